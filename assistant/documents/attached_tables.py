"""Where a table is attached without a line 附件: right behind the signature and the date.

GB/T 9704 7.3.9 has the word 附件 there; much that is sent round has only the table, with its title
and the unit of its figures. Without prose behind it nothing else tells that the text has ended.
"""

from collections.abc import Sequence

from assistant.documents import lines as written
from assistant.documents.dates import is_date_line
from assistant.documents.layout import Paragraph
from assistant.documents.lines import LONGEST_LINE, SENTENCE, belongs_to_tail

_MOST_NAMES = 3
"""Lines over a table: its title on two lines, the unit of its figures."""
_FEWEST_ROWS = 2


def attached_tables(lines: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indexes of the lines at which tables behind a signed date begin."""
    dated = (at for at in range(1, len(lines)) if _is_signed_date(lines, at))
    starts = (_behind_tail(lines, at + 1) for at in dated)
    return frozenset(start for start in starts if begins_with_table(lines[start:]))


def begins_with_table(lines: Sequence[Paragraph]) -> bool:
    """Say whether a text begins with a table, at most its title and the like before it."""
    first = next((at for at, line in enumerate(lines[: _MOST_NAMES + 1]) if line.cells), None)
    if first is None or not all(map(_may_name, lines[:first])):
        return False
    rows = lines[first : first + _FEWEST_ROWS]
    return len(rows) == _FEWEST_ROWS and all(p.cells and not _is_imprint(p) for p in rows)


def _is_signed_date(lines: Sequence[Paragraph], at: int) -> bool:
    return is_date_line(lines[at].text) and written.is_signature(lines[at - 1].text)


def _behind_tail(lines: Sequence[Paragraph], at: int) -> int:
    while at < len(lines) and belongs_to_tail(lines[at].text):
        at += 1
    return at


def _may_name(line: Paragraph) -> bool:
    return len(line.text) <= LONGEST_LINE and not SENTENCE.search(line.text)


def _is_imprint(row: Paragraph) -> bool:
    """Say whether a row is of the copies and the printing, which some set as a table."""
    return any(map(belongs_to_tail, (row.text, *row.cells)))
