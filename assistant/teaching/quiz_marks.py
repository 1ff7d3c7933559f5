"""What a room does not know yet: the wrong rate of items, clauses and topics, and the next quiz."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, zip_longest
from typing import Any

from assistant.teaching.item import Item, ItemKind
from assistant.teaching.item_words import document_name, key_text, topic_of
from assistant.teaching.quiz_results import ItemResult, QuizResults
from assistant.teaching.reviewed_bank import RowProblem


@dataclass(frozen=True, slots=True)
class WrongRate:
    """How often what goes by `name` was asked, and how often the answer was wrong."""

    name: str
    asked: int
    wrong: int

    @property
    def rate(self) -> Fraction:
        """The wrong rate; 0 of what nobody answered."""
        return Fraction(self.wrong, self.asked) if self.asked else Fraction(0)

    def to_json(self) -> dict[str, Any]:
        """Return the mark as a JSON object; the rate is a share of 1 with four places."""
        return {"name": self.name, "asked": self.asked, "wrong": self.wrong,
                "wrong_rate": str(round(float(self.rate), 4))}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a quiz, in each list the weakest first; a 简答 is marked by people, not here."""

    results: tuple[ItemResult, ...]
    clauses: tuple[WrongRate, ...]
    topics: tuple[WrongRate, ...]
    problems: tuple[RowProblem, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the object of `youju bank marks --json`."""
        return {
            "items": [
                {**_mark(each).to_json(), "key": key_text(each.item), "answers": dict(each.answers)}
                for each in self.results
            ],
            "clauses": [each.to_json() for each in self.clauses],
            "topics": [each.to_json() for each in self.topics],
            "problems": [{"row": each.row, "reason": each.reason} for each in self.problems],
        }


def marks(found: QuizResults) -> Marks:
    """Return the marks of what was answered."""
    marked = [each for each in found.results if each.item.kind is not ItemKind.SHORT]
    results = tuple(sorted(marked, key=lambda each: -_mark(each).rate))
    return Marks(
        results,
        _summed(results, clause_name),
        _summed(results, topic_of),
        found.problems,
    )


def clause_name(item: Item) -> str:
    """Return what the clause of an item is called."""
    return f"{document_name(item.proof)}{item.proof.clause}"


def _mark(result: ItemResult) -> WrongRate:
    return WrongRate(result.item.id, result.asked, result.wrong)


def _summed(results: Iterable[ItemResult], name: Callable[[Item], str]) -> tuple[WrongRate, ...]:
    sums: dict[str, list[int]] = {}
    for each in results:
        of_name = sums.setdefault(name(each.item), [0, 0])
        of_name[0] += each.asked
        of_name[1] += each.wrong
    found = (WrongRate(named, asked, wrong) for named, (asked, wrong) in sums.items())
    return tuple(sorted(found, key=lambda mark: -mark.rate))


def next_quiz(items: Sequence[Item], found: Marks, count: int) -> tuple[Item, ...]:
    """Return up to `count` items for the next time: of the weakest clauses, new ones first.

    Clauses that were answered wrong come in turn, the weakest first, until they have no items left;
    then those that were not asked, last those that all knew. Only usable items are taken.
    """
    rates = {mark.name: mark.rate for mark in found.clauses}
    asked = {each.item.id for each in found.results}
    held: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: item.id in asked):
        if item.usable:
            held.setdefault(clause_name(item), []).append(item)
    weak = sorted((name for name in held if rates.get(name)), key=lambda name: -rates[name])
    fresh = [name for name in held if name not in rates]
    known = [name for name in held if rates.get(name) == 0]
    chosen = chain.from_iterable(_in_turn(held, names) for names in (weak, fresh, known))
    return tuple(chosen)[:count]


def _in_turn(held: Mapping[str, list[Item]], names: Sequence[str]) -> Iterator[Item]:
    """Yield an item of each clause, then a second of each, and so on."""
    for turn in zip_longest(*(held[name] for name in names)):
        yield from (item for item in turn if item is not None)
