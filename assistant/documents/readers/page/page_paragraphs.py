"""Paragraphs of a printed page: where each begins, and its lines joined."""

import re
from collections.abc import Iterator

from assistant.documents.furniture import is_page_number
from assistant.documents.lines import is_number
from assistant.documents.readers.page.page_measure import (
    BESIDE,
    DEEPEST,
    LARGER,
    SET_IN,
    Measure,
    is_apart,
    is_middle,
    set_in,
    stops_short,
)
from assistant.documents.readers.page.printed import PrintedLine

_INDENT = "\u3000\u3000"
_FIRST = 3.2
"""In characters: the first line of a paragraph stands in no deeper."""
_SHORT, _MUCH_SHORTER = 1.6, 6.0
"""In characters: how far the last line of a paragraph stops short, with and without a full stop."""
_ENDS = tuple("。！？；：.!?;:”’）)》】")
_GAP, _BLANK = 1.5, 2.2
"""A step from line to line this much wider than the usual parts paragraphs, or leaves a blank."""
_LETTER = re.compile(r"[A-Za-z]")


def paragraphs_of(rows: list[PrintedLine], measure: Measure) -> Iterator[tuple[float, str]]:
    """Yield the paragraphs of one page with the place of each, a blank line where there is one.

    A page number is one by itself, wherever it stands: it may be set close below the text.
    """
    started: list[PrintedLine] = []
    numbers = {id(row) for row in rows if is_page_number(row.text, edge=row in (rows[0], rows[-1]))}
    for row in rows:
        alone = started and not numbers.isdisjoint((id(started[-1]), id(row)))
        if alone or (started and _begins(started[-1], row, measure)):
            yield _paragraph(started, measure)
            blank = row.top - started[-1].top > _BLANK * measure.step
            started = []
            if blank:
                yield row.top - 0.01, "\n"
        started.append(row)
    if started:
        yield _paragraph(started, measure)


def _paragraph(rows: list[PrintedLine], measure: Measure) -> tuple[float, str]:
    text = rows[0].text
    for row in rows[1:]:
        text += (" " if _are_words(text[-1:], row.text[:1]) else "") + row.text
    apart = is_apart(rows[0], measure) and len(rows) == 1
    indented = not apart and set_in(rows[0], measure) > SET_IN
    return rows[0].top, f"{_INDENT if indented else ''}{text}\n"


def _are_words(before: str, after: str) -> bool:
    """Say whether a line end parts two words; a number may be broken at any digit."""
    return bool(_LETTER.match(before) and _LETTER.match(after))


def _begins(before: PrintedLine, row: PrintedLine, measure: Measure) -> bool:
    """Say whether `row` begins a paragraph and does not go on with the line `before` it.

    A document number alone on its line is no part of a title that fills the line above it.
    """
    if row.top - before.top > _GAP * measure.step + max(0, before.height - measure.size):
        return True
    if is_number(row.text) or is_number(before.text):
        return True
    sizes = sorted((row.height, before.height))
    if sizes[1] > LARGER * sizes[0] + 1:
        return True
    if set_in(row, measure) > SET_IN:
        return not (_is_block(before, row, measure) or _is_last_of_middle(before, row, measure))
    if is_apart(before, measure) and set_in(before, measure) > _FIRST:
        return True
    return _is_ended(before, measure)


def _is_block(before: PrintedLine, row: PrintedLine, measure: Measure) -> bool:
    """Say whether `row` goes on with a block that is set in deeper than a first line is."""
    edges = abs(row.left - before.left) < BESIDE * measure.size
    half = (measure.right - measure.left) / measure.size / 2
    deep = DEEPEST < set_in(row, measure) < half
    return deep and edges and stops_short(before, measure) < SET_IN


def _is_last_of_middle(before: PrintedLine, row: PrintedLine, measure: Measure) -> bool:
    """Say whether a centred line is the rest of a full one: a long note below a title."""
    full = max(set_in(before, measure), stops_short(before, measure)) < SET_IN
    return full and not before.text.endswith(_ENDS) and is_middle(row, measure)


def _is_ended(row: PrintedLine, measure: Measure) -> bool:
    """Say whether a line is the last of its paragraph: it stops short, and not for a mark's sake.

    No line begins with a closing mark or ends with an opening one, so a line may stop early.
    """
    short = stops_short(row, measure)
    return short > (_SHORT if row.text.endswith(_ENDS) else _MUCH_SHORTER)
