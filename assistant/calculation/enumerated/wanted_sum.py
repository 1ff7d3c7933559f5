"""What a question wants of a sum: for which span, whose part of it, of how many, how it differs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import TypedFigure, within
from assistant.calculation.enumerated.parties_named import LEVELS, parties_asked

_ALL = re.compile(
    r"各(?:自|级|方|家)?(?:分别)?(?:应|要|该|得|需)?(?:出|掏|拿|承担|负担|分担|担|配套|摊|补|付|是|分|得|多少|几)|分别(?:出|掏|拿|承担|负担|分担|担|配套|摊|是|要|应|多少)|怎么(?:分|摊)|分担多少"
)
_MONTH = re.compile(r"(?:每|(?<![十从])一|单)个?月(?![份到至])|(?<!\d)1个月(?!份)|按月|月均")
_DAY = re.compile(r"(?:每|一|1)天|(?:每|一)日")
_YEARLY = re.compile(r"年度|全年|一年|年总|每年|学年|采暖季|整季|一整季|一冬|一个冬天|冬季")
_NAMES_YEAR = re.compile(r"20\d\d年(?:度)?(?!\d*月)")
_OF_ALL = re.compile(r"总额|资金|预算|经费|金额")
_A_YEAR = 12
_TERM = re.compile(r"学期")
_ONE = re.compile(
    r"(?:每|一|1)个?(人|户|家|亩|头|吨|名|村|口|个娃|个老人)(?![^,。;?]{0,3}(?:共|总))|人均|户均|亩均"
)
_SELF = re.compile(
    r"我(?![们镇村乡县校])|俺(?![们镇村乡县校])|我家|俺家|他|她|老人家|我爹|我妈|我娘|某"
    r"|[一-鿿](?:大爷|大娘|大妈|大伯|大叔|大婶|老汉|奶奶|爷爷|师傅|[婶叔伯姨嫂哥](?![一-鿿]{0,3}们))"
)
_REVERSE = re.compile(
    r"(?:总共|一共|当时|原来|实际|到底)?(?:花|造价|费用|总价|原价|总额|总投资|本金)了?[^,。;?]{0,3}(?:多少|好多|几多)|(?:多少|好多|几多)钱?(?:的)?(?:费用|花费)|(?:多少|好多|几多)钱?买的"
)
_BAND = re.compile(r"及?以[上下]|[至到—–~-]")
_SEVERAL = re.compile(r"和|与|跟|、|还有|加上|加|及|连同|再加|两项|两样|合起来|一起|分别")
BASIS = re.compile(r"按[^,，。;；?？]{0,14}(?:面积|人数|户数|里程|数量|名额|岗位数)")
"""By what numbers it is to be reckoned: 按3月底人数."""
_GAP = re.compile(
    r"够不够|够吗|够么|还差|差多少|缺口|缺多少|还缺|超了|超出|不够|剩多少|还剩|结余多少|余多少"
)


@dataclass(frozen=True, slots=True)
class WantedSum:
    """What is wanted: the span with how many of it, whose part (`all_parties` each of them)."""

    asked: MoneyAsked
    figures: tuple[TypedFigure, ...]
    span: tuple[str, Fraction] | None
    parties: tuple[str, ...]
    all_parties: bool
    says_one: bool
    differs: bool
    several: bool
    reverse: bool
    gap: bool


def read_wanted(asked: MoneyAsked, figures: tuple[TypedFigure, ...]) -> WantedSum:
    """Return what a question wants."""
    uniform = asked.uniform
    parties = parties_asked(uniform)
    everyone = bool(_ALL.search(uniform)) and asked.asks_for(Asks.WHO_BEARS)
    several_named = re.findall(rf"{LEVELS}(?:级|财政)?(?=[、和与跟及,]|各)", uniform)
    return WantedSum(
        asked=asked,
        figures=figures,
        span=_span(asked, figures),
        parties=parties,
        all_parties=everyone or (len(several_named) > 1 and asked.asks_for(Asks.WHO_BEARS)),
        says_one=bool(_ONE.search(uniform))
        or is_of_somebody(uniform)
        or _is_one_of_age(asked, figures),
        differs=asked.asks_for(Asks.DIFFERENCE),
        several=bool(_SEVERAL.search(uniform)),
        reverse=bool(_REVERSE.search(uniform)),
        gap=bool(_GAP.search(uniform)),
    )


def is_of_somebody(uniform: str) -> bool:
    """Tell whether one certain person is spoken of: 我爸, 她, 王大娘."""
    return bool(_SELF.search(uniform))


def _is_one_of_age(asked: MoneyAsked, figures: tuple[TypedFigure, ...]) -> bool:
    """Tell whether somebody is spoken of whose age is said, and nobody is counted."""
    aged = (f for f in asked.bare if f.unit == "岁")
    one = any(not _BAND.match(asked.uniform[f.end :]) for f in aged)
    return one and not within(figures, "人")


def months_in(figures: Sequence[TypedFigure]) -> list[TypedFigure]:
    """Return the figures that say for how many months; of 21年零7个月 none does."""
    return [f for f in within(figures, "月") if not f.each and not f.before.endswith("零")]


def _span(asked: MoneyAsked, figures: tuple[TypedFigure, ...]) -> tuple[str, Fraction] | None:
    """Return for how long a sum is asked for, as the question says it."""
    months = [f.value for f in months_in(figures)]
    in_part = asked.months is not None and asked.months != _A_YEAR
    if _TERM.search(asked.uniform):
        return ("月", months[0]) if len(months) == 1 else ("学期", Fraction(1))
    if len(months) == 1 or in_part:
        return "月", months[0] if len(months) == 1 else asked.months or Fraction(1)
    if asked.by_the_year or asked.months == _A_YEAR or _YEARLY.search(asked.uniform):
        return "年", Fraction(1)
    of_a_year = _NAMES_YEAR.search(asked.uniform) and _OF_ALL.search(asked.uniform)
    spans = (
        ("年", of_a_year),
        ("月", _MONTH.search(asked.uniform)),
        ("日", _DAY.search(asked.uniform)),
    )
    return next(((name, Fraction(1)) for name, found in spans if found), None)
