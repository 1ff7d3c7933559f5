"""A timeline as a Word file: what is still to come, what recurs, what has passed, what is cited."""

from collections.abc import Sequence
from datetime import date

from assistant.exports.export_pages import ExportPages, Making
from assistant.exports.export_source import source_of_clause, source_of_document
from assistant.validity.timeline import Event, Timeline

_NONE = "没有写明任何期限。"


def word_timeline(found: Timeline, making: Making) -> bytes:
    """Return a timeline as the bytes of a .docx file."""
    pages = ExportPages(f"期限：{found.subject}", making)
    pages.pages.text(f"截至{found.printed_day}：{found.standing}。")
    for heading, events in (
        ("今天和以后的", found.ahead),
        ("每隔一段时间要办的", found.recurring),
        ("已经过了的", found.over),
    ):
        _write(pages, heading, events, found.day)
    if not found.events:
        pages.pages.text(_NONE)
    pages.headed("所引文件", (each.line for each in found.cited))
    if found.closing:
        pages.pages.text(found.closing)
    return pages.saved()


def _write(pages: ExportPages, heading: str, events: Sequence[Event], day: date) -> None:
    if events:
        pages.pages.heading(heading)
    library = pages.making.library
    for event in events:
        pages.pages.text(f"{event.printed_day}　{event.label}", bold=True)
        if not event.is_issue:
            pages.quote(event.words)
        source = (
            source_of_clause(library, event.document, event.clause, day)
            if event.clause
            else source_of_document(library, event.document, day)
        )
        pages.source(source)
