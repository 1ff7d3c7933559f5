"""What the page needs of the engine; `assistant.Assistant` has it, and so has the tests' fake."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar, Protocol

from assistant import (
    Answer,
    Bank,
    BankExport,
    Calculation,
    Checked,
    CheckedDraft,
    Choice,
    ClauseList,
    Comparison,
    District,
    Evidence,
    ExportWish,
    Fault,
    Finding,
    FormulaShelf,
    Holding,
    Ingested,
    Item,
    KeptTalk,
    ManifestEntry,
    Marks,
    Objection,
    OpenDocument,
    ReadEdition,
    ReturnedDraft,
    Shared,
    Timeline,
    WorkedTable,
)

Turn = Mapping[str, str]
"""One turn of a conversation: `role` (user, assistant) and `content`."""
Exported = Answer | CheckedDraft | ClauseList | Comparison | KeptTalk | Timeline
"""What can be taken away as a Word file."""
Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and how much there is."""


class NamedDocument(Protocol):
    """A document of the library, as far as the page names it."""

    @property
    def name(self) -> str:
        """Return what a citation calls the document."""
        ...


class Engine(Protocol):
    """The part of the public face that a page uses; every method may raise `YoujuError`."""

    largest_file: ClassVar[int]
    """Bytes; a file above it is not read."""

    @property
    def contact(self) -> str:
        """Return whom to ask where the documents say nothing, "" for nobody."""
        ...

    def ask(self, question: str, history: Sequence[Turn] = (), as_of: date | None = None) -> Answer:
        """Answer a question, as of a day."""
        ...

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> Iterator[str | Answer]:
        """Yield pieces of Markdown as they come, and last the whole answer."""
        ...

    def follow_ups(self, answer: Answer) -> Sequence[Choice]:
        """Return what can be asked next, and is answered."""
        ...

    def object_to(self, answer: Answer, fault: Fault, note: str = "", *, agreed: bool) -> Objection:
        """Keep that an answer is wrong; with its words only where the user agreed."""
        ...

    def premium(self, population: str, ratio: str, rate: str, carry_over: str) -> Calculation:
        """Calculate what is still to be raised."""
        ...

    def calculate(self, fields: Mapping[str, object]) -> Calculation:
        """Calculate what the named fields of a form ask for."""
        ...

    def formulas(self) -> FormulaShelf:
        """Return the formulas there are, and what is wrong with the files of others."""
        ...

    def formula(
        self,
        name: str,
        figures: Mapping[str, str],
        *,
        solve: str = "",
        result: str = "",
        change: Mapping[str, str] | None = None,
    ) -> Calculation:
        """Work out a formula, forward, back or with some figures changed."""
        ...

    def formula_table(
        self, name: str, table: bytes, file: str, figures: Mapping[str, str], sheet: str = ""
    ) -> WorkedTable:
        """Work out a table by a formula, row by row."""
        ...

    def record(self, calculation: Calculation | WorkedTable, name: str) -> bytes:
        """Return a calculation or a table as a file to attach, .docx or .xlsx by its name."""
        ...

    def towns(
        self, table: bytes, name: str, sheet: str = "", ratio: str = "", rate: str = ""
    ) -> District:
        """Calculate a table of towns."""
        ...

    def towns_book(self, district: District) -> bytes:
        """Return the result for a table of towns as a workbook."""
        ...

    def towns_template(self) -> bytes:
        """Return the table of towns to fill in, as a workbook."""
        ...

    def check_quotes(self, text: str, as_of: date | None = None) -> Checked:
        """Check the quotations of a draft, by the texts of a day."""
        ...

    def check_file(self, file: Path) -> Checked:
        """Check the quotations of the draft in a file."""
        ...

    def word(self, record: Exported, site: str = "") -> bytes:
        """Return what was found as a Word file; `site` is where the page is served."""
        ...

    def calendar(self, timeline: Timeline, site: str = "") -> bytes:
        """Return the days of a timeline that are to come as an iCalendar file."""
        ...

    def return_draft(self, checked: Checked, data: bytes, name: str) -> ReturnedDraft:
        """Return a Word draft with tracked changes and comments in it."""
        ...

    def timeline(self, reference: str) -> Timeline:
        """Return the days of a document or of clauses, as of today."""
        ...

    def timeline_of(self, file: Path) -> Timeline:
        """Return the days that a draft names, as of today."""
        ...

    def compare(self, old: str, new: str) -> Comparison:
        """Return what became of each clause of one text in another."""
        ...

    def opened(self, name: str, as_of: date | None = None) -> OpenDocument:
        """Return the document that an address names behind /d/, as it stood on a day."""
        ...

    def editions(self, name: str) -> Sequence[ReadEdition]:
        """Return the texts of the document that an address names, newest first."""
        ...

    def chosen(
        self, name: str, anchors: Collection[str] = (), as_of: date | None = None
    ) -> ClauseList:
        """Return clauses of a document, those at `anchors` or all, to take away."""
        ...

    def original(self, name: str) -> Path | None:
        """Return the file that the text at an address was read from."""
        ...

    def documents(self) -> Sequence[NamedDocument]:
        """Return the documents of the library."""
        ...

    def catalogue(self, as_of: date | None = None) -> Sequence[Holding]:
        """Return what the library holds, with the standing of each document as of a day."""
        ...

    def search(self, query: str, k: int = 8) -> Sequence[Evidence]:
        """Return the clauses that a question finds, best first."""
        ...

    def bank_file(self) -> Path:
        """Return where the bank of items is."""
        ...

    def items_of(self, bank: Path) -> Bank:
        """Return the items of a bank."""
        ...

    def bank_marks(self, bank: Path, results: bytes, name: str) -> Marks:
        """Return the wrong rates of a file of results."""
        ...

    def marks_book(self, found: Marks) -> bytes:
        """Return marks as a workbook."""
        ...

    def next_quiz(self, bank: Path, found: Marks, count: int) -> Sequence[Item]:
        """Return the items to ask next, from the clauses that were known least."""
        ...

    def export_items(
        self, items: Sequence[Item], name: str, wish: ExportWish | None = None
    ) -> BankExport:
        """Return items as a file."""
        ...

    def ingest(
        self,
        files: Sequence[Path],
        progress: Progress | None = None,
        *,
        by: str = "",
        audiences: Sequence[str] | None = None,
        replacing: str = "",
    ) -> Sequence[Ingested]:
        """Add files to the library, put in by somebody for these audiences; tell of each.

        Without audiences, a new document is for those for whom the document `replacing` is.
        """
        ...

    def unread(self) -> Sequence[ManifestEntry]:
        """Return the documents that are left out because their texts are lost or damaged."""
        ...

    def resembling(self, document_id: str) -> Sequence[ManifestEntry]:
        """Return the documents that one was kept beside, as it may be a version of them."""
        ...

    def succeeds(self, later_id: str, earlier_id: str) -> ManifestEntry:
        """Let a document be the next version of another."""
        ...

    def share(self, document_id: str, audiences: Sequence[str]) -> Shared:
        """Keep a document with its versions for these audiences; tell what to think of."""
        ...

    def remove(self, document_id: str) -> Sequence[ManifestEntry]:
        """Take a document with its versions out of the library, or one older version."""
        ...

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew; tell of each step."""
        ...

    def health(self) -> Sequence[Finding]:
        """Return of each part of the program whether it is ready."""
        ...
