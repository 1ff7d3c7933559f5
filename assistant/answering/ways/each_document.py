"""The same thing in several documents that the question names: what each of them states of it."""

import re
from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, computed, quoting
from assistant.answering.turn import Turn
from assistant.answering.ways.facts import value_in
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.question.kinds.kind import Kind, Sort
from assistant.question.kinds.what_is_asked import asked_kinds, kind_named
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
    wanted = asked_kinds(turn.question.own, Sort.VALUE) or _money(turn.question.plain)
    if not wanted:
        return None
    stated = {d.id: found for d in turn.question.named if (found := _stated(turn, d, wanted))}
    if len(stated) < 2:
        return None
    cited = tuple(c for d in turn.question.named for c in stated.get(d.id, ()))
    return quoting("各份文件里分别是：", cited)


def _money(question: str) -> tuple[Kind, ...]:
    """Return the kind of a sum where sums are compared and none is asked for: 金额一样吗."""
    return (kind_named("金额"),) if _MONEY.search(question) else ()


def _stated(turn: Turn, document: PolicyDocument, kinds: tuple[Kind, ...]) -> tuple[Citation, ...]:
    alone = turn.question.reader.read(turn.question.own.without_names())
    read = replace(alone, named=(), documents=(document,))
    evidence = turn.retriever.search(read.sought, 5, {document.id})
    asked = Turn.of(read, turn.retriever, turn.today)
    found = value_in(asked, evidence, kinds)
    return found.citations[:1] if found.outcome is Outcome.ANSWERED else ()


def changes(turn: Turn) -> Draft | None:
    """List what a document that amends another changes in it."""
    if not _CHANGED.search(turn.question.plain):
        return None
    amending = [d for d in turn.question.named if _amends(d, turn)]
    if len(amending) != 1:
        return None
    document = amending[0]
    found = changing(document)
    if not found:
        return None
    lead = f"{document.name} 作了这些调整（{len(found)} 处）："
    return computed(lead, (cite(document, c) for c in found))


def _amends(document: PolicyDocument, turn: Turn) -> bool:
    links = turn.library.links.of(document)
    return any(link.relation.kind is RelationKind.AMENDS for link in links)
