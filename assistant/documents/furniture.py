"""Page furniture: page numbers, running heads and feet. Taken out of the text, and recorded.

GB/T 9704 7.5: the page number stands between one-character dashes, — 3 —. Running heads are lines
that come again at the top or the foot of page after page.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assistant.documents.browser_print import printed_by_browser
from assistant.documents.layout import Paragraph
from assistant.documents.lines import genre_of

_DASHES = "—–-－─"
_DASHED = re.compile(r"[—–\-－─]{1,2}\s*[0-9０-９]{1,4}\s*[—–\-－─]{1,2}")
_COUNTED = re.compile(
    r"第\s*[0-9]{1,4}\s*页\s*[,，/]?\s*(?:共\s*[0-9]{1,4}\s*页)?|(?:[Pp]age\s*)?[0-9]{1,4}\s*/\s*[0-9]{1,4}"
)
_BESIDE = re.compile(rf"(?P<text>.*(?:[。！？；”）)]|印\s*发))\s*(?P<number>{_DASHED.pattern})")
"""A page number that a reader of files took for the end of the last line of its page."""
_BARE = re.compile(r"[0-9]{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6}")
_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""Lines at the top and at the foot of a page among which a running head is looked for."""
_FEWEST_PAGES = 3
_SELDOM = 1.25
"""How often a running head stands anywhere, for each page that has it at an edge."""


def is_page_number(text: str, *, edge: bool) -> bool:
    """Say whether a line is a page number; without dashes it must stand at the edge of a page."""
    return bool(
        _DASHED.fullmatch(text) or (edge and (_COUNTED.fullmatch(text) or _BARE.fullmatch(text)))
    )


def without_furniture(lines: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the lines of the document, and those that belong to the pages only."""
    pages = list(_pages([part for line in lines for part in _parted(line)]))
    paged = len(pages) > 1 and pages[-1][-1].page > 0
    numbers = {id(line) for page in pages for line in page if _is_number(line, page, paged=paged)}
    numbers |= {id(line) for page in pages for line in printed_by_browser(page)}
    running = _running(pages, numbers)
    gone = numbers | running
    furniture = [line for page in pages for line in page if id(line) in gone]
    kept = [
        line if line.page == at else replace(line, page=at)
        for at, page in enumerate(pages)
        for line in page
        if id(line) not in gone
    ]
    return kept, furniture


def _parted(line: Paragraph) -> list[Paragraph]:
    """Return a line, and the page number beside its end as a line of its own."""
    match = _BESIDE.fullmatch(line.text) if line.text[-1:] in _DASHES else None
    if match is None or line.cells:
        return [line]
    start = line.span[0]
    text = replace(line, text=match["text"], span=(start, start + match.end("text")))
    at = start + match.start("number")
    number = replace(line, text=match["number"], span=(at, line.span[1]), after_blank=False)
    return [text, number]


def _pages(lines: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Cut the lines into pages; in a text without page ends a dashed number ends a page."""
    page: list[Paragraph] = []
    for line in lines:
        if page and line.page != page[-1].page:
            yield page
            page = []
        page.append(line)
        if _DASHED.fullmatch(line.text):
            yield page
            page = []
    if page:
        yield page


def _is_number(line: Paragraph, page: list[Paragraph], *, paged: bool) -> bool:
    if len(line.text) > 20:
        return False
    if _DASHED.fullmatch(line.text):
        return True
    edge = line is page[0] or line is page[-1]
    return edge and bool(_COUNTED.fullmatch(line.text) or (paged and _BARE.fullmatch(line.text)))


def _running(pages: list[list[Paragraph]], numbers: set[int]) -> set[int]:
    """Return the ids of lines that come again on at least half of the pages, and on three.

    What also stands often in the midst of pages is a word of a list or a table.
    """
    if len(pages) < _FEWEST_PAGES:
        return set()
    edges = [list(_edges([line for line in page if id(line) not in numbers])) for page in pages]
    counts = Counter(key for page in edges for key in {_key(line) for line in page})
    everywhere = Counter(_key(line) for page in pages for line in page)
    often = {
        key
        for key, count in counts.items()
        if count >= max(_FEWEST_PAGES, len(pages) / 2) and everywhere[key] <= _SELDOM * count
    }
    repeated = [line for page in edges for line in page if _key(line) in often]
    return {id(line) for line in repeated if not _is_title(line, repeated[0])}


def _edges(page: list[Paragraph]) -> Iterator[Paragraph]:
    for index, line in enumerate(page):
        edge = index < _EDGE or index >= len(page) - _EDGE
        if edge and len(line.text) <= 60 and "。" not in line.text and not line.cells:
            yield line


def _key(line: Paragraph) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _is_title(line: Paragraph, first: Paragraph) -> bool:
    """Say whether a repeated line is the title itself: the first of them, and named as one."""
    return line is first and bool(genre_of(line.text))
