"""Tables that a plain text draws with bars: their cells, apart by tabs.

Mail, chat and old systems hand tables on as `档次 | 标准` or inside a frame of ┌─┬─┐, │ and └─┴─┘,
and Markdown may leave the outer bars of a row away. A bar alone means nothing (`首页 | 政策`): only
rows in succession with as many cells as each other are a table, and a row that bars close.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_BAR = re.compile(r"(?<!\\)[|｜│┃║]")
_OUTER = re.compile(r"^\s*[|｜│┃║]|(?<!\\)[|｜│┃║]\s*$")
_CLOSED = re.compile(r"^\s*[|｜│┃║].*(?<!\\)[|｜│┃║]\s*$")
_FRAME = re.compile(r"^[\s\-=_+|:─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*[\-=─━═][\s\-=_+|:─-╬]*$")
_ROWS, _CELLS = 2, 2
"""A table has at least so many rows, and so many cells in each."""


def without_bars(text: str) -> str:
    """Return the text with tabs between the cells of its tables, and without their frames."""
    if not _BAR.search(text):
        return text
    lines = text.split("\n")
    made = (_table(list(run)) if drawn else run for drawn, run in groupby(lines, _is_drawn))
    return "\n".join(line for run in made for line in run)


def _is_drawn(line: str) -> bool:
    """Say whether a line may belong to a table: it has a bar, or is a piece of a frame."""
    return _BAR.search(line) is not None or _is_frame(line)


def _is_frame(line: str) -> bool:
    return _FRAME.match(line) is not None


def _table(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a run, the rows among them that belong together as rows of a table."""
    rows = [line for line in lines if not _is_frame(line)]
    tables = [list(alike) for _, alike in groupby(rows, lambda row: len(_cells(row)))]
    if not any(_is_table(table) for table in tables):
        yield from lines
        return
    for table in tables:
        yield from ("\t".join(_cells(row)) for row in table) if _is_table(table) else table


def _is_table(rows: Sequence[str]) -> bool:
    enough = len(rows) >= _ROWS or _CLOSED.match(rows[0]) is not None
    return enough and len(_cells(rows[0])) >= _CELLS


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(_OUTER.sub("", row))]
