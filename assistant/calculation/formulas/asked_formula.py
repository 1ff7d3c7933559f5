"""One calculation by a formula from texts as people fill them in: forward, back, or changed."""

from collections.abc import Mapping

from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.formula_workings import compared, solved, worked
from assistant.calculation.formulas.given_figures import asked_for, read_givens
from assistant.calculation.steps import Calculation
from assistant.errors import CalculationError, MissingFigureError


def asked_formula(
    formula: Formula,
    figures: Mapping[str, str],
    solve: str,
    result: str,
    change: Mapping[str, str],
) -> Calculation:
    """Work out what is asked: with `solve` an input for a `result`, with `change` a what-if.

    Raises:
        MissingFigureError: a figure is not given, or only one of `solve` and `result` is.
        CalculationError: as the workings say; or both are asked at once.
    """
    givens = read_givens(formula, figures)
    if solve.strip() and any(text.strip() for text in change.values()):
        raise CalculationError("反算和假设一次只能做一样。", "请分开算。")
    if bool(solve.strip()) != bool(result.strip()):
        raise MissingFigureError(
            "反算要写两样：算哪一项，要达到多少。", "如 --solve 月数 --result 100000元。"
        )
    if solve.strip():
        return solved(formula, givens, asked_for(formula, solve), result)
    changes = read_givens(formula, change)
    return compared(formula, givens, changes) if changes else worked(formula, givens)
