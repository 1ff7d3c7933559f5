"""The days of a timeline as HTML: what is to be done next first, what has passed folded away."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from assistant import Event, Timeline, address_of
from youju_ui import render

AHEAD, RECURRING, OVER = "接下来", "每隔一段时间要办的", "已经过了的"
GOALS = "目标和年限，没写具体哪一天"
NONE = "没有写以后的期限。"
_NOT_YET = "（未到）"
"""What a label says of a day that is still to come; the time left beside it says it better."""
_YEAR, _FAR = 365.25, 730
"""Days of a year, and those from which on nobody counts in days."""
_NEAR = {0: "就在今天", 1: "明天", 2: "后天"}


def days_page(found: Timeline, *, held: bool = True) -> str:
    """Return a timeline as HTML, every word of a document escaped.

    What is `held` by the library has addresses, a draft has none.
    """
    today = f'<p class="today">今天是{found.printed_day}。{escape(found.standing)}</p>'
    head = f"<h3>{escape(found.subject)}</h3>{today}"
    parts = (_ahead, _recurring, _goals, _over)
    body = "".join(part(found, held=held) for part in parts)
    note = f"<p>{found.closing}</p>" if found.closing else ""
    rest = f"{_cited(found)}{note}<p><i>{render.NOTICE}</i></p>"
    return f'<div class="timeline">{head}{body}{rest}</div>'


def _ahead(found: Timeline, *, held: bool) -> str:
    coming = [event for event in found.ahead if not event.goal]
    return _listed(AHEAD, coming, found.day, held=held) or f"<h4>{AHEAD}</h4><p>{NONE}</p>"


def _goals(found: Timeline, *, held: bool) -> str:
    """Return what is to be reached by a year: nothing is due on its last day."""
    coming = [event for event in found.ahead if event.goal]
    return _listed(GOALS, coming, found.day, held=held)


def _recurring(found: Timeline, *, held: bool) -> str:
    coming = sorted((e for e in found.events if e.next_day), key=lambda event: event.day)
    return _listed(RECURRING, coming, found.day, held=held)


def _over(found: Timeline, *, held: bool) -> str:
    """Return what has passed, the last of it first, behind a handle."""
    passed = found.over[::-1]
    if not passed:
        return ""
    items = _items(passed, found.day, held=held)
    return f"<details><summary>{OVER}（{len(passed)}）</summary>{items}</details>"


def _listed(name: str, events: Sequence[Event], today: date, *, held: bool) -> str:
    return f"<h4>{name}（{len(events)}）</h4>{_items(events, today, held=held)}" if events else ""


def _items(events: Iterable[Event], today: date, *, held: bool) -> str:
    rows = "".join(_item(event, today, held=held) for event in events)
    return f'<ol class="days">{rows}</ol>'


def _item(event: Event, today: date, *, held: bool) -> str:
    kind = "passed" if event.passed else "goal" if event.goal else "ahead"
    due = not event.passed and not event.goal
    left = f'<span class="left">{_left(event.day, today)}</span>' if due else ""
    what = f'<span class="what">{escape(event.label.removesuffix(_NOT_YET))}</span>'
    quote = "" if event.is_issue else f"<blockquote>{escape(event.words)}</blockquote>"
    return (
        f'<li class="{kind}"><b>{event.printed_day}</b>{left}{what}'
        f"{quote}<small>{_place(event, held=held)}</small></li>"
    )


def _left(day: date, today: date) -> str:
    """Return how long it is until a day: 就在今天, 明天, 还有 45 天."""
    days = (day - today).days
    if days >= _FAR:
        return f"还有约 {round(days / _YEAR)} 年"
    return _NEAR.get(days, f"还有 {days} 天")


def _place(event: Event, *, held: bool) -> str:
    if event.clause is None or not held:
        return escape(event.place)
    return f'<a href="{escape(address_of(event.clause.id))}">{escape(event.place)}</a>'


def _cited(found: Timeline) -> str:
    rows = "".join(f"<li>{escape(each.line)}</li>" for each in found.cited)
    return f"<p>它引用的文件：</p><ul>{rows}</ul>" if rows else ""
