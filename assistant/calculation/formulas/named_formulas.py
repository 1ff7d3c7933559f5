"""Which formulas of the shelf a question names: by name, by a clear part of it, by another name."""

from collections.abc import Sequence

from assistant.calculation.formulas.formula import Formula

_SHORTEST = 3
"""Characters of a part of a name; it must also be two thirds of it: 公益性岗位, 危房改造."""


def named_formulas(text: str, formulas: Sequence[Formula]) -> tuple[Formula, ...]:
    """Return the formulas that a text names; of a name within a longer one only the longer."""
    words = {word: formula for formula in formulas for word in called(formula) if word in text}
    for word in sorted(words, key=len, reverse=True):
        rest = text.replace(word, "|")
        words = {w: f for w, f in words.items() if w == word or w in rest or f is words[word]}
    return tuple({formula.name: formula for formula in words.values()}.values())


def called(formula: Formula) -> tuple[str, ...]:
    """Return all that a formula is called, the longest first."""
    name = formula.name
    shortest = max(_SHORTEST, -(-len(name) * 2 // 3))
    parts = (name[:length] for length in range(shortest, len(name)))
    return tuple(sorted({name, *formula.words, *parts}, key=len, reverse=True))
