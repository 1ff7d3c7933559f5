"""The other ways in which a document may write the numbers of a question.

People write 一成, 百分之十, 10% for one thing, 两万六 and 2.6万, 三到五年 and 3—5年; the words of
the index are as printed. So each number is searched for in the ways in which documents print it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.documents.numbers.decimals import (
    NUMBER,
    chinese_text,
    narrow,
    percent_text,
    plain_text,
    read_number,
)
from assistant.documents.numbers.not_amounts import blank
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities

_NUMBER = re.compile(NUMBER)
_RANGE = re.compile(rf"({NUMBER})\s*[-—–~至到]\s*({NUMBER})\s*([\u4e00-\u9fff%]?)")
_LOOSELY = re.compile(
    r"(?<![\d零一二两三四五六七八九])([一二两三四五六七八])([二三四五六七八九])([年个月天周倍岁成])"
)
"""两三年 is two or three of them; as an amount it is not read (not_amounts)."""
_DISCOUNT = re.compile(r"([一二三四五六七八九]{1,2}|\d(?:\.?\d)?)折(?![旧算扣合腾抵磨叠])")
_WAN = Decimal(10_000)
_MONEY = frozenset({Unit.MONEY, Unit.RATE})
_RATIOS = frozenset({Unit.RATIO, Unit.POINTS})
_TWO = re.compile(r"二(?=[百千万亿]|$)")


def number_forms(text: str) -> tuple[str, ...]:
    """Return the numbers of `text`, each with its unit, in the ways in which documents write it."""
    uniform = blank(narrow(text))
    forms = [form for quantity in read_quantities(text) for form in _quantity(quantity)]
    forms += [form for match in _RANGE.finditer(uniform) for form in _range(*match.groups())]
    forms += [form for match in _LOOSELY.finditer(narrow(text)) for form in _range(*match.groups())]
    forms += [form for match in _DISCOUNT.finditer(uniform) for form in _discount(match[1])]
    return tuple(dict.fromkeys(forms))


def _quantity(quantity: Quantity) -> Iterator[str]:
    """Yield the ways to write a quantity; a year has one, and 一方 or 一项 is no count."""
    if quantity.unit in _RATIOS:
        yield from _ratio(quantity.value)
        return
    written = narrow(quantity.text)
    match = _NUMBER.search(written)
    number = read_number(match[0]) if match else None
    vague = number and quantity.unit is Unit.COUNT and number.value == 1
    if match and number and not vague and quantity.unit is not Unit.YEAR:
        unit = "元" if quantity.unit in _MONEY else written[match.end() :]
        yield from (f"{form}{unit}" for form in _number(number.value))


def _number(value: Decimal) -> Iterator[str]:
    yield plain_text(value)
    if value >= _WAN:
        yield f"{plain_text(value / _WAN)}万"
    chinese = chinese_text(value)
    yield chinese
    yield _TWO.sub("两", chinese, count=1)


def _ratio(value: Decimal) -> Iterator[str]:
    if value == round(value, 4):
        yield percent_text(value)
        yield f"百分之{chinese_text(value * 100)}"
        if value < 1 and value * 10 == int(value * 10):
            yield f"{chinese_text(value * 10)}成"


def _range(low: str, high: str, unit: str) -> Iterator[str]:
    """Yield 3-5年, 三至五年, 三年至五年 for 三到五年."""
    ends = [number.value for number in map(read_number, (low, high)) if number]
    if len(ends) == 2 and ends[0] < ends[1]:
        plain, chinese = map(plain_text, ends), [chinese_text(end) for end in ends]
        yield f"{'-'.join(plain)}{unit}"
        yield f"{'至'.join(chinese)}{unit}"
        yield "至".join(f"{end}{unit}" for end in chinese)


def _discount(written: str) -> Iterator[str]:
    """Yield 95% for 九五折, 80% for 八折."""
    digits = [number.value for number in map(read_number, written.replace(".", "")) if number]
    places = (Decimal("0.1"), Decimal("0.01"))
    return _ratio(sum((d * place for d, place in zip(digits, places, strict=False)), Decimal(0)))
