"""The part of the public face that compares texts and puts amended ones together."""

from abc import ABC, abstractmethod
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.retrieval.retriever import PolicyRetriever
    from assistant.settings import Settings
    from assistant.validity.compared_texts import TextFinder
    from assistant.validity.consolidation import Consolidation
    from assistant.validity.differences import Comparison


class Comparer(ABC):
    """Says what two texts have different, and how a document reads with what amends it."""

    settings: "Settings"
    retriever: "PolicyRetriever"

    @abstractmethod
    def _current(self) -> "Library":
        """Return the library as it is now."""

    def _finder(self) -> "TextFinder":
        from assistant.validity.compared_texts import TextFinder  # noqa: PLC0415

        self._current()
        return TextFinder(self.retriever, self.settings.day())

    def compare(self, old: str | Path, new: str | Path) -> "Comparison":
        """Return what became of each clause of one text in another.

        Each is a reference to a document of the library (36号文, 36号文@旧版, 36号文@2024-01-01,
        36号文@整理本, an id) or the path of a file; a string is never taken for a path.

        Raises:
            LibraryError: the library has no such document or version.
            DocumentError: the file cannot be read.
            UsageError: both are the same text, or the version is written wrongly.
        """
        finder = self._finder()
        return finder.compared(finder.text(old), finder.text(new))

    def consolidated(self, reference: str, as_of: date | None = None) -> "Consolidation":
        """Return a document with what others changed put into its text, as of a day.

        Raises:
            LibraryError: the library has no such document.
        """
        finder = self._finder()
        return finder.consolidated(finder.document(reference), as_of or self.settings.day())
