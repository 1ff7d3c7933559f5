"""Taking in: one file is read, its text kept, and its entry made in the register."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from assistant.documents.doubt import DOUBTFUL, ReadingDoubt, score_of
from assistant.documents.model import PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.reading import Reading
from assistant.documents.revisions import revision_of
from assistant.errors import DocumentError
from assistant.library.manifest import ManifestEntry, now
from assistant.library.register import Register
from assistant.library.sources import origin
from assistant.library.texts import Texts


class FileOutcome(StrEnum):
    """What became of a file."""

    ADDED = "新增"
    UNCHANGED = "未变"
    UPDATED = "更新"
    """It is the current version now, and what it replaced is kept."""
    OLDER = "旧版"
    """The library has a later version; this one is kept beside it and not searched."""
    FAILED = "失败"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file, with the document's name or the reason, and what to know of it."""

    file: str
    outcome: FileOutcome
    detail: str = ""
    warnings: tuple[str, ...] = ()
    doubts: tuple[ReadingDoubt, ...] = ()
    next_step: str = ""
    """What to do about a file that failed; `detail` ends with it."""

    @property
    def failed(self) -> bool:
        """Whether it could not be taken in."""
        return self.outcome is FileOutcome.FAILED

    @property
    def doubtful(self) -> bool:
        """Whether somebody should compare what was read with the paper."""
        return score_of(self.doubts) >= DOUBTFUL


def take_in(file: Path, register: Register, texts: Texts) -> Ingested:
    """Enter the document in `file` and keep its text; a file that cannot be read is told.

    Nothing is written before it has been read to the end. A fault of the program itself ends the
    one file and not the batch.
    """
    try:
        document, reading = open_document(file)
        entry = _entry(file, document, reading)
    except DocumentError as error:
        return _failed(file, error)
    except Exception as error:  # noqa: BLE001  of a thousand files one must not lose the others
        return _failed(file, _fault(file, error))
    return _taken_in(file, document, entry, register, texts)


def _failed(file: Path, error: DocumentError) -> Ingested:
    return Ingested(str(file), FileOutcome.FAILED, str(error), next_step=error.next_step)


def _fault(file: Path, error: Exception) -> DocumentError:
    return DocumentError(
        f"读这份文件时程序出了错（{type(error).__name__}），没有入库：{file.name}。",
        "请把文件另存为 .docx 或文本后重试，并把原文件交给维护人员。",
    )


def _taken_in(
    file: Path, document: PolicyDocument, entry: ManifestEntry, register: Register, texts: Texts
) -> Ingested:
    told = partial(
        Ingested, str(file), detail=document.name, warnings=document.warnings,
        doubts=document.doubts,
    )  # fmt: skip
    if register.entry(document.id):
        return told(FileOutcome.UNCHANGED)
    texts.keep(document)
    known = register.current(entry)
    register.add(entry)
    return told(_outcome(known, register.current(entry), entry))


def _outcome(
    before: ManifestEntry | None, after: ManifestEntry | None, entry: ManifestEntry
) -> FileOutcome:
    """Return what became of an entry, by the current versions of its document."""
    if before is None:
        return FileOutcome.ADDED
    return FileOutcome.UPDATED if after and after.id == entry.id else FileOutcome.OLDER


def _entry(file: Path, document: PolicyDocument, reading: Reading) -> ManifestEntry:
    known = origin(file)
    return ManifestEntry(
        document.id, file.name, document.title, document.document_number, document.number_key,
        known.get("source", ""), known.get("published", "未知"), now(), str(file.resolve()),
        document.date.isoformat() if document.date else "", document.issuers,
        declared=reading.declared, warnings=reading.warnings, revised=_revised(document),
        doubts=document.doubts,
    )  # fmt: skip


def _revised(document: PolicyDocument) -> str:
    found = revision_of(document)
    return found.day.isoformat() if found and found.day else ""
