"""Measured: what a text measures and names that a reader may compare with another text.

Sentences and documents are read by the same rules, so what is compared is compared alike: a value
with its unit (5年 is not 5户), a day with all its parts, 第九条第二款 as one place. A numeral that
cannot be read exactly (几百, 十多) is compared as it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.documents.document_number import without_document_numbers
from assistant.documents.numbers.decimals import NUMBER, read_number
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import FILLER, uncounted, unlisted
from assistant.documents.numbers.numerals import HAN_DIGITS, HAN_NUMERAL
from assistant.documents.numbers.units import AFTER, MEASURED, counted_name, measure_of
from assistant.documents.plain import plain

Measure = tuple[Decimal | str, str]
"""A value, or a numeral as written, and its unit."""
Day = tuple[int | None, int | None, int | None]
"""A year, month and day; None for what is not said."""
Place = tuple[tuple[Decimal | str, str], ...]
"""A place inside a document from the outside in: 第九条第二款."""

_N = rf"(?:{NUMBER}|[几数]?[{HAN_NUMERAL}][几数{HAN_NUMERAL}]*)"
_DAY = re.compile(
    rf"(?:(?P<year>\d{{2,4}}|[{HAN_NUMERAL}]{{2,4}})年(?:度)?)?"
    rf"(?P<month>\d{{1,2}}|[{HAN_NUMERAL}]{{1,3}})月份?"
    rf"(?:(?P<day>\d{{1,2}}|[{HAN_NUMERAL}]{{1,3}})[日号])?"
    r"|(?P<iso>(?<!\d)(?:19|20)\d{2})[-/.](?P<iso_month>0?[1-9]|1[0-2])"
    rf"(?:[-/.](?P<iso_day>\d{{1,2}}))?(?:(?=[月日])|(?!\d|[万亿]|{MEASURED}))"
    rf"|(?P<only>(?<!\d)(?:19|20)\d{{2}}|(?<![零{HAN_DIGITS}])[一二][零{HAN_DIGITS}]{{3}})"
    r"(?:年|(?=[-—–~至到]))"
)
_PARTS = rf"第(?:{_N}|[ivxlc]+)(?:部分|[\u4e00-\u9fff])?|第?[(〔\[【〈{{]{_N}[)〕\]】〉}}]项?"
_PLACE = re.compile(rf"(?:{_PARTS})(?:{_PARTS}|之[{HAN_DIGITS}十]{{1,2}})*")
_PART = re.compile(
    rf"第(?P<number>{_N}|[ivxlc]+)(?P<unit>部分|[\u4e00-\u9fff])?|[(〔\[【〈{{](?P<label>{_N})"
    rf"|之(?P<after>[{HAN_DIGITS}十]+)"
)
_ROUGH = re.compile(
    rf"(?<![\d.点几数{HAN_NUMERAL}])(?:[几{HAN_NUMERAL}]|(?<![人户次总基系指岁])数)"
    rf"[几数{HAN_NUMERAL}]*(?!分[之点])"
)
"""A numeral in characters; one that cannot be read (几百, 十几, 上千) gives only a size."""
_FEW = re.compile(r"个?(?:[天日月年周户人名位口家元块倍成次岁]|小时|工作日|季度)")
_BETWEEN = re.compile(r"[-—–~至到、或/:比]+|\.\.+")
"""What joins the two ends of a range, or two of a list that share a unit."""
_BEHIND = re.compile(r"(?![至到或比])[\u4e00-\u9fff]")
"""What a single character counts, whatever it is: 三镇, 两委."""
_ONE = re.compile(
    r"[元块圆角毛分倍成折年月日天周户人名位口岁次期批等级号]|个(?:月|点|季度|小时|学期)|小时|季度|学期"
)
_PER = re.compile(r"(?:每一?个?|[按逐隔·/])(季度|学期|星期|小时|半年|[年月季周天日旬人户口亩次])")
_YEARLY = re.compile(r"年度|全年|历年|人均")
_TIMES = frozenset(("年", "月", "季度", "季", "学期", "周", "日", "旬", "小时", "半年"))
_RATES = frozenset("年月日周人户")
_WITHIN, _FULL = frozenset("内以之后前期半多"), frozenset("满近超足限")
_IN_WORDS = re.compile(
    r"[今明去前后本]年|[上下]半年|年[初中底末]|岁末|[上下本当次]个?月|月[初中底末]|季度末?"
    rf"|[上中下]旬|[昨今明前后当次]天|[当次即]日|[上下本]周|周[一二三四五六日末]|星期|元旦|春节|清明"
    rf"|端午|国庆|中秋|重阳|腊月|正月|[暑寒]假|开学|[上下]午|凌晨|伏天|十[一二三四五]五|世纪|年代|民国"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年"
    r"|[一过大多对减]半|半[数价年月天]|半小时|半个[月小]|[年月倍个]半|翻[一两三]?番|全额|[对打]折|加倍|绝大多数"
    rf"|[{HAN_DIGITS}]开|学年|旬内|花甲|[七八九]旬|一打|附[件表录图则]|(?<!代)[表图]一|最后一[条款项段章]|倒数"
)
"""Days, shares and places that are said without a numeral."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a text measures and where it points."""

    figures: frozenset[Measure]
    days: frozenset[Day]
    places: frozenset[Place]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Count:
    """A numeral with what it counts; `value` is the writing where it cannot be read exactly."""

    value: Decimal | str
    unit: str
    start: int
    end: int
    is_one: bool = False


