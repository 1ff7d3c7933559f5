"""The part of the public face that opens a document to be read: its text, versions and standing."""

import hashlib
import os
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents.cited_labels import cited_labels
from assistant.documents.dates import print_date
from assistant.documents.model import Clause, PolicyDocument
from assistant.errors import NotHeldError
from assistant.library.addresses import addressed, anchor_of, document_address

if TYPE_CHECKING:
    from assistant.exports.exported import ClauseList
    from assistant.library.editions import Edition
    from assistant.library.library import Library
    from assistant.library.links import Link
    from assistant.library.manifest import ManifestEntry
    from assistant.settings import Settings
    from assistant.validity.standing import Status

_LIST = "有哪些文件，请看“文件目录”。"


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause as it is read on its document's page: its anchor there, and its standing.

    `citation` is how a formal document names it: 《标题》（文号）第三部分（六）.
    """

    clause: Clause
    anchor: str
    status: "Status"
    citation: str

    @property
    def warning(self) -> str:
        """What speaks against relying on this very clause; "" where nothing does."""
        return "" if self.status.holds else self.status.told


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """One of the texts that a document has had: since when it applied, and where it is read."""

    id: str
    begins: date | None
    address: str
    shown: bool
    newest: bool


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document, opened: the text of one edition, judged on a day.

    `address` is that of the text shown. `status` is the standing of the whole, which the clauses
    that stand as it does repeat. `source` is the file that it was read from, None when it is gone
    or is another by now.
    """

    document: PolicyDocument
    address: str
    day: date
    status: "Status"
    clauses: tuple[ReadClause, ...]
    editions: tuple[ReadEdition, ...]
    refers_to: "tuple[Link, ...]"
    referred_to_by: "tuple[Link, ...]"
    source: Path | None


class DocumentDesk(ABC):
    """Opens documents by their addresses."""

    settings: "Settings"

    @abstractmethod
    def _current(self) -> "Library":
        """Return the library as it is now."""

    def opened(self, name: str, as_of: date | None = None) -> OpenDocument:
        """Return the document that an address names behind /d/, as it stood `as_of` a day.

        With a version in the name (连委办发-2021-36@6f1c…) that text is shown, on whatever day.

        Raises:
            NotHeldError: the library has no such document or version, or had none on that day.
        """
        library, day = self._current(), as_of or self.settings.day()
        editions, shown = self._found(library, name, as_of)
        return _opened(library, editions, shown, day)

    def editions(self, name: str) -> tuple[ReadEdition, ...]:
        """Return the texts of the document that an address names, newest first.

        Raises:
            NotHeldError: the library has no such document or version.
        """
        return _read_editions(*self._found(self._current(), name))

    def chosen(
        self, name: str, anchors: Collection[str] = (), as_of: date | None = None
    ) -> "ClauseList":
        """Return clauses of a document as a list to take away: those at `anchors`, else all.

        Raises:
            LibraryError: the library has no such document or version, or none of these clauses.
        """
        from assistant.exports.exported import ClauseList  # noqa: PLC0415
        from assistant.retrieval.evidence import Evidence, Reason  # noqa: PLC0415

        opened = self.opened(name, as_of)
        kept = [r.clause for r in opened.clauses if r.anchor in anchors or not anchors]
        if not kept:
            raise NotHeldError("选的条款这份文件里没有。", "请回到文件页重新选。")
        document = opened.document
        clauses = tuple(Evidence(document, clause, Reason.REFERENCE) for clause in kept)
        return ClauseList(f"条款：{document.title or document.name}", clauses, as_of)

    def original(self, name: str) -> Path | None:
        """Return the file that the text at an address was read from, byte for byte.

        None when it is gone, when something else stands there now, or when it came in before it
        was written down what the file was.

        Raises:
            NotHeldError: the library has no such document or version.
        """
        library = self._current()
        return _original(library, self._found(library, name)[1].document)

    def _found(
        self, library: "Library", name: str, as_of: date | None = None
    ) -> "tuple[tuple[Edition, ...], Edition]":
        """Return the texts of the document that an address names, and the one that is meant."""
        slug, _, version = name.partition("@")
        editions = self._editions(library, slug)
        if version:
            edition = next((e for e in editions if e.document.id == version), None)
        else:
            edition = _applying(editions, as_of)
        if edition is None:
            raise _none_of(name, editions, None if version else as_of)
        return editions, edition

    def _editions(self, library: "Library", slug: str) -> "tuple[Edition, ...]":
        from assistant.library.editions import editions_of  # noqa: PLC0415

        known = library.manifest.entry(slug)
        document = None if known else addressed(slug, library.documents)
        if known is None and document is None:
            raise NotHeldError(f"库里没有这份文件，可能已移出：{slug}。", _LIST)
        return editions_of(library, known.id if known else document.id if document else "")


def _applying(editions: "tuple[Edition, ...]", as_of: date | None) -> "Edition | None":
    """Return the text that applied on a day, without one the newest."""
    from assistant.library.editions import edition_on  # noqa: PLC0415

    return edition_on(editions, as_of) if as_of else editions[0]


def _none_of(name: str, editions: "tuple[Edition, ...]", as_of: date | None) -> NotHeldError:
    """Return why no text is meant: there is no such version, or none applied yet on the day."""
    if as_of is None:
        return NotHeldError(f"库里没有这个版本：{name}。", "请从文件页选版本。")
    first = print_date(min(e.begins for e in editions if e.begins))
    return NotHeldError(
        f"{print_date(as_of)}这份文件还没有适用的文字：库里最早的一版从{first}起。",
        "请换一天，或从文件页选版本。",
    )


def _opened(
    library: "Library", editions: "tuple[Edition, ...]", edition: "Edition", day: date
) -> OpenDocument:
    from assistant.validity.clause_standing import clause_status, document_status  # noqa: PLC0415

    document, newest = edition.document, editions[0].document
    citations = _citations(document)
    return OpenDocument(
        document,
        _address(document, newest),
        day,
        document_status(document, library, day),
        tuple(
            ReadClause(c, anchor_of(c.id), clause_status(document, c, library, day), cited)
            for c, cited in zip(document.clauses, citations, strict=True)
        ),
        _read_editions(editions, edition),
        library.links.of(newest),
        library.links.to(newest),
        _original(library, document),
    )


def _citations(document: PolicyDocument) -> Iterator[str]:
    """Yield how a formal document names each clause."""
    number = f"（{document.document_number}）" if document.document_number else ""
    for label in cited_labels(document, document.clauses):
        yield f"《{document.title}》{number}{label}"


def _read_editions(editions: "tuple[Edition, ...]", shown: "Edition") -> tuple[ReadEdition, ...]:
    newest = editions[0].document
    return tuple(
        ReadEdition(
            e.document.id, e.begins, _address(e.document, newest), e is shown, e.document is newest
        )
        for e in editions
    )


def _original(library: "Library", document: PolicyDocument) -> Path | None:
    entry = library.manifest.entry(document.id)
    return Path(entry.path) if entry and _is_the_file(entry) else None


def _is_the_file(entry: "ManifestEntry") -> bool:
    """Say whether the file that an entry was read from is still there as it was."""
    if not entry.file_hash:
        return False
    try:
        with Path(entry.path).open("rb") as file:
            same_size = os.fstat(file.fileno()).st_size == entry.file_size
            return same_size and hashlib.file_digest(file, "sha256").hexdigest() == entry.file_hash
    except (OSError, ValueError):
        return False


def _address(document: PolicyDocument, newest: PolicyDocument) -> str:
    version = "" if document.id == newest.id else document.id
    return document_address(newest, version)
