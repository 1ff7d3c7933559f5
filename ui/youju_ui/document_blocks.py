"""How a document is laid out to be read: its clauses in order, the rows of a table together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant import OpenDocument, ReadClause

_TITLE_ROW, _COLUMN_NAMES = "标题", "表头"
_ROW = re.compile(rf"(?P<table>.*表\d+)(?:{_TITLE_ROW}|{_COLUMN_NAMES}|第\d+[组行])")
"""What the rows of a table are called: `TableRow.label`."""
_SAYS = "。；：，;:,"
"""Marks at the end of a line that says something; a line that only names ends in none of them."""
_TITLE = 28
"""Characters of a clause's own heading that the contents show."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A clause as paragraphs; `role` is what the style sheet calls it.

    It is `headed` where its first line only names what follows.
    """

    read: ReadClause
    role: str
    headed: bool
    paragraphs: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row of a table; `over` is set where it heads a group of rows, and has one cell."""

    read: ReadClause
    cells: tuple[str, ...]
    over: bool


@dataclass(frozen=True, slots=True)
class TableBlock:
    """The rows of one table under its title and the names of its columns."""

    titles: tuple[TableLine, ...]
    columns: tuple[str, ...]
    rows: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: where it leads, its words, and how deep it stands."""

    anchor: str
    words: str
    depth: int


def blocks(opened: OpenDocument) -> Iterator[TextBlock | TableBlock]:
    """Yield what the page of a document shows, in the order of its source."""
    for of_table, group in groupby(opened.clauses, _table):
        if of_table:
            yield _table_block(list(group))
        else:
            yield from map(_text_block, group)


def _table(read: ReadClause) -> str:
    """Return by what a row belongs to its table: layer and the table's name; "" of the rest."""
    clause = read.clause
    named = _ROW.fullmatch(clause.label) if clause.kind in ("row", "heading") else None
    return f"{clause.layer}/{named['table']}" if named else ""


def _table_block(group: Sequence[ReadClause]) -> TableBlock:
    columns = next((r.clause.columns for r in group if r.clause.columns), ())
    titles = tuple(_line(r) for r in group if r.clause.label.endswith(_TITLE_ROW))
    apart = (_TITLE_ROW, _COLUMN_NAMES)
    rows = tuple(_line(r) for r in group if not r.clause.label.endswith(apart))
    return TableBlock(titles, columns, rows)


def _line(read: ReadClause) -> TableLine:
    cells = tuple(cell.strip() for cell in read.clause.text.split("\t"))
    if read.clause.kind == "row":
        return TableLine(read, cells, over=False)
    return TableLine(read, ("　".join(filter(None, cells)),), over=True)


def _text_block(read: ReadClause) -> TextBlock:
    clause = read.clause
    role = f"element {clause.element.name.lower()}" if clause.element else clause.kind.value
    lines = tuple(filter(None, (line.strip() for line in clause.text.split("\n"))))
    headed = bool(clause.level) and len(lines) > 1 and lines[0][-1] not in _SAYS
    cited = "" if clause.element else read.citation
    return TextBlock(read, role, headed, lines, cited)


def contents(opened: OpenDocument) -> tuple[ContentsLine, ...]:
    """Return the contents of a document: its headings and numbered clauses, by their depth."""
    listed = [r for r in opened.clauses if r.clause.level and not r.clause.columns]
    depths = {level: n for n, level in enumerate(sorted({r.clause.level for r in listed}))}
    return tuple(ContentsLine(r.anchor, _words(r), depths[r.clause.level]) for r in listed)


def _words(read: ReadClause) -> str:
    title = read.clause.title
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}…"


def distinct(words: Iterable[str]) -> list[str]:
    """Return the words that a list can be narrowed by, each once, in order."""
    return sorted(filter(None, set(words)))
