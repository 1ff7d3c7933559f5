"""The forms in which texts speak of time, each with the kind that it usually is: one table.

Where two forms begin at the same place the earlier in the table is read. What stands around a form
may make another kind of it; that is judged in `deadlines`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.written_days import (
    BEFORE,
    END,
    MONTH,
    NUMBER,
    PART,
    WHEN,
    YEAR,
    first_day,
    last_day,
    last_of_plan,
)
from assistant.validity.recurrence import MONTHS_OF_A_YEAR, Recurrence, add_months
from assistant.validity.recurring import (
    DUE,
    HOW_OFTEN,
    LATER_DAY,
    MIDDLE_AND_END,
    NEXT_MONTH,
    also_due,
    middle_and_end,
    read_recurrence,
)
from assistant.validity.stated_time import StatedTime, TimeKind


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What a reader made of a match; `kind` where it is not that of the table."""

    last_day: date | None = None
    recurrence: Recurrence | None = None
    assumed: bool = False
    goal: bool = False
    kind: TimeKind | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What a reader may need beside the match: the date of issue, what the sentence said before."""

    issued: date | None
    before: StatedTime | None


Reader = Callable[[re.Match[str], Around], TimeReading | None]
_HALF_A_YEAR = 180
_LONGEST = 50
"""Years: a longer period is a misreading."""
_NEARER_THAN_A_YEAR = re.compile(r"[月日旬季底末前内]|半年|最迟|不[晚迟]于|截止|[时期]限|时间")
"""Words that make of a year a day, or a term that is set."""


def _dated(last: date | None, *, assumed: bool = False, goal: bool = False) -> TimeReading | None:
    return TimeReading(last, assumed=assumed, goal=goal) if last else None


def _only_years(words: str) -> bool:
    """Say whether a year is all that is named: 到2035年; not 到2021年底, 2025年前, 最迟2025年."""
    return not _NEARER_THAN_A_YEAR.search(words)


def _until(match: re.Match[str], _around: Around) -> TimeReading | None:
    stage = match.groupdict().get("stage")
    return _dated(last_day(match["when"] or stage or ""), goal=_only_years(match[0]))


def _stretch(match: re.Match[str], _around: Around) -> TimeReading | None:
    """Read the last day of 2024年4月1日至4月30日, whose year may stand only once, or the month."""
    first, last = first_day(match["first"]), match["last"]
    if first and "月" not in last and "年" not in last:
        last = f"{first.month}月{last}"
    goal = _only_years(match[0].partition("，")[0])
    return _dated(last_day(last, first.year), goal=goal) if first else None


def _plan(match: re.Match[str], _around: Around) -> TimeReading | None:
    return _dated(last_of_plan(match["plan"]), goal=True)


def _period(match: re.Match[str], around: Around) -> TimeReading | None:
    """Read a period from the day that it names on, failing that from the date of issue."""
    since = match.groupdict().get("since")
    began = first_day(since) if since else around.issued
    last = _later(began, match["high"], match["unit"])
    last = last - timedelta(days=1) if last and since else last
    return _dated(last, assumed=not since, goal=_only_years(since or ""))


def _from_issue(match: re.Match[str], around: Around) -> TimeReading | None:
    return _dated(_later(around.issued, match["high"], match["unit"]), assumed=True)


def _later(began: date | None, number: str, unit: str) -> date | None:
    count = read_integer(number) or 0
    if not began or not 0 < count <= (_LONGEST if unit == "年" else _LONGEST * MONTHS_OF_A_YEAR):
        return None
    if unit in ("日", "天"):
        return began + timedelta(days=count)
    return add_months(began, count * (MONTHS_OF_A_YEAR if unit == "年" else 1))


def _this_year(match: re.Match[str], around: Around) -> TimeReading | None:
    behind = match["which"] not in ("今年", "本年", None)
    year = around.issued.year + behind if around.issued else None
    return _dated(last_day(match["when"] or "12月", year), assumed=True)


def _month(match: re.Match[str], around: Around) -> TimeReading | None:
    """Read a month without a year: of the duty or the year before it, else of the year of issue."""
    before, behind = around.before, match["relative"] in ("次年", "翌年", "第二年")
    if before and before.recurrence and (also := also_due(before.recurrence, _bare(match))):
        return TimeReading(recurrence=also, kind=TimeKind.RECURRING)
    if before and before.last_day:
        year, assumed = before.last_day.year + behind, before.assumed
    elif match["relative"]:
        return TimeReading(kind=TimeKind.DURATION)
    else:
        year, assumed = around.issued.year if around.issued else 0, True
    return _dated(_coming(match["when"], year, around), assumed=assumed)


def _coming(written: str, year: int, around: Around) -> date | None:
    """Return the last day of a month without a year, in the next where it was long over."""
    last, issued = last_day(written, year), around.issued
    if not last or not issued or last >= issued:
        return last
    before = around.before.last_day if around.before else None
    follows = before >= issued if before else (issued - last).days > _HALF_A_YEAR
    return last_day(written, year + 1) if follows else last


def _bare(match: re.Match[str]) -> str:
    return match[0].removeprefix(match["relative"] or "").removeprefix("的")


def _later_day(match: re.Match[str], around: Around) -> TimeReading | None:
    """Read 10日前 behind 每月5日前; of nothing else it is known which month is meant."""
    found = _next_month(match, around)
    return found if found and found.recurrence else None


def _next_month(match: re.Match[str], around: Around) -> TimeReading | None:
    duty = around.before.recurrence if around.before else None
    also = also_due(duty, match[0]) if duty else None
    return TimeReading(recurrence=also, kind=TimeKind.RECURRING if also else None)


def _recurs(match: re.Match[str], around: Around) -> TimeReading | None:
    before = around.before.last_day if around.before else None
    found = read_recurrence(match, around.issued, before)
    return TimeReading(recurrence=found) if found else None


def _twice_a_year(match: re.Match[str], around: Around) -> TimeReading | None:
    return TimeReading(recurrence=middle_and_end(match[0], around.issued))


def _no_day(_match: re.Match[str], _around: Around) -> TimeReading | None:
    return TimeReading()


AIM = (
    "完成|实现|建成|建立|达到|形成|启动|启用|投入使用|覆盖|基本|全面|全部|力争|努力|新增|新建|提高|提升|降低|降至|减少|"
    "增加|消除|打造|出台|制定|报送|上报|提交|公布|开展|实施|推进|推动|构建|到位|竣工|开工|落实|培育|设立|改造|整治|治理|清理|"
    "拆除|建设|稳定在|保持在|控制在|确保"
)
"""What is to be done or reached, which makes of a year or a period a day to act by."""
_AHEAD = rf"(?=[^。；\n]{{0,60}}?(?:{AIM})(?![了的]))"
_SOON = rf"(?=[，\s]*[^，。；\n]{{0,16}}?(?:{AIM})(?![了的]))"
_REACHED = "完成|实现|建成|达到|建立|形成|消除|覆盖"
_LOW = rf"(?:{NUMBER}\s*[—―–\-~～至到]+\s*)?"
_YEARS = rf"{_LOW}(?P<high>{NUMBER})\s*(?P<unit>年)"
_COUNT = rf"{_LOW}(?P<high>{NUMBER})\s*(?P<unit>年|个月)"
_WITHIN = r"(?:以|之)?内"
_LENGTH = rf"(?:(?:左右)?的?时间{_WITHIN}|(?:左右)?的?时间|过渡期|左右|{_WITHIN})"
_STRETCH = r"\s*起?[—―－\-~～至到]+\s*"
_SPENT = rf"(?:，?(?:再?用|利用)\s*{_LOW}{NUMBER}\s*(?:年|个月)(?:左右)?的?时间)?"
"""2024年至2026年，用三年时间 is one period."""
_HOUR = r"(?:\s*\d{1,2}(?:时|点|[:：]\d\d))?"
_ISSUE = "印发|下发|发布|公布|发文"
_PLAN = rf"[“\"]?(?P<plan>{NUMBER})五[”\"]?(?:时期|期间|规划期)"
_TERMS = "任|有效|服务|试用|聘|合同|履行|公示|过渡|补贴"
_UNITS = "个?工作日|个月|个?季度|个?小时|年(?![度代])|[日天]|周(?![岁年])"

_FORMS: tuple[tuple[str, TimeKind, Reader], ...] = (
    (DUE, TimeKind.RECURRING, _recurs),
    (HOW_OFTEN, TimeKind.RECURRING, _recurs),
    (MIDDLE_AND_END, TimeKind.RECURRING, _twice_a_year),
    (
        rf"(?P<first>{WHEN}){_STRETCH}(?P<last>{WHEN}|{MONTH}|\d{{1,2}}日){END}{BEFORE}?{_SPENT}",
        TimeKind.DEADLINE,
        _stretch,
    ),
    (rf"(?<!\d){YEAR}年?{_STRETCH}(?P<when>{WHEN}){END}{_SPENT}{_SOON}", TimeKind.DEADLINE, _until),
    (
        r"(?:到|至|力争到?|争取到?|截[至止]到?|最迟[于到]?|不[晚迟]于|截止(?:时间|日期)?[为是：:])"
        rf"\s*(?P<when>{WHEN}){END}{_HOUR}{BEFORE}?",
        TimeKind.DEADLINE,
        _until,
    ),
    (rf"(?P<when>{WHEN}){END}{_HOUR}{BEFORE}", TimeKind.DEADLINE, _until),
    (
        rf"(?:时限|期限|(?:完成|截止|整改|报送|办结|提交|申报|结束)(?:时间|日期))[为是：:]\s*"
        rf"(?P<when>(?>{WHEN})){END}{_HOUR}{BEFORE}?(?!{_STRETCH})|阶段[（(](?P<stage>{WHEN}){END}{BEFORE}?[）)]",
        TimeKind.DEADLINE,
        _until,
    ),
    (
        rf"(?P<when>{WHEN})(?:年?[底末]|(?<=季度)|(?<=半年)|年?内){_SOON}",
        TimeKind.DEADLINE,
        _until,
    ),
    (rf"(?:^|(?<=[。；：\n\s]))(?P<when>{WHEN})(?=，){_AHEAD}", TimeKind.DEADLINE, _until),
    (f"{_PLAN}{_AHEAD}", TimeKind.DEADLINE, _plan),
    (_PLAN, TimeKind.TOLD, _plan),
    (
        rf"[自从]?(?P<since>{WHEN})起，?(?:再?用|利用|力争|争取){_COUNT}{_LENGTH}?",
        TimeKind.DEADLINE,
        _period,
    ),
    (
        rf"(?:设立|力争|争取|经过|利用|再用|(?<![使适费租聘享采])用)\s*{_COUNT}{_LENGTH}",
        TimeKind.DEADLINE,
        _period,
    ),
    (rf"过渡期(?:为|是|暂定)?{_COUNT}", TimeKind.DEADLINE, _period),
    (rf"{_YEARS}(?:左右)?(?:过渡期|的?时间)", TimeKind.DEADLINE, _period),
    (
        rf"{_YEARS}(?:时间)?{_WITHIN}(?=，?[^，。；\n]{{0,8}}?(?:{_REACHED}))",
        TimeKind.DEADLINE,
        _period,
    ),
    (
        rf"[自从](?:本[^，。；\s]{{0,10}}?(?:{_ISSUE})|印发|下发|发文)之日起，?(?P<high>{NUMBER})(?P<unit>日|天|个月|年)"
        rf"{_WITHIN}",
        TimeKind.DEADLINE,
        _from_issue,
    ),
    (
        rf"(?P<which>今年|本年|明年|下一?年|来年)度?(?P<when>{PART})?{END}(?:{BEFORE}|{_WITHIN})|"
        rf"(?:^|(?<=[，。；：、于在\s]))年(?:[底末]{BEFORE}|{_WITHIN})|[到至](?:今年)?年[底末]",
        TimeKind.DEADLINE,
        _this_year,
    ),
    (
        rf"(?<![\d年上])(?:(?P<relative>当年|次年|翌年|第二年)的?)?(?P<when>{MONTH}){END}{_HOUR}{BEFORE}",
        TimeKind.DEADLINE,
        _month,
    ),
    (NEXT_MONTH, TimeKind.DURATION, _next_month),
    (LATER_DAY, TimeKind.RECURRING, _later_day),
    (rf"(?:{_TERMS})期限?{_WITHIN}", TimeKind.DURATION, _no_day),
    (
        rf"(?<![第\d月上下每{CHINESE_DIGITS}])(?!{YEAR}年){NUMBER}\s*(?:{_UNITS})",
        TimeKind.DURATION,
        _no_day,
    ),
)
FORMS = tuple((re.compile(pattern), kind, reader) for pattern, kind, reader in _FORMS)
