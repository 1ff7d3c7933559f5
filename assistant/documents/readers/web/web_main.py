"""Which of the lines of a web page are the document.

An editor's box says so by its name. Without one it is the smallest box that holds most of the
prose of the page, and what of a document stands next to it; menus and lists of links are no prose.
"""

from collections.abc import Sequence

from assistant.documents.lines import (
    ATTACHMENT_MARK,
    COPIED_TO,
    NOTE,
    PRINTED,
    SENTENCE,
    is_date,
    is_number,
    is_organisation,
)
from assistant.documents.readers.web.web_furniture import is_furniture, is_links
from assistant.documents.readers.web.web_lines import Box, WebLine
from assistant.documents.readers.web.web_style import BoxRole
from assistant.documents.readers.web.web_text import squeeze

_MOST = 0.85
"""The share of the page's prose that the box of the document holds."""
_FEWEST = 0.4
"""An editor's box with less than this share is another one: a summary, a form."""
_GAP = 2
"""Short lines (a heading, the title of an attachment) that may stand before the next sentence."""
_LEADS = 8
"""Characters that a line before a colon has at least: 各市、县人民政府，…："""


def main_lines(lines: Sequence[WebLine], boxes: Sequence[Box]) -> tuple[list[int], bool]:
    """Return the places, in `lines`, of those that are the document, and if a name said so."""
    sizes = _sizes(lines)
    box, around = _main_box(lines, boxes, sizes)
    prose = sum(sizes[box.start : box.end])
    gone = {
        at
        for each in boxes
        if each.role in (BoxRole.FURNITURE, BoxRole.ASIDE)
        and _within(each, around)
        and 2 * sum(sizes[each.start : each.end]) < prose
        and (around.role is not BoxRole.DOCUMENT or _is_of_the_page(lines, each))
        for at in range(each.start, each.end)
    }
    start, end = _grown(lines, box, around, gone)
    named = around.role is BoxRole.DOCUMENT
    return [at for at in range(start, end) if at not in gone], named


def _main_box(
    lines: Sequence[WebLine], boxes: Sequence[Box], sizes: Sequence[int]
) -> tuple[Box, Box]:
    """Return the box of the document, and the one that it may grow in."""
    page, whole = Box(0, len(lines)), sum(sizes)
    named = [b for b in boxes if b.role is BoxRole.DOCUMENT and _length(lines, b)]
    best = max(named, key=lambda b: (_length(lines, b), b.start - b.end), default=page)
    if best is not page and sum(sizes[best.start : best.end]) >= _FEWEST * whole:
        inner = [b for b in named if _within(b, best)]
        return _smallest(inner, sizes, sum(sizes[best.start : best.end]), best), best
    return _smallest(boxes, sizes, _MOST * whole, page), page


def _smallest(boxes: Sequence[Box], sizes: Sequence[int], least: float, default: Box) -> Box:
    holding = [b for b in boxes if sum(sizes[b.start : b.end]) >= least]
    return min(holding, key=lambda b: b.end - b.start, default=default)


def _grown(lines: Sequence[WebLine], box: Box, around: Box, gone: set[int]) -> tuple[int, int]:
    """Return the box with the lines of a document next to it: an editor may use several boxes."""
    start, end = box.start, box.end
    while start > around.start and start - 1 not in gone and _continues(lines[start - 1]):
        start -= 1
    at = end
    while at < around.end and at - end <= _GAP and at not in gone and not _is_foreign(lines[at]):
        at += 1
        end = at if _continues(lines[at - 1]) else end
    return start, end


def _is_foreign(line: WebLine) -> bool:
    return is_furniture(line) or is_links(line)


def _continues(line: WebLine) -> bool:
    """Say whether a line outside of the box is one of a document, as it is written."""
    text = line.text.strip()
    if _is_foreign(line):
        return False
    marks = (ATTACHMENT_MARK, COPIED_TO, NOTE, PRINTED)
    return (
        bool(_is_prose(line) or line.table or is_date(text) or is_number(text))
        or is_organisation(text)
        or any(mark.fullmatch(text) or mark.match(text) for mark in marks)
    )


def _sizes(lines: Sequence[WebLine]) -> list[int]:
    """Return how much prose each line is; of a page without any, how much text not in links."""
    prose = [len(line.text) if _is_prose(line) and not is_furniture(line) else 0 for line in lines]
    if any(prose):
        return prose
    return [max(0, len(squeeze(line.text)) - line.linked) for line in lines]


def _is_prose(line: WebLine) -> bool:
    """Say whether a line is of sentences and not of links."""
    text = line.text
    leads = len(text) > _LEADS and text[-1] in "：:"
    return 2 * line.linked < len(text) and (leads or SENTENCE.search(text) is not None)


def _is_of_the_page(lines: Sequence[WebLine], box: Box) -> bool:
    inside = lines[box.start : box.end]
    return box.role is BoxRole.FURNITURE or any(map(_is_foreign, inside))


def _within(inner: Box, outer: Box) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _length(lines: Sequence[WebLine], box: Box) -> int:
    return sum(len(line.text) - line.linked for line in lines[box.start : box.end])
