"""A fact: the sentences that answer, out of the clauses that fit; or that the library has none."""

import math
import re

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import (
    Draft,
    cite,
    not_stated,
    only_asks,
    quoting,
    whole_sentences,
    without_head,
)
from assistant.answering.listing import names_of
from assistant.answering.stating.asked_thing import asked_subject, unknown_focus, unknown_subject
from assistant.answering.stating.attributes import unstated_attribute
from assistant.answering.stating.closeness import Close, close_sentences, with_list
from assistant.answering.stating.values import Wanted, claimed_values, wanted_values
from assistant.answering.turn import Turn
from assistant.documents.model import ClauseKind
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.question.analysis import Question
from assistant.question.references import without_names
from assistant.retrieval.evidence import Evidence, Reason

_CLOSE, _ALSO = 0.04, 2
_MOST_PASSAGES = 5000
_SAID, _MOST_SAID = 0.03, 0.4
"""What a clause may fall short that says so much of the question: no foreign one did (1,212)."""
_WORDLESS = 0.05
"""What must be made up for when the library has none of the words: 您好，忙不忙 is near to much."""


def least_score(library: Library) -> float:
    """Return the score below which no clause is about the question.

    The best of many passages fits anything better than the best of few, so the bound rises with
    their number (calibrated on in-library and foreign questions: docs/retrieval.md).
    """
    size = max(1, min(len(library.passages), _MOST_PASSAGES))
    return library.embedder.calibration.floor + library.embedder.calibration.slope * math.log(size)


def _line(library: Library, evidence: list[Evidence]) -> float:
    """Return the score that the best must reach.

    More where no word of the question is found, less where the best says most of them.
    """
    said = evidence[0].coverage + evidence[0].explained
    wordless = all(found.coverage == 0 for found in evidence)
    return least_score(library) + (_WORDLESS if wordless else -_SAID if said >= _MOST_SAID else 0.0)


_QUOTES = re.compile(r"[“\"][^”\"]{30,}[”\"]")
"""Another document's words at length."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*年)")


def unstated_year(turn: Turn) -> Draft | None:
    """Say that the library has nothing of a year that no document mentions."""
    # What was pasted comes before; the question is the last sentence.
    *_pasted, asking = re.split(r"[。！\n]", turn.question.rstrip("。！ "))
    years = set(_YEAR.findall(asking))
    if not years or any(map(turn.library.prints, years)) or turn.retriever.quoted(turn.question):
        return None
    named = "、".join(f"{year}年" for year in sorted(years))
    return _not_stated(turn.evidence(1), f"{named}的情况")


def fact(turn: Turn) -> Draft:
    """Answer with the best sentences, or say that the library does not state it."""
    question = turn.retriever.analyst.analyse(turn.text)
    evidence = _telling(turn.evidence(), question)
    wanted = wanted_values(turn.about)
    if not evidence or evidence[0].score < _line(turn.library, evidence):
        return _not_stated(evidence, "")
    if wanted:
        return _value(turn, evidence, question, wanted)
    if asked := unknown_focus(turn, evidence) or unstated_attribute(turn, evidence):
        return _not_stated(evidence, asked)
    return _claim(turn, evidence, question) or _best(turn, evidence, question)


def _telling(evidence: list[Evidence], question: Question) -> list[Evidence]:
    """Return the evidence without rows that only their table's name and columns brought here."""
    words = (*question.terms, *question.expansions)
    return [
        e
        for e in evidence
        if e.clause.kind is not ClauseKind.ROW
        or e.reason is not Reason.SEARCH
        or any(len(w) > 1 and w in fold(e.clause.text) for w in words)
    ]


def _claim(turn: Turn, evidence: list[Evidence], question: Question) -> Draft | None:
    """Set the sentences that hold a value against one that the question states: 是200元吧."""
    claimed = claimed_values(turn.about)
    if not claimed:
        return None
    found = _value(turn, evidence, question, claimed)
    if found.outcome is Outcome.ANSWERED:
        return quoting("请对照原文：", found.citations)
    elsewhere = _value(turn, turn.retriever.search(turn.text, 5), question, claimed)
    if not turn.named or elsewhere.outcome is not Outcome.ANSWERED:
        return None
    absent = f"{names_of(turn.named)} 里没有找到这样的数；库内写到的是："
    return quoting(absent, elsewhere.citations)


def value_in(turn: Turn, evidence: list[Evidence], wanted: list[Wanted]) -> Draft:
    """Answer with the sentences of `evidence` that hold a value of each asked kind."""
    return _value(turn, evidence, turn.retriever.analyst.analyse(turn.text), wanted)


