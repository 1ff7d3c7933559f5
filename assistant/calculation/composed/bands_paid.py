"""What is paid of a sum by bands, above a line and up to a cap: 起付线以上1万元以下的部分按60%."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import asks_how_many
from assistant.calculation.composed.band_rules import BandRule, rule_meant
from assistant.calculation.composed.money_figures import Does, TypedFigure, within
from assistant.calculation.composed.money_reading import MoneyReading, is_sum
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import parse_unit
from assistant.calculation.formulas.expression import (
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
    Band,
    Banded,
    Call,
    Expression,
    Name,
    Operation,
)
from assistant.calculation.stated.group_shares import group_share
from assistant.calculation.stated.listed_standards import is_met
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import read_figures

_TABLE = "分段标准"


def paid_by_bands(reading: MoneyReading) -> Calculation | None:
    """Work out what is paid of the one figure of a question by bands.

    Raises:
        CalculationError: documents have bands for several kinds of people.
    """
    if not reading.figures or any(f.is_price for f in reading.figures):
        return None
    if asks_how_many(reading.asked.uniform):
        return None  # how far money reaches is nothing that is paid of it
    rule = rule_meant(reading)
    left = reading.without(*rule.used) if rule else ()
    value = _only_one(left, rule.unit) if rule else None
    if rule is None or value is None or not value.exact:
        return None
    sheet = Worksheet()
    cost = sheet.typed("分段的数", value.value, parse_unit(rule.unit), value.text)
    expression = _banded(sheet, rule, cost)
    for scale in _scales(reading.stated, rule):
        expression = Operation(MULTIPLY, expression, sheet.stated("折算", scale))
    if rule.cap is not None:
        expression = Call(SMALLER, (expression, rule.cap.on(sheet, "封顶线")))
    sheet.step("合计", expression)
    return sheet.worked()


def _only_one(left: tuple[TypedFigure, ...], unit: str) -> TypedFigure | None:
    """Return the one figure that is left, where it is of the unit that the bands measure."""
    if unit == "元":
        fitting = [f for f in left if is_sum(f)]
    else:
        fitting = [f for f in within(left, unit) if f.does is Does.STANDS]
    return fitting[0] if len(fitting) == 1 == len(left) else None


def _banded(sheet: Worksheet, rule: BandRule, cost: Name) -> Expression:
    value: Expression = cost
    line: Expression | None = rule.line.on(sheet, "起付线") if rule.line else None
    if rule.from_the_line and line is not None:
        zero = Operation(SUBTRACT, line, line)
        value = sheet.step("起付线以上", Call(LARGER, (Operation(SUBTRACT, cost, line), zero)))
        line = None
    elif line is None and rule.bands[0][0].low:
        line = _bound(sheet, rule, rule.bands[0][0].low)
    bands = tuple(
        Band(
            None if reach.high is None else _bound(sheet, rule, reach.high),
            figure.on(sheet, "标准"),
        )
        for reach, figure in rule.bands
    )
    return sheet.step("分段计算", Banded(_TABLE, value, line, bands))


def _bound(sheet: Worksheet, rule: BandRule, at: Decimal) -> Name:
    """Take where a band ends into a worksheet: from the clause that says so, else the question."""
    unit = parse_unit(rule.unit)
    stated = (f.provision for _, f in rule.bands if f.provision)
    ends = (end for p in stated if (end := _end_at(p, at)))
    if end := next(ends, None):
        return sheet.counted("分段处", end, unit)
    return sheet.typed("分段处", Fraction(at), unit, f"{at}{rule.unit}")


def _end_at(each: Provision, at: Decimal) -> Provision | None:
    """Return a provision as where its band ends or begins, as its sentence writes that."""
    for figure in read_figures(narrow(each.quote)):
        if figure.value == at and figure.unit:
            return replace(each, value=Fraction(at), text=figure.printed)
    return None


def _scales(stated: StatedFigures, rule: BandRule) -> list[Provision]:
    """Return the parts that a condition of the question leaves of the sum (未备案的按80%)."""
    if rule.provision is None:
        return []
    document = rule.provision.document
    kin = [p for p in stated.all if p.kind is ProvisionKind.SCALE and p.document.id == document.id]
    return [p for p in kin if group_share(p) is None and is_met(stated, p, kin)]
