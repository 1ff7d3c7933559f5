"""The day of which a draft speaks: its 成文日期, or the day on which its meeting was held."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from assistant.documents.dates import ANY_DATE, read_date

_LINES = re.compile(r"[^\n]*\S[^\n]*")
_AT_ENDS = 6
"""Lines at the beginning and at the end in which the day of a paper stands."""
_LONGEST = 40
_MONTH = re.compile(r"(?P<year>20\d\d)年(?P<month>1[0-2]|0?[1-9])月(?!\d)")
_HELD = re.compile(
    rf"^\s*(?P<day>{ANY_DATE})(?:[上下]午|晚上?)?[，,][^。\n]{{0,80}}(?:召开|主持|举行)"
)
_TOLD = re.compile(
    rf"^[\W_]*(?:会议|开会|播出|讲话|发布)?(?:时间|日期)\s*[：:]\s*(?P<day>{ANY_DATE})"
)
"""A line that only tells when: 时间：2026年1月18日（星期日，下午）."""
_STATES = re.compile(r"[。；，,]")


def day_of(text: str) -> date | None:
    """Return the day of a draft, None where it gives none; of a month the last day."""
    lines = [m[0].strip() for m in _LINES.finditer(text)]
    ends = [*reversed(lines[-_AT_ENDS:]), *lines[:_AT_ENDS]]
    return next(_days(ends), None)


def _days(lines: list[str]) -> Iterator[date]:
    for line in lines:
        held = _HELD.match(line) or _TOLD.match(line)
        alone = len(line) <= _LONGEST and not _STATES.search(line)
        day = read_date(held["day"]) if held else read_date(line) if alone else None
        month = _MONTH.search(line) if alone and not day else None
        if day:
            yield day
        elif month:
            year, number = int(month["year"]), int(month["month"])
            yield date(year, number, calendar.monthrange(year, number)[1])
