"""What is paid of a sum by bands, above a line and up to a cap: 起付线以上1万元以下的部分按60%."""

from decimal import Decimal
from fractions import Fraction

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
from assistant.calculation.stated.listed_standards import is_met
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.calculation.steps import Calculation

_TABLE = "分段标准"


def paid_by_bands(reading: MoneyReading) -> Calculation | None:
    """Work out what is paid of the one figure of a question by bands.

    Raises:
        CalculationError: documents have bands for several kinds of people.
    """
    if not reading.figures or any(f.is_price for f in reading.figures):
        return None
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
    text = f"{at}{rule.unit}"
    return sheet.typed("分段处", Fraction(at), parse_unit(rule.unit), text)


def _scales(stated: StatedFigures, rule: BandRule) -> list[Provision]:
    """Return the parts that a condition of the question leaves of the sum (未备案的按80%)."""
    if rule.provision is None:
        return []
    document = rule.provision.document
    kin = [p for p in stated.all if p.kind is ProvisionKind.SCALE and p.document.id == document.id]
    return [p for p in kin if is_met(stated, p, kin)]
