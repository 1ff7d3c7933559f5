"""The figures that a formula is worked out with, each with its source and what goes with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.formulas.expression import names
from assistant.calculation.formulas.formula import Formula, FormulaInput, Wholeness
from assistant.calculation.formulas.propagation import follow
from assistant.calculation.formulas.typed_figures import Typed, read_typed
from assistant.calculation.steps import USER, Figure
from assistant.errors import CalculationError, MissingFigureError


@dataclass(frozen=True, slots=True)
class Given:
    """One figure for one input: `value` in its dimension, the words it was read from, its source.

    `source` is 用户, 假设, or the document and clause; then `text` is the quote and `clause_id` the
    clause. `notes` are the sentences that go with it.
    """

    input: FormulaInput
    value: Fraction
    text: str
    source: str = USER
    clause_id: str = ""
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The figure with its unit."""
        return self.input.unit.shown(self.value)

    @property
    def figure(self) -> Figure:
        """The figure as a calculation shows it, its value in the unit of the input."""
        unit = self.input.unit
        value = decimal_of(self.value / unit.scale)
        return Figure(self.input.name, self.input.name, value, unit.text, self.text, self.source)


Givens = Mapping[str, Given]
"""By the names of the inputs."""


def read_given(
    asked: FormulaInput, text: str, source: str = USER, clause_id: str = "", said: str = ""
) -> Given:
    """Return the figure that `text` holds for an input; `said` are the words it was taken from.

    Raises:
        CalculationError: it is no figure, of another unit, out of range, or not whole.
    """
    typed = read_typed(text, asked.unit, asked.name)
    return given_of(asked, typed, said or text, source, clause_id)


def given_of(
    asked: FormulaInput, typed: Typed, text: str, source: str = USER, clause_id: str = ""
) -> Given:
    """Return a figure that is read for an input, with what must be said of it.

    Raises:
        CalculationError: it is out of range, or not whole.
    """
    made = asked.whole.made(typed.value)
    notes = []
    if not typed.exact:
        notes.append(
            f"“{text.strip()}”是约数，这里按{asked.unit.shown(made)}计算，结果也只是约数。"
        )
    if typed.partly:
        notes.append(
            f"“{text.strip()}”没有写全单位，这里按{asked.unit.shown(made)}计算；不对请改。"
        )
    if made != typed.value:
        notes.append(
            f"{asked.name}{asked.unit.shown(typed.value)}不是整数，按{asked.whole}成"
            f"{asked.unit.shown(made)}计算。"
        )
    _in_range(asked, made, text)
    return Given(asked, made, text.strip(), source, clause_id, tuple(notes))


def _in_range(asked: FormulaInput, value: Fraction, text: str) -> None:
    if asked.whole is Wholeness.REFUSE and value.denominator != 1:
        raise CalculationError(
            f"{asked.name}“{text.strip()}”不是整数（{asked.unit.shown(value)}）。",
            "请核对，按实有的数填写。",
        )
    if value < asked.least:
        raise CalculationError(
            f"{asked.name}“{text.strip()}”小于{asked.unit.shown(asked.least)}。",
            "请核对后重新填写。",
        )
    if asked.most is not None and value > asked.most:
        raise CalculationError(
            f"{asked.name}“{text.strip()}”超过了{asked.unit.shown(asked.most)}。",
            "请核对后重新填写。",
        )


def read_givens(formula: Formula, texts: Mapping[str, str]) -> dict[str, Given]:
    """Return the figures that were typed; "" is not given, and nothing stands in for it.

    Raises:
        CalculationError: there is no such input, two texts are for one, or one is no such figure.
    """
    found: dict[str, Given] = {}
    for called, text in texts.items():
        if not text.strip():
            continue
        asked = asked_for(formula, called)
        if asked.name in found:
            raise CalculationError(f"{asked.name}给了两个数。", "请只写一个。")
        found[asked.name] = read_given(asked, text)
    return found


def asked_for(formula: Formula, called: str) -> FormulaInput:
    """Return the input of a formula that is called so.

    Raises:
        CalculationError: there is none.
    """
    asked = formula.find(called)
    if asked is None:
        names = "、".join(each.name for each in formula.inputs)
        raise CalculationError(
            f"{formula.name}没有“{called.strip()}”这一项。", f"要填的有：{names}。"
        )
    return asked


def complete(formula: Formula, givens: Givens, *, but: str = "", wanted: str = "") -> None:
    """Refuse to go on while an input, other than `but`, is not given.

    Of those that need not be given only what the step `wanted` rests on is asked for; what only
    leads to a step that is given itself is not.

    Raises:
        MissingFigureError: one is not.
    """
    needed = {*names(formula.whole_expression(wanted))} if wanted else set()
    found = {name: given.value for name, given in givens.items()}
    if formula.step_names & found.keys():
        found, _ = follow(formula.steps, found)
    superseded = formula.reached(()) - formula.reached(found)
    missing = [
        each
        for each in formula.inputs
        if each.name not in {*found, *superseded, but}
        and (not each.optional or each.name in needed)
    ]
    if missing:
        listed = "、".join(each.line for each in missing)
        raise MissingFigureError(f"{formula.name}还缺：{listed}。", "请补上再算。")


def notes_of_givens(givens: Sequence[Given]) -> tuple[str, ...]:
    """Return what must be said of the figures."""
    return tuple(note for given in givens for note in given.notes)
