"""The figures of a question about money, each with what it counts and what is done with it.

A figure is bound to its noun by where it stands, never by order: 12个看山的 counts heads,
一个月给八百 is a price by the month, 涨到120一个人 a new price by the head.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from assistant.calculation.composed.measures_said import each_said, unit_said
from assistant.calculation.stated.written_rates import units_each
from assistant.documents.numbers.decimals import read_number
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.units import Unit


class Does(StrEnum):
    """What is done with a figure: it is taken, put for another, added, taken off, a part of one."""

    STANDS = "stands"
    REPLACES = "replaces"
    RAISES = "raises"
    LOWERS = "lowers"
    COMES_ON_TOP = "comes_on_top"
    IS_USED = "is_used"
    IS_KEPT = "is_kept"


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """One figure of a question: of what each it is the price (`each`), or what it counts (`unit`).

    `before` are the words since the figure or stop before it, `after` those up to the next.
    """

    value: Fraction
    unit: str
    each: tuple[str, ...]
    does: Does
    before: str
    after: str
    text: str
    start: int
    end: int
    exact: bool

    @property
    def is_price(self) -> bool:
        """Whether it is money for each of something; what is so much a year is a sum of it."""
        return self.unit == "元" and self.each not in ((), ("年",))

    @property
    def is_sum(self) -> bool:
        """Whether it is money as a whole."""
        return self.unit == "元" and not self.each

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something: 三成, 10%, 一半."""
        return self.unit == "%"


_STOP = re.compile(r"[,。;?!\s]")
_DROPPED = frozenset({"岁", "级", "类", "档", "号", "等", "批", "期", "条", "款"})
"""What says who or which is meant and multiplies nothing."""
_ANNEX = re.compile(r"附[件表]$")
_BETWEEN = re.compile(r"^[^,。;\d]{0,3}?(?:到|至|—|–|-|~)\d+(?:周?岁|级|类|档)")
_DOES: tuple[tuple[Does, re.Pattern[str]], ...] = (
    (
        Does.REPLACES,
        re.compile(
            r"(?:[涨提升降调改加减增变换]|上调|提高|下调|调整|定|扩大?|缩小?)(?:[到至为成]|成了?|为了?)(?:了)?(?:每一?个?[人户月亩名])*\s*$"
        ),
    ),
    (
        Does.RAISES,
        re.compile(
            r"(?:[涨增加升]|上浮|上调|提高|增加|上涨|再[涨加]|多[发给补])(?:了|个|它|上|价)?(?:每一?个?[人户月亩名])*\s*$"
        ),
    ),
    (
        Does.LOWERS,
        re.compile(
            r"(?:[降减砍]|下浮|下调|降低|减少|少[发给补])(?:了|个|它|掉|价)?(?:每一?个?[人户月亩名])*\s*$"
            r"|(?:每一?个?[人户月亩名])+(?:要|再|得)?扣(?:除|掉|发|了)?\s*$"
        ),
    ),
    (Does.IS_KEPT, re.compile(r"(?:留下?|留着|留存|扣下|预留|存下?|压着)(?:了|出|其中|个)*\s*$")),
    (
        Does.IS_USED,
        re.compile(
            r"(?:只?[能准许让可]?(?<![费封])(?:用|抵|拿|动|使|花|顶|冲|结转|抵扣|抵用|使用|动用)(?:了|出|其中|里[头面]|当中|的)*)\s*$"
        ),
    ),
)
_OF_PEOPLE = re.compile(
    r"$|[^,。;]{0,8}?(?:人|员|工|老|生|童|干部|对象|书记|主任|岗|的|娃|职)|[^一-鿿]|呢|吗|一年|一个月|半年|每|全年"
)
_OF_HOUSEHOLDS = re.compile(r"$|[^,。;]{0,6}?(?:户|家|危房|房)|[^一-鿿]")
_NOUN_UNITS = {"人口": "人", "人数": "人", "户数": "户", "面积": "亩", "基数": "人"}
_COUNTING_NOUN = re.compile(rf"({'|'.join(_NOUN_UNITS)})(?:有|是|为|约|共|总数|:)*$")
"""Says what a bare number counts: 人口3万."""
_BODIES = re.compile(
    r"个?(?:行政|自然)?(镇|乡镇|乡|村|街道|县|区|组|社区|年龄段|项目|方案|档|类|种)"
)
_AREA = re.compile(
    r"(?P<whole>[一二两三四五六七八九十\d]+)亩(?P<tenth>[一二三四五六七八九])分(?!之)"
)
_NOT_PAID = re.compile(r"收入|支出|产值|存款|工资性")
"""What stands before a sum that is nobody's price: 月人均收入230元."""
_ON_TOP = re.compile(r"(?<![增])[再另外]?加上?(?:了|个)?$")
_MODAL = re.compile(r"^[准能用让许可够]")
"""Behind 只: the 只 of 6万只准用一半 counts nothing."""
_USED_AFTER = re.compile(r"^(?:的?(?:来|去)?(?:可以?|能)?(?:抵|用|顶|冲|拿来))")
_KEPT_AFTER = re.compile(r"^(?:不[动用能准]|留|存|先?提留|预留)")
_AND_A_HALF = re.compile(r"^(?:[亩年月](?=半(?![年月]))|个半(?P<span>月))")
"""A half of the unit behind it: 15亩半, 两年半, 3个半月."""
_DISCOUNT = re.compile(r"打(?P<digits>[一二三四五六七八九\d]{1,2})折|(?P<half>减半|打对折|砍半)")


