"""What the rows of a table are: its title, its headings, the headings of a group, notes, data.

A row that spans the table says so by its cells: one is filled and the rest are empty. The headings
of columns may stand in up to three rows, the upper ones over several columns each.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.documents.numbering import Level, opening
from assistant.documents.numbers.numerals import CHINESE_DIGITS

Cells = tuple[str, ...]

_UNIT = re.compile(r"(?:计量)?单\s*位\s*[:：]\S{1,12}$")
_TABLE_TITLE = re.compile(r"表(?:[（(][^（）()]*[）)]|[一二三四五六七八九十0-9]{1,3})?$")
_NOTE = re.compile(r"(?:备?\s*注|说明|填表说明|注意事项)\s*[:：0-9]|[※*＊]")
_TOTAL = re.compile(r"[合总小共]\s*计")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，.．\-—]*\s*(?:[%％]|[万亿]?元|[户人个名])?")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_NUMERAL = re.compile(
    rf"[（(]?[{CHINESE_DIGITS}]{{1,3}}[）)]?[、.．]?|第[{CHINESE_DIGITS}]{{1,3}}[类部]分?"
)
_SENTENCE = re.compile(r"[。；]")
_MOST_HEADINGS = 3
_DENSE = 0.6
"""Share of the rows that have half of their cells filled, in a table that is no blank form."""


class RowKind(StrEnum):
    """What a row of a table is; the value is what it is called behind the number of its table."""

    TITLE = "标题"
    HEADING = "表头"
    SECTION = "组"
    NOTE = "注"
    ROW = "行"


def title_rows(rows: Sequence[Cells]) -> int:
    """Count the rows that stand over the headings: the title of the table, the unit of figures."""
    count = 0
    while count < len(rows) - 2 and _is_title(rows[count], rows[count + 1]):
        count += 1
    return count


def _is_title(cells: Cells, below: Cells) -> bool:
    words = [cell for cell in cells if cell]
    if len(words) != 1:
        return False
    named = bool(_UNIT.search(words[0]) or _TABLE_TITLE.search(words[0]))
    spans = len(cells) > 2 and bool(cells[0]) and len([c for c in below if c]) > 1
    return named or (spans and opening(words[0]) is None)


def heading_rows(rows: Sequence[Cells]) -> int:
    """Count the rows that name the columns; none where the first is as much data as the rest."""
    if not rows or _is_data(rows):
        return 0
    count, above = 1, rows[0]
    while count < min(_MOST_HEADINGS, len(rows) - 1):
        below = _below(above, rows[count])
        if below is None:
            break
        count, above = count + 1, below
    return count


def _is_data(rows: Sequence[Cells]) -> bool:
    """Say whether the first row is numbered 1, or has figures where every other row has them."""
    first = rows[0]
    serial = [row[0] for row in rows[:2] if row]
    if serial == ["1", "2"]:
        return True
    columns = range(1, min(map(len, rows)))
    return len(rows) > 2 and any(
        all(_NUMBER.fullmatch(row[j]) for row in rows) and not _YEAR.fullmatch(first[j])
        for j in columns
    )


def _below(above: Cells, row: Cells) -> Cells | None:
    """Return the headings as they stand after `row`, or None when it names no columns.

    It fills just the columns over which a heading above it spans, or any where the name of the
    first column goes on beside it.
    """
    if len(above) != len(row):
        return None
    spanned = _spanned(above)
    own = [i for i, cell in enumerate(row) if cell and cell != above[i]]
    goes_on = bool(row[0]) and row[0] == above[0] and bool(own)
    fills = 0 < len(spanned) < len(row) and set(own) <= spanned and all(row[i] for i in spanned)
    if not (goes_on or fills):
        return None
    if any(_NUMBER.fullmatch(row[i]) and not _YEAR.fullmatch(row[i]) for i in own):
        return None
    return tuple(cell or above[i] for i, cell in enumerate(row))


def _spanned(row: Cells) -> set[int]:
    """Return the columns over which a heading of several columns stands."""
    found: set[int] = set()
    for i, cell in enumerate(row):
        if not cell and i:
            found |= {i} | ({i - 1} if row[i - 1] else set())
    return found


def column_names(heads: Sequence[Cells]) -> Cells:
    """Join the names of each column from the top down: 2023年 户数."""
    if len(heads) <= 1:
        return heads[0] if heads else ()
    over, spread = "", []
    for i, cell in enumerate(heads[0]):
        over = cell or (over if any(row[i] for row in heads[1:]) else "")
        spread.append(over)
    lower = column_names(heads[1:])
    pairs = zip(spread, lower, strict=True)
    return tuple(" ".join(dict.fromkeys(n for n in pair if n)) for pair in pairs)


def is_dense(rows: Sequence[Cells]) -> bool:
    """Say whether most rows have half of their cells filled: a table, and not a form to fill in."""
    full = sum(2 * sum(map(bool, row)) >= len(row) for row in rows)
    return full >= _DENSE * len(rows)


def is_note(cells: Cells, *, last: bool) -> bool:
    """Say whether a row that spans the table is a note on it."""
    words = [cell for cell in cells if cell]
    if len(words) != 1 or not cells[0]:
        return False
    return bool(_NOTE.match(words[0])) or (last and bool(_SENTENCE.search(words[0])))


def section_of(cells: Cells, *, dense: bool) -> str:
    """Return the words of a row that heads a group of rows, else ""."""
    words = [cell for cell in cells if cell]
    if not cells[0] or not words or cells[0].isdecimal() or _TOTAL.match(cells[0]):
        return ""
    if len(words) == 1 and len(cells) > 1:
        opened = opening(words[0])
        numbered = opened is not None and opened.level <= Level.ITEM
        return words[0] if numbered or (len(cells) > 2 and dense) else ""
    beside = len(words) == 2 and len(cells) > 3 and bool(cells[1])
    return " ".join(words) if beside and dense and _NUMERAL.fullmatch(cells[0]) else ""
