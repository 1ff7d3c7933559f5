"""The formulas that tests talk about: those that are shipped, and the one of the guide."""

import re
from collections.abc import Sequence

from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.formula_file import read_formula
from assistant.calculation.formulas.formula_question import formula_question
from assistant.calculation.formulas.shelf import read_shelf
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from assistant.settings import PROJECT
from tests.calculation.reading import said

_GUIDE = (PROJECT / "docs" / "formulas.md").read_text("utf-8")
_EXAMPLE = re.search(r"```toml\n(name = \"春节慰问\".*?)```", _GUIDE, re.DOTALL)
assert _EXAMPLE
GREETING = read_formula(_EXAMPLE[1].encode(), "春节慰问.toml")
SHIPPED = read_shelf(PROJECT / "corpus" / "formulas").formulas
FORMULAS: Sequence[Formula] = (*SHIPPED, GREETING)


def named(name: str) -> Formula:
    """Return the formula of this name."""
    return next(formula for formula in FORMULAS if formula.name == name)


def asked(*questions: str) -> Calculation | MissingInput | None:
    """Return what comes of the last of several questions that one user asks."""
    history = [{"role": "user", "content": each} for each in questions[:-1]]
    return formula_question(said(questions[-1], history), FORMULAS)
