"""The same thing in several documents that the question names: what each of them states of it."""

import re
from dataclasses import replace

from assistant.answering.answer import Citation
from assistant.answering.draft import Draft, cite, computed, quoting
from assistant.answering.turn import Turn
from assistant.answering.ways.facts import sentences_stating
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.question.asked import Question
from assistant.question.kinds.kind import Kind, Sort
from assistant.question.kinds.what_is_asked import kind_named
from assistant.validity.amendments import changing

_EACH = re.compile(
    r"各|分别|都是|区别|差别|不同|对比|相比|比较|变化|一样|一致|相同|差多少|差了|前后"
)
_MONEY = re.compile(r"金额|钱|标准|资金|数额|额度|起付线|封顶线")
_CHANGED = re.compile(
    r"(?:改|调整|修改|修订|变|动)了?[^，。？]{0,16}(?:哪些|哪几|什么|几)|哪些[^，。？]{0,8}(?:改|变|调整)"
)


def each_value(turn: Turn) -> Draft | None:
    """Give the value that each of the named documents states, one after the other."""
    if len(turn.question.named) < 2 or not _EACH.search(turn.question.plain):
        return None
    wanted = turn.question.asks[Sort.VALUE] or _money(turn)
    if not wanted:
        return None
    alone = turn.question.alone()
    cited = [c for d in turn.question.named for c in _stated(turn, alone, d, wanted)]
    return quoting("各份文件里分别是：", cited) if len(cited) > 1 else None


def _money(turn: Turn) -> tuple[Kind, ...]:
    """Return the kind of a sum where sums are compared and none is asked for: 金额一样吗."""
    return (kind_named("金额"),) if _MONEY.search(turn.question.plain) else ()


def _stated(
    turn: Turn, alone: Question, document: PolicyDocument, kinds: tuple[Kind, ...]
) -> tuple[Citation, ...]:
    """Return the sentence of one document for a question that was asked `alone`, of no document."""
    evidence = turn.retriever.search(alone.sought, 5, {document.id})
    asked = Turn.of(replace(alone, named=(), documents=(document,)), turn.retriever, turn.today)
    return sentences_stating(asked, evidence, kinds)[:1]


def changes(turn: Turn) -> Draft | None:
    """List what a document that amends another changes in it."""
    if not _CHANGED.search(turn.question.plain):
        return None
    amending = [d for d in turn.question.named if _amends(d)]
    if len(amending) != 1:
        return None
    document = amending[0]
    found = changing(document)
    if not found:
        return None
    lead = f"{document.name} 作了这些调整（{len(found)} 处）："
    return computed(lead, (cite(document, c) for c in found))


def _amends(document: PolicyDocument) -> bool:
    return any(relation.kind is RelationKind.AMENDS for relation in document.relations)
