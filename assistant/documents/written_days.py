"""Days as texts write them, of which the last is meant: 2025年6月底, 二〇二六年第三季度, 上半年."""

import re
from calendar import monthrange
from datetime import date

from assistant.documents.dates import ANY_DATE, read_date
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

NUMBER = rf"[{CHINESE_DIGITS}0-9０-９]{{1,6}}"
_N = r"[0-9０-９〇零○一二三四五六七八九十]"
YEAR = r"(?:(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
MONTH = rf"{_N}{{1,2}}\s*月份?\s*(?:{_N}{{1,3}}\s*日|[上中下]旬)?"
PART = rf"(?:{MONTH}|第?[一二三四1-4]季度|[上下]半年)"
WHEN = rf"(?:(?<!\d){YEAR}\s*年度?\s*{PART}?)"
"""A year, or a month, a day, a quarter or a half of it."""
END = r"(?:年?[底末])?"
LAST = rf"(?:{ANY_DATE}|{WHEN}{END})"
"""The last day of a term: 2025年12月31日, 2025年12月, 2025年底."""
BEFORE = r"(?:前|以前|之前)"
_READ = re.compile(
    rf"(?:(?P<year>{YEAR})\s*年度?)?\s*(?:"
    rf"(?P<month>{_N}{{1,2}})\s*月份?\s*(?:(?P<day>{_N}{{1,3}})\s*日|(?P<third>[上中])旬)?|"
    rf"第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)?"
)
_LAST_MONTHS = {"上": 6, "下": 12}
_THIRDS = {"上": 10, "中": 20}
_FIRST_PLAN_YEAR = 1953


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def last_day(written: str, year: int | None = None) -> date | None:
    """Return the last day of what is written; what names no year is in `year`."""
    match = _READ.match(written.strip().replace("○", "〇"))
    year = (read_integer(match["year"]) if match and match["year"] else None) or year
    if not match or not year:
        return None
    month = _month(match)
    if not 1 <= month <= 12:
        return None
    last = last_of_month(year, month)
    day = _THIRDS.get(match["third"] or "") or read_integer(match["day"] or "31") or 0
    return last.replace(day=max(1, min(day, last.day)))


def read_last(written: str) -> date | None:
    """Return the day that is written as `LAST`."""
    return read_date(written) or last_day(written)


def first_day(written: str) -> date | None:
    """Return the first day of what is written: 2019年 is 2019年1月1日."""
    match = _READ.match(written.strip().replace("○", "〇"))
    end = last_day(written)
    if not match or not end:
        return None
    if match["day"]:
        return end
    return end.replace(day=1) if match["month"] else date(end.year, 1, 1)


def _month(match: re.Match[str]) -> int:
    if match["month"]:
        return read_integer(match["month"]) or 0
    if match["quarter"]:
        return 3 * (read_integer(match["quarter"]) or 0)
    return _LAST_MONTHS.get(match["half"] or "", 12)


def last_of_plan(ordinal: str) -> date | None:
    """十四五 is the fourteenth plan since 1953; 1963 to 1965 lay between the second and third."""
    plan = read_integer(ordinal)
    if not plan:
        return None
    return date(_FIRST_PLAN_YEAR + 5 * plan + (3 if plan > 2 else 0) - 1, 12, 31)
