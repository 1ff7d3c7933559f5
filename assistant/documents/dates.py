"""Dates as documents print them: 2021年5月14日 and 二〇二一年五月十四日 (GB/T 9704 7.3.5.4).

On a line of its own a date comes in more forms: 2021-05-14, 2021.5.14, in brackets, under a seal,
with a day that is still to be written; in a sentence `spelled_out` makes one form of them.
"""

import re
from datetime import date
from functools import lru_cache

from assistant.documents.numbers.numerals import read_integer
from assistant.errors import UsageError

_N = r"[0-9０-９〇零○一二三四五六七八九十]"
DATE = re.compile(
    rf"(?P<year>{_N}{{4}})\s*年\s*(?P<month>{_N}{{1,2}})\s*月\s*(?P<day>{_N}{{1,3}})\s*日"
)

ANY_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
"""The same as a part of another pattern: its groups have no names."""
_SEALED = r"\s*(?:发布|公布)?\s*(?:[（(][^（）()]{1,12}[）)])?"
"""What follows a date on its line: a seal, （此件公开发布）."""
_LINE = re.compile(
    rf"[（(]?(?:{re.sub(r'日$', '[日号]', DATE.pattern)}|"
    r"(?P<y>(?:19|20)\d\d)\s*(?P<mark>[-./－．])\s*(?P<m>\d{1,2})\s*(?P=mark)\s*(?P<d>\d{1,2}))"
    rf"[）)]?{_SEALED}"
)
_ZERO = str.maketrans("○ＯOo０", "〇〇〇〇0")
"""Zeros that people type between Chinese numerals."""
_UNFINISHED = re.compile(
    rf"(?:{_N}{{4}}|[Xx×ＸＸ_]{{2,4}})?\s*年\s*(?:{_N}{{1,2}}|[Xx×Ｘ_]{{1,2}})?\s*月"
    r"(?:\s*[Xx×Ｘ_]{0,2}\s*日)?"
)
"""A date without its day: 2018年12月, or a form to be filled in (年　月　日)."""


def read_date_line(line: str) -> date | None:
    """Return the day of a line that is a date and nothing else, in any of its forms, or None."""
    match = _LINE.fullmatch(_with_zeros(line))
    if not match:
        return None
    if match["y"]:
        return read_date(f"{match['y']}年{match['m']}月{match['d']}日")
    return read_date(f"{match['year']}年{match['month']}月{match['day']}日")


@lru_cache(maxsize=4096)  # of one text a line is asked about many times
def is_date_line(line: str) -> bool:
    """Say whether a line is a full date and nothing else, though it may be an impossible one."""
    return _LINE.fullmatch(_with_zeros(line)) is not None


def is_unfinished_date(line: str) -> bool:
    """Say whether a line is a date whose day is not written."""
    return _UNFINISHED.fullmatch(line) is not None


def _with_zeros(line: str) -> str:
    """Return a line with one kind of zero in a year of Chinese numerals."""
    chinese = re.match(r"[（(]?\s*[一二]", line)
    return line.translate(_ZERO) if chinese else line


_IN_FIGURES = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)([-－./．])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.])"
)


def spelled_out(text: str) -> str:
    """Return a text with its dates in figures as documents print them: 2023-04-01, 2023.4.1."""
    return _IN_FIGURES.sub(r"\1年\3月\4日", text)


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
