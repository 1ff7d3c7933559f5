"""A timeline as an iCalendar file: what is still to be done, what recurs, what begins and ends.

What has passed is left out, and so are goals, which name a year and no day: a calendar is for days
that come, and for today. The same day of the same words of a clause has the same UID, so a file
that is taken in again changes an entry and adds none; two days of one sentence have two.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time

import icalendar

from assistant.documents.relations import RelationKind
from assistant.exports.calendar_rules import CalendarDay, calendar_days
from assistant.exports.export_pages import Making
from assistant.exports.export_source import ExportSource, source_of_clause, source_of_document
from assistant.notice import NOTICE
from assistant.papers.clean_text import clean_text
from assistant.validity.timeline import DEADLINE, EXPIRES, IN_FORCE, RECURS, Event, Timeline

_KINDS = {
    DEADLINE, RECURS, IN_FORCE, EXPIRES, RelationKind.REPEALS.value, RelationKind.AMENDS.value
}  # fmt: skip
"""What one has to know of beforehand; that another document mentions this one is not."""
_MAKER = "-//Youju//有据//ZH"
_SUMMARY = 40
"""Characters of a sentence that a calendar shows in its grid."""


def calendar_events(found: Timeline) -> tuple[Event, ...]:
    """Return the events of a timeline that a calendar has: none where no day is to come."""
    coming = (*found.ahead, *found.recurring)
    return tuple(e for e in coming if e.kind in _KINDS and not e.goal)


def timeline_calendar(found: Timeline, making: Making) -> bytes:
    """Return the coming days of a timeline as the bytes of an .ics file."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_text(f"期限：{found.subject}"))
    entered = calendar_events(found)
    for event, before in _numbered(found.events):
        for day in _days(event, found) if event in entered else ():
            entry = _entry(event, day, found, making)
            entry.add("uid", f"{_mark(event, day, before)}@youju")
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _numbered(events: Sequence[Event]) -> Iterator[tuple[Event, int]]:
    """Yield each event with the number of those before it that the same words of a clause state.

    Those that have passed count: a day that comes keeps its number when one before it is over. A
    duty's next day changes, so how often it is tells several duties of a sentence apart.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for event in sorted(events, key=lambda e: e.recurrence.words if e.recurrence else ""):
        same = _place(event), event.kind, event.words
        yield event, seen[same]
        seen[same] += 1


def _days(event: Event, found: Timeline) -> Iterator[CalendarDay]:
    if event.recurrence:
        yield from calendar_days(event.recurrence, found.day)
    else:
        yield CalendarDay(event.day, None)


def _entry(event: Event, day: CalendarDay, found: Timeline, making: Making) -> icalendar.Event:
    source = _source(event, found, making)
    entry = icalendar.Event()
    entry.add("dtstamp", datetime.combine(making.day, time.min, UTC))
    entry.add("dtstart", day.day)
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", _summary(event))
    entry.add("description", clean_text("\n".join(_described(event, source))))
    entry.add("categories", [event.kind])
    if day.rule:
        entry.add("rrule", day.rule)
    if source.address:
        entry.add("url", making.target(source))
    return entry


def _source(event: Event, found: Timeline, making: Making) -> ExportSource:
    if event.clause:
        return source_of_clause(making.library, event.document, event.clause, found.day)
    return source_of_document(making.library, event.document, found.day)


def _place(event: Event) -> str:
    """Return the id of where an event stands, the same in every version of the document."""
    return (event.clause.id if event.clause else event.document.id).partition("@")[0]


def _summary(event: Event) -> str:
    words = "".join(clean_text(event.words).split())
    short = words if len(words) <= _SUMMARY else f"{words[:_SUMMARY]}…"
    return f"{event.document.name} {'被' if event.by else ''}{event.kind}：{short}"


def _described(event: Event, source: ExportSource) -> Iterator[str]:
    """Yield the sentence, how its day was reckoned, where it stands, and the notice."""
    yield f"“{event.words}”"
    yield f"{event.printed_day}　{event.label}"
    yield source.line
    if source.address:
        yield f"地址：{source.read_address}"
    yield NOTICE


def _mark(event: Event, day: CalendarDay, before: int) -> str:
    """Return what stays the same of an entry: its clause, its words, and which of its days it is.

    Of a duty with several days in a period the month and day tell them apart, of several days that
    a sentence states their order, from the second on.
    """
    which = f"{day.day:%m%d}" if event.recurrence and len(event.recurrence.days) > 1 else ""
    order = (str(before + 1),) if before else ()
    said = "\n".join((_place(event), event.kind, event.words, which, *order))
    return hashlib.sha256(said.encode()).hexdigest()[:32]
