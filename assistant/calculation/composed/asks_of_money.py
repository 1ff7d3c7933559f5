"""What a question about money asks for: a total, how many, how long, a price, a difference."""

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.spreading import read_spread


class Asks(StrEnum):
    """What a question asks for."""

    TOTAL = "total"
    HOW_MANY = "how_many"
    HOW_LONG = "how_long"
    PRICE = "price"
    SHARE = "share"
    DIFFERENCE = "difference"
    WHO_BEARS = "who_bears"
    RIGHT = "right"


_LASTING = re.compile(r"全年|[一半]年|个月")
_SHORT = 40
"""Characters up to which figures without a word of asking ask for their total."""
_HOW = r"(?:多少|好多|几多|几)"
_WHOM = r"(?:个|名|位|户|人|口|亩|套|间|盏|块|头|只|家|座|台|辆)"
_OF_MONEY = re.compile(
    r"[元钱费款贴薪]|资金|金额|补[助偿发多几好]|赔|救助|资助|慰问|奖|报酬|工资|领|发|给|交|缴|拿|掏|出|付|报|各分"
    r"|要多少|得多少|需|[干发领拿]满|[统拢总]共"
)
_HOW_MANY_OF = re.compile(rf"{_HOW}(?:户|人|名|亩|口|套|间|盏|头|只|座|台|辆)(?!钱|月)")
_NUMBER_ASKED = re.compile(
    rf"(?<![那这]){_HOW}(?:个|人|名|户|亩|口)(?!钱|月)|(?<!按)(?:人|户|亩|个)数"
)
_MONEY_ASKED = re.compile(r"多少钱|几个?钱|[元块]|资金|经费|补[贴助]|津贴|报酬|工资|保费|金额")
_SHARES = re.compile(
    r"按[\d:]+分|承担|分担|负担|分摊|平摊|均摊|摊|平分|均分|分给|[一二三四五六七八九]{2}开|对半"
    r"|各(?:自|方|级|家)?(?:出|掏|拿|付|是|得|该|应|分|多少|几|$)"
    r"|(?:[省市县区镇乡村]|财政)(?:级|里|上|财政|集体)?(?:要|得|该|应)?(?:出|掏|拿|付|担)(?!来)"
)
_ASKS: tuple[tuple[Asks, re.Pattern[str]], ...] = (
    (
        Asks.DIFFERENCE,
        re.compile(
            rf"(?<![还尚仍])相?差(?!额).{{0,4}}{_HOW}|(?<![最顶至])[多少](?:出|花|掏|筹|缴|拨|支|交|拿|发|给|要|补|领|支出|付|了|来)*{_HOW}(?!人)"
            rf"|比(?![例重较]).{{1,16}}[多少高低]|(?:增|减)(?:加|少|支)(?:了|支出|投入|发放|补[助贴]|资金|经费)?{_HOW}|[高低贵涨降省]出?了?(?:下来?)?{_HOW}|相差|差距|差好?多"
        ),
    ),
    (
        Asks.SHARE,
        re.compile(
            r"百分之(?:几|多少)|百分比|几成|(?:比例|比重|占比|(?<![功效])率).{0,6}多少|多大比例"
        ),
    ),
    (
        Asks.HOW_LONG,
        re.compile(
            rf"(?:够|能|可以?|顶|撑|管)[^,。;?\s]{{0,10}}{_HOW}个?整?(?:月|年|季度)(?![,。]?多少)"
            rf"|{_HOW}个?(?:月|年|季度)(?:能|可以?|才)?[^,。;?\s]{{0,3}}(?:扣|还|付|发|用|抵)(?:完|清)"
        ),
    ),
    (
        Asks.PRICE,
        re.compile(
            rf"(?:每一?个?|一个?|人均|户均){_WHOM}?(?:每月|一个月)?[^,。;?\s]{{0,8}}(?:最高|最多|顶多|能定)[^,。;?\s]{{0,8}}(?:{_HOW}|$)"
            rf"|每人(?:每月)?[^,。;?\s]{{0,6}}(?:标准)?(?:应|可|能|该)[^,。;?\s]{{0,4}}{_HOW}"
            rf"|(?:最高|最多|顶多)[^,。;?\s]{{0,8}}(?:标准|每一?个?{_WHOM}|一个?人)[^,。;?\s]{{0,8}}|最高[能可]?(?:以)?定"
        ),
    ),
    (
        Asks.HOW_MANY,
        re.compile(
            rf"(?:够|能|可以?|最多|顶多|可)[^,。;?\s]{{0,14}}{_HOW}(?:{_WHOM})(?!钱|月)|{_HOW}{_WHOM}(?:够|能)"
            rf"|(?:[元块万千百钱]|资金)[^,。;?\s]{{0,4}}(?:是|合|折|等于|相当于){_HOW}{_WHOM}(?!钱|月)"
        ),
    ),
    (Asks.WHO_BEARS, _SHARES),
    (
        Asks.RIGHT,
        re.compile(
            r"对(?:吗|么|嘛|不对|没有?|了没|的吗)|不对|[算写记报加看]?错(?:了|没|吗|哪|$)|正确|准不准|核对|复核|核一下|有没有错|算得对|准确"
        ),
    ),
    (
        Asks.TOTAL,
        re.compile(
            rf"{_HOW}(?!条|款|章|节|号|天|次|份|点|岁|期|种|部)|一共|总共|统共|拢共|合计|共需|总计|所需|经费|[测核]算|算一?[下算]|总额|[费款]$|资金$|补[贴助][。?]?$|津贴$|各(?:是|出|得|承担|自)?$|补$|差$|要$|筹$|交$"
        ),
    ),
)


def asks_for_money(uniform: str) -> bool:
    """Tell whether it is money that is asked for, by a word of it or of paying it."""
    return bool(_OF_MONEY.search(uniform))


def asks_how_many(uniform: str) -> bool:
    """Tell whether it is asked of how many of something, whatever else is: 30万够几户."""
    return bool(_HOW_MANY_OF.search(uniform))


def asks_a_number(uniform: str) -> bool:
    """Tell whether how many there are is asked, and not how much money: 一共多少户."""
    return bool(_NUMBER_ASKED.search(uniform)) and not _MONEY_ASKED.search(uniform)


def what_is_asked(uniform: str, figures: Sequence[TypedFigure]) -> tuple[Asks, ...]:
    """Return what is asked; a price with a number beside it asks for the total."""
    found = tuple(asks for asks, pattern in _ASKS if pattern.search(uniform))
    units = {f.unit for f in figures}
    lasting = "月" in units or bool(_LASTING.search(uniform))
    timed = lasting and bool(units & {"人", "户", "亩", "个"})
    priced = timed or any(f.is_price for f in figures)
    short = len(uniform) <= _SHORT and (len(figures) > 1 or timed)
    by_the_month = read_spread(uniform) is not None
    return found or ((Asks.TOTAL,) if (priced and short) or by_the_month else ())
