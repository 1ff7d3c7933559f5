"""How often a duty recurs, as a calendar counts it: a rule of RFC 5545 for each of its days.

A rule says the same days as `Recurrence` does. Where a calendar cannot count them (60 days after
the end of a quarter) there is none, and the next day alone is entered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from icalendar import vRecur

from assistant.validity.recurrence import LAST, MONTHS_OF_A_YEAR, DayIn, Recurrence

_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """The next day of a duty, and the rule by which it recurs; None where it cannot be said."""

    day: date
    rule: vRecur | None


def calendar_days(duty: Recurrence, today: date) -> Iterator[CalendarDay]:
    """Yield for each day of a period on which a duty is due the next time, and its rule."""
    days = duty.days if duty.count == 1 else ()
    for each in days or (LAST,):
        alone = replace(duty, days=(each,))
        coming = alone.next_day(today)
        if coming:
            yield CalendarDay(coming, _rule(alone, each, coming))


def _rule(duty: Recurrence, day: DayIn, coming: date) -> vRecur | None:
    if not duty.period.months:
        parts: dict[str, object] = {"FREQ": "DAILY", "INTERVAL": duty.period.days * duty.count}
    else:
        parts = _monthly(duty, day, coming)
        if not parts:
            return None
    if duty.until:
        parts["UNTIL"] = duty.until
    return vRecur(parts)


def _monthly(duty: Recurrence, day: DayIn, coming: date) -> dict[str, object]:
    """Return the rule of months, or none where a day counts on from the end of a month."""
    days = _month_days(duty, day, coming)
    if not days:
        return {}
    months = duty.period.months * duty.count
    years, rest = divmod(months, MONTHS_OF_A_YEAR)
    parts: dict[str, object] = {"FREQ": "MONTHLY", "INTERVAL": months}
    if not rest:
        parts = {"FREQ": "YEARLY", "INTERVAL": years, "BYMONTH": coming.month}
    parts["BYMONTHDAY"] = days
    if len(days) > 1:
        parts["BYSETPOS"] = -1
    return parts


def _month_days(duty: Recurrence, day: DayIn, coming: date) -> list[int]:
    """Return the days of the month on which it may be; the last of them that there is counts."""
    if duty.count > 1:
        return _up_to(duty.since.day if duty.since else coming.day)
    if not day.after:
        return _up_to(day.day) if day.day else [-1]
    return [day.after] if not day.day and day.after <= _SHORTEST_MONTH else []


def _up_to(day: int) -> list[int]:
    """Return a day, with those before it that stand in for it in a month that has it not."""
    return [day] if day <= _SHORTEST_MONTH else list(range(_SHORTEST_MONTH, day + 1))
