"""A turn that goes on with the sum before it: what it says replaces, the rest stays.

那发10个月呢 keeps heads and price, 要是监测对象呢 keeps the sum,
如改为5:3:2 keeps the money and shares it anew.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_asked import MoneyAsked, read_money
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.money_reading import is_sum
from assistant.calculation.parties import read_sharing
from assistant.errors import CalculationError
from assistant.question.place_names import places_named

_GOES_ON = re.compile(
    r"^(?:那|要是|如果|如|若|假如|假设|改|换|再|只|这|按|照|\d+(?:个|名|户|人|亩|头|只|吨)(?!月))|呢[?。]?$|不变|该(?:镇|乡|村|县|户|对象|家庭)|其他条件|再[添加买装招来]|一起|全部"
    r"|^(?:那?[省市县区乡镇村]|乡镇|农户|个人|自己|养殖户|村集体)[级里上]?(?:财政)?(?:要|得|该|应|需)*(?:出|掏|拿|承担|负担)(?:多少|几|好多)"
)
_NOUNS = ("结余", "剩", "节余", "应缴", "保费", "预算", "资金", "缺口", "自付", "费用")
_VAGUE = re.compile(r"一点|一些|点儿|部分")
_MORE = re.compile(r"再[添加买装招来]|又[添加买装招来]")
_MY_PLACE = re.compile(r"(?:我们|咱们|俺们|我|俺|咱)这?个?(?:[镇村]|乡(?!镇))")
"""A place of the asker, which is not that of the turn before: 那我们村呢."""
_NO_HEADS = frozenset({"元", "%", "月", "年", "岁", "折", "倍", ""})
_LONGEST = 60
_TURNS = 4


def goes_on(text: str) -> bool:
    """Tell whether a turn may go on with the sum before it."""
    vague = _VAGUE.search(text)
    return len(text) <= _LONGEST and not vague and bool(_GOES_ON.search(text.strip()))


def together(now: MoneyAsked, users: Sequence[str]) -> MoneyAsked:
    """Return a turn put together with the user's turns before it, the newest last."""
    whole: MoneyAsked | None = None
    for text in users[-_TURNS:]:
        turn = read_money(text)
        whole = _joined(whole, turn) if whole and goes_on(text) else turn
    return _joined(whole, now) if whole else now


def _joined(before: MoneyAsked, now: MoneyAsked) -> MoneyAsked:
    """Return two turns as one text, in which each figure stands where it stood in its own."""
    weights = _weights(now)
    said = [f for f in now.figures if f not in weights]
    dropped = _weights(before) if weights else ()
    elsewhere = _is_elsewhere(now, before)
    kept = [
        _moved(f, len(now.text) + 1)
        for f in before.figures
        if f not in dropped and not any(_replaces(g, f, before) for g in said)
        and not (elsewhere and _counts_heads(f))
    ]  # fmt: skip
    new = [*weights, *(_standing(g, before) for g in said)]
    return replace(
        now,
        text=f"{now.text}，{before.text}",
        uniform=f"{now.uniform}，{before.uniform}",
        figures=(*kept, *new),
        bare=now.bare if any(f.unit == "岁" for f in now.bare) else (*now.bare, *before.bare),
        months=now.months if now.months is not None else _months(before, now),
        months_text=now.months_text or before.months_text,
        by_the_year=now.by_the_year or before.by_the_year,
        years=now.years or before.years,
        asks=now.asks if set(now.asks) - {Asks.TOTAL} else before.asks or now.asks,
    )


def _is_elsewhere(now: MoneyAsked, before: MoneyAsked) -> bool:
    """Tell whether a turn is of another place than the one before: what that counted is not it."""
    here, there = places_named(now.uniform), places_named(before.uniform)
    mine = _MY_PLACE.search(now.uniform)
    return bool(there) and bool(set(here) - set(there) or (mine and not here))


def _counts_heads(figure: TypedFigure) -> bool:
    return not figure.each and figure.unit not in _NO_HEADS


def _weights(turn: MoneyAsked) -> tuple[TypedFigure, ...]:
    """Return the figures that say how a sum is shared: they are put for no money and no number."""
    try:
        sharing = read_sharing(turn.text)
    except CalculationError:
        return ()
    used = sharing.used if sharing else ()
    return tuple(f for f in turn.figures if any(q.start <= f.start < q.end for q in used))


def _moved(figure: TypedFigure, by: int) -> TypedFigure:
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _months(before: MoneyAsked, now: MoneyAsked) -> Fraction | None:
    """Return the months of the turn before, unless this one counts its own."""
    return None if any(f.unit == "月" for f in now.figures) else before.months


def _replaces(new: TypedFigure, old: TypedFigure, before: MoneyAsked) -> bool:
    """Tell whether a figure is put for an earlier one: of its unit, of its noun where several."""
    if new.does in (Does.RAISES, Does.LOWERS) or new.unit in ("折", "倍"):
        return False
    if _MORE.search(new.before) and not new.each:
        return False
    if is_sum(new) and is_sum(old):
        rivals = [f for f in before.figures if is_sum(f)]
        return len(rivals) == 1 or _noun(new) == _noun(old) != ""
    loose = {"个": "人", "名": "人", "户": "户"}
    same = loose.get(new.unit, new.unit) == loose.get(old.unit, old.unit)
    return same and set(new.each) <= set(old.each)


def _noun(figure: TypedFigure) -> str:
    return next((noun for noun in _NOUNS if noun in figure.before), "")


def _standing(new: TypedFigure, before: MoneyAsked) -> TypedFigure:
    """Return a figure that replaces one of before as it now stands, as the price of the same."""
    old = next((f for f in before.figures if _replaces(new, f, before)), None)
    if old is None or new.does is not Does.REPLACES:
        return new
    return replace(new, does=old.does, each=old.each, unit=old.unit, before=old.before)
