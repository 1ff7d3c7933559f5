"""Doubt: what the reader of a document was unsure of, in words and as a number."""

from collections.abc import Iterable
from dataclasses import dataclass

DOUBTFUL = 20
"""From this score on a document is told apart in a report: somebody should look at it."""
_MOST = 100


@dataclass(frozen=True, slots=True)
class ReadingDoubt:
    """One thing that may have been read wrong: a sentence for the user, and how much it weighs.

    5 is what often is so in sound files, 20 what hardly ever is, 40 what makes a text unusable.
    """

    sentence: str
    weight: int


def score_of(doubts: Iterable[ReadingDoubt]) -> int:
    """Return the doubt of a document: 0 where nothing was unsure, at most 100."""
    return min(_MOST, sum(doubt.weight for doubt in doubts))


def doubt_text(doubts: Iterable[ReadingDoubt]) -> str:
    """Return the score with the sentences, the weightiest first; "" where there is no doubt."""
    ordered = sorted(doubts, key=lambda doubt: -doubt.weight)
    said = "；".join(doubt.sentence for doubt in ordered)
    return f"疑点 {score_of(ordered)}：{said}。" if ordered else ""
