"""Taking in: one file is read, its text kept, and its entry made in the register."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from assistant.documents.doubt import DOUBTFUL, ReadingDoubt, score_of
from assistant.documents.model import PolicyDocument
from assistant.documents.open import open_bytes
from assistant.documents.parse import parse_document
from assistant.documents.readers import file_bytes
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
from assistant.library.sources import nothing_in, origin, written_name
from assistant.library.texts import Texts

_TOLD = 2
"""Documents that a new one is told apart from."""
_PUT_BACK = "库里这份的文字原来读不出来，已经重新存好。"
_NOTHING_TO_DO = "不用处理。"


class FileOutcome(StrEnum):
    """What became of a file."""

    ADDED = "新增"
    UNCHANGED = "未变"
    UPDATED = "更新"
    """It is the current version now, and what it replaced is kept; or its lost text is back."""
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
    """What to do about a file that failed, whose `detail` ends with it; else "" for the usual."""
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

    def changed(self, *, shared: bool) -> bool:
        """Say whether the library holds the document otherwise than before.

        With `shared` it was said for whom it is kept, which may be news of one held already.
        """
        return not self.failed and (shared or self.outcome is not FileOutcome.UNCHANGED)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read: its document, what that was parsed from, its entry if it is new.

    With `shared` it was said for whom it is to be kept, which the entry says; else those for whom
    the document is kept already go before.
    """

    file: str
    document: PolicyDocument
    reading: Reading
    entry: ManifestEntry
    shared: bool


def take_in(
    file: Path,
    register: Register,
    texts: Texts,
    audiences: Sequence[str] | None = None,
    otherwise: Sequence[str] = (),
) -> Ingested:
    """Enter the document in `file` and keep its text; a file that cannot be read is told.

    With `audiences` it is kept for these, else for whom its document was kept before; of a new
    document, for whom else is said.

    Nothing is written before it has been read to the end. A fault of the program itself ends the
    one file and not the batch.

    Raises:
        LibraryError: the text cannot be kept.
    """
    named = written_name(file)
    if file.is_dir():
        return _failed(named, nothing_in(named))
    try:
        data = file_bytes(file)
        reading = open_bytes(data, named.name)
        document = parse_document(reading)
        entry = _entry(file, document, reading, data)
    except DocumentError as error:
        return _failed(named, error)
    except Exception as error:  # noqa: BLE001  of a thousand files one must not lose the others
        return _failed(named, _fault(named, error))
    kept_for = otherwise if audiences is None else audiences
    entry = replace(entry, audiences=tuple(sorted(set(kept_for))))
    read = _Read(str(named), document, reading, entry, audiences is not None)
    return _taken_in(read, register, texts)


def _failed(file: Path, error: DocumentError) -> Ingested:
    told = str(error).encode(errors="replace").decode()
    return Ingested(str(file), FileOutcome.FAILED, told, next_step=error.next_step)


def _fault(file: Path, error: Exception) -> DocumentError:
    return DocumentError(
        f"读这份文件时程序出了错（{type(error).__name__}），没有入库：{file.name}。",
        "请把文件另存为 .docx 或文本后重试，并把原文件交给维护人员。",
    )


def _taken_in(read: _Read, register: Register, texts: Texts) -> Ingested:
    document, entry = read.document, read.entry
    held = register.entry(document.id)
    if held and held.publication:
        return _held_already(read, held, register, texts)
    if held:  # by a program that told versions otherwise
        register.withdraw(held)
    again = _read_again(entry, document, register, texts)
    known = again or register.current(entry)
    if not read.shared and (before := held or known):
        entry = replace(entry, audiences=before.audiences)
    entry = replace(entry, beside=known.beside) if known else _told_apart(entry, register)
    if entry.warnings != read.reading.warnings:
        document = parse_document(replace(read.reading, warnings=entry.warnings))
    texts.keep(document)
    register.add(entry, again)
    outcome = _outcome(held, known, register.entry(entry.id) or entry)
    return _told(read.file, document, outcome, document.warnings)


def _held_already(read: _Read, held: ManifestEntry, register: Register, texts: Texts) -> Ingested:
    """Keep the words of a text that is held once more if they were lost.

    An older text is the current one again when the file of the current one has gone back to it.
    """
    newest, lost = register.newest(held), not texts.reads(held)
    if lost:
        texts.put_back(read.document)
    back = newest.id != held.id and newest.path == read.entry.path
    if back:
        register.bring_back(_held_as(read, held, newest))
    else:
        register.amend(_held_as(read, held, held))
    outcome = FileOutcome.UPDATED if lost or back else FileOutcome.UNCHANGED
    warnings = (*read.document.warnings, *held.warnings, *((_PUT_BACK,) if lost else ()))
    told = _told(read.file, read.document, outcome, warnings)
    return replace(told, next_step=_NOTHING_TO_DO) if lost and not back else told


def _held_as(read: _Read, held: ManifestEntry, shown: ManifestEntry) -> ManifestEntry:
    """Return the entry of a text that is held in the place of `shown`, which may be its own.

    The file is the one that it was read from now, where that is the file of `shown`.
    """
    came = read.entry
    kept_for = came.audiences if read.shared else shown.audiences
    entry = replace(held, beside=shown.beside, audiences=kept_for)
    if came.path != shown.path:
        return entry
    return replace(
        entry, file=came.file, path=came.path, file_size=came.file_size, file_hash=came.file_hash
    )


def _told(
    file: str, document: PolicyDocument, outcome: FileOutcome, warnings: Sequence[str]
) -> Ingested:
    told = tuple(dict.fromkeys(warnings))
    return Ingested(file, outcome, document.name, told, document.doubts, document_id=document.id)


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
        in_place = may_replace_in_place(entry, each) and texts.reads(each)
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


def _entry(file: Path, document: PolicyDocument, reading: Reading, data: bytes) -> ManifestEntry:
    known, (body, annexes) = origin(file), body_of(document)
    name, path = written_name(file).name, str(written_name(file.resolve()))
    return ManifestEntry(
        document.id, name, document.title, document.document_number, document.number_key,
        known.get("source", ""), known.get("published", "未知"), now(), path,
        document.date.isoformat() if document.date else "", document.issuers,
        declared=reading.declared, warnings=reading.warnings, revised=_revised(document),
        doubts=document.doubts,
        publication=document.publication.value, body=body, annexes=annexes,
        file_size=len(data), file_hash=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def _revised(document: PolicyDocument) -> str:
    found = revision_of(document)
    return found.day.isoformat() if found and found.day else ""
