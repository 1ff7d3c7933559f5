"""Measured: the numerals of a text with what they count, its days, places and measures in words.

Sentences and documents are read by the same rules, so what is compared is compared alike: a value
with its unit (5年 is not 5户), a day with all its parts, 第九条第二款 as one place. A numeral that
cannot be read exactly (几百, 十多) is compared as it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.documents.numbers.decimals import read_number
from assistant.documents.numbers.figures import numberless
from assistant.documents.plain import plain

Measure = tuple[Decimal | str, str]
"""A value, or a numeral as written, and its unit."""
Day = tuple[int | None, int | None, int | None]
"""A year, month and day; None for what is not said."""
Place = tuple[tuple[Decimal | str, str], ...]
"""A place inside a document from the outside in: 第九条第二款."""

_H = "零一二两三四五六七八九十百千万亿"
_HAN = (
    rf"(?:[几数]?[{_H}]+(?:[几数][{_H}]*)?(?:点[{_H}]+)?"
    r"|[几数](?=个?[天日月年周户人名位口家元块倍成次岁]|个?(?:小时|工作日|季度)))"
)
_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?(?:[十百千万亿]+\d*)*"
_N = rf"(?:{_ARABIC}|{_HAN})"
_COUNTED = (
    "元角毛分人户家个年月日周岁届期次回趟轮批项条款章节号页份张件种类级等档度折倍"
    "所座间套栋楼层辆台只亩斤吨米版"
)
_UNIT = (
    r"个?百分点|个?(?:工作|自然)日|个[月点]|个?(?:季度|小时|学期|星期)|人次|人口|周岁|平方米|公里"
    r"|块钱|号令|[%‰:/\u4e00-\u9fff]"
)
_NUMERAL = re.compile(
    rf"(?P<of>[百千万]分之)?(?P<number>{_N})(?P<about>[多余来几]+[{_H}]*)?"
    rf"(?:(?P<range>(?:[-—–~至到、或/:比]+|分之|\.\.+)(?={_N}))|(?P<unit>{_UNIT}))?"
)
_UNITS = {
    "块": "元", "圆": "元", "块钱": "元", "名": "人", "位": "人", "口": "人", "人口": "人",
    "人次": "人", "天": "日", "星期": "周", "周岁": "岁", "个点": "百分点",
}  # fmt: skip
_SHARES = {"%": 100, "‰": 1000, "成": 10, "百分之": 100, "千分之": 1000, "万分之": 10_000}
SHARE = "率"
"""The unit of 10%, 一成 and 百分之十, whose value is 0.1."""
_DAY = re.compile(
    rf"(?:(?P<year>\d{{2,4}}|[{_H}]{{2,4}})年(?:度)?)?(?P<month>\d{{1,2}}|[{_H}]{{1,3}})月份?"
    rf"(?:(?P<day>\d{{1,2}}|[{_H}]{{1,3}})[日号])?"
    r"|(?P<iso>(?<!\d)(?:19|20)\d{2})[-/.](?P<iso_month>\d{1,2})(?:[-/.](?P<iso_day>\d{1,2}))?"
    r"(?![\d%])"
    r"|(?P<only>(?<!\d)(?:19|20)\d{2}|(?<![零一二三四五六七八九])[一二][零一二三四五六七八九]{3})"
    r"(?:年|(?=[-—–~至到]))"
)
_LISTED = re.compile(r"^\s*(?:\d{1,2}[.、．]|[一二三四五六七八九十]{1,3}、)", re.MULTILINE)
"""The number of a heading or of an item, which counts nothing."""
_PARTS = rf"第(?:{_N}|[ivxlc]+)(?:部分|[\u4e00-\u9fff])?|第?[(〔\[【〈{{]{_N}[)〕\]】〉}}]项?"
_PLACE = re.compile(rf"(?:{_PARTS})(?:{_PARTS}|之[一二三四五六七八九十]{{1,2}})*")
_PART = re.compile(
    rf"第(?P<number>{_N}|[ivxlc]+)(?P<unit>部分|[\u4e00-\u9fff])?|[(〔\[【〈{{](?P<label>{_N})"
    r"|之(?P<after>[一二三四五六七八九十]+)"
)
_ENUMERATES = re.compile(
    r"(?:(?<=[，。；：:;,、])|^)(?:第[一二三四五六七八九][,、:]|其?[一二三四五六七八九十][是则、,]"
    r"|[(]1?\d[)]|1?\d[.、)](?!\d))"
    r"|[二两三四五六七八九2-9](?:(?:个|大)?方面|层意思|件事|句话|种情况|类情况|点(?=[,:。]))"
)
"""A sentence's own order and its own count of its parts: no figure of a document."""
_NONE = re.compile(
    rf"(?<![{_H}几数])(?:十分(?!之)|百姓|万一|千万(?=[不别要])|千方百计|千家万户|统一|唯一)"
    r"|(?<=[每同这那某任哪另统唯])一"
)
"""Words with a numeral in them that counts nothing."""
_ONE = re.compile(
    r"[元块圆角毛分倍成折年月日天周户人名位口岁次期批等级号]|个(?:月|点|季度|小时|学期)|小时|季度|学期"
)
_PER = re.compile(r"(?:每一?个?|[按逐隔·/])(季度|学期|星期|小时|半年|[年月季周天日旬人户口亩次])")
_YEARLY = re.compile(r"年度|全年|历年|人均")
_TIMES = frozenset(("年", "月", "季度", "季", "学期", "周", "日", "旬", "小时", "半年"))
_RATES = "年月日周人户"
_WITHIN, _FULL = "内以之后前期半多", "满近超足限"
_IN_WORDS = re.compile(
    r"[今明去前后本]年|[上下]半年|年[初中底末]|岁末|[上下本当次]个?月|月[初中底末]|季度末?"
    r"|[上中下]旬|[昨今明前后当次]天|[当次即]日|[上下本]周|周[一二三四五六日末]|星期|元旦|春节|清明"
    r"|端午|国庆|中秋|重阳|腊月|正月|[暑寒]假|开学|[上下]午|凌晨|伏天|十[一二三四五]五|世纪|年代|民国"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年"
    r"|[一过大多对减]半|半[数价年月天]|半小时|半个[月小]|[年月倍个]半|翻[一两三]?番|全额|[对打]折|加倍|绝大多数"
    r"|[一二三四五六七八九]开|学年|旬内|花甲|[七八九]旬|一打|附[件表录图则]|(?<!代)[表图]一|最后一[条款项段章]|倒数"
)
"""Days, shares and places that are said without a numeral."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a text measures and where it points."""

    figures: frozenset[Measure]
    days: frozenset[Day]
    places: frozenset[Place]
    words: frozenset[str]


