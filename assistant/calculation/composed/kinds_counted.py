"""Several kinds that a question counts itself, each at its own standard: 烈属46户、军人83人."""

from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import counted_in
from assistant.calculation.formulas.expression import MULTIPLY, Expression, Operation, added
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.shared_words import pairs
from assistant.calculation.steps import Calculation

_COUNTED = ("人", "户", "亩")


def kinds_counted(reading: MoneyReading) -> Calculation | None:
    """Add up what each kind that the question counts comes to at the standard stated for it."""
    figures = reading.figures
    counts = all(f.unit in _COUNTED and f.does is Does.STANDS and f.exact for f in figures)
    if len(figures) < 2 or not counts:
        return None
    kinds = [_standard(reading, figure) for figure in figures]
    known = [kind for kind in kinds if kind]
    alike = len({kind.document.id for kind in known}) == 1
    if len({kind.text + kind.own for kind in known}) != len(figures) or not alike:
        return None
    sheet = Worksheet()
    parts: list[Expression] = []
    for figure, kind in zip(figures, known, strict=True):
        number = sheet.typed(f"{figure.unit}数", figure.value, counted_in(figure.unit), figure.text)
        parts.append(Operation(MULTIPLY, sheet.stated("标准", kind), number))
    sheet.step("合计", added(parts))
    return sheet.worked()


def _standard(reading: MoneyReading, figure: TypedFigure) -> Provision | None:
    """Return the one standard, by just this unit, whose own words stand before a figure."""
    stated, named = reading.stated, pairs(figure.before)
    found = [
        p
        for p in stated.all
        if p.is_rate
        and p.kind is ProvisionKind.AMOUNT
        and p.unit.dimension.below == (figure.unit,)
        and named & pairs(f"{p.own}|{p.condition}")
        and stated.is_about(p)
        and stated.fits(p)
    ]
    return found[0] if len(found) == 1 else None
