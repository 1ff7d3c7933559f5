"""Taking in: one file is read, its text kept, and its entry made in the register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from assistant.documents.doubt import DOUBTFUL, ReadingDoubt, score_of
from assistant.documents.model import PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.parse import parse_document
from assistant.documents.reading import Reading
from assistant.documents.revisions import revision_of
from assistant.errors import DocumentError
from assistant.library.identity import (
    beside,
    body_of,
    have_one_number,
    is_text_again,
    may_replace_in_place,
)
from assistant.library.manifest import ManifestEntry, now
from assistant.library.register import Register
from assistant.library.sources import origin
from assistant.library.texts import Texts

_TOLD = 2
"""Documents that a new one is told apart from."""


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
    document_id: str = ""
    """The id of its document; "" of a file that failed."""

    @property
    def failed(self) -> bool:
        """Whether it could not be taken in."""
        return self.outcome is FileOutcome.FAILED

    @property
    def doubtful(self) -> bool:
        """Whether somebody should compare what was read with the paper."""
        return score_of(self.doubts) >= DOUBTFUL


def take_in(
    file: Path, register: Register, texts: Texts, audiences: Sequence[str] | None = None
) -> Ingested:
    """Enter the document in `file` and keep its text; a file that cannot be read is told.

    With `audiences` it is kept for these, else for whom its document was kept before.

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
    entry = replace(entry, audiences=tuple(sorted(set(audiences or ()))))
    return _taken_in(file, document, reading, entry, register, texts, shared=audiences is not None)


def _failed(file: Path, error: DocumentError) -> Ingested:
    return Ingested(str(file), FileOutcome.FAILED, str(error), next_step=error.next_step)


def _fault(file: Path, error: Exception) -> DocumentError:
    return DocumentError(
        f"读这份文件时程序出了错（{type(error).__name__}），没有入库：{file.name}。",
        "请把文件另存为 .docx 或文本后重试，并把原文件交给维护人员。",
    )


def _taken_in(  # noqa: PLR0913, PLR0917  what was read, and where it goes
    file: Path, document: PolicyDocument, reading: Reading, entry: ManifestEntry,
    register: Register, texts: Texts, *, shared: bool,
) -> Ingested:  # fmt: skip
    told = partial(
        Ingested, str(file), detail=document.name, doubts=document.doubts,
        document_id=document.id,
    )  # fmt: skip
    held = register.entry(document.id)
    if held and held.publication:
        warnings = tuple(dict.fromkeys((*document.warnings, *held.warnings)))
        if shared:
            register.share(held, entry.audiences)
        return told(FileOutcome.UNCHANGED, warnings=warnings)
    if held:  # by a program that told versions otherwise
        register.withdraw(held)
    again = _read_again(entry, document, register, texts)
    known = again or register.current(entry)
    if not shared and (before := held or known):
        entry = replace(entry, audiences=before.audiences)
    entry = replace(entry, beside=known.beside) if known else _told_apart(entry, register)
    if entry.warnings != reading.warnings:
        document = parse_document(replace(reading, warnings=entry.warnings))
    texts.keep(document)
    register.add(entry, again)
    outcome = _outcome(held, known, register.entry(entry.id) or entry)
    return told(outcome, detail=document.name, warnings=document.warnings)


def _outcome(
    held: ManifestEntry | None, known: ManifestEntry | None, entry: ManifestEntry
) -> FileOutcome:
    """Return what became of an entry, by what was held of it and of its document."""
    if held and held.replaced_by == entry.replaced_by:
        return FileOutcome.UNCHANGED
    if entry.replaced_by:
        return FileOutcome.OLDER
    return FileOutcome.UPDATED if held or known else FileOutcome.ADDED


def _read_again(
    entry: ManifestEntry, document: PolicyDocument, register: Register, texts: Texts
) -> ManifestEntry | None:
    """Return what the file held when it was last read, where that was this text, perhaps edited."""
    for each in register.near(entry):
        in_place = may_replace_in_place(entry, each)
        if in_place and is_text_again(document.source, texts.characters(each)):
            return each
    return None


def _told_apart(entry: ManifestEntry, register: Register) -> ManifestEntry:
    """Return a new document's entry with what it shares with another, which is kept as it was."""
    near = {each.id: why for each in register.near(entry) if (why := beside(entry, each))}
    taken = (each for each in register.near(entry) if have_one_number(entry, each))
    other = next(taken, None)
    told = tuple(dict.fromkeys(near.values()))[:_TOLD]
    return replace(entry, beside=other.id if other else "", warnings=(*entry.warnings, *told))


def _entry(file: Path, document: PolicyDocument, reading: Reading) -> ManifestEntry:
    known, (body, annexes) = origin(file), body_of(document)
    return ManifestEntry(
        document.id, file.name, document.title, document.document_number, document.number_key,
        known.get("source", ""), known.get("published", "未知"), now(), str(file.resolve()),
        document.date.isoformat() if document.date else "", document.issuers,
        declared=reading.declared, warnings=reading.warnings, revised=_revised(document),
        doubts=document.doubts,
        publication=document.publication.value, body=body, annexes=annexes,
    )  # fmt: skip


def _revised(document: PolicyDocument) -> str:
    found = revision_of(document)
    return found.day.isoformat() if found and found.day else ""
