"""The part of the public face that gives files to take away; imports are made where needed."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from assistant.errors import LibraryError, UsageError

if TYPE_CHECKING:
    from assistant.answering.answer import Answer
    from assistant.exports.export_pages import Making
    from assistant.exports.exported import CheckedDraft, ClauseList
    from assistant.exports.kept_talk import KeptTalk
    from assistant.library.library import Library
    from assistant.settings import Settings
    from assistant.validity.differences import Comparison
    from assistant.validity.timeline import Timeline

    Exported = Answer | CheckedDraft | ClauseList | Comparison | KeptTalk | Timeline

_WRITERS: Mapping[str, tuple[str, str]] = {
    "Answer": ("word_answers", "word_answer"),
    "CheckedDraft": ("word_check", "word_check"),
    "ClauseList": ("word_clauses", "word_clauses"),
    "Comparison": ("word_comparison", "word_comparison"),
    "KeptTalk": ("word_answers", "word_talk"),
    "Timeline": ("word_timeline", "word_timeline"),
}
"""By the name of the record's class: the module and the function that write it."""
_NOTHING_TO_COME = "没有还没到的、写明哪一天的期限，日历里没有可以写的。"


class Exporter(ABC):
    """Gives what was found as a Word file, and days as a calendar."""

    settings: "Settings"

    @abstractmethod
    def _current(self) -> "Library":
        """Return the library as it is now."""

    def word(self, record: "Exported", site: str = "") -> bytes:
        """Return a record as a Word file: A4, typed like a 公文, with sources and the notice.

        The addresses of the sources open from the file: they begin with the address that is set,
        else with `site`, where the page was opened (http://10.0.0.5:7860), else where it is served.

        Raises:
            UsageError: there is nothing in the record to write.
        """
        if not _filled(record):
            raise UsageError("没有可以存成文件的内容。", "请先查到条款或问出答案，再存。")
        module, function = _WRITERS[type(record).__name__]
        write = getattr(import_module(f"assistant.exports.{module}"), function)
        return cast("Callable[[object, Making], bytes]", write)(record, self._making(site))

    def calendar(self, timeline: "Timeline", site: str = "") -> bytes:
        """Return the days of a timeline that are to come as an iCalendar file (.ics).

        Raises:
            LibraryError: none is to come.
        """
        from assistant.exports.timeline_calendar import (  # noqa: PLC0415
            calendar_events,
            timeline_calendar,
        )

        if not calendar_events(timeline):
            raise LibraryError(_NOTHING_TO_COME, "目标和已经过了的期限，请看这一页或存成 Word。")
        return timeline_calendar(timeline, self._making(site))

    def _making(self, site: str) -> "Making":
        from assistant.exports.export_pages import Making  # noqa: PLC0415

        site = self.settings.address or site or _served_at(self.settings)
        return Making(self._current(), self.settings.day(), site)


def _served_at(settings: "Settings") -> str:
    """Return where the page of these settings is served; "" where it listens on every address."""
    everywhere = settings.host in ("0.0.0.0", "::")  # noqa: S104  only compared
    return "" if everywhere else f"http://{settings.host}:{settings.port}"


def _filled(record: "Exported") -> bool:
    """Say whether a record that holds a list holds anything."""
    held = getattr(record, "answers", None), getattr(record, "clauses", None)
    return () not in held
