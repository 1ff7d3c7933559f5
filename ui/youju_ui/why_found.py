"""Why a clause was found, to show to a room: what it has in common with the question, its score."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant import Evidence, address_of

_SHORTEST = 2
_MOST = 5


@dataclass(frozen=True, slots=True)
class FoundBy:
    """A clause that a question found: its place, the words in common, its share of the best score.

    `percent` is 0 to 100.
    """

    name: str
    address: str
    words: tuple[str, ...]
    percent: int


def found_by(question: str, found: Sequence[Evidence]) -> list[FoundBy]:
    """Return the first clauses that a question found, best first; a heading proves nothing."""
    clauses = [e for e in found if e.clause.kind != "heading"]
    clauses.sort(key=lambda e: -e.score)
    best = max((e.score for e in clauses), default=0.0)
    return [
        FoundBy(
            f"{e.document.name} {e.clause.label}",
            address_of(e.clause.id),
            tuple(_longest(common_words(question, e.clause.text))),
            round(100 * e.score / best) if best > 0 else 0,
        )
        for e in clauses[:_MOST]
    ]


def common_words(question: str, text: str) -> Iterator[str]:
    """Yield the longest runs of letters of a question that a text has too, each once."""
    seen: set[str] = set()
    at = 0
    while at < len(question):
        end = at
        while end < len(question) and question[at : end + 1] in text and question[end].isalnum():
            end += 1
        run = question[at:end]
        if len(run) >= _SHORTEST and run not in seen:
            seen.add(run)
            yield run
        at = max(end, at + 1)


def _longest(words: Iterable[str]) -> list[str]:
    """Return the words without digits cut out of a figure, and without what another one holds."""
    said = [word for word in words if not word.isdecimal()]
    return [word for word in said if not any(word in other for other in said if other != word)]
