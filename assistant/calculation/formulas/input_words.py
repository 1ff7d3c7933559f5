"""The words by which a question tells which input of a formula a figure is.

An input is named by its name and its other words, or by a part that no other input shares: of
每户标准, 每户上限 and 慰问品单价 the 上限 and the 慰问品, but not the 每户. A word that only says
per what a rate is paid (每户, 每人每月) is no name; it tells between rates that nothing else tells.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.formulas.formula import Formula, FormulaInput

_RATE_WORD = re.compile(r"(?:每[一1]?个?[^每标上下]{1,2})+$")
_UNIT = re.compile(r"每[一1]?个?([^每]{1,2})")
_ASKING_WORD = re.compile(r"几个?[一-鿿]{1,2}")

_LINK = re.compile(
    r"(?:[是为有达到至共约按在的只仅就各计报由从了:\s]|合计|总共|一共|大概"
    r"|[改变换调]成?|[涨升增减降提]|提高|调整|增加|降低|减少|延长|缩短)*$"
)
"""What may stand between a name and a number without a unit."""


class HowNamed(IntEnum):
    """How surely words tell an input: not at all, by the rate, behind the figure, before it."""

    NONE = 0
    RATE = 1
    BEHIND = 2
    PART = 3
    NAME = 4


class InputWords:
    """The words of a formula's inputs, and what they tell of figures."""

    def __init__(self, formula: Formula) -> None:
        """Find the words, and the parts of them that tell one input from all others."""
        self._full = {i.name: tuple(_full(i)) for i in formula.inputs}
        self._rates = {i.name: tuple(_rates(i)) for i in formula.inputs}
        self._parts = _parts(self._full, (formula.name, *formula.words))
        self._groups = _groups([*self._full])
        self._names = (formula.name, *formula.words)

    def knows(self, word: str) -> bool:
        """Tell whether a word is one of an input's."""
        return any(word in words for words in self._full.values())

    def tell(self, figure: TypedFigure, asked: FormulaInput) -> HowNamed:
        """Return how surely the words beside a figure name an input."""
        full, parts = self._full[asked.name], self._parts[asked.name]
        if not figure.unit:
            return self._right_at(figure, (*full, *parts))
        if self._last(figure.before, full, asked.name):
            return HowNamed.NAME
        if self._last(figure.before, parts, asked.name):
            return HowNamed.PART
        if any(word in figure.after for word in (*full, *parts)):
            return HowNamed.BEHIND
        rated = set(figure.each) in map(_units, self._rates[asked.name])
        return HowNamed.RATE if figure.each and rated else HowNamed.NONE

    def _right_at(self, figure: TypedFigure, known: Sequence[str]) -> HowNamed:
        """Return how surely words name a number without a unit, which may be anything.

        They must stand right at it, and be no name of the formula's own (公益岗20万).
        """
        before = _LINK.sub("", figure.before)
        own = [word for word in known if word not in self._names]
        if any(before.endswith(word) for word in own):
            return HowNamed.NAME
        return HowNamed.BEHIND if any(figure.after.startswith(w) for w in own) else HowNamed.NONE

    def _last(self, words: str, known: Sequence[str], own: str) -> bool:
        """Tell whether one of some words stands there, and in no longer word of another input."""
        others = [w for name, all_ in self._full.items() if name != own for w in all_]
        for other in sorted(others, key=len, reverse=True):
            if not any(other in word for word in known):
                words = words.replace(other, "|")
        return any(word in words for word in known)

    def group(self, figure: TypedFigure, figures: Sequence[TypedFigure], text: str) -> set[str]:
        """Return the inputs of what is spoken of where a figure stands: C级 of C级18户，上限1.5万.

        None where an earlier subject has no such figure of its own: of C级18户，D级7户，每户1.4万
        nobody knows.
        """
        spoken = sorted(
            (match.start(), word)
            for word in self._groups
            for match in re.finditer(re.escape(word), text[: figure.end])
        )
        kinds: dict[str, set[tuple[str, tuple[str, ...]]]] = {word: set() for _, word in spoken}
        for each in figures:
            subjects = [word for at, word in spoken if at < each.end]
            if subjects and each.start <= figure.start:
                kinds[subjects[-1]].add((each.unit, each.each))
        alike = all((figure.unit, figure.each) in known for known in kinds.values())
        return self._groups[spoken[-1][1]] if spoken and alike else set()

    def without(self, words: str) -> str:
        """Return words without those that belong to the inputs."""
        known = {w for table in (self._full, self._parts) for each in table.values() for w in each}
        for word in sorted(known, key=len, reverse=True):
            words = words.replace(word, "")
        return words


def _full(asked: FormulaInput) -> Iterator[str]:
    for word in (asked.name, *asked.words):
        if not _RATE_WORD.fullmatch(word) and not _ASKING_WORD.fullmatch(word):
            yield word


def _rates(asked: FormulaInput) -> Iterator[str]:
    """Yield the rate words of an input, also of C级每户."""
    yield from (match[0] for word in asked.words if (match := _RATE_WORD.search(word)))


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


def _pieces(word: str) -> Iterator[str]:
    yield from (word[at : at + n] for n in range(2, len(word)) for at in range(len(word) - n + 1))


def _groups(names: Sequence[str]) -> dict[str, set[str]]:
    """Return the beginnings that some names have in common, but not all: C级, 第一段."""
    shared: dict[frozenset[str], str] = {}
    for start in (name[:length] for name in names for length in range(2, len(name))):
        group = frozenset(name for name in names if name.startswith(start))
        if 1 < len(group) < len(names) and not start.startswith("每"):
            shared[group] = max(shared.get(group, ""), start, key=len)
    return {word: {*group} for group, word in shared.items()}
