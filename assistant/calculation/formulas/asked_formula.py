"""One calculation by a formula from texts as people fill them in: forward, back, or changed."""

from collections.abc import Mapping

from assistant.calculation.formulas.formula import Formula, FormulaStep
from assistant.calculation.formulas.formula_solving import solved
from assistant.calculation.formulas.formula_workings import audited, compared, worked
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
        wanted, target = _wanted(formula, result)
        return solved(formula, givens, asked_for(formula, solve), wanted, target)
    if changes := read_givens(formula, change):
        return compared(formula, givens, changes)
    return audited(formula, givens) or worked(formula, givens)


def _wanted(formula: Formula, result: str) -> tuple[FormulaStep, str]:
    """Return which result is to be reached, and what it is to be: 50000元, or 需筹集=50000元."""
    called, equals, target = result.replace("＝", "=", 1).rpartition("=")
    steps = [step for step in formula.results if not equals or step.name == called.strip()]
    if len(steps) == 1:
        return steps[0], target
    if formula.share:
        raise CalculationError("分摊的结果不止一个，不能反算。", "请改用已有的总额正着算。")
    named = "、".join(step.name for step in formula.results)
    raise CalculationError(
        f"{formula.name}的结果有：{named}，不知道是哪一个。",
        f"请写明，如 {formula.results[0].name}={target.strip()}。",
    )
