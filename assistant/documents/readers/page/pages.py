r"""Printed pages: lines with their places on the paper, from a PDF, a scan or an OFD, to text.

On paper a paragraph begins with a line that stands in from the margin and ends with one that stops
short of it; a title stands in the middle, a signature at the right. `page_text` reads that back:
one paragraph a line, "\f" where a page ends. Page numbers stay in the text; the parser knows them.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.documents.readers.page.page_measure import Measure, measure_of, measure_of_page
from assistant.documents.readers.page.page_paragraphs import paragraphs_of
from assistant.documents.readers.page.printed import Page, PrintedLine, PrintedTable

_CLOSE = 0.6
"""Pieces overlap by this share of the lower one's height when they stand on one line."""
_TALL = 2.5
"""What is so much higher than what stands beside it runs down the page, or is a stamp."""
_BLANK, _WORDS = 0.7, 0.2
"""A gap in a line this wide, in characters, is a blank that was typed; between Latin words."""
_ASCII = re.compile(r"[!-~]")
_NUMBER = r"[—–\-－─]{1,2}\s*[0-9０-９]{1,4}\s*[—–\-－─]{1,2}"
_BESIDE = re.compile(
    rf"(?P<number>{_NUMBER})\u3000+(?P<text>\S.*)|(?P<before>\S.*)\u3000+{_NUMBER}"
)
"""A page number on the last line of a page, beside when and by whom it was printed."""


def page_text(pages: Iterable[Page]) -> str:
    """Return the text of printed pages, their paragraphs whole, as `reading` lays text out."""
    sheets = [(page, _parted(rows_of(page.lines))) for page in pages]
    whole = measure_of([row for _, rows in sheets for row in rows])
    return "".join(f"{_text(page, rows, whole)}\f" for page, rows in sheets).removesuffix("\f")


def _parted(rows: list[PrintedLine]) -> list[PrintedLine]:
    """Part the page number from the row that it stands beside; it goes below it."""
    beside = _BESIDE.fullmatch(rows[-1].text) if rows else None
    if beside is None:
        return rows
    row, at = rows[-1], (beside.end("number"), beside.end("before"))
    parts = (row.text[: max(at)].strip(), row.text[max(at) :].strip())
    text, number = parts if beside["before"] else parts[::-1]
    return [*rows[:-1], replace(row, text=text), replace(row, text=number, top=row.top + 0.01)]


def _text(page: Page, rows: list[PrintedLine], whole: Measure) -> str:
    measure = measure_of_page(rows, whole)
    parts: list[tuple[float, str]] = [(top, text) for top, text in paragraphs_of(rows, measure)]
    parts += [(table.top, _table(table)) for table in page.tables]
    return "".join(text for _, text in sorted(parts, key=lambda part: part[0]))


def _table(table: PrintedTable) -> str:
    lines = "".join("\t".join(" ".join(c.split()) for c in row) + "\n" for row in table.rows)
    return f"{lines}\n" if lines else ""


def rows_of(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Put the pieces that stand on one line together, from the top of the page down."""
    rows: list[list[PrintedLine]] = []
    for piece in sorted((p for p in pieces if p.text.strip()), key=lambda p: (p.top, p.left)):
        row = next((r for r in reversed(rows[-3:]) if _level(r[-1], piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return sorted((_row(row) for row in rows), key=lambda row: row.top)


def _level(one: PrintedLine, other: PrintedLine) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    low, high = sorted((one.height, other.height))
    return shared > _CLOSE * low and high < _TALL * low


def _row(pieces: list[PrintedLine]) -> PrintedLine:
    ordered = sorted(pieces, key=lambda piece: piece.left)
    pairs = list(itertools.pairwise(ordered))
    gaps = [(b.left - a.right) / max(min(a.height, b.height), 1) for a, b in pairs]
    set_wide = len(gaps) > 1 and all(len(piece.text) == 1 for piece in ordered)
    usual = min(gaps) if set_wide else 0.0
    text = ordered[0].text
    for (before, after), gap in zip(pairs, gaps, strict=True):
        text += _space(before.text[-1:] + after.text[:1], gap - usual) + after.text
    return PrintedLine(
        text.strip(" "), ordered[0].left, min(p.top for p in ordered), ordered[-1].right,
        max(p.bottom for p in ordered),
    )  # fmt: skip


def _space(beside: str, gap: float) -> str:
    """Return the blank in a gap of so many characters between the two characters beside it."""
    if gap > _BLANK:
        return "\u3000" * min(round(gap), 2)
    return " " if gap > _WORDS and _is_latin(beside) else ""


def _is_latin(characters: str) -> bool:
    return len(characters) > 1 and all(_ASCII.match(c) for c in characters)
