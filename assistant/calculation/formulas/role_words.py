"""The words by which a question tells which input of a formula a figure is.

An input is named by its name and its other words, or by a part that no other input shares: of
每户标准, 每户上限 and 慰问品单价 the 上限 and the 慰问品, but not the 每户. A word that only says
per what a rate is paid (每户, 每人每月) is no name; it tells between rates that nothing else tells.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assistant.calculation.formulas.formula import Formula, FormulaInput
from assistant.calculation.formulas.told_figures import COUNTS, ToldFigure
from assistant.documents.numbers.units import Unit

_RATE_WORD = re.compile(rf"(?:每一?个?(?:{COUNTS}))+")
_RATE_END = re.compile(rf"(?:每一?个?(?:{COUNTS}))+$")
_ASKING_WORD = re.compile(rf"几个?(?:{COUNTS})")
_UNIT = re.compile(rf"每一?个?({COUNTS})")
_BREAK = re.compile(r"[,。;、?!\n]")
_SENTENCE = re.compile(r"[。;?!\n]")
_LINK = re.compile(
    r"(?:[是为有达到至共约按在的只仅就各计报由从了:\s]|合计|总共|一共|大概"
    r"|[改变换调]成?|[涨升增减降提]|提高|调整|增加|降低|减少|延长|缩短)*"
)
"""What may stand between a name and a number without a unit."""
_FURTHEST = 12
"""Characters between a word and the figure that it names."""


class Certainty(IntEnum):
    """How surely words tell an input: not at all, by a rate word, by a part, by its name."""

    NONE = 0
    RATE = 1
    PART = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    input: FormulaInput
    evidence: Certainty


class RoleWords:
    """The words of a formula's inputs, and what they tell of the figures of a text."""

    def __init__(self, formula: Formula) -> None:
        """Find the words, and the parts of them that tell one input from all others."""
        self._inputs = formula.inputs
        self._full = {i.name: tuple(_full(i)) for i in formula.inputs}
        self._rates = {i.name: tuple(_rates(i)) for i in formula.inputs}
        self._own = frozenset((formula.name, *formula.words))
        taken = (*self._own, *(step.name for step in formula.steps))
        self._parts = _parts(self._full, taken)
        self._groups = _groups(tuple(self._full))

    def told(
        self, uniform: str, figures: Sequence[ToldFigure], fits: Sequence[frozenset[str]]
    ) -> list[dict[str, Certainty]]:
        """Return for each figure which inputs its words name, and how surely.

        `fits` are the inputs whose unit each figure has: a word between two figures is of the one
        behind it, unless it can only be of the one before.
        """
        told: list[dict[str, Certainty]] = [{} for _ in figures]
        for hit in _longest(list(self._hits(uniform))):
            name = hit.input.name
            near = (n for n in _near(hit, uniform, figures) if name in fits[n])
            at = next(near, None)
            if at is not None and self._may_name(hit, uniform, figures[at]):
                told[at][name] = max(told[at].get(name, Certainty.NONE), hit.evidence)
        for at, figure in enumerate(figures):
            for name in self._rated(figure) & fits[at]:
                told[at].setdefault(name, Certainty.RATE)
        return told

    def _may_name(self, hit: _Hit, uniform: str, figure: ToldFigure) -> bool:
        """Tell whether a word is close enough to a figure.

        A number without a unit may be anything: the word must stand right at it, and must not be
        the formula's own name (公益岗20万).
        """
        if figure.kind is not Unit.PLAIN or figure.per:
            return True
        between = uniform[hit.end : figure.start] or uniform[figure.end : hit.start]
        return uniform[hit.start : hit.end] not in self._own and bool(_LINK.fullmatch(between))

    def group(
        self, uniform: str, figure: ToldFigure, figures: Sequence[ToldFigure]
    ) -> frozenset[str]:
        """Return the inputs of what is spoken of where a figure stands: C级 of C级18户，上限1.5万.

        None where an earlier subject has no such figure of its own: of C级18户，D级7户，每户1.4万
        nobody knows.
        """
        start = max((m.end() for m in _SENTENCE.finditer(uniform, 0, figure.start)), default=0)
        subjects = sorted(
            (match.start(), word)
            for word in self._groups
            for match in re.finditer(re.escape(word), uniform[start : figure.end])
        )
        if not subjects:
            return frozenset()
        kinds: dict[str, set[tuple[str, tuple[str, ...]]]] = {word: set() for _, word in subjects}
        for each in figures:
            spoken = [word for at, word in subjects if start + at < each.end]
            if spoken and start <= each.start <= figure.start:
                kinds[spoken[-1]].add((each.unit, each.per))
        last = subjects[-1][1]
        parallel = all((figure.unit, figure.per) in kinds[word] for word in kinds)
        return self._groups[last] if parallel else frozenset()

    def _rated(self, figure: ToldFigure) -> frozenset[str]:
        """Return the inputs of which a word says the same rate as the figure."""
        rate = set(figure.per)
        if not rate:
            return frozenset()
        return frozenset(name for name, words in self._rates.items() if rate in map(_units, words))

    def _hits(self, uniform: str) -> Iterator[_Hit]:
        for asked in self._inputs:
            for words, evidence in (
                (self._full[asked.name], Certainty.NAME),
                (self._parts[asked.name], Certainty.PART),
            ):
                for word in words:
                    for match in re.finditer(re.escape(word), uniform):
                        yield _Hit(match.start(), match.end(), asked, evidence)

    def without(self, words: str) -> str:
        """Return words without those that belong to the inputs."""
        known = {w for table in (self._full, self._parts) for each in table.values() for w in each}
        for word in sorted(known, key=len, reverse=True):
            words = words.replace(word, "")
        return words

    def bounds(self, asked: FormulaInput, kind: re.Pattern[str]) -> bool:
        """Tell whether the names of an input say that it is a bound of this kind."""
        return any(kind.search(word) for word in self._full[asked.name])


