"""The text of an answer on Word pages: its paragraphs, quotes, lists and tables.

An answer is written by the house, in a few forms of Markdown: quotes (>), lists, tables, words in
bold. What stands in a quote is a document's and is copied as it is, whatever signs are in it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.exports.export_pages import ExportPages
from assistant.papers.word_pages import WordPiece

_BLOCK = re.compile(r"\n{2,}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ESCAPED = re.compile(r"\\([\\`*_\[\]#|~$!.)=+-])")
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_ITEM = re.compile(r"(?:[-*] |(?P<number>\d+)\. )(?P<words>.*)", re.DOTALL)
_PLACE = "—— "


def write_answer(pages: ExportPages, text: str) -> None:
    """Add the text of an answer."""
    for block in filter(None, map(str.strip, _BLOCK.split(text))):
        lines = block.splitlines()
        write = next(write for fits, write in _FORMS if fits(lines))
        write(pages, lines)


def _is_quote(lines: Sequence[str]) -> bool:
    return all(line.startswith(">") or not line.strip() for line in lines)


def _is_table(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and _RULE.fullmatch(lines[1].strip()) is not None


def _write_quote(pages: ExportPages, lines: Sequence[str]) -> None:
    for line in filter(None, (line.lstrip("> ").rstrip() for line in lines)):
        if line.startswith(_PLACE):
            pages.pages.place(line)
        else:
            pages.quote(line)


def _write_table(pages: ExportPages, lines: Sequence[str]) -> None:
    headings, _rule, *rows = (_cells(line) for line in lines)
    width = len(headings)
    pages.pages.table(headings, [(*row, *[""] * width)[:width] for row in rows])


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return ["".join(piece.text for piece in _pieces(cell.strip())) for cell in cells]


def _write_lines(pages: ExportPages, lines: Sequence[str]) -> None:
    for line in filter(None, map(str.strip, lines)):
        item = _ITEM.fullmatch(line)
        head = f"{item['number']}．" if item and item["number"] else ""
        words = item["words"] if item else line.lstrip("# ")
        pages.pages.pieces([WordPiece(head), *_pieces(words)])


def _pieces(text: str) -> Iterator[WordPiece]:
    """Yield the words of a line, those between ** in bold."""
    for at, words in enumerate(_BOLD.split(text)):
        yield WordPiece(_ESCAPED.sub(r"\1", words), bold=at % 2 == 1)


_Fits = Callable[[Sequence[str]], bool]
_Write = Callable[[ExportPages, Sequence[str]], None]
_FORMS: tuple[tuple[_Fits, _Write], ...] = (
    (_is_quote, _write_quote),
    (_is_table, _write_table),
    (lambda _lines: True, _write_lines),
)
