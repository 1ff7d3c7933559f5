"""What an expression measures, which is known before any figure is, and what it comes to.

`measures` is the law of units: what is added or compared measures the same, and
元/人·月 × 人 × 月 is 元. Once it holds for the inputs' units it holds for all figures, and
`value_of` need not look again.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from assistant.calculation.formulas.dimensions import MONEY, Dimension
from assistant.calculation.formulas.expression import (
    ADD,
    CEILING,
    CENTS,
    DIVIDE,
    FLOOR,
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
    Banded,
    Call,
    Expression,
    Literal,
    Name,
    Operation,
    printed,
)
from assistant.calculation.formulas.expression_parser import LARGEST
from assistant.errors import CalculationError

Values = Mapping[str, Fraction]
_TOGETHER = {ADD: "相加", SUBTRACT: "相减", SMALLER: "比大小", LARGER: "比大小"}
_UNITS = "请核对各项的单位，或在算式里换算。"


def measures(expression: Expression, units: Mapping[str, Dimension]) -> Dimension:
    """Return what an expression measures when its names measure what `units` says.

    Raises:
        CalculationError: 元 and 人 are added or compared, a name is not known, 到分 of no money.
    """
    match expression:
        case Literal(_, unit):
            return unit.dimension
        case Name(name):
            return _named(name, units)
        case Operation(sign, left, right):
            return _joined(sign, left, right, units)
        case Call(function, (first,)):
            found = measures(first, units)
            if function == CENTS and found.above != (MONEY,):
                raise CalculationError(f"{CENTS}只能用于金额：{printed(first, {})}。", _UNITS)
            return found
        case Call(function, arguments):
            return _same(_TOGETHER[function], [(each, measures(each, units)) for each in arguments])
        case Banded():
            return _of_bands(expression, units)
    raise CalculationError("算式不完整。", "请核对算式。")


def _named(name: str, units: Mapping[str, Dimension]) -> Dimension:
    if name not in units:
        raise CalculationError(
            f"算式里的“{name}”没有这一项。", f"能用的有：{'、'.join(units) or '（还没有写）'}。"
        )
    return units[name]


def _joined(
    sign: str, left: Expression, right: Expression, units: Mapping[str, Dimension]
) -> Dimension:
    first, second = measures(left, units), measures(right, units)
    if sign in _TOGETHER:
        return _same(_TOGETHER[sign], [(left, first), (right, second)])
    return first.times(second) if sign == MULTIPLY else first.over(second)


def _same(done: str, measured: Sequence[tuple[Expression, Dimension]]) -> Dimension:
    """Return what all of them measure, where it is the same."""
    first, *rest = measured
    for other in rest:
        if other[1] != first[1]:
            sides = "和".join(
                f"{printed(side, {})}（{str(unit) or '没有单位'}）" for side, unit in (first, other)
            )
            raise CalculationError(f"{sides}单位不同，不能{done}。", _UNITS)
    return first[1]


def _of_bands(banded: Banded, units: Mapping[str, Dimension]) -> Dimension:
    edges = (banded.value, banded.line, *(band.upto for band in banded.bands))
    value = _same("分段", [(edge, measures(edge, units)) for edge in edges if edge is not None])
    rate = _same("分段", [(band.rate, measures(band.rate, units)) for band in banded.bands])
    return value.times(rate)


def value_of(expression: Expression, values: Values) -> Fraction:
    """Return what an expression comes to, exactly.

    Raises:
        CalculationError: something is divided by zero, or becomes larger than any budget.
    """
    match expression:
        case Literal(value, _):
            found = value
        case Name(name):
            found = values[name]
        case Operation(sign, left, right):
            found = _done(sign, value_of(left, values), value_of(right, values), right)
        case Call(function, arguments):
            found = FUNCTIONS[function](*(value_of(each, values) for each in arguments))
        case Banded():
            portions = portions_of(expression, value_of(expression.value, values), values)
            found = sum((portion * rate for portion, rate in portions), Fraction(0))
    if abs(found.numerator) > LARGEST * found.denominator:
        raise CalculationError("算出来的数太大。", "请核对所填的数。")
    return found


def _done(sign: str, left: Fraction, right: Fraction, divisor: Expression) -> Fraction:
    if sign == DIVIDE and not right:
        raise CalculationError(f"{printed(divisor, {})}是零，不能作除数。", "请核对所填的数。")
    return _SIGNS[sign](left, right)


_SIGNS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    ADD: lambda left, right: left + right,
    SUBTRACT: lambda left, right: left - right,
    MULTIPLY: lambda left, right: left * right,
    DIVIDE: lambda left, right: left / right,
}


def floored(value: Fraction, grain: Fraction = Fraction(1)) -> Fraction:
    """Return the largest multiple of `grain` that is not above `value`."""
    return value // grain * grain


def ceiled(value: Fraction, grain: Fraction = Fraction(1)) -> Fraction:
    """Return the smallest multiple of `grain` that is not below `value`."""
    return -(-value // grain) * grain


def to_cents(value: Fraction) -> Fraction:
    """Return an amount to the 分, half up: a half goes away from zero."""
    doubled, below = 200 * abs(value.numerator), value.denominator
    amount = (doubled + below) // (2 * below)
    return Fraction(amount if value >= 0 else -amount, 100)


FUNCTIONS: Mapping[str, Callable[..., Fraction]] = {
    SMALLER: min,
    LARGER: max,
    FLOOR: floored,
    CEILING: ceiled,
    CENTS: to_cents,
}


def portions_of(
    banded: Banded, value: Fraction, values: Values
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return how much of `value` lies in each band above the line, with the band's rate.

    Raises:
        CalculationError: a bound lies below the one before it, or a rate is negative.
    """
    low = Fraction(0) if banded.line is None else value_of(banded.line, values)
    under, found = Fraction(0), []
    for band in banded.bands:
        top = value if band.upto is None else value_of(band.upto, values)
        rate = value_of(band.rate, values)
        if (band.upto is not None and top < under) or rate < 0:
            raise CalculationError(
                f"{banded.table}的各段没有从低到高，或比例是负数。", "请核对各段的上限和比例。"
            )
        under = top
        found.append((max(min(value, top) - low, Fraction(0)), rate))
        low = max(low, min(value, top))
    return tuple(found)
