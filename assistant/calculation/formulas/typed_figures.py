"""Reads what a person types for one input of a formula: 120, 2.6万人, 每人每月50元, 七成, 1年."""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.formulas.dimensions import NOTHING, WrittenUnit, parse_unit
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.units import MEASURED, Unit
from assistant.errors import CalculationError

_EACH = rf"(?:每[一1]?个?{MEASURED}|人均)"
_BEFORE = re.compile(
    rf"(?:大?约|大概|近|共计?|按照?|标准|[为是:\s])*(?P<per>{_EACH}*)[\s¥]*(?P<minus>[-−负]?)"
)
_AFTER = re.compile(
    rf"\s*(?P<per>(?:[/·]个?{MEASURED}|[/]\({MEASURED}(?:·{MEASURED})*\))*|{_EACH}*)\s*(?P<about>左右|上下)?"
)
_LONGEST = 60
"""Characters of a box."""
_ABOUT = re.compile(r"约|大概|近")
_RATIOS = frozenset({Unit.RATIO, Unit.TIMES, Unit.POINTS})
_SCALE = re.compile(r"[万亿]")
_SPANS = {("年", "月"): Fraction(12), ("月", "年"): Fraction(1, 12)}
"""How many of what is asked one of what is typed makes, where both count time."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure that was typed, in the dimension of its input.

    Of 约50元 `exact` is False; of 50元/月 for what is 元/人·月 `partly` is True, a part of the unit
    was not written.
    """

    value: Fraction
    exact: bool = True
    partly: bool = False


def read_typed(text: str, unit: WrittenUnit, name: str) -> Typed:
    """Return the one figure of `text`, which must be in `unit` or without one.

    Raises:
        CalculationError: it is no figure, or one of another unit.
    """
    figure = _only(text, name, unit)
    uniform = narrow(text)
    before = _BEFORE.fullmatch(uniform[: figure.start])
    after = _AFTER.fullmatch(uniform[figure.end :])
    if not before or not after:
        raise _unreadable(text, name, unit)
    per = (before["per"] or "").replace("人均", "每人") + after["per"].replace("人均", "每人")
    value = Fraction(figure.value) * _factor(figure, per, unit, name, text)
    exact = figure.exact and not after["about"] and not _ABOUT.search(before[0])
    below = parse_unit(f"元{_strokes(per)}").dimension.below
    partly = 0 < len(below) < len(unit.dimension.below)
    return Typed(-value if before["minus"] else value, exact, partly)


def _only(text: str, name: str, unit: WrittenUnit) -> WrittenFigure:
    """Return the only figure of a text; the 一 of 每一户 is none."""
    short = text if len(text) <= _LONGEST else ""
    found = [f for f in read_figures(short) if text[: f.start][-1:] != "每"]
    if len(found) != 1:
        raise _unreadable(text, name, unit)
    return found[0]


def _unreadable(text: str, name: str, unit: WrittenUnit) -> CalculationError:
    return CalculationError(
        f"{name}“{text.strip()[:_LONGEST]}”读不成一个数。", f"请只写一个数，如12{unit.text}。"
    )


def _factor(figure: WrittenFigure, per: str, unit: WrittenUnit, name: str, text: str) -> Fraction:
    """Return by what the figure is to be multiplied to be in the dimension of the input."""
    if not figure.unit:
        if per:
            raise _misfit(text, name, unit)
        return _bare(figure, unit, name, text)
    if figure.kind in _RATIOS:
        same = (figure.kind is Unit.TIMES) == (unit.text == Unit.TIMES.value)
        if unit.dimension != NOTHING or per or not same or figure.kind is Unit.POINTS:
            raise _misfit(text, name, unit)
        return Fraction(1)
    return _counted(figure, per, unit, name, text)


def _bare(figure: WrittenFigure, unit: WrittenUnit, name: str, text: str) -> Fraction:
    """Return the scale of a number without a unit; in a box of 万元 both 30 and 30万 are 30万元."""
    if unit.text == "%":
        if figure.value >= 1:
            raise CalculationError(
                f"{name}“{text.strip()}”没有写单位，分不清是百分之几还是几倍。",
                f"请写明单位，如{text.strip()}%。",
            )
        return Fraction(1)
    return Fraction(1) if unit.scale > 1 and _SCALE.search(figure.numeral) else unit.scale


def _counted(figure: WrittenFigure, per: str, unit: WrittenUnit, name: str, text: str) -> Fraction:
    wanted = unit.dimension
    stated = parse_unit(f"{figure.unit}{_strokes(per)}").dimension
    above = stated.above or (figure.unit,)
    fits = set(stated.below) <= set(wanted.below)
    if above == wanted.above and fits:
        return Fraction(1)
    factor = _SPANS.get((figure.unit, "".join(wanted.above)))
    if factor is None or stated.below or wanted.below:
        raise _misfit(text, name, unit)
    return factor


def _strokes(per: str) -> str:
    """Return 每人每月, 每一户 and /(人·月) alike, as a unit is written."""
    return re.sub("每[一1]?个?", "/", per)


def _misfit(text: str, name: str, unit: WrittenUnit) -> CalculationError:
    wanted = f"应以{unit.text}计" if unit.text else "应是不带单位的数"
    return CalculationError(
        f"{name}“{text.strip()}”的单位不对，{wanted}。", "请核对是不是填错了一项，或换算以后再填。"
    )
