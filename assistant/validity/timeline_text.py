"""A timeline in words, for the terminal, the page and a chat model."""

from assistant.validity.timeline import Event, Timeline

_NONE = "没有写明任何期限。"


def markdown(found: Timeline) -> str:
    """Return a timeline as Markdown: how it stands, its days, today among them, what it cites."""
    parts = [f"**{found.subject}**　截至{found.printed_day}：{found.standing}"]
    parts.append("\n".join(_rows(found)) if found.events else _NONE)
    if found.cited:
        parts.append("\n".join(["所引文件：", "", *(f"- {each.line}" for each in found.cited)]))
    return "\n\n".join(filter(None, [*parts, found.closing]))


def _rows(found: Timeline) -> list[str]:
    before = [f"- {_line(e)}" for e in found.events if e.passed]
    after = [f"- {_line(e)}" for e in found.events if not e.passed]
    return [*before, f"- ── {found.printed_day}，今天 ──", *after]


def _line(event: Event) -> str:
    """Return one event: 2025年12月31日 期限（已过）：“到2025年，……” —— （四）."""
    return f"{event.printed_day} {event.label}：“{event.words}” —— {event.place}"
