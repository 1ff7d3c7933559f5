"""When a duty that recurs falls due: 每年2月底前, 每季度首月10日前, 每三年; from and until when.

A period is a year, half a year, a quarter, a month, a week or a day. What a text says of the day
is a `DayIn` of the period; where it only says how often, the last day of the period is meant.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from assistant.documents.written_days import last_of_month

MONTHS_OF_A_YEAR = 12
_DAYS_OF_A_WEEK = 7


class Period(Enum):
    """How long a period is: so many months, or so many days."""

    YEAR = (12, 0)
    HALF = (6, 0)
    QUARTER = (3, 0)
    MONTH = (1, 0)
    WEEK = (0, 7)
    DAY = (0, 1)

    @property
    def months(self) -> int:
        """The months that it lasts; 0 for a week and a day."""
        return self.value[0]

    @property
    def days(self) -> int:
        """The days that it lasts, where that is not a number of months."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class DayIn:
    """A day of a period: its month in it, counted from 1, and the day of that month or week.

    No `month` is the last of the period, no `day` the last of the month; `after` is counted in days
    from the end of the period on (每季度结束后15日内).
    """

    month: int = 0
    day: int = 0
    after: int = 0


LAST = DayIn()


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A duty of every `count` periods, due on `days` of each, between `since` and `until`.

    Without `days` only how often is said, and it is due on the last of each. With a `count` above
    1 the periods are counted from `since`. `words` say how often it is.
    """

    words: str
    period: Period
    days: tuple[DayIn, ...]
    since: date | None
    until: date | None
    count: int = 1

    def next_day(self, day: date) -> date | None:
        """Return the first day from `day` on when it is due; None once it no longer is."""
        first = max(day, self.since or day)
        due = min((d for d in self._near(first) if d >= first), default=None)
        return due if due and due <= (self.until or due) else None

    def on(self, day: date) -> date | None:
        """Return the next day as of `day`, and of what no longer recurs the last that there was."""
        coming = self.next_day(day)
        if coming or not self.until:
            return coming
        since, last = self.since or date.min, self.until
        return max((d for d in self._near(last) if since <= d <= last), default=None)

    def _near(self, day: date) -> list[date]:
        """Return the days when it is due around `day`: from two periods before to two behind."""
        if self.count > 1:
            return self._counted(day)
        start = _start(day, self.period)
        starts = (_moved(start, self.period, steps) for steps in range(-2, 3))
        return [
            _due(begin, self.period, each)
            for begin in starts
            if begin
            for each in self.days or (LAST,)
        ]

    def _counted(self, day: date) -> list[date]:
        """Return every `count`-th return of `since`: 每三年 has no period of the calendar."""
        since = self.since or day
        months = self.period.months
        length = months * 30 * self.count + 1 if months else self.period.days * self.count
        passed = max(0, (day - since).days // length)
        steps = range(max(1, passed - 1), passed + 4)
        moved = (_moved(since, self.period, step * self.count) for step in steps)
        return [each for each in moved if each]


def add_months(day: date, months: int) -> date | None:
    """Return the same day so many months on, the last of the month at most; None past the year."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 + months, MONTHS_OF_A_YEAR)
    if not date.min.year <= year < date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _start(day: date, period: Period) -> date:
    """Return the first day of the period in which `day` lies."""
    if not period.months:
        return day - timedelta(days=day.weekday() if period.days == _DAYS_OF_A_WEEK else 0)
    return date(day.year, (day.month - 1) // period.months * period.months + 1, 1)


def _moved(start: date, period: Period, steps: int) -> date | None:
    if period.months:
        return add_months(start, period.months * steps)
    return start + timedelta(days=period.days * steps)


def _due(start: date, period: Period, day: DayIn) -> date:
    """Return the day of the period that begins on `start`."""
    if not period.months:
        return start + timedelta(days=(day.day or period.days) - 1)
    month = add_months(start, (day.month or period.months) - 1) or start
    last = last_of_month(month.year, month.month)
    due = min(last, last.replace(day=day.day)) if 0 < day.day <= last.day else last
    return due + timedelta(days=day.after)
