"""The part of the public face that looks after the library: versions, the index, its health."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from assistant.library.identity import beside

if TYPE_CHECKING:
    from assistant.doctor import Finding
    from assistant.library.library import Library, Progress
    from assistant.library.manifest import ManifestEntry
    from assistant.settings import Settings


class LibraryKeeper(ABC):
    """Does what nobody but whoever keeps the library is asked about."""

    settings: "Settings"

    @abstractmethod
    def _current(self) -> "Library":
        """Return the library as it is now."""

    @abstractmethod
    def _keeping(self) -> "AbstractContextManager[Library]":
        """Give the library to be changed, by one at a time; it is answered from afterwards."""

    def unread(self) -> "tuple[ManifestEntry, ...]":
        """Return the documents that are left out of everything: their texts are lost or damaged."""
        return self._current().unread

    def resembling(self, document_id: str) -> "tuple[ManifestEntry, ...]":
        """Return the documents that one was kept beside: alike, and not surely another version.

        Somebody who knows them has to say whether it `succeeds` one of them.
        """
        manifest = self._current().manifest
        entry = manifest.entry(document_id)
        if entry is None or entry.replaced_by:
            return ()
        others = (e for e in manifest.current if e.id != entry.id)
        return tuple(e for e in others if beside(entry, e))

    def succeeds(self, later_id: str, earlier_id: str) -> "ManifestEntry":
        """Let a document be the next version of another; return what is an older version now.

        Raises:
            LibraryError: one of them is not there, or is itself an older version.
        """
        with self._keeping() as library:
            return library.succeed(later_id, earlier_id)

    def rebuild(self, progress: "Progress | None" = None) -> None:
        """Make the index anew from the texts that are kept; nothing of these is changed.

        Raises:
            LibraryError: the library is being changed elsewhere, or its folder is full.
        """
        with self._keeping() as library:
            library.rebuild(progress)

    def health(self) -> "list[Finding]":
        """Return of each part of the program whether it is ready, as `youju doctor` does."""
        from assistant.doctor import examine  # noqa: PLC0415  loads the model

        return examine(self.settings, served=True)