@lru_cache(maxsize=2048)
def measures(text: str, *, stated: bool = False) -> Measures:
    """Read `text`; of a `stated` sentence its own order, 十分 and the like are no figures.

    Document numbers of a sentence are left out: they are compared as such.
    """
    bare = plain(numberless(text) if stated else _LISTED.sub("＿", text))
    if stated:
        bare = _NONE.sub("＿", _ENUMERATES.sub("＿", bare))
    words = frozenset(_IN_WORDS.findall(bare))
    per = {(Decimal(1), f"每{_unit(m[1])}") for m in _PER.finditer(bare)}
    per |= {(Decimal(1), "每年")} if _YEARLY.search(bare) else set()
    if stated:
        per = {(value, unit) for value, unit in per if unit[1:] in _TIMES}
    places = frozenset(_place(m[0]) for m in _PLACE.finditer(bare))
    bare = _PLACE.sub("＿", bare)
    days = frozenset(_day(m) for m in _DAY.finditer(bare))
    figures = _figures(_DAY.sub("＿", bare), stated=stated)
    return Measures(frozenset(figures) | per, days, places, words)


def _place(written: str) -> Place:
    parts = _PART.finditer(written)
    return tuple((_value(m["number"] or m["label"] or m["after"]), _level(m)) for m in parts)


def _level(part: re.Match[str]) -> str:
    return "之" if part["after"] else part["unit"] or ""


def _day(match: re.Match[str]) -> Day:
    groups = match.groupdict()
    year = groups["year"] or groups["iso"] or groups["only"]
    month, day = groups["month"] or groups["iso_month"], groups["day"] or groups["iso_day"]
    return _whole(year), _whole(month), _whole(day)


def _whole(written: str | None) -> int | None:
    number = read_number(written) if written else None
    return int(number.value) if number else None


def _unit(written: str) -> str:
    written = written if len(written) == 1 else written.removeprefix("个") or written
    return _UNITS.get(written, written)


def _value(written: str) -> Decimal | str:
    """Return the value of a numeral; of one that only gives its size (几百, 千) the writing."""
    number = read_number(written) if re.search(r"[\d零一二两三四五六七八九十]", written) else None
    return number.value.normalize() if number else written


def _figures(bare: str, *, stated: bool) -> Iterator[Measure]:
    unit, after = "", ""
    for match in reversed(list(_NUMERAL.finditer(bare))):
        joined = match["range"]
        if not joined:
            unit = _counted(match)
        elif joined not in "、或":
            yield f"{_value(match['number'])}~{after}", unit
        after = str(_value(match["number"]))
        if match["number"] == "一" and not match["of"] and not joined:
            yield from _ones(match, unit, bare, stated=stated)
        else:
            yield _figure(match, unit, bare[match.end() : match.end() + 1])


def _counted(match: re.Match[str]) -> str:
    """Return the unit; what follows a longer numeral and measures nothing is none."""
    unit = _unit(match["unit"] or "")
    short = len(match["number"]) == 1 and not match["number"].isdigit()
    return unit if short or len(unit) > 1 or unit in _COUNTED or unit in _SHARES else ""


def _ones(match: re.Match[str], unit: str, bare: str, *, stated: bool) -> Iterator[Measure]:
    """Yield the figure of 一年, 一个月; 一年 is what 每年 is too, unless it is a time limit."""
    if not _ONE.match(match["unit"] or ""):
        return
    limit = bare[match.end() : match.end() + 1] in (*_WITHIN,) or bare[: match.start()][-1:] in (
        *_FULL,
    )
    rate = unit in _RATES and not limit
    if not stated or rate:
        yield Decimal(1), f"每{unit}"
    if not stated or not rate:
        yield Decimal(1), unit


def _figure(match: re.Match[str], unit: str, after: str) -> Measure:
    written = match["number"] + (match["about"] or "")
    value = _value(written) if not match["about"] else written
    share = match["of"] or (unit if unit in _SHARES else "")
    if not share:
        return value, unit
    if isinstance(value, str) or (unit == "成" and after and after in "半一二三四五六七八九"):
        return f"{written}{after}", share
    return (value / _SHARES[share]).normalize(), SHARE
