"""What a figure measures, as a product of counted things: 元, 人, 元/人·月; and how it is printed.

The names of units are those that the reader of figures knows (`documents.numbers.units`), so
个月 is 月 and 天 is 日. 年 and 月 are kept apart: nothing that is paid by the month is silently
paid by the year. 万元 is 元 ten thousand times over, % is a hundredth of nothing counted.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from assistant.documents.numbers.decimals import CENT, money_text, narrow, plain_text, scale_of
from assistant.documents.numbers.units import AFTER, Unit, measure_of
from assistant.errors import CalculationError

MONEY = "元"
_SCALED = re.compile(r"([百千万亿]*)(.+)")
_RATIOS = {"": Fraction(1), Unit.TIMES.value: Fraction(1), "%": Fraction(1, 100)}
"""What counts nothing, and by how much a number before it is to be multiplied."""
_ALSO = {"学年": "年", "生": "人", "学生": "人"}
"""Units by another name: 元/生·学年."""
_PLACES = Decimal("0.000001")
"""To this a number is printed that has no end; 0.0001 yuan a head are a yuan in a township."""
_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Dimension:
    """What is counted, each with its power, in the order of their names; nothing for a ratio."""

    powers: tuple[tuple[str, int], ...] = ()

    @property
    def above(self) -> tuple[str, ...]:
        """What stands above the stroke."""
        return tuple(name for name, power in self.powers for _ in range(power))

    @property
    def below(self) -> tuple[str, ...]:
        """What stands below the stroke."""
        return tuple(name for name, power in self.powers for _ in range(-power))

    def times(self, other: "Dimension") -> "Dimension":
        """Return the dimension of a product."""
        return _of({n: dict(self.powers).get(n, 0) + p for n, p in other.powers}, self)

    def over(self, other: "Dimension") -> "Dimension":
        """Return the dimension of a quotient."""
        return self.times(Dimension(tuple((name, -power) for name, power in other.powers)))

    def __str__(self) -> str:
        """Return it as documents print it: 元/人·月; "" for a ratio."""
        above, below = "·".join(self.above), "·".join(self.below)
        return f"{above}/{below}" if below else above


def _of(changed: Mapping[str, int], base: Dimension) -> Dimension:
    powers = {**dict(base.powers), **changed}
    return Dimension(tuple(sorted((name, power) for name, power in powers.items() if power)))


NOTHING = Dimension()
"""The dimension of a ratio."""


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """A unit as a file or a person writes it: one of it is `scale` of its dimension."""

    text: str
    dimension: Dimension
    scale: Fraction = Fraction(1)

    @property
    def counts_whole(self) -> bool:
        """Whether it counts people or households, of which there is no half."""
        return self.dimension.powers in {((name, 1),) for name in ("人", "户")}

    @property
    def grain(self) -> Fraction | None:
        """The smallest step in which it is paid out or counted: a 分, a head; None for none."""
        if self.dimension.above == (MONEY,):
            return Fraction(CENT)
        return Fraction(1) if self.counts_whole else None

    def decimal(self, value: Fraction) -> Decimal:
        """Return a value in this unit: money to the 分, without an end to six places, half up."""
        number = decimal_of(value / self.scale)
        return number.quantize(CENT, ROUND_HALF_UP) if self.text == MONEY else number

    def shown(self, value: Fraction) -> str:
        """Return a value as it is printed with this unit: 50元/人·月, 10%, 30万元, 约3.333333."""
        return shown(value, self)


def parse_unit(text: str) -> WrittenUnit:
    """Return the unit that is written: 元, 万元, 元/人·月, %, "" for a plain number.

    Raises:
        CalculationError: a part of it is no unit.
    """
    bare = re.sub(r"[\s()]", "", narrow(text).replace("每", "/"))
    if bare in _RATIOS:
        return WrittenUnit(bare, NOTHING, _RATIOS[bare])
    above, *below = bare.split("/")
    parts = [_part(each, text) for each in above.split("·")]
    under = [_part(each, text) for group in below for each in group.split("·")]
    powers: Counter[str] = Counter(name for name, _ in parts)
    powers.subtract(name for name, _ in under)
    scale = Fraction(1)
    for _, each in parts:
        scale *= each
    for _, each in under:
        scale /= each
    return WrittenUnit(bare, _of(powers, NOTHING), scale)


def _part(word: str, text: str) -> tuple[str, Fraction]:
    scaled = _SCALED.fullmatch(_ALSO.get(word, word))
    after = AFTER.fullmatch(scaled[2]) if scaled else None
    kind, name = measure_of(after) if after else (Unit.PLAIN, "")
    if not scaled or not name or kind in {Unit.RATIO, Unit.POINTS, Unit.TIMES}:
        raise CalculationError(
            f"“{text}”不是认得的单位。", "请写元、人、户、月、元/人·月这样的单位。"
        )
    return name, Fraction(scale_of(scaled[1]))


YUAN, PERCENT, BARE = parse_unit(MONEY), parse_unit("%"), parse_unit("")


def counted_in(name: str) -> WrittenUnit:
    """Return the unit of what is counted in a word that no file would use: 把, 袋."""
    return WrittenUnit(name, Dimension(((name, 1),)))


def unit_of(dimension: Dimension) -> WrittenUnit:
    """Return the plain unit of a dimension, as what is worked out on the way is printed."""
    return WrittenUnit(str(dimension), dimension)


def decimal_of(value: Fraction) -> Decimal:
    """Return a fraction as a decimal: exactly where it has an end, else to six places, half up."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    with localcontext() as context:
        context.prec = _DIGITS
        number = Decimal(value.numerator) / Decimal(value.denominator)
        return number if Fraction(number) == value else number.quantize(_PLACES, ROUND_HALF_UP)


def shown(value: Fraction, unit: WrittenUnit) -> str:
    """Return a value as it is printed with a unit; 约 before what has no end."""
    number = decimal_of(value / unit.scale)
    about = "" if Fraction(number) * unit.scale == value else "约"
    money = unit.text == MONEY and number == number.quantize(CENT)
    return f"{about}{money_text(number) if money else plain_text(number)}{unit.text}"
