"""Which library something was made from: a short mark that is the same for the same documents."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.library.library import Library

_LENGTH = 16


@dataclass(frozen=True, slots=True)
class LibraryMark:
    """How many documents a library holds, and a digest of its manifest.

    The digest is of the contents of all texts, older ones too, and of which replaced which: it is
    the same on every machine that holds the same, and changes with every document that comes or
    goes.
    """

    documents: int
    digest: str

    @property
    def said(self) -> str:
        """The mark in words, as a record carries it."""
        return f"库内文件{self.documents}份，库版本{self.digest}"


def library_mark(library: "Library") -> LibraryMark:
    """Return the mark of a library as it is now."""
    manifest = library.manifest
    lines = sorted(f"{entry.id} {entry.replaced_by}" for entry in manifest.entries)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return LibraryMark(len(manifest.current), digest[:_LENGTH])
