"""The tool by which a chat model reckons with any formula of the shelf, and what it may put in."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from langchain_core.tools import BaseTool, StructuredTool

from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.prompts import Prompts
from assistant.calculation.calculation_text import markdown
from assistant.calculation.composed.money_asked import MoneyAsked, read_money
from assistant.calculation.formulas.asked_formula import asked_formula
from assistant.calculation.formulas.dimensions import WrittenUnit
from assistant.calculation.formulas.figure_fit import fitted
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.given_figures import asked_for
from assistant.calculation.formulas.shelf import read_shelf
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
    given = [read_money(text) for text in dossier.given]
    put_in = {text: asked_for(formula, name).unit for name, text in figures.items() if text.strip()}
    wrong = [text for text, unit in put_in.items() if not _is_given(text, unit, given)]
    last = formula.steps[-1].unit if formula.steps else None
    if result.strip() and (last is None or not _is_given(result, last, given)):
        wrong.append(result)
    return wrong


def _is_given(text: str, unit: WrittenUnit, given: Iterable[MoneyAsked]) -> bool:
    """Tell whether a text holds, in this unit, the value of a figure that has this unit too."""
    try:
        value = read_typed(text, unit, "").value
    except CalculationError:
        return False
    found = (fitted(figure, unit) for each in given for figure in each.figures)
    spoken = unit.text == "月" and any(each.months == value for each in given)
    return spoken or any(each is not None and each[1] == value for each in found)
