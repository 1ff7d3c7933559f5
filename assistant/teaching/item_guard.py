"""The guard of items: what fails a check is dropped, and it is told how many fell by what."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.documents.text import fold
from assistant.teaching.item import Item
from assistant.teaching.item_checks import CHECKS, Ground, asked_by
from assistant.teaching.reading_alone import pairs_of

REPEATED = "与别的题重复"
_folded = lru_cache(maxsize=8192)(fold)
"""Each item is held against all others: its words are folded once."""
_SAME = 0.6
"""Share of the words of a stem in another from which on both are about the same sentence."""


def failing(item: Item, ground: Ground) -> str:
    """Return the first reason for which an item is not sound; "" where there is none."""
    return next((reason for reason, fails in CHECKS if fails(item, ground)), "")


@dataclass
class GuardedItems:
    """What passed the guard, and how many fell by each reason."""

    items: list[Item] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    @property
    def tried(self) -> int:
        """How many there were."""
        return len(self.items) + self.dropped.total()


def guard(items: Iterable[Item], ground: Callable[[Item], Ground]) -> GuardedItems:
    """Return the items that are sound, each on its own; `ground` gives what it is held against."""
    found = GuardedItems()
    known: set[str] = set()
    for item in items:
        reason = REPEATED if item.id in known else failing(item, ground(item))
        known.add(item.id)
        if reason:
            found.dropped[reason] += 1
        else:
            found.items.append(item)
    return found


def repeats(one: Item, other: Item) -> bool:
    """Say whether two items are one: of one sentence, in one kind or to one answer.

    A bank may hold others of one sentence too, 对 and 错, a blank and a choice. Where one answers
    the other (`asks_the_same`), they never stand in one paper.
    """
    said, others = ({*map(_folded, item.answer)} for item in (one, other))
    return (one.kind is other.kind or said == others) and asks_the_same(one, other)


def items_apart(items: Iterable[Item], held: Iterable[Item] = ()) -> list[Item]:
    """Return the items of which none answers another, or one of those that are `held`.

    Of two the first stays. They are held against those of one title: a text may be in the library
    twice.
    """
    return _without(asks_the_same, items, held)


def single(items: Iterable[Item], held: Iterable[Item] = ()) -> list[Item]:
    """Return the items of which none repeats another, or one of those that are `held`."""
    return _without(repeats, items, held)


def _without(
    clash: Callable[[Item, Item], bool], items: Iterable[Item], held: Iterable[Item]
) -> list[Item]:
    kept: list[Item] = []
    by_title: dict[str, list[Item]] = defaultdict(list)
    for item in held:
        by_title[_folded(item.proof.title)].append(item)
    for item in items:
        beside = by_title[_folded(item.proof.title)]
        if not any(clash(item, other) for other in beside):
            beside.append(item)
            kept.append(item)
    return kept


def asks_the_same(one: Item, other: Item) -> bool:
    """Say whether two items ask the same thing, or one sentence twice: one answers the other.

    A text that the library holds twice is one text: its title and its words are the same.
    """
    proof, another = one.proof, other.proof
    if proof.clause_id != another.clause_id and _folded(proof.quote) != _folded(another.quote):
        same = _folded(asked_by(one)) == _folded(asked_by(other))
        return same and _folded(proof.title) == _folded(another.title)
    words, others = pairs_of(asked_by(one)), pairs_of(asked_by(other))
    return len(words & others) >= _SAME * min(len(words), len(others))
