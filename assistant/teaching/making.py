"""Making a bank: every item that the makers find, guarded, and of the sound ones a fair draw."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.teaching.drawing import shuffled
from assistant.teaching.item import FALSE, TRUE, Item, ItemKind
from assistant.teaching.item_checks import Ground
from assistant.teaching.item_guard import GuardedItems, asks_the_same, guard, items_apart, single
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.maker_table import MAKERS

_NAMING = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.FILL})
_OF_AN_ANSWER = 2
"""Items of a bank to which one name is the answer: who has seen two knows the third."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the items drawn, and what became of the rest.

    `tried` counts the candidates, `dropped` those that the guard let fall by reason, `sound` those
    that passed it and of which none repeats another: so many could have been drawn. Those that no
    other answers come first; others of the same sentences fill up where they are too few.
    """

    items: tuple[Item, ...]
    tried: int
    dropped: dict[str, int]
    sound: int

    @property
    def drop_rate(self) -> float:
        """Which part of the candidates the guard let fall."""
        return sum(self.dropped.values()) / self.tried if self.tried else 0.0


def make(
    lesson: Lesson,
    count: int,
    kinds: Collection[ItemKind] = (),
    held: Sequence[Item] = (),
) -> Made:
    """Return up to `count` items of `kinds` (all without any) that ask nothing that `held` do."""
    dropped: Counter[str] = Counter()
    groups, tried = [], 0
    for _name, maker in MAKERS:
        wanted = (item for item in maker(lesson) if not kinds or item.kind in kinds)
        passed = guard(wanted, lambda item: ground_of(lesson, item))
        dropped += passed.dropped
        tried += passed.tried
        groups += _by_kind(passed, lesson.seed)
    drawn = _in_turn(groups)
    first = items_apart(drawn, held)
    sound = _few_of_an_answer([*first, *single(drawn, (*held, *first))])
    chosen = sorted(
        _evened(sound[:count], drawn, lesson.seed), key=lambda item: _place(lesson, item)
    )
    return Made(tuple(chosen), tried, dict(dropped.most_common()), len(sound))


def _evened(chosen: Sequence[Item], drawn: Iterable[Item], seed: int) -> list[Item]:
    """Return the items with as many true sentences to judge as false ones.

    Where one verdict has too many, some are exchanged for the same sentence of the other.
    """
    judged = [item for item in drawn if item.kind is ItemKind.JUDGE]
    by_key = {key: [i for i in chosen if i.key == (key,)] for key in (TRUE, FALSE)}
    few, many = sorted(by_key, key=lambda key: len(by_key[key]))
    twins = {
        item.id: twin
        for item in by_key[many]
        for twin in judged
        if twin.key == (few,) and twin.proof == item.proof and asks_the_same(item, twin)
    }
    surplus = (len(by_key[many]) - len(by_key[few])) // 2
    taken = {*shuffled(twins, seed)[:surplus]}
    return [twins[item.id] if item.id in taken else item for item in chosen]


def _few_of_an_answer(items: Iterable[Item]) -> list[Item]:
    """Return the items without those to which the same office or word is the answer once more."""
    counted: Counter[str] = Counter()
    kept = []
    for item in items:
        names = {*item.answer} if item.kind in _NAMING else set[str]()
        named = {name for name in names if not any(map(str.isdigit, name))}
        if all(counted[name] < _OF_AN_ANSWER for name in named):
            counted.update(named)
            kept.append(item)
    return kept


def ground_of(lesson: Lesson, item: Item) -> Ground:
    """Return what an item is held against: its clause as it stands now, "" where it is gone."""
    place = lesson.place_of(item.proof.clause_id)
    return Ground(place.clause.text if place else "", lesson.also_true)


def _by_kind(passed: GuardedItems, seed: int) -> list[list[Item]]:
    """Return the items of a maker by their kinds, documents and clauses taking turns."""
    kinds: dict[ItemKind, list[Item]] = defaultdict(list)
    for item in passed.items:
        kinds[item.kind].append(item)
    return [_spread(items, seed) for items in kinds.values()]


def _spread(items: list[Item], seed: int) -> list[Item]:
    by_id = {item.id: item for item in items}
    counted: Counter[str] = Counter()
    turns: list[tuple[int, int, Item]] = []
    for key in shuffled(by_id, seed):
        item = by_id[key]
        clause, document = item.proof.clause_id, item.proof.document_id
        turns.append((counted[clause], counted[document], item))
        counted.update((clause, document))
    return [item for *_, item in sorted(turns, key=lambda turn: turn[:2])]


def _in_turn(groups: Iterable[list[Item]]) -> list[Item]:
    """Return one item of each group, then the second of each, and so on."""
    return [item for turn in zip_longest(*groups) for item in turn if item is not None]


def _place(lesson: Lesson, item: Item) -> tuple[int, int, int]:
    """Return where an item's clause stands, by which a bank is ordered."""
    order = [d.id for d in lesson.documents]
    place = lesson.place_of(item.proof.clause_id)
    kind = list(ItemKind).index(item.kind)
    return order.index(item.proof.document_id), place.clause.span[0] if place else 0, kind
