"""Units: the one table of what is written behind a numeral, and what it measures."""

import re
from enum import StrEnum

from assistant.documents.numbers.decimals import GAP
from assistant.documents.numbers.numerals import HAN_DIGITS


class Unit(StrEnum):
    """What a figure measures, as far as a calculation tells it apart."""

    PEOPLE = "人"
    MONEY = "元"
    RATE = "元/人·年"
    RATIO = "比例"
    POINTS = "百分点"
    TIMES = "倍"
    COUNT = "个"
    YEAR = "年"
    PLAIN = ""


SHARES = {"百分之": 100, "千分之": 1000, "万分之": 10_000, "%": 100, "‰": 1000}
"""What a share is written with, and of how many it is one."""

_SMALL = rf"[{HAN_DIGITS}两\d]"
COINS = rf"零?(?P<jiao>{_SMALL})[毛角](?:(?P<fen>{_SMALL})分?(?![年人成个%]))?"
"""五毛 and 五毛三; 三分 alone is money only behind 元, as 分 has other meanings."""
_FEN = rf"零?(?P<only_fen>{_SMALL})分(?![之钟])"
_SPOKEN = (
    rf"(?<=块)(?P<spoken>(?!一[一-鿿])(?:[{HAN_DIGITS}两](?=一个?[^\d零{HAN_DIGITS}两十百千万点年])|[{HAN_DIGITS}两]"
    rf"(?![\d零{HAN_DIGITS}两十百千万点年人个口户家月天起块成镇村乡街区县倍分%条项方])"
    r"|\d(?=[,。;、!?每一/\t\n]|$)))"
)
_MONEY = rf"(?:元|块|圆)(?!旦)(?:钱|整|{COINS}|{_FEN}|{_SPOKEN})?"
_PEOPLE = (
    r"(?:个|名|口|位)?(?:农村|农业|农民|户籍|常住|乡村|贫困|低收入|参保|投保)*"
    r"(?:居民|人口|人)(?!民币|均|保)|口(?![子气径头袋粮])|名(?![单义称])"
)
_SPANS = "工作日|自然日|季度|小时|学期|星期"
_COUNTED = (
    f"个(?:{_SPANS}|月)|周岁|街道|公里|公斤"
    "|[个家户镇乡村县区方级处所座份批项条类档次年月天日周岁亩里吨斤步]"
)
_BODIES = "街道|乡镇|镇街|镇|乡|村|县区|县|区|单位|部门|公司|办事处|社区"
_OTHERS = (
    f"{_SPANS}|人次|[平立]方米|号令"
    "|[位届期回趟轮批款章节号页张件种等度折角毛分间套栋楼层辆台盏只米版]"
)

MEASURED = rf"(?:[%‰倍元块圆]|{_PEOPLE}|{_COUNTED}|{_OTHERS})"
"""Pattern of a unit, of whatever kind."""

AFTER = re.compile(
    rf"{GAP}(?:(?P<points>个(?:百分)?点)|(?P<share>[%‰])|(?P<times>倍))"
    r"|(?P<about>[多余来几](?P<about_scale>[十百千]?[万亿]|[十百千])?)?"
    rf"(?:{GAP}(?:(?P<money>{_MONEY})|(?P<people>{_PEOPLE})"
    rf"|(?P<count>(?P<counted>{_COUNTED})(?:{_BODIES})?)|(?P<other>{_OTHERS})))?"
)
"""What follows a numeral: 余元, 个百分点, 万农村人口, 个街道. It always matches, if only nothing.

`other` are words that count what no calculation here is about: for one the numeral stands alone.
"""

_KINDS = {
    "points": Unit.POINTS,
    "share": Unit.RATIO,
    "times": Unit.TIMES,
    "money": Unit.MONEY,
    "people": Unit.PEOPLE,
    "count": Unit.COUNT,
}
_ALIASES = {"天": "日", "星期": "周", "周岁": "岁", "位": "人", "人次": "人"}


def counted_name(written: str) -> str:
    """Return the one name of a counting word: 月 for 个月, 日 for 天, 人 for 位."""
    name = written.removeprefix("个") or written
    return _ALIASES.get(name, name)


def measure_of(after: re.Match[str]) -> tuple[Unit, str]:
    """Return what a match of `AFTER` measures: as calculations call it, and by its one name."""
    kind = _KINDS.get(after.lastgroup or "", Unit.PLAIN)
    return kind, counted_name(after["counted"] or after["other"] or kind.value)
