r"""Printed pages: lines with their places on the paper, from a PDF, a scan or an OFD, to text.

On paper a paragraph begins with a line that stands in from the margin and ends with one that stops
short of it; a title stands in the middle, a signature at the right. `page_text` reads that back:
one paragraph a line, "\f" where a page ends. Page numbers stay in the text; the parser knows them.
"""

import itertools
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line, or a piece of one, and its box, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the line, which is the size of its characters."""
        return self.bottom - self.top

    def scaled(self, scale: float) -> "PrintedLine":
        """Return the line with its box in other units."""
        box = (self.left, self.top, self.right, self.bottom)
        return PrintedLine(self.text, *(scale * side for side in box))


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table: its box on the page, and the text of its cells row by row."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, its lines, and its tables (whose lines are not in `lines`)."""

    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    tables: tuple[PrintedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where the text of a page runs from and to, the size of a character, the step of the lines."""

    left: float
    right: float
    size: float
    step: float


_INDENT = "\u3000\u3000"
_CLOSE = 0.6
"""Pieces overlap by this share of the lower one's height when they stand on one line."""
_TALL = 2.5
"""What is so much higher than what stands beside it runs down the page, or is a stamp."""
_SET_IN, _SHORT, _BESIDE = 1.0, 1.6, 0.7
"""In characters: how far a line stands in or stops short before that means something."""
_INDENTED, _FIRST, _DEEPEST = 2.0, 3.2, 4.5
"""The first line of a paragraph stands in no deeper; what is deeper is set apart: a signature."""
_MUCH_SHORTER = 6.0
_FEW = 12
_ENDS = tuple("。！？；：.!?;:”’）)》】")
_GAP, _BLANK = 1.5, 2.2
"""A step from line to line this much wider than the usual parts paragraphs, or leaves a blank."""
_LARGER = 1.3
_BLANK_CHARACTER = 0.7
"""A gap in a line this wide, in characters, is a blank that was typed."""
_ASCII = re.compile(r"[!-~]")
_LETTER = re.compile(r"[A-Za-z]")


def page_text(pages: Iterable[Page]) -> str:
    """Return the text of printed pages, their paragraphs whole, as `reading` lays text out."""
    sheets = [(page, _rows(page.lines)) for page in pages]
    whole = _measure([row for _, rows in sheets for row in rows])
    return "".join(f"{_text(page, rows, whole)}\f" for page, rows in sheets).removesuffix("\f")


def _rows(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
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
    if gap > _BLANK_CHARACTER:
        return "\u3000" * min(round(gap), 2)
    return " " if gap > 0.2 and _is_latin(beside) else ""


def _is_latin(characters: str) -> bool:
    return len(characters) > 1 and all(_ASCII.match(c) for c in characters)


def _measure(rows: Sequence[PrintedLine]) -> _Measure:
    """Measure the text: the common left and right edge, the median height, the common step."""
    if not rows:
        return _Measure(0, 0, 1, 1)
    size = statistics.median(row.height for row in rows)
    long = [row for row in rows if len(row.text) > 1] or list(rows)
    steps = [b.top - a.top for a, b in itertools.pairwise(rows) if 0 < b.top - a.top < 4 * size]
    step = statistics.median(steps) if steps else size
    left = _edge([row.left for row in long], size)
    return _Measure(left, -_edge([-row.right for row in long], size), size, step)


def _edge(places: Sequence[float], size: float) -> float:
    """Return the outermost place at which several lines begin: a twentieth of them, and two.

    Of few lines the outermost counts.
    """
    enough = 1 if len(places) < _FEW else max(2, len(places) // 20)
    ordered = sorted(places)
    for place in ordered:
        if sum(place <= other <= place + size / 2 for other in ordered) >= enough:
            return place
    return ordered[0]


def _text(page: Page, rows: list[PrintedLine], whole: _Measure) -> str:
    measure = _own(rows, whole)
    parts: list[tuple[float, str]] = [(top, text) for top, text in _paragraphs(rows, measure)]
    parts += [(table.top, _table(table)) for table in page.tables]
    return "".join(text for _, text in sorted(parts, key=lambda part: part[0]))


def _own(rows: list[PrintedLine], whole: _Measure) -> _Measure:
    """Return the measure of one page: all of it may lie aside, as on the back of a sheet."""
    full = [row for row in rows if row.right - row.left > 0.8 * (whole.right - whole.left)]
    if len(full) <= 2:
        return whole
    left = min(row.left for row in full) - whole.left
    right = max(row.right for row in full) - whole.right
    aside = min(left, right, key=abs)
    if left * right <= 0 or abs(aside) < _BESIDE * whole.size:
        return whole
    return _Measure(whole.left + aside, whole.right + aside, whole.size, whole.step)


def _table(table: PrintedTable) -> str:
    lines = "".join("\t".join(" ".join(c.split()) for c in row) + "\n" for row in table.rows)
    return f"{lines}\n" if lines else ""


def _paragraphs(rows: list[PrintedLine], measure: _Measure) -> Iterator[tuple[float, str]]:
    """Yield the paragraphs of one page with the place of each, a blank line where there is one."""
    started: list[PrintedLine] = []
    for row in rows:
        if started and _begins(started[-1], row, measure):
            yield _paragraph(started, measure)
            blank = row.top - started[-1].top > _BLANK * measure.step
            started = []
            if blank:
                yield row.top - 0.01, "\n"
        started.append(row)
    if started:
        yield _paragraph(started, measure)


def _paragraph(rows: list[PrintedLine], measure: _Measure) -> tuple[float, str]:
    text = rows[0].text
    for row in rows[1:]:
        text += (" " if _are_words(text[-1:], row.text[:1]) else "") + row.text
    apart = _apart(rows[0], measure) and len(rows) == 1
    indented = not apart and _set_in(rows[0], measure) > _SET_IN
    return rows[0].top, f"{_INDENT if indented else ''}{text}\n"


def _are_words(before: str, after: str) -> bool:
    """Say whether a line end parts two words; a number may be broken at any digit."""
    return bool(_LETTER.match(before) and _LETTER.match(after))


def _set_in(row: PrintedLine, measure: _Measure) -> float:
    return (row.left - measure.left) / measure.size


def _stops_short(row: PrintedLine, measure: _Measure) -> float:
    return (measure.right - row.right) / measure.size


def _apart(row: PrintedLine, measure: _Measure) -> bool:
    """Say whether a line stands in the middle, or at the right: a title, a signature."""
    return _is_middle(row, measure) or _set_in(row, measure) > _DEEPEST


def _is_middle(row: PrintedLine, measure: _Measure) -> bool:
    """Say whether a line is centred, and no first line whose end happens to be as far in."""
    begins, ends = _set_in(row, measure), _stops_short(row, measure)
    centred = begins > _SET_IN and ends > _SET_IN and abs(begins - ends) < 2 * _BESIDE
    like_first = abs(begins - _INDENTED) < _BESIDE / 2 and row.height < _LARGER * measure.size
    return centred and not like_first


def _begins(before: PrintedLine, row: PrintedLine, measure: _Measure) -> bool:
    """Say whether `row` begins a paragraph and does not go on with the line `before` it."""
    if row.top - before.top > _GAP * measure.step + max(0, before.height - measure.size):
        return True
    sizes = sorted((row.height, before.height))
    if sizes[1] > _LARGER * sizes[0] + 1:
        return True
    if _set_in(row, measure) > _SET_IN:
        return not (_is_block(before, row, measure) or _is_last_of_middle(before, row, measure))
    if _apart(before, measure) and _set_in(before, measure) > _FIRST:
        return True
    return _is_ended(before, measure)


def _is_block(before: PrintedLine, row: PrintedLine, measure: _Measure) -> bool:
    """Say whether `row` goes on with a block that is set in deeper than a first line is."""
    edges = abs(row.left - before.left) < _BESIDE * measure.size
    half = (measure.right - measure.left) / measure.size / 2
    deep = _DEEPEST < _set_in(row, measure) < half
    return deep and edges and _stops_short(before, measure) < _SET_IN


def _is_last_of_middle(before: PrintedLine, row: PrintedLine, measure: _Measure) -> bool:
    """Say whether a centred line is the rest of a full one: a long note below a title."""
    full = max(_set_in(before, measure), _stops_short(before, measure)) < _SET_IN
    return full and not before.text.endswith(_ENDS) and _is_middle(row, measure)


def _is_ended(row: PrintedLine, measure: _Measure) -> bool:
    """Say whether a line is the last of its paragraph: it stops short, and not for a mark's sake.

    No line begins with a closing mark or ends with an opening one, so a line may stop early.
    """
    short = _stops_short(row, measure)
    return short > (_SHORT if row.text.endswith(_ENDS) else _MUCH_SHORTER)
