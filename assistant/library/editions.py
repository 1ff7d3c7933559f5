"""Editions: the texts that a document of the library has had, and the one that applied on a day.

The newest text is searched; the older ones stay readable, and each says itself, or what amended it
says, from when it applied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.documents.model import PolicyDocument
from assistant.documents.revisions import revision_of
from assistant.library.manifest import Manifest


class Held(Protocol):
    """What is asked of a library: its documents, its manifest, and any text that it ever had."""

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents that it shows."""

    @property
    def manifest(self) -> Manifest:
        """All versions of all of them."""

    def version(self, document_id: str) -> PolicyDocument:
        """Return a document by its id, also one that a later version has replaced."""

    def reads(self, document_id: str) -> bool:
        """Say whether the text of a document, or of an older version, can be read."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of a document, and the first day on which it applied; None where nothing tells."""

    document: PolicyDocument
    begins: date | None


def editions_of(library: Held, document_id: str) -> tuple[Edition, ...]:
    """Return the texts of a document, newest first; `document_id` is that of any of them.

    One that is lost or damaged is left out, unless it is the one that is asked for.

    Raises:
        LibraryError: that one cannot be read.
    """
    newest = document_id
    while (entry := library.manifest.entry(newest)) and entry.replaced_by:
        newest = entry.replaced_by
    ids = (newest, *(e.id for e in library.manifest.versions(newest)))
    texts = (library.version(each) for each in ids if each == document_id or library.reads(each))
    return tuple(Edition(text, begins(text, library.documents)) for text in texts)


def edition_on(editions: Iterable[Edition], day: date) -> Edition | None:
    """Return the text that applied on `day`: the newest that had begun; None before the first."""
    begun = (e for e in editions if e.begins is None or e.begins <= day)
    return next(begun, None)


def begins(document: PolicyDocument, among: Iterable[PolicyDocument]) -> date | None:
    """Return the first day on which the text applied, by what it says, else by what amended it.

    `among` are documents in which what the 题注 names is looked for. Of a text without a 施行日期
    it is the day of its 成文; None where it has no date either.
    """
    stated = document.effect.effective_date
    revision = revision_of(document)
    if revision and revision.begins:
        return revision.begins
    if revision is None or revision.day is None or (stated and stated >= revision.day):
        return stated or document.date
    by = next((d for d in among if revision.orders(d)), None)
    return (by.applies_from if by else None) or revision.day


def older_texts(library: Held, day: date) -> dict[str, PolicyDocument]:
    """Return the texts that applied on `day`, failing one the oldest, by the ids of current ones.

    Documents of which the current text applied then are left out.
    """
    older: dict[str, PolicyDocument] = {}
    replaced = {e.replaced_by for e in library.manifest.entries}
    for document in library.documents if replaced - {""} else ():
        if document.id in replaced:
            editions = editions_of(library, document.id)
            shown = edition_on(editions, day) or editions[-1]
            if shown is not editions[0]:
                older[document.id] = shown.document
    return older
