"""A clause that the question names or quotes: word for word, with its place."""

import re

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, whole_sentences
from assistant.answering.turn import Turn
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.text import fold
from assistant.library.passages import sentences
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.quoted import quotations
from assistant.retrieval.reference import without_references

_CHANGE = re.compile(r"(?:改|换)(?:成|为|作)|替换|篡改|关闭.{0,4}核对")
_PREMISE = re.compile(r"对吧|对不对|是不是|是吧|对吗|不是说|没错吧|是这样")
_NEXT = (
    (re.compile(r"(?:后|下)(?:面|边)?(?:那|的)?(?:一|1)?条"), 1),
    (re.compile(r"(?:前|上)(?:面|边)?(?:那|的)?(?:一|1)?条"), -1),
)
_LABEL = re.compile(r"^[（(]?[^,.)]{1,6}[,.)]")
_NO_CHANGE = "原文不能改动；改过的话不能当原文用。库内原文是："
_MOST = 6


def named_clause(turn: Turn) -> Draft | None:
    """Give each clause that the question names, whole."""
    pairs = [pair for r in turn.references for pair in r.clauses]
    pairs = pairs or _neighbour(turn) or _same_place(turn)
    if not pairs:
        return _quoted_heading(turn)
    shown = [(d, c) for pair in pairs[:_MOST] for d, c in _with_children(*pair)]
    return Draft(Outcome.ANSWERED, _lead(turn.question), tuple(cite(d, c) for d, c in shown))


def _lead(question: str) -> str:
    if _CHANGE.search(question):
        return _NO_CHANGE
    return "请对照原文：" if _PREMISE.search(question) else "原文如下："


def _neighbour(turn: Turn) -> list[tuple[PolicyDocument, Clause]]:
    """Return the clause after or before the one that was last spoken of."""
    step = next((by for pattern, by in _NEXT if pattern.search(turn.question)), 0)
    if not step or not turn.inherited:
        return []
    last = turn.inherited[-1]
    same = [c for c in last.document.clauses if c.level == last.clause.level]
    at = same.index(last.clause) + step
    return [(last.document, same[at])] if 0 <= at < len(same) else []


def _same_place(turn: Turn) -> list[tuple[PolicyDocument, Clause]]:
    """Return what was last spoken of, when only its place is asked for (写在哪一条)."""
    left = without_references(turn.question)
    if left == turn.question.strip() or turn.retriever.analyst.content_terms(left):
        return []
    return [(e.document, e.clause) for e in turn.inherited]


def _with_children(document: PolicyDocument, clause: Clause) -> list[tuple[PolicyDocument, Clause]]:
    """Return the clause; of a bare heading also what stands under it."""
    if clause.kind is not ClauseKind.HEADING:
        return [(document, clause)]
    below = [c for c in document.clauses if clause.title in c.path[:-1]]
    return [(document, clause), *((document, c) for c in below)]


def quoted_words(turn: Turn) -> Draft | None:
    """Say where the words that the question quotes stand, with the sentence around them."""
    found = turn.retriever.quoted(turn.question)
    if not found or _CHANGE.search(turn.question):
        return None
    return Draft(Outcome.ANSWERED, "出自：", tuple(_around(e) for e in found[:_MOST]))


def _quoted_heading(turn: Turn) -> Draft | None:
    """Give what stands under a heading that the question quotes instead of numbering it."""
    quoted = {fold(words) for words in quotations(turn.question)}
    found = [
        (d, c)
        for d in turn.documents or turn.library.documents
        for c in d.clauses
        if c.kind is ClauseKind.HEADING and _LABEL.sub("", fold(c.text)) in quoted
    ]
    if not found:
        return None
    pairs = _with_children(*found[0])
    return Draft(Outcome.ANSWERED, "原文如下：", tuple(_titled(d, c) for d, c in pairs))


def _titled(document: PolicyDocument, clause: Clause) -> Citation:
    """Cite a clause by its naming sentence, with the first sentence that follows it."""
    return cite(document, clause, "".join(sentences(clause.text)[:2]))


def _around(evidence: Evidence) -> Citation:
    start, end = evidence.spans[0]
    text = whole_sentences(evidence.clause.text, start, end)
    return cite(evidence.document, evidence.clause, text)
