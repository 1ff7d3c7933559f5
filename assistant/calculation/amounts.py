"""Reads what a form field holds: one head count, one amount of money, one ratio."""

import re

from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities
from assistant.errors import CalculationError

_MONEY_UNITS = frozenset({Unit.MONEY, Unit.RATE, Unit.PLAIN})
_PEOPLE_UNITS = frozenset({Unit.PEOPLE, Unit.PLAIN})
_RATIO_UNITS = frozenset({Unit.RATIO, Unit.PLAIN})


def parse_population(text: str) -> Quantity:
    """Return the head count (人) that a form field holds: 2.678万, 26,780人, 三万零五百口人."""
    return _positive(_single(text, _PEOPLE_UNITS, "人口", "2.678万或26780"), "人口", text)


def parse_money(text: str, *, zero_allowed: bool = False) -> Quantity:
    """Return the amount (元, or 元/人·年) that a form field holds: 172686.63, 三万六, 每人一百."""
    quantity = _single(text, _MONEY_UNITS, "金额", "172686.63或8.12万")
    return quantity if zero_allowed and not quantity.value else _positive(quantity, "金额", text)


def parse_ratio(text: str) -> Quantity:
    """Return the ratio (0.1 for 10%) that a form field holds: 10%, 一成, 百分之十, 0.1."""
    quantity = _positive(_single(text, _RATIO_UNITS, "比例", "10%或一成"), "比例", text)
    if quantity.unit is Unit.PLAIN and quantity.value >= 1:
        raise CalculationError(
            f"比例“{text.strip()}”没有写单位，分不清是百分之几还是几倍。",
            f"请写明单位，如{text.strip()}%。",
        )
    return quantity


def _single(text: str, units: frozenset[Unit], name: str, example: str) -> Quantity:
    quantities = read_quantities(text)
    if len(quantities) != 1 or quantities[0].unit not in units or _remainder(text, quantities[0]):
        raise CalculationError(
            f"{name}“{text.strip()}”读不成一个数。", f"请只写一个数，如{example}。"
        )
    return quantities[0]


_LABEL = re.compile(
    r"(?:约|大约|左右|上下|农村|人口|保费|标准|结余|参保|比例|每|一|人均|[·.]?年|口|人|个|元|按|为|是|共|¥|整|钱|[:\s/。])*"
)
"""What may stand beside a figure; a point or a minus may be a part of it and is not passed over."""
_MINUS = re.compile(r"[-−负]\Z")


def _remainder(text: str, quantity: Quantity) -> str:
    before = narrow(text[: quantity.start])
    if quantity.value < 0:
        before = _MINUS.sub("", before)
    rest = before + narrow(text[quantity.end :])
    return "" if _LABEL.fullmatch(rest) else rest


def _positive(quantity: Quantity, name: str, text: str) -> Quantity:
    if quantity.value <= 0:
        raise CalculationError(f"{name}“{text.strip()}”应大于零。", "请核对后重新填写。")
    if quantity.unit is Unit.RATIO and quantity.value > 1:
        raise CalculationError(f"{name}“{text.strip()}”超过了100%。", "请填写不超过100%的比例。")
    return quantity