@lru_cache(maxsize=2048)
def measures(text: str, *, stated: bool = False) -> Measures:
    """Read `text`; of a `stated` sentence its own order, 十分 and the like are no figures.

    Document numbers of a sentence are left out: they are compared as such.
    """
    bare = uncounted(plain(without_document_numbers(text))) if stated else plain(unlisted(text))
    words = frozenset(_IN_WORDS.findall(bare))
    places = frozenset(_place(m[0]) for m in _PLACE.finditer(bare))
    unplaced = _PLACE.sub(FILLER, bare)
    days = frozenset(_day(m) for m in _DAY.finditer(unplaced))
    figures = frozenset(_figures(_DAY.sub(FILLER, unplaced), stated=stated))
    return Measures(figures | _rates(bare, stated=stated), days, places, words)


def _place(written: str) -> Place:
    parts = _PART.finditer(written)
    return tuple((_value(m["number"] or m["label"] or m["after"]), _level(m)) for m in parts)


def _level(part: re.Match[str]) -> str:
    return "之" if part["after"] else part["unit"] or ""


def _value(written: str) -> Decimal | str:
    number = read_number(written)
    return number.value.normalize() if number else written


def _day(match: re.Match[str]) -> Day:
    groups = match.groupdict()
    year = groups["year"] or groups["iso"] or groups["only"]
    month, day = groups["month"] or groups["iso_month"], groups["day"] or groups["iso_day"]
    return _whole(year), _whole(month), _whole(day)


def _whole(written: str | None) -> int | None:
    number = read_number(written) if written else None
    return int(number.value) if number else None


def _rates(bare: str, *, stated: bool) -> frozenset[Measure]:
    """Return what 每年 and 人均 measure: one of it; of a sentence only how often."""
    units = [counted_name(m[1]) for m in _PER.finditer(bare)]
    units += ["年"] if _YEARLY.search(bare) else []
    return frozenset((Decimal(1), f"每{u}") for u in units if not stated or u in _TIMES)


def _figures(bare: str, *, stated: bool) -> Iterator[Measure]:
    """Yield what is counted; the ends of a range share its unit, and are a figure together too."""
    later: _Count | None = None
    for each in reversed(_counts(bare)):
        joined = _joined(each, later, bare)
        count = replace(each, unit=later.unit) if joined and later else each
        if joined and later and joined not in "、或":
            yield f"{count.value}~{later.value}", later.unit
        if count.is_one and not joined:
            yield from _ones(count, bare, stated=stated)
        else:
            yield count.value, count.unit
        later = count


def _joined(count: _Count, later: _Count | None, bare: str) -> str:
    """Return what joins a numeral without a unit to the next: 至 of 3至5年; "" for nothing."""
    between = bare[count.end : later.start] if later and not count.unit else ""
    return between if _BETWEEN.fullmatch(between) else ""


def _counts(bare: str) -> list[_Count]:
    rough = list(_roughly(bare))
    for each in rough:
        filler = FILLER * (each.end - each.start)
        bare = f"{bare[: each.start]}{filler}{bare[each.end :]}"
    exact = (_count(figure, bare) for figure in read_figures(bare))
    return sorted((*rough, *exact), key=lambda count: count.start)


def _roughly(bare: str) -> Iterator[_Count]:
    """Yield the numerals in characters that cannot be read: 几百户, 上千元, 两三年, 十几."""
    for match in _ROUGH.finditer(bare):
        alone = match[0] in "几数" and not _FEW.match(bare, match.end())
        if not alone and read_number(match[0]) is None:
            after = AFTER.match(bare, match.end())
            if after:
                written = f"{match[0]}{after['about'] or ''}"
                yield _Count(written, measure_of(after)[1], match.start(), after.end())


def _count(figure: WrittenFigure, bare: str) -> _Count:
    """Return a figure as it is compared: of 十多 the writing; 三镇 counts what stands behind it."""
    unit, end = figure.unit, figure.end
    behind = _BEHIND.match(bare, end) if figure.numeral in HAN_NUMERAL and not unit else None
    if behind:
        unit, end = counted_name(behind[0]), behind.end()
    value = figure.value.normalize() if figure.exact else figure.numeral
    one = figure.numeral.rstrip("多余来几") == "一"
    return _Count(value, unit, figure.start, end, one)


def _ones(count: _Count, bare: str, *, stated: bool) -> Iterator[Measure]:
    """Yield the figure of 一年, 一个月; 一年 is what 每年 is too, unless it is a time limit."""
    if not _ONE.match(bare, count.start + 1):
        return
    before, after = bare[: count.start][-1:], bare[count.end :][:1]
    rate = count.unit in _RATES and after not in _WITHIN and before not in _FULL
    if not stated or rate:
        yield Decimal(1), f"每{count.unit}"
    if not stated or not rate:
        yield Decimal(1), count.unit
