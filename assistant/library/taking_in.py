"""Taking in: one file is read, its text kept, and its entry made in the register."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

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

    @property
    def failed(self) -> bool:
        """Whether it could not be taken in."""
        return self.outcome is FileOutcome.FAILED


def take_in(file: Path, register: Register, texts: Texts) -> Ingested:
    """Enter the document in `file` and keep its text; a file that cannot be read is told."""
    try:
        return _taken_in(file, register, texts)
    except DocumentError as error:
        return Ingested(str(file), FileOutcome.FAILED, str(error))


def _taken_in(file: Path, register: Register, texts: Texts) -> Ingested:
    document, reading = open_document(file)
    if register.entry(document.id):
        return Ingested(str(file), FileOutcome.UNCHANGED, document.name, document.warnings)
    entry = _entry(file, document, reading)
    texts.keep(document)
    known = register.current(entry)
    register.add(entry)
    outcome = _outcome(known, register.current(entry), entry)
    return Ingested(str(file), outcome, document.name, document.warnings)


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
    )  # fmt: skip


def _revised(document: PolicyDocument) -> str:
    found = revision_of(document)
    return found.day.isoformat() if found and found.day else ""
