"""The tool by which a chat model reckons with any formula of the shelf, and what it may put in."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from pathlib import Path

from langchain_core.tools import BaseTool, StructuredTool

from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.prompts import Prompts
from assistant.calculation.calculation_text import markdown
from assistant.calculation.formulas.asked_formula import asked_formula
from assistant.calculation.formulas.dimensions import WrittenUnit
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.given_figures import asked_for
from assistant.calculation.formulas.shelf import read_shelf
from assistant.calculation.formulas.told_figures import ToldFigure, told_figures
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.calculation.steps import Calculation
from assistant.errors import CalculationError

_MOST_TOLD = 20
"""Formulas whose inputs are told to the model; of the others it gets the names."""
INVENTED = "“{}”在问题和依据里都找不到，不能用来测算。"

Reckoning = Callable[[str, Mapping[str, str], str, str], str]
"""What is answered for a formula's name, its figures, what to solve for and the result."""


def formula_tool(shelf: Path | None, work: Reckoning, prompts: Prompts) -> BaseTool:
    """Return the tool; its description lists the formulas as they are now."""

    def formula(name: str, figures: dict[str, str], solve: str = "", result: str = "") -> str:
        return work(name, figures, solve, result)

    formulas = read_shelf(shelf).formulas if shelf else ()
    told = prompts.tool_formula.filled(formulas="\n".join(map(_line, enumerate(formulas))))
    return StructuredTool.from_function(formula, name="formula", description=told)


def _line(numbered: tuple[int, Formula]) -> str:
    at, formula = numbered
    asked = "、".join(each.line for each in formula.inputs)
    return f"- {formula.name}：{asked}" if at < _MOST_TOLD else f"- {formula.name}"


def reckoned(
    shelf: Path | None, name: str, figures: Mapping[str, str], solve: str, result: str
) -> Calculation:
    """Return the calculation that a formula of the folder gives.

    Raises:
        CalculationError: there is no such formula, or it cannot be worked out from these figures.
    """
    return asked_formula(_found(shelf, name), figures, solve, result, {})


def told_to(dossier: Dossier, shelf: Path | None) -> Reckoning:
    """Return what works a formula out for the agent, from figures of the dossier alone."""

    def work(name: str, figures: Mapping[str, str], solve: str, result: str) -> str:
        try:
            invented = _invented(dossier, _found(shelf, name), figures, result)
            if invented:
                return INVENTED.format("、".join(invented))
            made = reckoned(shelf, name, figures, solve, result)
        except CalculationError as error:
            return str(error)
        dossier.calculations.append(made)
        return markdown(made)

    return work


def _found(shelf: Path | None, name: str) -> Formula:
    if shelf is None:
        raise CalculationError("没有算法可用。", "请照文件原文回答。")
    return read_shelf(shelf).find(name)


def _invented(
    dossier: Dossier, formula: Formula, figures: Mapping[str, str], result: str
) -> list[str]:
    """Return the figures that neither the user nor a clause gives as what they are put in for."""
    texts = [dossier.question, *(t for source in dossier.sources for t in source.known.texts)]
    given = [figure for text in texts for figure in told_figures(text)]
    put_in = {text: asked_for(formula, name).unit for name, text in figures.items() if text.strip()}
    wrong = [text for text, unit in put_in.items() if not _is_given(text, unit, given)]
    last = formula.steps[-1].unit if formula.steps else None
    if result.strip() and (last is None or not _is_given(result, last, given)):
        wrong.append(result)
    return wrong


def _is_given(text: str, unit: WrittenUnit, given: Iterable[ToldFigure]) -> bool:
    """Tell whether a text holds, in this unit, the value of a figure that has this unit too."""
    value = _value(text, unit)
    return value is not None and any(_value(_typed(each, unit), unit) == value for each in given)


def _typed(figure: ToldFigure, unit: WrittenUnit) -> str:
    """Return a figure as it is filled in; 20个 may be people or households."""
    counted = figure.unit == "个" and unit.counts_whole
    return f"{figure.typed.removesuffix('个')}{unit.text}" if counted else figure.typed


def _value(text: str, unit: WrittenUnit) -> Fraction | None:
    try:
        return read_typed(text, unit, "").value
    except CalculationError:
        return None
