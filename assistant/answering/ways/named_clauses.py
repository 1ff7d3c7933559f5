"""A clause that the question names or quotes: word for word, with its place."""

import re

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, cite_place, drafted, quoting, whole_sentences
from assistant.answering.draft_parts import Computed, Introduction, ProgramWords, Said
from assistant.answering.listing import enumerated, stacked
from assistant.answering.turn import Turn
from assistant.answering.ways.absent import absent
from assistant.answering.ways.other_texts import put_in
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.text import fold
from assistant.library.passages import sentences
from assistant.question.places import Place
from assistant.question.whole_clause import whole
from assistant.retrieval.evidence import Evidence

_CHANGE = re.compile(r"(?:改|换)(?:成|为|作)|替换|篡改|关闭.{0,4}核对")
_PREMISE = re.compile(r"对吧|对不对|是不是|是吧|对吗|不是说|没错吧|是这样")
_ASKS_MORE = re.compile(
    r"多少|[几谁啥吗嘛么]|什么|怎么|咋|如何|是否|哪些|哪个|须|应当|"
    r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)"
)
_ASKS_PLACE = re.compile(
    r"哪[^，。？]{0,6}(?:条(?!件)|[款项段句份章节篇处])|哪[里儿]|在哪|第几|出[自处]|话|原[文话]|写法|"
    r"[前后上下](?:头|面|边|一?句|文|半句)"
)
"""Of words in quotation marks: where they stand and what stands beside them, or something else."""
_LABEL = re.compile(r"^[（(]?[^,.)]{1,6}[,.)]")
_NO_CHANGE = "原文不能改动；改过的话不能当原文用。库内原文是："


def named_clause(turn: Turn) -> Draft | None:
    """Give each clause that the question names, whole, and each 款 or 项 by itself."""
    places = _once([p for r in turn.question.references for p in r.places]) or _same_place(turn)
    if not places:
        return _quoted_heading(turn)
    told = [
        absent(r, turn.question.documents)
        for r in turn.question.references
        if not (r.places and r.whole)
    ]
    told += _owners(turn, places)
    added = [*put_in(turn)]
    told += [each.said for each in added]
    lead = (Computed(stacked(told)), _lead(turn))
    cited = (*map(cite_place, whole(places)), *(each.citation for each in added))
    return drafted(Outcome.ANSWERED, lead, dict.fromkeys(cited))


def _lead(turn: Turn) -> ProgramWords:
    if _CHANGE.search(turn.question.plain):
        return Said(_NO_CHANGE)
    premise = _PREMISE.search(turn.question.plain)
    return Introduction("请对照原文：" if premise else "原文如下：")


def _owners(turn: Turn, places: list[Place]) -> list[str]:
    """Say that several documents have what the question names without saying of which."""
    count = len({p.document.id for p in places})
    written = dict.fromkeys(r.written for r in turn.question.references if len(r.documents) > 1)
    if count < 2 or len(turn.question.documents) > 1 or not written:
        return []
    return [f"没有写明是哪份文件，库内有 {count} 份文件有{enumerated(tuple(written))}。"]


def _once(places: list[Place]) -> list[Place]:
    return list({p.key: p for p in places}.values())


def _same_place(turn: Turn) -> list[Place]:
    """Return what was last spoken of, when only its place is asked for (写在哪一条)."""
    asked = turn.question
    if asked.typed.without_places == asked.plain.strip() or asked.loose:
        return []
    return [] if asked.beside_places else list(asked.before)


def quoted_words(turn: Turn) -> Draft | None:
    """Say where the words that the question quotes stand, with the sentence around them."""
    found = turn.retriever.quoted(turn.question)
    if not found or _CHANGE.search(turn.question.plain) or _asks_more(turn):
        return None
    return quoting("出自：", map(_around, found))


def _asks_more(turn: Turn) -> bool:
    """Say whether what is quoted is only what the question is about: 申请“按月冲还贷”须满足什么.

    The sentence that has the words need not answer that: whether one does, the reader sees.
    """
    beside = turn.question.plain
    for words in turn.question.quotations:
        beside = beside.replace(words, "")
    more = bool(turn.question.quotations) and _ASKS_MORE.search(beside) is not None
    return turn.reader is not None and more and _ASKS_PLACE.search(beside) is None


def _quoted_heading(turn: Turn) -> Draft | None:
    """Give what stands under a heading that the question quotes instead of numbering it."""
    documents = turn.question.documents or turn.library.documents
    order = {document.id: number for number, document in enumerate(documents)}
    found = [
        Place(d, c)
        for words in turn.question.quotations
        for d in documents
        for c in d.containing(words)
        if c.kind is ClauseKind.HEADING and _LABEL.sub("", fold(c.text)) == fold(words)
    ]
    if not found:
        return None
    first = min(found, key=lambda p: (order[p.document.id], p.clause.span))
    return quoting("原文如下：", (_titled(p.document, p.clause) for p in whole((first,))))


def _titled(document: PolicyDocument, clause: Clause) -> Citation:
    """Cite a clause by its naming sentence, with the first sentence that follows it."""
    return cite(document, clause, "".join(sentences(clause.text)[:2]))


def _around(evidence: Evidence) -> Citation:
    start, end = evidence.spans[0]
    text = whole_sentences(evidence.clause.text, start, end)
    return cite(evidence.document, evidence.clause, text)
