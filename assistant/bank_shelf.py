"""The part of the public face that knows where the banks lie, and what of one whoever asks may see.

People who see a part of the library have a bank of their own, by the lists that they are on. What
was made of a document that they may not see any more stays in the file and is not shown.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.bank_papers import BankPapers

if TYPE_CHECKING:
    from assistant.documents.model import PolicyDocument
    from assistant.library.library import Library
    from assistant.teaching.bank_file import Bank
    from assistant.teaching.bank_history import BankEvent


class BankShelf(BankPapers, ABC):
    """Finds the bank of whoever asks, and lets nobody see an item of what is hidden from them."""

    @abstractmethod
    def _current(self) -> "Library":
        """Return the library as it is now."""

    @abstractmethod
    def _hidden(self) -> "tuple[PolicyDocument, ...]":
        """Return the documents that are hidden from whoever asks."""

    def bank_file(self, lists: Collection[str] = ()) -> Path:
        """Return where the bank is kept where nobody says otherwise: beside the library.

        `lists` are all that whoever asks is on, also those for which nothing is kept so far. A bank
        that is not there yet begins with what an older one holds of the documents that are seen.

        Raises:
            BankError: an older one cannot be read, or the new one not be written.
        """
        from assistant.teaching.bank_place import bank_place, older_banks  # noqa: PLC0415

        seen = self._current().audiences
        bank = bank_place(self.settings.library, None if seen is None else seen.union(lists))
        if not bank.exists():
            self._begin(bank, [*older_banks(self.settings.library, seen)])
        return bank

    def _begin(self, bank: Path, older: "list[Path]") -> None:
        from assistant.teaching.bank_file import holding, read_bank, write_bank  # noqa: PLC0415
        from assistant.teaching.bank_history import remember  # noqa: PLC0415
        from assistant.teaching.bank_place import begun_with  # noqa: PLC0415

        if not older:
            return
        with holding(bank):
            begun = begun_with([*map(read_bank, older)], self._current(), self._hidden())
            if begun.entries and not bank.exists():
                write_bank(bank, begun)
                remember(bank, "沿用", (item.id for item in begun.items))

    def _seen(self, bank: "Bank") -> "Bank":
        library = self._current()
        return bank if library.audiences is None else bank.of_documents(library.manifest.ids)

    def bank_history(self, bank: Path) -> "tuple[BankEvent, ...]":
        """Return what was done to a bank, oldest first; only to items that whoever asks may see."""
        from assistant.teaching.bank_file import read_bank  # noqa: PLC0415
        from assistant.teaching.bank_history import history_of  # noqa: PLC0415

        events = history_of(bank)
        if self._current().audiences is None:
            return events
        seen = {item.id for item in self._seen(read_bank(bank)).items}
        return tuple(event for event in events if seen.issuperset(event.items))
