"""Every place of a term: an exact scan of the library, nothing left out, counted."""

import re
from collections.abc import Sequence

from assistant.answering.answer import Citation
from assistant.answering.draft import Draft, cite, computed, whole_sentences
from assistant.answering.listing import MOST, bulleted, enumerated
from assistant.answering.turn import Turn
from assistant.answering.ways.asked_term import asked_term
from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.text import fold
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.exact_words import places

_EVERY = re.compile(
    r"(?:哪些|哪几|几|多少|所有|全部)(?:个)?(?:条文|条款|位置)|(?:哪些|哪几|所有|全部)个?(?:地方|处)|哪几条|哪些条(?![件例])|凡是|一个别漏|一个不漏|"
    r"都找出来|全找出来|找全|(?:列|开)(?:个|一?[张份]|出|成)?(?:来)?(?:单子|清单|名目|表)|"
    r"(?:分别|各|散)(?:写|说|讲|放|排|落)?在(?:第几|哪)|汇总(?![^，。？]*[，后])|归拢|"
    r"(?:条款|条文|地方|处)[^，。]{0,3}(?:全|都|逐[个条一]|一一)(?:部)?[^，。]{0,2}(?:列|找|写|抄|报|数)|"
    r"出现(?:了|过)?(?:几|多少)[次处回]|提(?:到)?(?:了|过)?(?:几|多少)[次处回]"
)
_SAYS = r"(?:提到|提及|讲到|说到|写到|谈到|涉及|规定|提|讲|说|写)"
_WHICH_CLAUSE = (
    re.compile(
        rf"(?:哪一?|第几|哪个)(?:条款?|款|项|段)(?:里面?|中)?(?:有|是|是在)?{_SAYS}(?:了|过|的|到|有)*"
        r"(?P<said>[^？?。！!]+)"
    ),
    re.compile(
        rf"(?P<said>[^，。？?！!]+?)(?:是|在)?(?:哪一?|第几|哪个)(?:条款?|款|项|段)(?:里面?|中)?{_SAYS}"
        r"(?:过|到|了)*的"
    ),
)
_AROUND_SAID = re.compile(
    r"^(?:关于|了|过|“|\")+|(?:这[个句]?(?:词|话|事)|的?内容|吗|呢|的|”|\"|\s)+$"
)
_WHICH_FILE = re.compile(
    r"(?:这个?词|这[两三四几]?个字|这句话|[”\"])[^，。]{0,12}(?:有(?:没有|吗|么|不)|写没写|提没提|出没出现)|"
    r"(?:还是|只有|哪份|哪个文件|两份)[^，。]{0,12}(?:写了?|有|提|说|讲|出现|才有)|[一二三四五六七八九十几两]个字"
)


_THESE_WORDS = re.compile(
    r"(?:^|[“\"，,：:\s])(?P<term>[\u4e00-\u9fff]{2,8})[”\"]?这[两三四五六几]?个[字词]"
)


def every_place(turn: Turn) -> Draft | None:
    """List every clause in which the asked term stands, with the count."""
    if not _EVERY.search(turn.question.plain):
        return None
    term = asked_term(turn)
    found = _within(turn, places(term, turn.library.documents)) if term else []
    if not found:
        return None
    in_titles = [e for e in found if fold(term) in fold(e.clause.title)]
    return _listed(
        term, in_titles if len(in_titles) > 2 and "分别" in turn.question.plain else found
    )


def _listed(term: str, listed: list[Evidence]) -> Draft:
    total = sum(len(e.spans) for e in listed)
    lead = f"“{term}”在库内文件中共有 {total} 处，见 {len(listed)} 个条款："
    return computed(lead, map(_sentence, listed))


def which_clause(turn: Turn) -> Draft | None:
    """List every clause that says just what the question asks about: 哪条提到快递进村.

    Words that stand nowhere as they are asked for are left to the search.
    """
    text = turn.question.typed.without_names()
    asked = filter(None, (p.search(text) for p in _WHICH_CLAUSE))
    said = (_AROUND_SAID.sub("", match["said"]) for match in asked)
    term = next((words for words in said if len(words) > 1), "")
    stop = turn.library.lexicon.stopwords
    found = places(term, turn.library.documents) if term and term not in stop else []
    return _listed(term, _within(turn, found)) if found else None


def which_document(turn: Turn) -> Draft | None:
    """Say for each document whether and where it has the asked term."""
    documents = turn.question.named if len(turn.question.named) > 1 else turn.library.documents
    if not _WHICH_FILE.search(turn.question.plain) or len(documents) < 2:
        return None
    these = _THESE_WORDS.search(turn.question.plain)
    term = these["term"] if these else asked_term(turn, shortest=3)
    found = places(term, documents) if term else []
    if not found:
        return None
    lines = (_share(document, term, found) for document in _in_order(documents, found))
    return computed(bulleted(lines, "份"), map(_sentence, found))


def _in_order(
    documents: Sequence[PolicyDocument], found: list[Evidence]
) -> Sequence[PolicyDocument]:
    """Return the documents; of more than are listed, those that have the term first."""
    having = {e.document.id for e in found}
    return sorted(documents, key=lambda d: len(documents) > MOST and d.id not in having)


def _share(document: PolicyDocument, term: str, found: list[Evidence]) -> str:
    own = [e for e in found if e.document.id == document.id]
    if not own:
        return f"{document.name}：全文没有“{term}”。"
    labels = enumerated([e.clause.label for e in own])
    return f"{document.name}：有“{term}”，{sum(len(e.spans) for e in own)} 处，在{labels}。"


def _within(turn: Turn, found: list[Evidence]) -> list[Evidence]:
    """Keep the documents that the question names, and the body before headings and elements."""
    ids = {d.id for d in turn.question.named}
    kept = [e for e in found if not ids or e.document.id in ids]
    body = [e for e in kept if e.clause.kind in (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH)]
    return body or kept


def _sentence(evidence: Evidence) -> Citation:
    start, end = evidence.spans[0][0], evidence.spans[-1][1]
    text = evidence.clause.text
    parts = {whole_sentences(text, s, e): None for s, e in evidence.spans}
    joined = next(iter(parts)) if len(parts) == 1 else whole_sentences(text, start, end)
    return cite(evidence.document, evidence.clause, joined)