def money_figures(uniform: str, readable: str) -> tuple[TypedFigure, ...]:
    """Return the figures of a half-width text in order; `readable` is it without what is none."""
    found = sorted((*_typed(uniform, readable), *_discounts(uniform)), key=lambda f: f.start)
    found = _as_listed(_once_doubled(found), uniform)
    return tuple(_like_the_price(figure, found) for figure in found)


def _once_doubled(found: Sequence[TypedFigure]) -> list[TypedFigure]:
    """Return the figures with 翻一番 once: 翻番后 speaks of the same again."""
    first = next((f for f in found if f.unit == "倍"), None)
    return [f for f in found if f.unit != "倍" or f is first or f.value != (first and first.value)]


def _as_listed(found: Sequence[TypedFigure], uniform: str) -> list[TypedFigure]:
    """Return the figures of a list with its one unit: 人数412、587、1031."""
    listed: list[TypedFigure] = []
    for figure in found:
        before = listed[-1] if listed else None
        beside = before and uniform[before.end : figure.start] == "、"
        alike = before and beside and not figure.unit and before.unit not in ("", "元", "%")
        listed.append(replace(figure, unit=before.unit) if before and alike else figure)
    return listed


def _like_the_price(figure: TypedFigure, figures: Sequence[TypedFigure]) -> TypedFigure:
    """Return what is put for a price, or added to it, as one of the same: 从六百五涨到七百八."""
    earlier = [f for f in figures if f.is_price and f.start < figure.start]
    changes = figure.does in (Does.REPLACES, Does.RAISES, Does.LOWERS)
    if figure.does is Does.LOWERS and earlier and figure.value >= earlier[-1].value:
        return figure  # 一袋146, 减了三千: it is taken off the sum
    if changes and earlier and not figure.each and figure.unit in ("", "元"):
        return replace(figure, unit="元", each=earlier[-1].each)
    return figure


def _typed(uniform: str, readable: str) -> Iterator[TypedFigure]:
    found = [f for f in read_figures(_whole_areas(readable)) if _counts(uniform, f)]
    for index, figure in enumerate(found):
        begin = found[index - 1].end if index else 0
        stop = found[index + 1].start if index + 1 < len(found) else len(uniform)
        before = _STOP.split(uniform[begin : figure.start])[-1]
        after = _STOP.split(uniform[figure.end : stop])[0]
        yield _one(figure, before, after, uniform[figure.end :])


def _whole_areas(readable: str) -> str:
    """Return a text with 六亩四分 as 六点四亩, each figure still at its place."""
    return _AREA.sub(lambda m: f"{m['whole']}点{m['tenth']}亩", readable)