def _value(turn: Turn, evidence: list[Evidence], question: Question, wanted: list[Wanted]) -> Draft:
    """Answer with sentences that hold a value of each asked kind and are about the question."""
    subject, kinds = unknown_subject(turn), "、".join(w.name for w in wanted)
    other = [e for e in evidence if not _states(e, wanted)]
    if subject:
        return _not_stated(other, f"{subject}（{kinds}）")
    close = close_sentences(turn, evidence, question)
    lacking = [w.name for w in wanted if not any(w.written.search(c.sentence) for c in close)]
    if lacking:
        return _not_stated(other, "、".join(lacking))
    years = _YEAR.findall(without_names(turn.question, turn.library.documents))
    held = [
        c
        for c in close
        if any(w.written.search(c.sentence) for w in wanted) and all(y in _dated(c) for y in years)
    ]
    if not held:
        return _not_stated(other, "、".join([*(f"{y}年" for y in years), kinds]))
    subject = asked_subject(turn)
    held = _naming(turn, subject, held)
    if not held:
        return _not_stated(other, f"{subject}（{kinds}）")
    best = max(c.share for c in held)
    held.sort(key=lambda c: (-round(c.share, 1), only_asks(c.evidence.document)))
    kept = [_cited(c) for c in held if c.share >= 0.85 * best]
    return quoting("原文是：", dict.fromkeys(kept[:3]))


def _dated(close: Close) -> str:
    """Return where the year of a sentence may stand: in itself, or in the title above it."""
    found = close.evidence
    return f"{found.document.title_of(found.clause)}{close.sentence}"


def _naming(turn: Turn, subject: str, close: list[Close]) -> list[Close]:
    """Return the sentences that name what is asked how much of, in one of its names.

    A value beside another thing of the same clause is not its own, so there may be none. Of a
    subject that neither documents nor lists know it cannot be told: then all are returned.
    """
    lexicon = turn.library.lexicon
    listed = subject in lexicon.synonyms or subject in lexicon.aliases
    if not subject or not (listed or turn.library.says(fold(subject))):
        return close
    names = (subject, *lexicon.written(subject))
    return [c for c in close if any(fold(n) in fold(f"{c.near} {c.sentence}") for n in names)]


def _cited(close: Close) -> Citation:
    found = close.evidence
    return cite(found.document, found.clause, with_list(found.clause.text, close.sentence))


def _states(evidence: Evidence, wanted: list[Wanted]) -> bool:
    """Say whether what would be shown holds a value of an asked kind: another thing's."""
    shown = _excerpt(evidence, 1).quote
    return any(each.written.search(shown) for each in wanted)


def _originals_first(evidence: list[Evidence]) -> list[Evidence]:
    """Return the evidence with what a request quotes before the request, where both fit alike."""
    first, *rest = evidence
    if not only_asks(first.document) or not _QUOTES.search(first.clause.text):
        return evidence
    alike = (e for e in rest if e.score >= first.score - _CLOSE and not only_asks(e.document))
    original = next(alike, None)
    if original is None or first.reason is not Reason.SEARCH:
        return evidence
    return [original, *(e for e in evidence if e is not original)]


def _best(turn: Turn, evidence: list[Evidence], question: Question) -> Draft:
    first, *rest = _originals_first(evidence)
    also = [e for e in rest if e.score >= first.score - _CLOSE or e.reason is Reason.REFERENCE]
    shares_words = first.coverage > 0 or first.reason is not Reason.SEARCH
    return quoting(
        "原文是：" if shares_words else "文件里没有相同的说法，意思最接近的原文是：",
        (_excerpt(first, 2),),
        (_excerpt(e, 1) for e in also[:_ALSO]),
    )


def _excerpt(evidence: Evidence, windows: int) -> Citation:
    """Cite the sentences of the clause's best windows, in the order of the clause."""
    text = evidence.clause.text
    spans = sorted(evidence.spans[:windows])
    if not spans:
        return cite(evidence.document, evidence.clause)
    quote = whole_sentences(text, spans[0][0], spans[-1][1])
    return cite(evidence.document, evidence.clause, without_head(quote))


def _not_stated(evidence: list[Evidence], kinds: str) -> Draft:
    what = f"{kinds}" if kinds else "这件事"
    if not evidence:
        return not_stated(f"库内文件未载明{what}。")
    nearest = _excerpt(evidence[0], 1)
    issuers = "、".join(evidence[0].document.issuers)
    ask = f"需要时可向发文机关（{issuers}）或主管部门核实。" if issuers else ""
    return not_stated(f"库内文件未载明{what}。最接近的原文是：", (nearest,), ask)
