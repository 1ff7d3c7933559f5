"""The part of the public face that looks at a user's draft; imports are made where needed."""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.documents.reading import Reading
    from assistant.library.library import Library
    from assistant.quotations.checked import Checked
    from assistant.quotations.returned_draft import ReturnedDraft
    from assistant.settings import Settings
    from assistant.validity.timeline import Timeline


class DraftChecker(ABC):
    """Checks what a draft quotes and which days it names; a draft is never kept."""

    settings: "Settings"

    @abstractmethod
    def _current(self) -> "Library":
        """Return the library as it is now."""

    @abstractmethod
    def _on(self, day: date) -> "Library":
        """Return the library as it is now, with the texts that applied on a day."""

    def check_quotes(self, text: str, as_of: date | None = None) -> "Checked":
        """Return every quotation of a draft, laid beside what the documents print.

        It is laid beside the texts that applied, and judged by what held, `as_of` that day; without
        one, today.

        Raises:
            QuestionError: the draft has no text, or too much of it.
            LibraryError: the index of the library cannot be written.
        """
        from assistant.quotations.check import check_quotations  # noqa: PLC0415

        day = as_of or self.settings.day()
        found = check_quotations(text, self._on(day), day, of_its_day=as_of is None)
        return replace(found, as_of=as_of)

    def check_file(self, file: Path, as_of: date | None = None) -> "Checked":
        """Return every quotation of the draft in a file; a classified one is refused.

        Raises:
            DocumentError: it cannot be read, or bears a mark of secrecy.
            QuestionError: the draft has no text, or too much of it.
            LibraryError: the index of the library cannot be written.
        """
        from assistant.documents.open import open_file  # noqa: PLC0415

        return self.check_reading(open_file(file), as_of)

    def check_reading(self, reading: "Reading", as_of: date | None = None) -> "Checked":
        """Return every quotation of a draft that was read from a file, with what its reader warns.

        Raises:
            QuestionError: the draft has no text, or too much of it.
            LibraryError: the index of the library cannot be written.
        """
        found = self.check_quotes(reading.text, as_of)
        return replace(found, warnings=(*reading.warnings, *found.warnings))

    def return_draft(self, checked: "Checked", data: bytes, name: str) -> "ReturnedDraft":
        """Return the .docx draft that was checked, with tracked changes and comments in it.

        Raises:
            DocumentError: the draft is no .docx, or one that cannot be written back.
        """
        from assistant.quotations.returned_draft import return_draft  # noqa: PLC0415

        return return_draft(checked, data, name, self.settings.day())

    def timeline_of(self, file: Path) -> "Timeline":
        """Return the days that a draft names, and how the documents that it cites stand.

        Raises:
            DocumentError: the file cannot be read as a policy document.
        """
        from assistant.documents.open import open_document  # noqa: PLC0415
        from assistant.validity.timeline import timeline  # noqa: PLC0415

        return timeline(open_document(file)[0], self._current().links, self.settings.day())
