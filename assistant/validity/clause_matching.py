"""Which clause of one text is which of another: by the same words, by the row, by likeness.

First what reads the same in the same order is one, then what reads the same anywhere, then the rows
of tables by their names, then what is most alike, the same number counting for something. What is
left over belongs to a clause that was parted or joined, if its words stand there.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

from assistant.documents.model import Clause, ClauseKind
from assistant.documents.text import fold
from assistant.validity.likely_pairs import likely_pairs
from assistant.validity.numbered_lines import without_label

_ALIKE, _ALIKE_BY_NUMBER = 0.55, 0.4
"""How alike two clauses must be, and two of the same number."""
_HELD, _HELD_BY_NUMBER = 0.8, 0.7
"""How much of a clause must stand in another to be a part of it, and in one of its number."""
_LEAST = 8
"""Characters; less says too little to be told by."""
_BY_NUMBER, _BY_LAYER = 0.15, 0.05
"""What the same number, and the same part of the file, count beside likeness."""
_SHARE = 4
"""How many times as long a clause may be as one that stands in it and has another number."""
_LONGEST = 600
"""Characters of a clause by which it is compared with all others."""


@dataclass(frozen=True, slots=True)
class Match:
    """Clauses of the older text and of the newer one, by their positions, that are one another.

    Usually one each; of one that was parted, or of some that were joined, several. `moved` says
    that others have come between.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def words_of(clause: Clause) -> str:
    """Return the words of a clause without its number."""
    return without_label(clause.text) if clause.number is not None else clause.text


