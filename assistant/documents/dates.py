"""Dates as documents print them: 2021年5月14日 and 二〇二一年五月十四日 (GB/T 9704 7.3.5.4)."""

import re
from datetime import date

from assistant.documents.numbers.numerals import read_integer
from assistant.errors import UsageError

_N = r"[0-9０-９〇零○一二三四五六七八九十]"
DATE = re.compile(
    rf"(?P<year>{_N}{{4}})\s*年\s*(?P<month>{_N}{{1,2}})\s*月\s*(?P<day>{_N}{{1,3}})\s*日"
)

ANY_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
"""The same as a part of another pattern: its groups have no names."""


def read_date(text: str) -> date | None:
    """Return the first full date in `text`, or None; an impossible date is None too."""
    match = DATE.search(text.replace("○", "〇"))
    if not match:
        return None
    year, month, day = (read_integer(match[part]) for part in ("year", "month", "day"))
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def the_day(written: str) -> date:
    """Return the day that a user gives, 2024-01-01.

    Raises:
        UsageError: it is none, or there is no such day.
    """
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise UsageError(f"没有这一天：{written}。", "请写成 2024-01-01 的样子。") from error


def print_date(day: date) -> str:
    """Return the date as a Chinese document prints it, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
