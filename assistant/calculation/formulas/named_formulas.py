"""Which formulas of the shelf a question names: by name, by a clear part of it, by another name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.calculation.formulas.formula import Formula

_SHORTEST = 3
"""Characters of a part of a name; it must also be two thirds of it: 公益性岗位, 危房改造."""


@dataclass(frozen=True, slots=True)
class NamedFormula:
    """A formula and where in the text its names stand."""

    formula: Formula
    spans: tuple[tuple[int, int], ...]


def named_formulas(text: str, formulas: Sequence[Formula]) -> tuple[NamedFormula, ...]:
    """Return the formulas that a text names; of a name within a longer one only the longer."""
    found = [NamedFormula(formula, tuple(_places(text, formula))) for formula in formulas]
    everywhere = [span for each in found for span in each.spans]
    own = (
        NamedFormula(
            each.formula, tuple(s for s in each.spans if not any(_within(s, o) for o in everywhere))
        )
        for each in found
    )
    return tuple(each for each in own if each.spans)


def called(formula: Formula) -> tuple[str, ...]:
    """Return all that a formula is called, the longest first."""
    name = formula.name
    shortest = max(_SHORTEST, -(-len(name) * 2 // 3))
    parts = (name[:length] for length in range(shortest, len(name)))
    return tuple(sorted({name, *formula.words, *parts}, key=len, reverse=True))


def _places(text: str, formula: Formula) -> Iterator[tuple[int, int]]:
    taken = 0
    for word in called(formula):
        at = text.find(word)
        while at >= 0 and word:
            if not taken & _bits(at, at + len(word)):
                taken |= _bits(at, at + len(word))
                yield at, at + len(word)
            at = text.find(word, at + len(word))


def _bits(start: int, end: int) -> int:
    """Return a number with one bit for each character of [start, end)."""
    return (1 << end) - (1 << start)


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
