r"""Printed pages: lines with their places on the paper, from a PDF, a scan or an OFD, to text.

On paper a paragraph begins with a line that stands in from the margin and ends with one that stops
short of it; a title stands in the middle, a signature at the right. `page_text` reads that back:
one paragraph a line, "\f" where a page ends. Page numbers stay in the text; the parser knows them.
"""

from collections.abc import Iterable

from assistant.documents.readers.page.page_measure import Measure, measure_of, measure_of_page
from assistant.documents.readers.page.page_paragraphs import paragraphs_of
from assistant.documents.readers.page.page_rows import rows_of
from assistant.documents.readers.page.printed import Page, PrintedLine, PrintedTable


def page_text(pages: Iterable[Page]) -> str:
    """Return the text of printed pages, their paragraphs whole, as `reading` lays text out."""
    sheets = [(page, rows_of(page.lines)) for page in pages]
    whole = measure_of([row for _, rows in sheets for row in rows])
    return "".join(f"{_text(page, rows, whole)}\f" for page, rows in sheets).removesuffix("\f")


def _text(page: Page, rows: list[PrintedLine], whole: Measure) -> str:
    measure = measure_of_page(rows, whole)
    parts: list[tuple[float, str]] = [(top, text) for top, text in paragraphs_of(rows, measure)]
    parts += [(table.top, _table(table)) for table in page.tables]
    return "".join(text for _, text in sorted(parts, key=lambda part: part[0]))


def _table(table: PrintedTable) -> str:
    lines = "".join("\t".join(" ".join(c.split()) for c in row) + "\n" for row in table.rows)
    return f"{lines}\n" if lines else ""