class ClauseMatcher:
    """Matches the clauses of two texts."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        """Take the clauses in the order of their texts."""
        self._old, self._new = old, new
        self._ours, self._theirs = [_key(c) for c in old], [_key(c) for c in new]
        self._pairs: dict[int, int] = {}
        self._moved: set[int] = set()
        self._taken: set[int] = set()

    def matches(self) -> tuple[Match, ...]:
        """Return what belongs together, each clause in one match at most."""
        for old, new in self._in_order():
            self._pair(old, new)
        for old, new in self._anywhere():
            self._pair(old, new, moved=True)
        for old, new in self._by_row():
            self._pair(old, new)
        for old, new in self._alike():
            self._pair(old, new)
        return tuple(self._with_parts())

    def _pair(self, old: int, new: int, *, moved: bool = False) -> None:
        if old not in self._pairs and new not in self._taken:
            self._pairs[old] = new
            self._taken.add(new)
            if moved:
                self._moved.add(old)

    def _free(self) -> tuple[list[int], list[int]]:
        """Return the positions that are matched with nothing yet."""
        ours = [i for i in range(len(self._old)) if i not in self._pairs]
        return ours, [i for i in range(len(self._new)) if i not in self._taken]

    def _in_order(self) -> Iterator[tuple[int, int]]:
        blocks = SequenceMatcher(None, self._ours, self._theirs, autojunk=False)
        for block in blocks.get_matching_blocks():
            yield from ((block.a + i, block.b + i) for i in range(block.size))

    def _anywhere(self) -> Iterator[tuple[int, int]]:
        ours, theirs = self._free()
        places: dict[tuple[str, str], deque[int]] = defaultdict(deque)
        for new in theirs:
            places[self._theirs[new]].append(new)
        for old in ours:
            if places[self._ours[old]]:
                yield old, places[self._ours[old]].popleft()

    def _by_row(self) -> Iterator[tuple[int, int]]:
        ours, theirs = self._free()
        named: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for new in theirs:
            if name := _row_name(self._new[new]):
                named[name].append(new)
        for old in ours:
            name = _row_name(self._old[old])
            if name and named[name]:
                yield old, named[name].popleft()

    def _alike(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of what is left, the most alike first; rows have been told by name."""
        ours, theirs = self._free()
        by_sort: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for old in ours:
            by_sort[self._ours[old][0]][0].append(old)
        for new in theirs:
            by_sort[self._theirs[new][0]][1].append(new)
        for sort, (olds, news) in by_sort.items():
            if olds and news and sort != ClauseKind.ROW:
                yield from self._most_alike(olds, news)

    def _most_alike(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        ours = [self._ours[i][1][:_LONGEST] for i in olds]
        theirs = [self._theirs[i][1][:_LONGEST] for i in news]
        found = [
            (score, olds[row], news[column])
            for row, column in (*likely_pairs(ours, theirs), *self._numbered_alike(olds, news))
            if (score := self._score(olds[row], news[column], ours[row], theirs[column]))
        ]
        yield from ((old, new) for _, old, new in sorted(found, key=lambda f: (-f[0], f[1:])))

    def _numbered_alike(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        """Yield the places in two lists of clauses that have the same number."""
        labels = {self._new[new].label: column for column, new in enumerate(news)}
        for row, old in enumerate(olds):
            if self._old[old].label in labels:
                yield row, labels[self._old[old].label]

    def _score(self, old: int, new: int, own: str, other: str) -> float:
        """Return how sure it is that two clauses are one, 0 where they are not alike enough."""
        common = LCSseq.similarity(own, other)
        alike = 2 * common / max(1, len(own) + len(other))
        numbered = self._old[old].label == self._new[new].label
        shorter, longer = sorted((len(own), len(other)))
        held = common >= (_HELD_BY_NUMBER if numbered else _HELD) * shorter
        near = shorter >= _LEAST and (numbered or _SHARE * shorter >= longer)
        fits = alike >= (_ALIKE_BY_NUMBER if numbered else _ALIKE)
        if not fits and not (held and near):
            return 0.0
        layer = self._old[old].layer == self._new[new].layer
        return alike + _BY_NUMBER * numbered + _BY_LAYER * layer

    def _with_parts(self) -> Iterator[Match]:
        """Yield the matches, with what a clause was parted into, or joined out of."""
        ours, theirs = self._free()
        olds: dict[int, tuple[int, ...]] = {old: (old,) for old in self._pairs}
        news: dict[int, tuple[int, ...]] = {o: (n,) for o, n in self._pairs.items()}
        back = {new: old for old, new in self._pairs.items()}
        for new in theirs:
            for beside in (new - 1, new + 1):
                old = back.get(beside)
                if old is not None and self._was_part(new, self._new, self._old[old], news[old]):
                    news[old], back[new] = tuple(sorted((*news[old], new))), old
                    break
        heads = {old: old for old in self._pairs}
        for old in ours:
            for head in (heads[b] for b in (old - 1, old + 1) if b in heads):
                alone = len(news[head]) == 1
                if alone and self._was_part(old, self._old, self._new[news[head][0]], olds[head]):
                    olds[head], heads[old] = tuple(sorted((*olds[head], old))), head
                    break
        yield from (Match(olds[old], news[old], old in self._moved) for old in self._pairs)

    @staticmethod
    def _was_part(
        part: int, side: Sequence[Clause], whole: Clause, others: tuple[int, ...]
    ) -> bool:
        """Say whether the words of a clause stand in `whole`, beside those of the others in it."""
        clause = side[part]
        if _sort(clause) != _sort(whole) or clause.kind in (ClauseKind.ROW, ClauseKind.HEADING):
            return False
        own, text = fold(words_of(clause)), fold(words_of(whole))
        for other in others:
            text = _without(text, fold(words_of(side[other])))
        return len(own) >= _LEAST and LCSseq.similarity(own, text) >= _HELD * len(own)


def _without(text: str, other: str) -> str:
    """Return a text without what it has in common with another, in runs of some length."""
    blocks = SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks()
    kept, at = [], 0
    for block in blocks:
        if block.size >= _LEAST // 2 or not block.size:
            kept.append(text[at : block.a])
            at = block.a + block.size
    return "".join([*kept, text[at:]])


def _key(clause: Clause) -> tuple[str, str]:
    """Return by what a clause is the same as another: its sort, and its words folded."""
    words = words_of(clause)
    if clause.kind is ClauseKind.ROW:
        return _sort(clause), "\t".join(fold(cell) for cell in words.split("\t"))
    return _sort(clause), fold(words)


def _sort(clause: Clause) -> str:
    if clause.element is not None:
        return clause.element
    alone = clause.kind in (ClauseKind.ROW, ClauseKind.HEADING)
    return clause.kind if alone else ClauseKind.CLAUSE


def _row_name(clause: Clause) -> tuple[str, ...]:
    """Return by what a row is known: its first column's name, what it stands under, its own."""
    if clause.kind is not ClauseKind.ROW or not clause.columns:
        return ()
    cells = [fold(cell) for cell in clause.text.split("\t")]
    name = next((c for c in cells if c and not c.isdigit()), "")
    return (fold(clause.columns[0]), *map(fold, clause.path[:-1][1:]), name) if name else ()
