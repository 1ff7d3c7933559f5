"""One paper in two versions: the same items, their order and that of their choices different.

Version A is drawn by a seed. In B every item of a kind has another number, and every item another
key, as far as there are two of them to change places: who looks at a neighbour's paper is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from assistant.teaching.item import LETTERS, Item
from assistant.teaching.item_words import sections

VERSIONS = ("A", "B")


@dataclass(frozen=True, slots=True)
class Paper:
    """The items of one version in the order of their numbers; `seed` makes it again."""

    version: str
    seed: int
    items: tuple[Item, ...]


def paper(items: Sequence[Item], seed: int, version: str = "A") -> Paper:
    """Return a version of the paper; the same items and seed give the same paper."""
    ordered: list[Item] = []
    for _numeral, kind, of_kind in sections(items):
        numbers = _order(len(of_kind), f"{seed}/{kind}", version)
        ordered += [_with_choices_moved(of_kind[n], seed, version) for n in numbers]
    return Paper(version, seed, tuple(ordered))


def _order(count: int, seed: str, version: str) -> list[int]:
    """Return the numbers below `count` in an order; that of B has none at the place it has in A."""
    drawn = Random(seed)  # noqa: S311  an order that can be made again, not a secret
    numbers = drawn.sample(range(count), count)
    turn = drawn.randrange(1, count) if version != VERSIONS[0] and count > 1 else 0
    return numbers[turn:] + numbers[:turn]


def _with_choices_moved(item: Item, seed: int, version: str) -> Item:
    """Return the item with its choices in another order, and the letters of its key with them."""
    if not item.choices:
        return item
    order = _order(len(item.choices), f"{seed}/{item.id}", version)
    letters = (LETTERS[order.index(LETTERS.index(letter))] for letter in item.key)
    return replace(item, choices=tuple(item.choices[n] for n in order), key=tuple(sorted(letters)))