def _full(asked: FormulaInput) -> Iterator[str]:
    words = (asked.name, *asked.words)
    yield from (
        w for w in words if w and not _RATE_WORD.fullmatch(w) and not _ASKING_WORD.fullmatch(w)
    )


def _rates(asked: FormulaInput) -> Iterator[str]:
    """Yield the rate words of an input, also of C级每户."""
    yield from (match[0] for word in asked.words if (match := _RATE_END.search(word)))


def _units(word: str) -> set[str]:
    return set(_UNIT.findall(word))


def _parts(full: dict[str, tuple[str, ...]], taken: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the parts of two characters or more that only one input has, and nothing else."""
    pieces = {name: {p for word in words for p in _pieces(word)} for name, words in full.items()}
    count = Counter(piece for each in pieces.values() for piece in each)
    return {
        name: tuple(p for p in each if count[p] == 1 and not any(p in word for word in taken))
        for name, each in pieces.items()
    }


def _groups(names: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the beginnings that some names have in common, but not all: C级, 第一段."""
    shared: dict[frozenset[str], str] = {}
    for start in (name[:length] for name in names for length in range(2, len(name))):
        group = frozenset(name for name in names if name.startswith(start))
        if 1 < len(group) < len(names) and not _RATE_WORD.match(start):
            shared[group] = max(shared.get(group, ""), start, key=len)
    return {word: group for group, word in shared.items()}


def _pieces(word: str) -> Iterator[str]:
    lengths = range(2, len(word))
    yield from (word[at : at + n] for n in lengths for at in range(len(word) - n + 1))


def _longest(hits: list[_Hit]) -> Iterator[_Hit]:
    """Yield the hits that are not part of a longer one."""
    for hit in hits:
        longer = (
            o.start <= hit.start and hit.end <= o.end and (o.start, o.end) != (hit.start, hit.end)
            for o in hits
        )
        if not any(longer):
            yield hit


def _near(hit: _Hit, uniform: str, figures: Sequence[ToldFigure]) -> tuple[int, ...]:
    """Return the figures that a word may name: the one behind it, then the one before it."""
    behind = next((n for n, f in enumerate(figures) if f.end > hit.start), None)
    before = next((n for n in reversed(range(len(figures))) if figures[n].end <= hit.start), None)
    near = []
    if behind is not None:
        between = uniform[hit.end : max(hit.end, figures[behind].start)]
        near += [behind] if len(between) <= _FURTHEST and not _BREAK.search(between) else []
    if before is not None:
        between = uniform[figures[before].end : hit.start]
        close = len(between) <= _FURTHEST and not _BREAK.search(between)
        near = (
            [before, *near] if close and between == "的" else [*near, *([before] if close else [])]
        )
    return tuple(near)
