"""A fact: the sentences that answer, out of the clauses that fit; or that the library has none."""

import math
import re
from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.asked_thing import (
    MEASURE,
    MEASURE_NOUN,
    unknown_focus,
    unknown_subject,
)
from assistant.answering.draft import Draft, cite, only_asks, whole_sentences, without_head
from assistant.answering.turn import Turn
from assistant.answering.values import Wanted, claimed_values, wanted_values
from assistant.library.library import Library
from assistant.library.passages import sentences
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.question import Question

LEAST_SHARE = 0.3
"""Share of the question's weight that must stand beside a value for the value to answer it."""
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


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*年)")


def unstated_year(turn: Turn) -> Draft | None:
    """Say that the library has nothing of a year that no document mentions."""
    # What was pasted comes before; the question is the last sentence.
    *_pasted, asking = re.split(r"[。！\n]", turn.question.rstrip("。！ "))
    years = set(_YEAR.findall(asking))
    if not years or any(map(turn.library.prints, years)) or turn.retriever.quoted(turn.question):
        return None
    named = "、".join(f"{year}年" for year in sorted(years))
    return replace(_not_stated(turn.evidence(1), f"{named}的情况"), counted=(named,))


def fact(turn: Turn) -> Draft:
    """Answer with the best sentences, or say that the library does not state it."""
    evidence = turn.evidence()
    question = turn.retriever.analyst.analyse(turn.text)
    wanted = wanted_values(turn.about)
    if not evidence or evidence[0].score < _line(turn.library, evidence):
        return _not_stated(evidence, "")
    if wanted:
        return _value(turn, evidence, question, wanted)
    if asked := unknown_focus(turn, evidence):
        return _not_stated(evidence, asked)
    return _claim(turn, evidence, question) or _best(turn, evidence, question)


def _claim(turn: Turn, evidence: list[Evidence], question: Question) -> Draft | None:
    """Set the sentences that hold a value against one that the question states: 是200元吧."""
    claimed = claimed_values(turn.about)
    if not claimed:
        return None
    found = _value(turn, evidence, question, claimed)
    if found.outcome is Outcome.ANSWERED:
        return replace(found, lead="请对照原文：")
    elsewhere = _value(turn, turn.retriever.search(turn.text, 5), question, claimed)
    if not turn.named or elsewhere.outcome is not Outcome.ANSWERED:
        return None
    names = "、".join(document.name for document in turn.named)
    return replace(elsewhere, lead=f"{names} 里没有找到这样的数；库内写到的是：")


def _value(turn: Turn, evidence: list[Evidence], question: Question, wanted: list[Wanted]) -> Draft:
    """Answer with sentences that hold a value of each asked kind and are about the question."""
    subject, kinds = unknown_subject(turn), "、".join(w.name for w in wanted)
    other = [e for e in evidence if not _states(e, wanted)]
    if subject:
        return _not_stated(other, f"{subject}（{kinds}）")
    close = _close_sentences(turn, evidence, question)
    lacking = [w.name for w in wanted if not any(w.written.search(s) for _, _, s in close)]
    if lacking:
        return _not_stated(other, "、".join(lacking))
    years = _YEAR.findall(turn.question)
    held = [
        found
        for found in close
        if any(w.written.search(found[2]) for w in wanted) and all(y in found[2] for y in years)
    ]
    if not held:
        return _not_stated(other, "、".join([*(f"{y}年" for y in years), kinds]))
    best = max(share for share, _, _ in held)
    held.sort(key=lambda found: (-round(found[0], 1), only_asks(found[1].document)))
    kept = [cite(e.document, e.clause, s) for share, e, s in held if share >= 0.8 * best]
    return Draft(Outcome.ANSWERED, "原文是：", tuple(kept[:3]))


def _states(evidence: Evidence, wanted: list[Wanted]) -> bool:
    """Say whether what would be shown holds a value of an asked kind: another thing's."""
    shown = _excerpt(evidence, 1).quote
    return any(each.written.search(shown) for each in wanted)


def _close_sentences(
    turn: Turn, evidence: list[Evidence], question: Question
) -> list[tuple[float, Evidence, str]]:
    """Return the sentences that are about the question, each with its own share of its words.

    A sentence may go on about what the one before it named, so both together must reach the bound.
    """
    heads, close = _heads(turn), []
    for found in evidence:
        for sentence, around in _with_lead(sentences(found.clause.text)):
            title = found.clause.title
            together = _share(turn, question, f"{title} {around}")
            if together >= LEAST_SHARE and _has_one(turn, heads, f"{title} {sentence}"):
                own = _share(turn, question, f"{title} {sentence}")
                close.append((own, found, sentence))
    return close


def _with_lead(pieces: list[str]) -> list[tuple[str, str]]:
    """Pair each sentence with itself and the one before it, which names what it goes on about."""
    return [(s, f"{before} {s}") for before, s in zip(["", *pieces], pieces, strict=False)]


def _heads(turn: Turn) -> frozenset[str]:
    """Return the two weightiest own words of the question that the library knows: its subject."""
    index = turn.library.lexical
    own = turn.retriever.analyst.analyse(turn.about)
    for words in (own.terms, own.expansions):
        known = [t for t in words if t in index.frequency and not MEASURE.match(t)]
        if known:
            break
    subject = [t for t in known if not MEASURE_NOUN.search(t)] or known
    return frozenset(sorted(subject, key=index.weight, reverse=True)[:2])


def _has_one(turn: Turn, heads: frozenset[str], text: str) -> bool:
    return not heads or bool(heads & set(turn.library.segmenter.index_terms(text)))


def _share(turn: Turn, question: Question, text: str) -> float:
    """Return how much of the question's weight stands in `text`, its best synonym at half."""
    index = turn.library.lexical
    words = set(turn.library.segmenter.index_terms(text))
    known = [t for t in question.terms if t in index.frequency]
    most = sum(index.weight(t) for t in known)
    held = sum(index.weight(t) for t in known if t in words)
    held += 0.5 * max((index.weight(t) for t in question.expansions if t in words), default=0.0)
    return held / most if most else 0.0


def _best(turn: Turn, evidence: list[Evidence], question: Question) -> Draft:
    first, *rest = evidence
    also = [e for e in rest if e.score >= first.score - _CLOSE or e.reason is Reason.REFERENCE]
    shares_words = first.coverage > 0 or first.reason is not Reason.SEARCH
    return Draft(
        Outcome.ANSWERED,
        "原文是：" if shares_words else "文件里没有相同的说法，意思最接近的原文是：",
        (_excerpt(first, 2),),
        tuple(_excerpt(e, 1) for e in also[:_ALSO]),
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
        return Draft(Outcome.NOT_FOUND, f"库内文件未载明{what}。")
    nearest = _excerpt(evidence[0], 1)
    issuers = "、".join(evidence[0].document.issuers)
    ask = f"需要时可向发文机关（{issuers}）或主管部门核实。" if issuers else ""
    return Draft(
        Outcome.NOT_FOUND, f"库内文件未载明{what}。最接近的原文是：", (nearest,), closing=ask
    )
