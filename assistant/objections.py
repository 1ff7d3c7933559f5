"""这条不对: what users say is wrong with an answer, kept on this machine for the administrator.

A line of JSON each in a file beside the library. What was asked and answered is kept only where the
user agrees to it, and personal numbers are masked even then. Nothing is sent anywhere.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from assistant.answering.answer import Answer
from assistant.errors import LibraryError
from assistant.library.library_mark import library_mark
from assistant.question.privacy import mask

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.settings import Settings

_LONGEST = 300
"""Characters of a note, a question or an answer that are kept."""
_MOST_BYTES = 5_000_000
_FULL = "意见已经记满，这一条没有记上。"
_READ_FIRST = "请管理员用 youju objections 看过以后，把旧的意见文件移走。"


class Fault(StrEnum):
    """What may be wrong with an answer, as a user says it."""

    CLAUSE = "条款找错了"
    FIGURE = "数或日期不对"
    OUTDATED = "文件过时了"
    BESIDE = "没答到点上"
    MISREAD = "没看懂我的话"
    ABSENT = "文件里明明有"
    OTHER = "别的"


@dataclass(frozen=True, slots=True)
class Objection:
    """One answer that somebody calls wrong: the day, why, what it cited, of which library.

    `question` and `answer` are "" unless the user agreed that they be kept.
    """

    day: str
    fault: str
    note: str
    outcome: str
    addresses: tuple[str, ...]
    library: str
    question: str = ""
    answer: str = ""

    @property
    def told(self) -> str:
        """The objection in lines, as the administrator reads it."""
        lines = (
            f"{self.day}　{self.fault}　{self.note}".rstrip(),
            f"  问：{self.question}" if self.question else "  （没有同意留下问题）",
            f"  答：{self.answer}" if self.answer else "",
            *(f"  依据：{address}" for address in self.addresses),
        )
        return "\n".join(filter(None, lines))


class ObjectionBook(ABC):
    """Keeps what users say against answers."""

    settings: "Settings"

    @abstractmethod
    def _current(self) -> "Library":
        """Return the library as it is now."""

    @property
    def _book(self) -> Path:
        folder = self.settings.library
        return folder.with_name(f"{folder.name}-objections.jsonl")

    def object_to(self, answer: Answer, fault: Fault, note: str = "", *, agreed: bool) -> Objection:
        """Keep that an answer is wrong; with its words only where the user `agreed`.

        Raises:
            LibraryError: the file cannot be written, or is full.
        """
        objection = Objection(
            day=self.settings.day().isoformat(),
            fault=fault.value,
            note=_kept(note),
            outcome=answer.outcome.value,
            addresses=tuple(c.address for c in answer.citations if c.address),
            library=library_mark(self._current()).digest,
            question=_kept(answer.question) if agreed else "",
            answer=_kept(answer.text) if agreed else "",
        )
        _append(self._book, json.dumps(asdict(objection), ensure_ascii=False))
        return objection

    def objections(self) -> tuple[Objection, ...]:
        """Return what was kept, the oldest first; a line that is damaged is left out.

        Raises:
            LibraryError: the file cannot be read.
        """
        if not self._book.exists():
            return ()
        try:
            lines = self._book.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeError) as error:
            raise LibraryError(f"读不到意见文件：{self._book}。", "请核对权限。") from error
        return tuple(_read(lines))


def _kept(text: str) -> str:
    """Return a text as it may be kept: on one line, personal numbers masked, not too long."""
    return " ".join(mask(text).text.split())[:_LONGEST]


def _append(book: Path, line: str) -> None:
    try:
        with FileLock(f"{book}.lock"):
            if book.exists() and book.stat().st_size > _MOST_BYTES:
                raise LibraryError(_FULL, _READ_FIRST)
            with book.open("a", encoding="utf-8") as out:
                out.write(f"{line}\n")
    except OSError as error:
        raise LibraryError("意见没有记上，文件写不了。", "请告诉管理员看看磁盘和权限。") from error


def _read(lines: Iterable[str]) -> Iterable[Objection]:
    for line in lines:
        try:
            record = json.loads(line)
            yield Objection(**{**record, "addresses": tuple(record["addresses"])})
        except (ValueError, TypeError, KeyError):
            continue
