"""The figures of a question as it tells them: each with its rate, its place and what is done to it.

每人每月50元 and 600块一户 are one figure each, the rate included; 80岁以上, 2025年 and 36号文 say
who, when and what is meant and are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from assistant.documents.numbers.decimals import narrow, percent_text, plain_text
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import FILLER, blank
from assistant.documents.numbers.units import Unit

COUNTS = "岗位|人|名|位|口|户|家|亩|月|季度|学期|年|天|日|吨|斤|里|公里|套|间|头|只"
_SAME = {"岗位": "人", "名": "人", "位": "人", "口": "人", "家": "户", "天": "日"}
_EACH = rf"每一?个?(?:{COUNTS})"
_ONE = rf"[一1]个?(?:{COUNTS})"
_BEFORE = re.compile(
    rf"(?P<per>(?:{_EACH})(?:{_EACH}|{_ONE})*|人均|户均)(?P<named>[^\d,。;、?!:\n每]{{0,8}}:?)$"
)
_ONE_BEFORE = re.compile(rf"(?P<per>(?:{_ONE})+)(?P<named>[给发补要是按出拿]{{0,2}})$")
_AFTER = re.compile(rf"(?:[/·每]个?(?:{COUNTS})|{_EACH}|{_ONE})+")
_UNITS = re.compile(rf"(?:[/·每一1]|每一)个?(?P<unit>{COUNTS})|(?P<mean>[人户])均")
_DESCRIBES = re.compile(
    r"\d+多?(?:[到至~—–-]+\d+)?周?岁(?:以上|以下|及以上)?|(?:19|20)?\d\d年(?:度|\d+月(?:\d+[日号])?)"
    r"|(?:19|20)\d\d(?:年|(?=全年))|\d+(?:号文|月\d+[日号])"
)
_SINGLE = re.compile(rf"{_ONE}")
_SPOKEN = ((re.compile(r"(?<!大)半年(?!多)"), 6), (re.compile(r"[全整]年"), 12))
_ABOUT = re.compile(r"(?:约|大概|差不多|将近|接近|估计)(?:是|为|有)?$")
_TO = re.compile(
    r"(?:改|变|换|涨|提高?|升|调整?|增加?|降低?|减少?|延长|缩短)(?:成|为|到|至|成了|到了)(?:了|按|是)?$"
)
_BY = re.compile(
    r"(?:涨|降|加|减|增加|减少|提高|降低|上[浮调涨]|下[浮调降]|[多少](?:发|给|补|算)?|扣[除掉]?|去[掉除]|砍掉?|每[年月]涨)"
    r"(?:了|上|掉)?$"
)
_ONE_OF = frozenset("份次批项条类档种件套笔回")
"""一份 and 一次 of these multiply nothing."""
_SPAN = re.compile(r"月|年|季度|学期|天|日")
_UNREADABLE = "？"
_REACH = 24
"""Characters before a number in which its rate and its verb stand."""


class Move(Enum):
    """What is done with a figure: stated, changed to (涨到60元), or changed by (涨了10元)."""

    NONE = auto()
    TO = auto()
    BY = auto()


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """One figure: the user's `text` at [start, end), and `typed`, how a form would have it.

    `per` are the units behind the stroke (人, 月), `named` the words between these and the number,
    `spoken` that it is said without a numeral (全年).
    """

    text: str
    typed: str
    unit: str
    kind: Unit
    start: int
    end: int
    per: tuple[str, ...] = ()
    named: str = ""
    move: Move = Move.NONE
    spoken: bool = False

    @property
    def counts(self) -> bool:
        """Whether it counts something: people, households, months."""
        return self.kind in {Unit.PEOPLE, Unit.COUNT} and not self.per

    @property
    def may_be_money(self) -> bool:
        """Whether it is an amount in all: of money, or a number that may be one."""
        return self.kind in {Unit.MONEY, Unit.PLAIN} and not self.per and self.move is Move.NONE


def told_figures(text: str) -> tuple[ToldFigure, ...]:
    """Return the figures of a text in the order in which they stand."""
    uniform, floor = narrow(text), 0
    told: list[ToldFigure] = []
    for figure in _amounts(text, uniform):
        told.append(_told(figure, text, uniform, floor))
        floor = floor if _SINGLE.match(uniform, figure.start) else told[-1].end
    own = [each for each in told if not any(_is_rate_of(each, other) for other in told)]
    return tuple(sorted((*own, *_spoken(uniform, own)), key=lambda each: each.start))


def _is_rate_of(figure: ToldFigure, other: ToldFigure) -> bool:
    """Tell whether a figure is the 一户 of 一户600元 or of 600元一户."""
    inside = other.start <= figure.start and figure.end <= other.end
    return inside and bool(other.per) and figure is not other


def _amounts(text: str, uniform: str) -> Sequence[WrittenFigure]:
    """Return the figures that count or measure something."""
    blanked = blank(uniform)
    described = [match.span() for match in _DESCRIBES.finditer(uniform)]
    return [
        _before_name(figure, uniform)
        for figure in read_figures(text)
        if (figure.unit or figure.stands_alone)
        and not any(start <= figure.start < end for start, end in described)
        and (blanked[figure.start] != FILLER or _SINGLE.match(uniform, figure.start))
        and not (uniform[: figure.start].endswith("每") and figure.numeral in ("一", "1"))
        and not (figure.numeral == "一" and figure.unit in _ONE_OF)
    ]


def _before_name(figure: WrittenFigure, uniform: str) -> WrittenFigure:
    """Return a figure without the unit that begins the next word: of 标准60 月数12 the 60."""
    if figure.kind not in {Unit.PEOPLE, Unit.COUNT} or not uniform.startswith("数", figure.end):
        return figure
    end = figure.start + len(figure.numeral)
    return replace(figure, unit="", kind=Unit.PLAIN, end=end, printed=figure.numeral)


def _behind(uniform: str, end: int, ahead: re.Match[str] | None) -> re.Match[str] | None:
    """Return the rate behind a number; of 每月60元一年 the year is how long."""
    after = _AFTER.match(uniform, end)
    spans = ahead is not None and _SPAN.search(ahead["per"])
    return None if after and spans and after[0][0] in "一1" and _SPAN.search(after[0]) else after


def _told(figure: WrittenFigure, text: str, uniform: str, floor: int) -> ToldFigure:
    before = uniform[max(floor, figure.start - _REACH) : figure.start]
    money = figure.kind in {Unit.MONEY, Unit.PLAIN}
    ahead = (_BEFORE.search(before) or _ONE_BEFORE.search(before)) if money else None
    after = _behind(uniform, figure.end, ahead) if money else None
    start = figure.start - (len(ahead[0]) if ahead else 0)
    end = after.end() if after else figure.end
    per = tuple(_units(f"{ahead['per'] if ahead else ''}{after[0] if after else ''}"))
    # 一年半 is not a year, and of 每月60，312人 nobody knows what the comma is.
    unsure = uniform[end : end + 1] == "半" or "，" in figure.printed
    return ToldFigure(
        text=text[start:end].strip(),
        typed=_UNREADABLE if unsure else _typed(figure, per, before),
        unit=figure.unit,
        kind=figure.kind,
        start=start,
        end=end,
        per=per,
        named=ahead["named"] if ahead else "",
        move=_moved(before, before[: ahead.start()] if ahead else before),
    )


def _units(words: str) -> Iterator[str]:
    for match in _UNITS.finditer(words):
        unit = match["unit"] or match["mean"]
        yield _SAME.get(unit, unit)


def _moved(*befores: str) -> Move:
    """Return what the words before a figure, or before its rate, do with it."""
    for words, move in ((_TO, Move.TO), (_BY, Move.BY)):
        if any(words.search(before) for before in befores):
            return move
    return Move.NONE


def _typed(figure: WrittenFigure, per: tuple[str, ...], before: str) -> str:
    """Return a figure as it is filled into a form: 600元/人·月, 60%, 约3000人."""
    about = "" if figure.exact and not _ABOUT.search(before) else "约"
    if figure.kind is Unit.RATIO:
        return f"{about}{percent_text(figure.value)}"
    if figure.kind is Unit.POINTS:
        return figure.printed
    unit = "元" if per and figure.kind is Unit.PLAIN else figure.unit
    behind = f"/{'·'.join(per)}" if per else ""
    return f"{about}{plain_text(figure.value)}{'个' if unit == '月' else ''}{unit}{behind}"


def _spoken(uniform: str, told: Sequence[ToldFigure]) -> Iterator[ToldFigure]:
    """Yield the span of time that is said without a numeral, where no other is told."""
    if any(each.unit in ("月", "年") for each in told):
        return
    for words, months in _SPOKEN:
        if match := words.search(uniform):
            yield ToldFigure(
                text=match[0],
                typed=f"{months}个月",
                unit="月",
                kind=Unit.COUNT,
                start=match.start(),
                end=match.end(),
                move=_moved(uniform[: match.start()]),
                spoken=True,
            )
            return
