"""What is drawn after a line and stands in a gap of it: the quotes that another font sets.

A printer that takes “ ” or · from a second font draws the whole line in the first one and leaves
gaps, then what fills them. A gap is too narrow to part the line, so it is filled here.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from assistant.documents.readers.pdf.pdf_characters import Character

_LEVEL, _SLACK = 0.5, 0.15
"""In sizes of a character: how far apart two base lines may be, and how far over the edge of a gap
something may stand."""
_MOST = 3
"""How many characters there is room for in a gap that does not part a line."""
_ROW = 8.0
"""The points of height that a page is cut into, to look for lines only beside what fills them."""

_Piece = list[Character]


def with_gaps_filled(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Put each piece that stands in a gap of another one there; keep the others as they are."""
    found = list(pieces)
    rows: defaultdict[int, list[_Piece]] = defaultdict(list)
    for piece in found:
        rows[_row(piece)].append(piece)
    filled: set[int] = set()
    for piece in found:
        near = (line for row in _rows_beside(piece) for line in rows.get(row, ()))
        if len(piece) <= _MOST and any(_fills(piece, line) for line in near if line is not piece):
            filled.add(id(piece))
    return [piece for piece in found if id(piece) not in filled]


def _row(piece: _Piece) -> int:
    return round(piece[0].base / _ROW)


def _rows_beside(piece: _Piece) -> tuple[int, int, int]:
    row = _row(piece)
    return row - 1, row, row + 1


def _fills(piece: _Piece, line: _Piece) -> bool:
    """Put the piece into the gap of the line that it stands in, and say whether there is one."""
    first, last, slack = piece[0], piece[-1], _SLACK * piece[0].size
    if abs(first.base - line[0].base) >= _LEVEL * first.size or first.left < line[0].left:
        return False
    at = bisect_right(line, first.left, key=lambda character: character.left)
    if at == len(line):
        return False
    stands = line[at - 1].right - slack <= first.left and last.right <= line[at].left + slack
    if stands:
        line[at:at] = piece
    return stands
