"""Terms: for how long something holds, as texts write it (三年, 一年半, 18个月), and until when.

A term ends on the day before the one that its first day answers to; where a month has no such day,
on the last of the month (民法典 第二百零二条): one year from 2024-02-29 ends on 2025-02-28.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
TERM = rf"(?:{_N}年(?:半|[零又]?{_N}个月)?|半年|{_N}个月|{_N}[日天])"
"""As a part of another pattern: its groups have no names."""
_READ = re.compile(
    rf"(?:(?P<years>{_N})年)?(?P<half>半年?)?(?:[零又]?(?P<months>{_N})个月)?(?:(?P<days>{_N})[日天])?"
)
_LONGEST = 600
"""Months or days: a longer term is a misreading."""


@dataclass(frozen=True, slots=True)
class ValidityTerm:
    """So many months, or so many days."""

    months: int
    days: int

    def after(self, day: date) -> date:
        """Return the day that is so much later."""
        return _months_on(day, self.months) + timedelta(days=self.days)

    def last_from(self, day: date) -> date:
        """Return the last day of the term that begins on `day`."""
        end = self.after(day)
        cut_short = not self.days and end.day != day.day
        return end if cut_short else end - timedelta(days=1)


def read_term(written: str) -> ValidityTerm | None:
    """Return the term that is written, None where it is none or longer than any."""
    match = _READ.fullmatch(written)
    if match is None:
        return None
    years, months, days = (read_integer(match[p] or "0") or 0 for p in ("years", "months", "days"))
    months += 12 * years + (6 if match["half"] else 0)
    sound = bool(months or days) and max(months, days) <= _LONGEST
    return ValidityTerm(months, days) if sound else None


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
