"""The guard of items: what fails a check is dropped, and it is told how many fell by what."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from assistant.documents.text import fold
from assistant.teaching.item import Item
from assistant.teaching.item_checks import CHECKS, Ground, asked_by
from assistant.teaching.reading_alone import pairs_of

REPEATED = "与别的题重复"
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


def asks_the_same(one: Item, other: Item) -> bool:
    """Say whether two items ask the same thing, or one sentence twice: one answers the other.

    A text that the library holds twice is one text: its title and its words are the same.
    """
    if one.proof.clause_id != other.proof.clause_id and fold(one.proof.quote) != fold(
        other.proof.quote
    ):
        same = fold(asked_by(one)) == fold(asked_by(other))
        return same and fold(one.proof.title) == fold(other.proof.title)
    words, others = pairs_of(asked_by(one)), pairs_of(asked_by(other))
    return len(words & others) >= _SAME * min(len(words), len(others))