def _counts(uniform: str, figure: WrittenFigure) -> bool:
    alone = figure.kind is Unit.PLAIN and not figure.stands_alone
    if alone and (figure.value <= 1 or not unit_said(f"{figure.unit}{uniform[figure.end :]}")):
        return False  # 一起, 三峡
    if _ANNEX.search(uniform[: figure.start]):
        return False  # 附件2人数
    if figure.unit in _DROPPED or _BETWEEN.match(uniform[figure.end :]):
        return False
    return not re.match(r"^(?:周?岁|级|类|档|号)", uniform[figure.end :])


def _one(figure: WrittenFigure, before: str, after: str, behind: str) -> TypedFigure:
    income = _NOT_PAID.search(before)
    of_money = _may_be_money(figure, after, behind) and not income
    each = units_each(before[-14:], behind) if of_money else ()
    each = each or each_said(before[-14:], behind if of_money else "")
    loose = figure.unit == "只" and _MODAL.match(after)
    apart = figure.kind is Unit.COUNT and re.search(r"\s", figure.printed)
    unit = "%" if figure.kind is Unit.RATIO else figure.unit
    unit = "倍" if figure.kind is Unit.TIMES else unit
    unit = "" if loose or apart else unit
    unit = _body(figure, after) or unit
    if not unit and not each and (noun := _COUNTING_NOUN.search(before)):
        unit = _NOUN_UNITS[noun[1]]
    unit = unit or (unit_said(behind) if not loose else "")
    unit = "元" if (each and of_money) or figure.kind in (Unit.MONEY, Unit.RATE) else unit
    value, text = Fraction(figure.value), figure.printed
    if half := _AND_A_HALF.match(f"{unit}{after}"):
        value, text = value + Fraction(1, 2), f"{text}半{half['span'] or ''}"
        unit = half["span"] or unit
    return TypedFigure(
        value, unit, each, _does(before, after, unit, each), before, after,
        text, figure.start, figure.end, figure.exact,
    )  # fmt: skip


def _body(figure: WrittenFigure, after: str) -> str:
    """Return what kind of place or thing is counted by 个: 三个镇, 75个行政村, 三个年龄段."""
    if figure.unit != "个":
        return ""
    match = _BODIES.match(f"{figure.printed.lstrip('0123456789一二三四五六七八九十百两')}{after}")
    return match[1] if match else ""


def _may_be_money(figure: WrittenFigure, after: str, behind: str) -> bool:
    counted = figure.unit or unit_said(behind)
    other = figure.kind is Unit.PLAIN and counted and not _MODAL.match(after)
    return figure.kind in (Unit.MONEY, Unit.RATE, Unit.PLAIN) and not other


def _does(before: str, after: str, unit: str, each: tuple[str, ...]) -> Does:
    found = next((does for does, pattern in _DOES if pattern.search(before)), Does.STANDS)
    if found is Does.RAISES and not each and unit in ("元", "") and _ON_TOP.search(before):
        return Does.COMES_ON_TOP
    if found is Does.STANDS and unit in ("%", "元"):
        if _KEPT_AFTER.match(after):
            return Does.IS_KEPT
        if _USED_AFTER.match(after):
            return Does.IS_USED
    return found


def _discounts(uniform: str) -> Iterator[TypedFigure]:
    """Yield what 打八折 and 减半 leave of a price."""
    for match in _DISCOUNT.finditer(uniform):
        tenths = [read_number(each) for each in match["digits"] or "五"]
        value = Fraction(0)
        for place, number in enumerate(tenths, 1):
            value += Fraction(number.value if number else 0) / 10**place
        yield TypedFigure(
            value, "折", (), Does.IS_USED, "", "", match[0], match.start(), match.end(), exact=True
        )


def within(figures: Sequence[TypedFigure], unit: str) -> tuple[TypedFigure, ...]:
    """Return the figures that count in a unit; 7个 may be heads, households or posts."""
    loose = {"人": {"人"}, "户": {"户", "家"}, "个": {"个", "人"}}
    wanted = loose.get(unit, {unit})
    return tuple(f for f in figures if f.unit in wanted or (f.unit == "个" and _may_be(f, unit)))


def _may_be(figure: TypedFigure, unit: str) -> bool:
    """Tell whether what is counted by 个 may be people or households, by the noun behind it."""
    pattern = {"人": _OF_PEOPLE, "户": _OF_HOUSEHOLDS}.get(unit)
    return bool(pattern and pattern.match(figure.after))
