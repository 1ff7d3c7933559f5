"""A sum that a question states in full: so many, each at a price, so long: 7人×1200元/人·月×10月.

The units decide, not the words: the price says per what it is, and the question must give just
one number of each of these and no other figure. Then the product is in 元, and nothing is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.entries import USER
from assistant.calculation.steps import Calculation, Figure, Step
from assistant.documents.numbers.decimals import cents, money_text, narrow, plain_text
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.units import Unit
from assistant.question.asked import Question

_PER_WORD = r"(?:每一?|一|1)个?(人|名|位|户|亩|月|季度|学期|年|天|日|吨|斤|里|公里|套|间|头|只)"
_PER = re.compile(_PER_WORD)
_BEFORE = re.compile(
    rf"(?P<per>(?:{_PER_WORD})+)(?:补助|补贴|津贴|标准|工资|大?约|[给发补付为是按,:\s])*$"
)
_AFTER = re.compile(rf"^(?P<per>(?:[/·](?:人|户|亩|月|季度|学期|年|天|日)|{_PER_WORD})+)")
_STROKE = re.compile(r"[/·](人|户|亩|月|季度|学期|年|天|日)")
_SAME = {"名": "人", "位": "人", "天": "日"}
_SPANS = {("年", "月"): 12, ("季度", "月"): 3, ("年", "季度"): 4}
"""How many of the second make one of the first."""
_MONTHS_IN_WORDS = {"半年": 6, "全年": 12, "整年": 12}
_DESCRIBES = re.compile(
    r"\d+(?:[到至~—–-]+\d+)?周?岁(?:以上|以下|及以上)?|(?:19|20)\d\d年度?|\d+(?:号文|月\d+[日号])"
)
"""What says who or when is meant and multiplies nothing: 80到89岁, 2025年."""
_ASKS = re.compile(
    r"多少|几(?:块|元|万|个?钱)|一共|总共|统共|合计|共需|所需|好多|经费|测算|算一?[下算]"
)
_OTHER = re.compile(
    r"保费|参保|投保|防贫|结余|缺口|比例|封顶|起付|最[多高低少]|上限|不超过|超过|[涨降提加减扣]"
    r"|打[一二三四五六七八九\d.]+折|翻|改成|调整|分摊|平摊|分担|承担|自付|报销|相差|差额|剩|半个月"
)
"""Words of another operation, which a product would pass over."""


@dataclass(frozen=True, slots=True)
class _Price:
    """What each costs, and per what."""

    figure: WrittenFigure
    units: tuple[str, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Number:
    """How many of a unit, in the words of the question."""

    value: Decimal
    unit: str
    text: str


def unit_product(question: Question) -> Calculation | None:
    """Return the product that a question states in full and asks for, or None for any other."""
    uniform = narrow(question.plain)
    if question.named or not _ASKS.search(uniform) or _OTHER.search(uniform):
        return None
    told = [match.span() for match in _DESCRIBES.finditer(uniform)]
    read = (f for f in read_figures(question.plain) if f.unit or f.stands_alone)
    figures = [f for f in read if not any(_inside(f, span) for span in told)]
    prices = [p for p in (_price(uniform, f) for f in figures) if p]
    if len(prices) != 1:
        return None
    price = prices[0]
    others = [f for f in figures if f is not price.figure and not _inside(f, price.span)]
    if not all(figure.exact for figure in others):
        return None
    numbers = [*_counted(others), *_spoken(uniform)]
    matched = _matched(price.units, numbers)
    return _worked(price, matched) if matched else None


def _inside(figure: WrittenFigure, span: tuple[int, int]) -> bool:
    return span[0] <= figure.start < span[1]


def _price(uniform: str, figure: WrittenFigure) -> _Price | None:
    """Return a figure as a price, where it says per what it is and may be money."""
    if figure.kind not in (Unit.MONEY, Unit.RATE, Unit.PLAIN) or not figure.exact:
        return None
    before = _BEFORE.search(uniform[: figure.start])
    after = _AFTER.search(uniform[figure.end :])
    words = f"{before['per'] if before else ''}{after['per'] if after else ''}"
    found = [*_PER.findall(words), *_STROKE.findall(words)]
    units = tuple(_SAME.get(unit, unit) for unit in found)
    if not units or len(set(units)) != len(units):
        return None
    start = before.start() if before else figure.start
    return _Price(figure, units, (start, figure.end + (after.end() if after else 0)))


def _counted(figures: Sequence[WrittenFigure]) -> Iterator[_Number]:
    for figure in figures:
        yield _Number(figure.value, figure.unit, figure.printed)


def _spoken(uniform: str) -> Iterator[_Number]:
    """Yield the spans of time that are said without a numeral: 半年, 全年."""
    for words, months in _MONTHS_IN_WORDS.items():
        if words in uniform:
            yield _Number(Decimal(months), "月", words)


def _matched(units: Sequence[str], numbers: Sequence[_Number]) -> list[_Number]:
    """Return the one number of each unit, in the order of the units; none where it is not so."""
    left, matched = list(numbers), []
    for unit in units:
        fitting = [n for n in left if _as(n, unit) is not None]
        if len(fitting) != 1:
            return []
        left.remove(fitting[0])
        number = _as(fitting[0], unit)
        if number is None or number.value <= 0:
            return []
        matched.append(number)
    return [] if left else matched


def _as(number: _Number, unit: str) -> _Number | None:
    """Return a number in another unit: 1年 is 12月; 7个 may be 7人 or 7户, which the noun says."""
    if number.unit == unit:
        return number
    if number.unit == "个" and unit in ("人", "户"):
        return _Number(number.value, unit, number.text)
    times = _SPANS.get((number.unit, unit))
    return _Number(number.value * times, unit, number.text) if times else None


def _worked(price: _Price, numbers: Sequence[_Number]) -> Calculation:
    total = price.figure.value
    for number in numbers:
        total *= number.value
    result = cents(total)
    unit = f"元/{'·'.join(price.units)}"
    shown = [f"{plain_text(n.value)}{n.unit}" for n in numbers]
    expression = f"{plain_text(price.figure.value)}{unit}×{'×'.join(shown)}"
    return Calculation(
        title="按单价计算",
        figures=(
            Figure("price", "单价", price.figure.value, unit, price.figure.printed, USER),
            *(Figure(f"number_{n}", f"{each.unit}数", each.value, each.unit, each.text, USER)
              for n, each in enumerate(numbers, 1)),
        ),
        steps=(Step("合计", f"{expression}＝{money_text(result)}元", f"{money_text(result)}元"),),
        result={"total": result},
        summary=f"合计{money_text(result)}元。",
    )  # fmt: skip
