"""Figures of the facts beside those of a clause: 四个月 and 逾期90日, 五万块 and 50000元以上.

A figure of the facts is set against the words of a clause that it shares most words with, in
whatever unit it was said. Which of two a clause means is left open where nothing tells.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.stating.bounds import figures_in
from assistant.answering.stating.figure_ranges import bounds_in
from assistant.answering.turn import Turn
from assistant.calculation.stated.bands import Reach
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_N = rf"(?:\d+|[{CHINESE_DIGITS}]+)"
_SPAN = re.compile(
    rf"(?P<years>{_N})年(?:零|又|加)?(?P<months>{_N})个月|(?P<half>半)个?(?P<of>年|月|天)|(?<![第月])(?P<n>{_N})(?P<mid>个半)?"
    r"(?P<unit>年(?!级|度|代|龄|初|底|末|前|后[^,，]{0,2}[出发])|个?月(?<=个月)|月(?<=半月)|天|(?<!月)日"
    r"|周(?!岁)|个?星期|个?礼拜|个?小时|个?钟头)(?P<tail>半)?"
)
_MONTHS = {"月": Decimal(1), "年": Decimal(12)}
_HOUR = Decimal(1) / Decimal(24)
_DAYS = {"天": Decimal(1), "日": Decimal(1), "周": Decimal(7), "小时": _HOUR}
_SCALED = {"万元": ("元", Decimal(10_000)), "块": ("元", Decimal(1))}
_CALLED = {"星期": "周", "礼拜": "周", "钟头": "小时"}
_A_MONTH, _GIVE = Decimal("30.4"), Decimal(3)
"""Days of a month on the average, and by how many what so many months have may differ."""
_YEARS = 100
"""From which on a number of years is a year."""
_AT_LEAST = re.compile(rf"(?:经|逾期|达到?|累计)(?P<n>{_N})(?P<unit>个?月|年|日|天|元|次)")
_WITHIN = re.compile(rf"(?P<n>{_N})(?P<unit>个?月|年|日|天|小时)(?:之|以)?内")
_OF_AN_OFFICE = re.compile(
    r"(?:部门|机关|机构|政府|委员会|局)[^，。]{0,4}(?:应当|须|在)|作出|办结|答复|批复|核发"
)
"""Who has to act within a time that is none of the person's."""
_WAYS = re.compile(r"、|或者|或")
_LEAD = re.compile(rf"[不未满超达在]|{_N}")
_EACH = re.compile(r"人均|户均|平均")
"""What bounds what falls to each says nothing of the whole: 存款人均超过2万元."""
_LARGE = 1000
"""From which on people leave 元 out: 存款十二万."""
_NEAR = "和这个数相近，请按天数核对"
_AGES = ("在这个年龄之内", "不在这个年龄之内")
_REACHED = ("达到了这个数", "没有达到这个数")
_OVER = ("超过了这个数", "没有超过这个数")
_UNDER = ("没有超过这个数", "超过了这个数")
_RANGE = ("在这个范围之内", "不在这个范围之内")


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure of the facts: as said, its value and unit, the piece of the facts it stands in."""

    said: str
    value: Decimal
    unit: str
    piece: str


@dataclass(frozen=True, slots=True)
class LaidFigure:
    """How a figure of the facts lies to words of a clause; `holds` is None where that is open."""

    figure: ToldFigure
    words: str
    holds: bool | None


def told_figures(facts: Sequence[str]) -> tuple[ToldFigure, ...]:
    """Return the figures of the facts, spans of time and others."""
    return tuple(figure for piece in facts for figure in _of_piece(piece))


def _of_piece(piece: str) -> Iterator[ToldFigure]:
    spans = tuple(_spans(piece))
    yield from (ToldFigure(said, value, unit, piece) for said, value, unit in spans)
    for figure in figures_in(piece):
        unit = figure.unit or ("元" if figure.value >= _LARGE else "")
        if unit and unit not in (*_MONTHS, *_DAYS, "个"):
            yield ToldFigure(figure.printed, figure.value, unit, piece)


def _spans(text: str) -> Iterator[tuple[str, Decimal, str]]:
    """Yield the spans of time of a text: 半年, 两个半月, 90天."""
    for match in _SPAN.finditer(text):
        if match["half"]:
            yield match[0], Decimal("0.5"), match["of"]
            continue
        if match["years"]:
            years, months = read_integer(match["years"]), read_integer(match["months"])
            yield match[0], Decimal(12 * (years or 0) + (months or 0)), "月"
            continue
        number, unit = read_integer(match["n"]), match["unit"].removeprefix("个")
        if number is None or (unit == "年" and number >= _YEARS):
            continue
        half = Decimal("0.5") if match["mid"] or match["tail"] else Decimal(0)
        yield match[0], number + half, _CALLED.get(unit, unit)


def laid(
    turn: Turn, facts: Sequence[str], words: Sequence[str], clause: str
) -> Mapping[str, LaidFigure]:
    """Return, by the words of a clause that bound or give a figure, that of the facts they are of.

    A figure goes to the words that it shares most with; of several that share nothing it is the
    one in the same unit, and none where there are two of it.
    """
    told = told_figures(facts)
    bounded = {each: tuple(_bounds(each)) for each in words}
    shares = {
        (figure, each): _shared(turn, figure.piece, each)
        for figure in told
        for each, bounds in bounded.items()
        if any(_comparable(figure, bound) for bound in bounds)
    }
    found = ((each, _meant(turn, each, bounded[each], shares, clause)) for each in bounded)
    return {
        each: LaidFigure(figure, how_it_lies(facts, figure, each), _holds(facts, figure, each))
        for each, figure in found
        if figure is not None
    }


def _meant(
    turn: Turn,
    words: str,
    bounds: Sequence[Reach],
    shares: Mapping[tuple[ToldFigure, str], float],
    clause: str,
) -> ToldFigure | None:
    """Return the figure of the facts that words of a clause are of, or None."""
    own = {f: share for (f, each), share in shares.items() if each == words}
    best = {f: max(s for (g, _), s in shares.items() if g is f) for f in own}
    units = {bound.unit for bound in bounds}
    ranked = sorted(
        ((share, f.unit in units, f) for f, share in own.items() if share >= best[f]),
        key=lambda each: each[:2],
        reverse=True,
    )
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    share, alike, figure = ranked[0]
    if not share and _is_time_limit(words):
        return None
    return figure if share or alike or _shared(turn, figure.piece, clause) else None


def _is_time_limit(words: str) -> bool:
    """Say whether words give a time in which something is to be done, of which much is not said."""
    return _WITHIN.search(words) is not None and not any(bounds_in(words))


def _shared(turn: Turn, piece: str, words: str) -> float:
    """Return the weight of what a piece of the facts says of some words, and its synonyms."""
    said = turn.question.words_of(piece)
    weigh = turn.library.lexical.weight
    held = {t for t in (*said.terms, *said.expansions) if len(t) > 1 and t in words}
    return sum(map(weigh, held))


def _bounds(words: str) -> Iterator[Reach]:
    """Yield the bounds of some words, and what they only give: 经两次催告."""
    stated = tuple(bounds_in(words))
    yield from stated
    if stated or _OF_AN_OFFICE.search(words):
        return
    for match in _AT_LEAST.finditer(words):
        yield Reach(_number(match), None, match["unit"].removeprefix("个"), (True, True))
    for match in _WITHIN.finditer(words):
        yield Reach(None, _number(match), match["unit"].removeprefix("个"), (True, True))


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(read_integer(match["n"]) or 0)


def _comparable(figure: ToldFigure, bound: Reach) -> bool:
    return _kind(figure.unit) == _kind(bound.unit) != ""


def _kind(unit: str) -> str:
    if unit in _MONTHS or unit in _DAYS:
        return "日"
    return _SCALED.get(unit, (unit, 0))[0]


def _ways(facts: Sequence[str], words: str) -> list[str]:
    """Return the ways of words that the facts name by what stands before the bound, or all.

    男不超过65周岁、女不超过60周岁: of a woman only the second is told.
    """
    ways = [way for way in _WAYS.split(words) if any(_bounds(way))]
    sides = {bound.low is None for way in ways for bound in _bounds(way)}
    if len(ways) < 2 or len(sides) > 1:
        return [words]  # 年满18周岁、未满60周岁 is one band
    story = "，".join(facts)
    leads = {way: _LEAD.split(way)[0] for way in ways}
    return [way for way, lead in leads.items() if lead and lead in story] or ways


def _holds(facts: Sequence[str], figure: ToldFigure, words: str) -> bool | None:
    """Say whether a figure lies in the bounds of some words; None where that is open."""
    if _is_of_each(figure, words):
        return None
    ways = [_lies(figure, tuple(_bounds(way))) for way in _ways(facts, words)]
    return ways[0] if len(set(ways)) == 1 else None


def _is_of_each(figure: ToldFigure, words: str) -> bool:
    return _EACH.search(words) is not None and _EACH.search(figure.piece) is None


def _lies(figure: ToldFigure, bounds: Sequence[Reach]) -> bool | None:
    each = [_within(figure, bound) for bound in bounds if _comparable(figure, bound)]
    if not each or (None in each and False not in each):
        return None
    return all(each)


def _within(figure: ToldFigure, bound: Reach) -> bool | None:
    """Say whether a figure lies in a bound of its kind; None where days and months are too near."""
    least, most = _base(figure.value, figure.unit, bound.unit)
    low, high = (
        None if n is None else _base(n, bound.unit, figure.unit) for n in (bound.low, bound.high)
    )
    known = [_above(least, most, low, bound.ends[0]), _above_not(least, most, high, bound.ends[1])]
    return None if None in known and False not in known else all(known)


_Reach = tuple[Decimal, Decimal]


def _above(least: Decimal, most: Decimal, low: _Reach | None, counted: bool) -> bool | None:
    """Say whether all of a span is above a bound, none of it, or it cannot be told."""
    if low is None:
        return True
    if least > low[1] or (counted and least == low[1]):
        return True
    return False if most < low[0] or most == least == low[0] == low[1] else None


def _above_not(least: Decimal, most: Decimal, high: _Reach | None, counted: bool) -> bool | None:
    if high is None:
        return True
    if most < high[0] or (counted and most == high[0]):
        return True
    return False if least > high[1] or most == least == high[0] == high[1] else None


def _base(value: Decimal, unit: str, beside: str) -> _Reach:
    """Return a figure from at least to at most, so that it can be set against one in `beside`."""
    if unit in _MONTHS and beside in _MONTHS:
        return value * _MONTHS[unit], value * _MONTHS[unit]
    if unit in _MONTHS:
        days = value * _MONTHS[unit] * _A_MONTH
        return days - _GIVE, days + _GIVE
    scale = _DAYS[unit] if unit in _DAYS else _SCALED.get(unit, (unit, Decimal(1)))[1]
    return value * scale, value * scale


def bounds_a_figure(words: str) -> bool:
    """Say whether words of a clause bound a figure."""
    return any(True for _ in _bounds(words))


def apart(words: str) -> list[str]:
    """Return the parts of words that bound figures of several kinds: 经两次催告、逾期90日."""
    parts = words.split("、")
    kinds = [{_kind(bound.unit) for bound in _bounds(part)} for part in parts]
    return parts if all(kinds) and len(set().union(*kinds)) == len(parts) else [words]


def how_it_lies(facts: Sequence[str], figure: ToldFigure, words: str) -> str:
    """Say how a figure of the facts lies to words of a clause."""
    if _is_of_each(figure, words):
        return f"您说的是{figure.said}；条款写的是平均到每一个的数，请对照"
    bounds = [b for way in _ways(facts, words) for b in _bounds(way) if _comparable(figure, b)]
    holds, kind = _holds(facts, figure, words), _kind(figure.unit)
    if holds is None:
        near = kind == "日" and figure.unit not in {b.unit for b in bounds}
        return f"您说的是{figure.said}，{_NEAR if near else '各项不一，请对照'}"
    inside, outside = _AGES if kind == "岁" else _verdicts(bounds)
    return f"您说的是{figure.said}，{inside if holds else outside}"


def _verdicts(bounds: Sequence[Reach]) -> tuple[str, str]:
    """Return what to say of a figure that lies in some bounds, and of one that does not."""
    if all(b.high is None for b in bounds):
        return _OVER if not any(b.ends[0] for b in bounds) else _REACHED
    return _UNDER if all(b.low is None for b in bounds) else _RANGE
