"""The Word pages of an export: what all have above, below and beside what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from assistant.documents.dates import print_date
from assistant.exports.export_source import ExportSource
from assistant.library.library import Library
from assistant.library.library_mark import library_mark
from assistant.notice import NOTICE
from assistant.papers.word_pages import WordPages, WordPiece


@dataclass(frozen=True, slots=True)
class Making:
    """Of what an export is made and when: the library, the day, the address of the page.

    `site` is where the page is served (http://10.0.0.5:7860), so that addresses in the file open;
    "" where that is not known.
    """

    library: Library
    day: date
    site: str = ""

    def target(self, source: ExportSource) -> str:
        """Return the whole address of a source, as a browser opens it."""
        return f"{self.site.rstrip('/')}{source.address}"

    @property
    def said(self) -> str:
        """By what and when the file was made, in one line."""
        made = f"{print_date(self.day)}由有据{version('youju')}整理"
        return f"{made}；{library_mark(self.library).said}。"


class ExportPages:
    """A Word file under way: `WordPages` with sources and the notice."""

    def __init__(self, title: str, making: Making, *, wide: bool = False) -> None:
        """Begin it with its title."""
        self.making = making
        self.pages = WordPages(title, wide=wide)

    def source(self, found: ExportSource, *, numbered: str = "") -> None:
        """Add where something stands, and below it its address."""
        self.pages.place(f"{numbered}{found.line}")
        if found.address:
            self.pages.place("地址：", found.read_address, self.making.target(found))

    def quote(self, text: str) -> None:
        """Add what a document says; the cells of a row are kept apart."""
        self.pages.quote(text.replace("\t", "　"))

    def headed(self, heading: str, lines: Iterable[str]) -> None:
        """Add a heading with a paragraph for each line below it; nothing where there is none."""
        told = list(lines)
        if told:
            self.pages.heading(heading)
        for line in told:
            self.pages.text(line)

    def saved(self) -> bytes:
        """Add the notice and by what it was made, and return the bytes of the .docx file."""
        self.pages.pieces([WordPiece(NOTICE, bold=True)])
        self.pages.text(self.making.said)
        return self.pages.saved()
