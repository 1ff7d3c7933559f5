"""Reads duties that recur: 每年2月底前, 2020年起，每年1月底前, 每季度首月10日前, 每半年召开一次.

`DUE` says the day in the period, `HOW_OFTEN` only that something is done in each; 每人每月800元 and
每年不超过两次 are neither.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.written_days import (
    BEFORE,
    MONTH,
    NUMBER,
    WHEN,
    YEAR,
    first_day,
    last_day,
    last_of_plan,
)
from assistant.validity.recurrence import LAST, DayIn, Period, Recurrence

_SPAN = r"[—―－\-~～至到]+"
_BOUNDS = (
    rf"(?:(?:[从自]?(?P<since>{WHEN})(?:起|开始)|"
    rf"(?P<first>{YEAR})年?{_SPAN}(?P<last>{YEAR})年(?:期间)?|"
    rf"[“\"]?(?P<plan>{NUMBER})五[”\"]?(?:期间|时期))(?:(?!\d年|每)[^。；\n]){{0,30}}?)?"
)
_EVERY = (
    r"(?P<thereafter>此后|以后|今后|之后|其后|嗣后)?(?P<every>(?<![人户亩名台辆头间栋以])"
    r"(?:每个?|[按逐](?=[年季月]))(?:"
    rf"(?P<count>{NUMBER})个?(?P<units>年|季度|月|周|天)|"
    r"(?P<unit>半年|年|季|月|周|星期|日|天)度?))"
)
_DAY = r"[0-9０-９〇零一二三四五六七八九十]{1,3}[日号]"
_FORM = (
    rf"(?:{MONTH}[底末]?|第?[一二三四1-4]季度[底末]?|[上下]半年[底末]?|"
    rf"(?:结束|终了|届满)?之?后{NUMBER}(?:[日天]|个月)内|前{NUMBER}[日天]内?|"
    rf"(?:首|末|第?[一二三1-3]个|最后一个?|次)月(?:{_DAY}|[底末]|份)?|{_DAY}|"
    r"[年月]?[底末]|年终|(?:(?<=[周期])|周|星期)[一二三四五六日天](?![次个月])|"
    r"\d{1,2}(?:时|点|[:：]\d\d))"
)
_SEPARATED = rf"{BEFORE}?(?:、|和|及|与|以及)|起?{_SPAN}"
_FORMS = rf"(?P<days>{_FORM}(?:(?:{_SEPARATED}){_FORM})*)"
_WINDOW = r"(?:集中)?(?:申报|缴费|受理|申请|登记|征缴|参保|报名)[^，。；]{0,6}期"
_NO_DUTY = rf"(?!起|系|的|以来|次|[至到—]|[为是](?!{_WINDOW}))"
_FAR = r"(?:(?!每|不超过|\d年)[^。；\n]){0,24}?"
DUE = rf"{_BOUNDS}{_EVERY}(?:的|，)?(?>{_FORMS}(?:{BEFORE}|内)?){_NO_DUTY}|" + re.sub(
    r"\?P<(\w+)>", r"?P<far_\1>", rf"{_BOUNDS}{_EVERY}{_FAR}{_FORMS}{BEFORE}"
)
_DONE = (
    "抽查|检查|报告|报送|上报|通报|调度|召开|评估|考核|公布|公示|复核|核查|巡查|走访|修订|更新|清查|盘点|"
    "会商|研判|督查|督导|演练"
)
_HELD = "安排|召开|举办|举行|开展|进行|修订|评估|评选|评审|换届|轮换|抄表|检查|考核|公布|组织"
_LIMITS = r"(?:(?!不超过|不得|至多|最多|只能|享受|申请|限|每|\d年)[^。；，\n])"
HOW_OFTEN = (
    rf"(?P<every_few>(?<![满超过足近前后第每任\d])(?P<few>[{CHINESE_DIGITS}]{{1,2}}|\d{{1,2}})"
    rf"(?P<units_few>年|个月|周)(?:{_HELD})?一次(?!性))|"
    rf"{_BOUNDS}{_EVERY}(?:{_LIMITS}{{0,24}}?{NUMBER}次(?!性|以[上下内])|"
    rf"{_LIMITS}{{0,6}}?(?:{_DONE})(?!的|结果|期|次数|人员|费|指标|合格))"
)
MIDDLE_AND_END = r"(?<=[在于])年中(?:、|和|及|与)年[末底]"
"""Of every year, though it does not say so."""
LATER_DAY = rf"(?<![\d月第前后])(?P<later>{_DAY}){BEFORE}"
NEXT_MONTH = rf"次月{_DAY}(?:{BEFORE}|内)"
_UNITS = {
    "年": Period.YEAR, "半年": Period.HALF, "季": Period.QUARTER, "季度": Period.QUARTER,
    "月": Period.MONTH, "个月": Period.MONTH,
    "周": Period.WEEK, "星期": Period.WEEK, "日": Period.DAY, "天": Period.DAY,
}  # fmt: skip
_SCHEDULED = (Period.WEEK, Period.DAY)
_ACTS = re.compile(r"(?:[上下]午|晚上)?[^，。；]{0,4}(?:报|汇总|调度|通报|召开|检查|巡查|例会)")
_OF_A_MONTH = re.compile(r"[0-9０-９〇零一二三四五六七八九十]{1,2}月")
_WEEKDAYS = "一二三四五六日"
_MONTH_IN = re.compile(r"(?:(?P<first>首|第?[一1]个)|(?P<second>第?[二2]个)|(?P<next>次))月")
_AFTER = re.compile(rf"后(?P<number>{NUMBER})(?P<unit>[日天]|个月)")


def read_recurrence(
    match: re.Match[str], issued: date | None, before: date | None
) -> Recurrence | None:
    """Return what a match of `DUE` or `HOW_OFTEN` says, None where its parts do not fit together.

    Where it does not say from when, it is from `issued` on; 此后每年 is from the day `before` it.
    """
    said = _said(match)
    period = _UNITS[said.get("unit") or said["units"]]
    count = read_integer(said.get("count", "1")) or 1
    days = _days(said["days"], period) if "days" in said else []
    if said["every"][0] in "按逐" and match[0].endswith("次"):  # 按年一次缴清
        return None
    if None in days or (period in _SCHEDULED and not _is_duty(match, period, days)):
        return None
    since, until = _bounds(said)
    if "thereafter" in said and before:
        since = before + timedelta(days=1)
    words = match[0][match[0].rindex(said["every"]) :].strip()
    fitting = tuple(day for day in days if day)
    return Recurrence(words, period, fitting, since or issued, until, count)


def middle_and_end(words: str, issued: date | None) -> Recurrence:
    """Return the duty of 在年中和年末报告."""
    return Recurrence(f"每年{words}", Period.YEAR, (DayIn(6), LAST), issued, None)


def _said(match: re.Match[str]) -> dict[str, str]:
    """Return the parts of a match, those of the other ways to write the same among them."""
    parts = {k.removeprefix("far_"): v for k, v in match.groupdict().items() if v is not None}
    if "every_few" in parts:
        parts |= {"every": match[0], "count": parts["few"], "units": parts["units_few"]}
    return parts


def also_due(of: Recurrence, words: str) -> Recurrence | None:
    """Return the duty whose day follows in the sentence of another: 每年2月底前…，3月底前…."""
    of_year = _OF_A_MONTH.match(words) is not None
    day = _in_year(words) if of_year else _in_month(words)
    fits = of.period is (Period.YEAR if of_year else Period.MONTH)
    if not day or not fits or of.count > 1:
        return None
    return replace(of, words=f"{of.words[:2]}{words}", days=(day,))


def _is_duty(match: re.Match[str], period: Period, days: list[DayIn | None]) -> bool:
    """Say whether a day of the week or an hour is one to act by, not one of a schedule."""
    if not days:
        return period is Period.WEEK
    behind = match.string[match.end() :]
    return re.search(rf"{BEFORE}$", match[0]) is not None or _ACTS.match(behind) is not None


def _bounds(said: dict[str, str]) -> tuple[date | None, date | None]:
    if "first" in said:
        return first_day(f"{said['first']}年"), last_day(f"{said['last']}年")
    if "plan" in said:
        return None, last_of_plan(said["plan"])
    return (first_day(said["since"]) if "since" in said else None), None


def _days(written: str, period: Period) -> list[DayIn | None]:
    """Return the days of a list; of a stretch (3月至5月) the last counts."""
    listed = re.split(rf"{BEFORE}?(?:、|和|及|与|以及)", written)
    return [_day_in(re.split(_SPAN, each)[-1], period) for each in listed]


def _day_in(written: str, period: Period) -> DayIn | None:
    after = _AFTER.search(written)
    if after:
        return _behind(after, period)
    if written in ("底", "末", "年底", "年末", "年终", "月底", "月末"):
        return LAST
    readers = {
        Period.YEAR: _in_year, Period.HALF: _in_year, Period.QUARTER: _in_quarter,
        Period.MONTH: _in_month, Period.WEEK: _in_week, Period.DAY: _in_day,
    }  # fmt: skip
    return readers[period](written)


def _behind(after: re.Match[str], period: Period) -> DayIn | None:
    number = read_integer(after["number"]) or 0
    if after["unit"] == "个月":
        return DayIn(month=period.months + number) if period.months else None
    return DayIn(after=number)


def _in_year(written: str) -> DayIn | None:
    month = re.search(r"(?P<m>[^第首末个年]{1,2})月|季度|半年", written)
    last = last_day(written, 2001) if month else None
    if not last:
        return None
    return DayIn(last.month, last.day if "日" in written or "旬" in written else 0)


def _in_quarter(written: str) -> DayIn | None:
    if written.startswith("前"):
        return DayIn(1, _number_of_day(written))
    match = _MONTH_IN.match(written)
    months = {"first": 1, "second": 2, "next": 4}
    month = months.get(match.lastgroup or "", 3) if match else 3
    return DayIn(month, _number_of_day(written)) if "月" in written else None


def _in_month(written: str) -> DayIn | None:
    day = 0 if _OF_A_MONTH.match(written) else _number_of_day(written)
    return DayIn(2 if written.startswith("次月") else 1, day) if day else None


def _number_of_day(written: str) -> int:
    match = re.search(r"([0-9０-９〇零一二三四五六七八九十]{1,3})[日号天]", written)
    return (read_integer(match[1]) or 0) if match else 0


def _in_week(written: str) -> DayIn | None:
    day = _WEEKDAYS.find(written[-1].replace("天", "日"))
    return DayIn(day=day + 1) if day >= 0 else None


def _in_day(written: str) -> DayIn | None:
    return DayIn(day=1) if re.match(r"\d", written) else None
