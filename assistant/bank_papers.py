"""The part of the public face that gives out a bank of items and takes back what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.calculator import Calculator
from assistant.errors import BankError

if TYPE_CHECKING:
    from assistant.teaching.backdrop import Backdrop
    from assistant.teaching.bank_exports import BankExport, ExportWish
    from assistant.teaching.bank_file import Bank
    from assistant.teaching.item import Item
    from assistant.teaching.quiz_marks import Marks
    from assistant.teaching.reviewed_bank import Reviewed


class BankPapers(Calculator):
    """Papers, sheets and slides of a bank; whole documents are shown where a library has them."""

    def export_bank(self, bank: Path, name: str, wish: "ExportWish | None" = None) -> "BankExport":
        """Return the bank in a file as a file called `name`, in the layout that is wished.

        Raises:
            UsageError: there is no such format or layout, or nothing to export.
            BankError: there is no such bank, or it cannot be read.
        """
        return self.export_items(self.items_of(bank).items, name, wish)

    def export_items(
        self, items: "Sequence[Item]", name: str, wish: "ExportWish | None" = None
    ) -> "BankExport":
        """Return items as a file called `name`, in the layout that is wished.

        Raises:
            UsageError: there is no such format or layout, or nothing to export.
        """
        from assistant.teaching.bank_exports import ExportWish, export_bank  # noqa: PLC0415

        return export_bank(items, name, wish or ExportWish(), lambda: self._backdrop(items))

    def import_review(self, bank: Path, review: bytes, name: str, by: str = "") -> "Reviewed":
        """Take over into a bank what its reviewer changed in the workbook `review`.

        Raises:
            TableError: it is another workbook.
            BankError: there is no such bank, or it cannot be read or written.
            DocumentError: the workbook cannot be read.
        """
        from assistant.teaching.bank_file import holding, write_bank  # noqa: PLC0415
        from assistant.teaching.bank_history import remember  # noqa: PLC0415
        from assistant.teaching.reviewed_bank import read_review  # noqa: PLC0415

        self._read(bank)
        with holding(bank):
            held = self._read(bank)
            found = read_review(self._seen(held).items, review, name)
            if found.changed:
                write_bank(bank, held.with_items(found.items))
                remember(bank, "审核", found.changed, f"读自 {name}", by)
        changed = [item for item in found.items if item.id in found.changed]
        return replace(found, doubtful=self._doubtful(changed))

    def _doubtful(self, items: "Sequence[Item]") -> tuple[tuple[str, str], ...]:
        """Return the items that the guard has something against, where there is a library."""
        from assistant.teaching.item_guard import failing  # noqa: PLC0415
        from assistant.teaching.lesson import Lesson  # noqa: PLC0415
        from assistant.teaching.making import ground_of  # noqa: PLC0415

        library = self._quoted() if items else None
        if library is None:
            return ()
        lesson = Lesson(library, self.settings.day(), library.documents)
        found = ((item.id, failing(item, ground_of(lesson, item))) for item in items)
        return tuple((identity, why) for identity, why in found if why)

    def bank_marks(self, bank: Path, results: bytes, name: str) -> "Marks":
        """Return the wrong rates of items, clauses and topics from a file of results.

        Raises:
            TableError: the file holds no results.
            BankError: there is no such bank, or it cannot be read.
            DocumentError: the file cannot be read.
        """
        from assistant.teaching.quiz_marks import marks  # noqa: PLC0415
        from assistant.teaching.quiz_results import read_results  # noqa: PLC0415

        return marks(read_results(self.items_of(bank).items, results, name))

    @staticmethod
    def marks_book(found: "Marks") -> bytes:
        """Return marks as an .xlsx workbook."""
        from assistant.teaching.marks_book import marks_book  # noqa: PLC0415

        return marks_book(found)

    def next_quiz(self, bank: Path, found: "Marks", count: int) -> "tuple[Item, ...]":
        """Return the items of a bank to ask next, from the clauses that were known least.

        Raises:
            BankError: there is no such bank, or it cannot be read.
        """
        from assistant.teaching.quiz_marks import next_quiz  # noqa: PLC0415

        return next_quiz(self.items_of(bank).items, found, count)

    def items_of(self, bank: Path) -> "Bank":
        """Return what a bank holds, and the lines of it that cannot be read.

        Raises:
            BankError: there is no such bank, or it cannot be read.
        """
        return self._seen(self._read(bank))

    def _seen(self, bank: "Bank") -> "Bank":
        """Return of a bank what whoever asks may see: all of it, where there are no lists."""
        return bank

    @staticmethod
    def _read(bank: Path) -> "Bank":
        """Return a bank that is there, with what is not for whoever asks, to be written again."""
        from assistant.teaching.bank_file import read_bank  # noqa: PLC0415

        if not bank.exists():
            raise BankError(
                f"没有这个题库：{bank}。", "请核对路径，或先运行 youju bank make 出题。"
            )
        return read_bank(bank)

    def _backdrop(self, items: "Sequence[Item]") -> "Backdrop":
        """Return what the library has on the documents of the items."""
        from assistant.calculation.library_account import library_accounts  # noqa: PLC0415
        from assistant.teaching.backdrop import Backdrop  # noqa: PLC0415
        from assistant.validity.timeline import timeline  # noqa: PLC0415

        library = self._quoted()
        if library is None:
            return Backdrop()
        named = {item.proof.document_id for item in items}
        documents = [document for document in library.documents if document.id in named]
        day = self.settings.day()
        found = [timeline(document, library.links, day) for document in documents]
        return Backdrop(documents, found, library_accounts(documents))
