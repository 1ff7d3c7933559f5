"""Reads the quantities out of Chinese text: people, money, rates, ratios, counts and years.

What looks like a number but is none (a document number, a clause number, a date, 一起) is
blanked before reading, so it can never become an amount.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.documents.numbers.decimals import narrow, read_number, tidy
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import YEAR, blank
from assistant.documents.numbers.units import Unit

__all__ = ["Quantity", "Unit", "read_quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text: `text` stands at [start, end) of the source, as written.

    `value` is in 人, 元, 元/人·年, or a pure ratio (0.1 for 10%); `grain` is the place value of
    the last digit written (10 for 2.678万); `exact` is False where the words say 约, 多, 左右.
    """

    value: Decimal
    unit: Unit
    start: int
    end: int
    text: str
    exact: bool = True
    grain: Decimal = Decimal(1)


_LARGEST = Decimal(10) ** 16
"""A number beyond all budgets, such as that of an account, is no amount."""
_PERSON = r"(?:每一?个?(?:口人|人|口|位)|人均|[一1]个?(?:口人|人|口))"
_PER_PERSON_BEFORE = re.compile(
    rf"{_PERSON}(?:每年|[一1]年|[/·]?年)?\s*(?:的?保费|的?标准|[按是为交缴收掏出要各得算补:\s])*$"
)
_PER_PERSON_AFTER = re.compile(
    r"\s*(?:[/每·]|[一1])\s*个?(?:人|口)(?:\s*(?:[/·每]|[一1])?\s*年)?|\s*[/每一]\s*年\s*[/每]\s*人"
)
_ABOUT_BEFORE = re.compile(r"(?:约|大概|差不多|近|将近|接近|不到|超过|估计)(?:是|为|有)?\s*$")
_ABOUT_AFTER = re.compile(r"\s*(?:左右|上下|出头|来往)")
_NEGATIVE_BEFORE = re.compile(r"(?:(?<![\d一-鿿)%□-])[-−]|负)\s*$")


@lru_cache(maxsize=512)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in the order in which they stand."""
    uniform = narrow(text)
    years = [_year(match, text) for match in YEAR.finditer(uniform)]
    found = list(_amounts(text, uniform))
    return tuple(sorted(years + found, key=lambda quantity: quantity.start))


def _year(match: re.Match[str], source: str) -> Quantity:
    number = read_number(match["year"])
    value = number.value if number else Decimal(0)
    return Quantity(
        value, Unit.YEAR, match.start(), match.end(), source[match.start() : match.end()]
    )


def _amounts(source: str, uniform: str) -> Iterator[Quantity]:
    figures = read_figures(blank(uniform), lone=False)
    return (_placed(figure, source, uniform) for figure in figures if figure.value < _LARGEST)


def _placed(figure: WrittenFigure, source: str, uniform: str) -> Quantity:
    """Return a figure as an amount; what no calculation is about does not belong to it."""
    alone = figure.kind is Unit.PLAIN
    start, end = figure.start, figure.start + len(figure.numeral) if alone else figure.end
    before = uniform[max(0, start - 20) : start]
    about = _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(uniform, end)
    after = _PER_PERSON_AFTER.match(uniform, end)
    is_amount = alone or figure.kind is Unit.MONEY
    end = after.end() if after and is_amount else end
    is_rate = is_amount and (after or _PER_PERSON_BEFORE.search(before))
    return Quantity(
        value=tidy(-figure.value if _NEGATIVE_BEFORE.search(before) else figure.value),
        unit=Unit.RATE if is_rate else figure.kind,
        start=start,
        end=end,
        text=source[start:end].strip(),
        exact=figure.exact and not about,
        grain=figure.grain,
    )
