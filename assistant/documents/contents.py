"""A table of contents: lines that name headings and pages, and are not the headings themselves."""

import re

from assistant.documents.layout import Paragraph

_TITLE = re.compile(r"目\s*[录次]")
_PAGE = re.compile(r"(?:\s*[.．…·•。]{2,}\s*|[\s\u3000]+)[（(]?\d{1,4}[）)]?$|\s*[.．…·•]{3,}$")
_SENTENCE = re.compile(r"[。；！？]")
_LONGEST_ENTRY = 60
_FEWEST = 2


def find_contents(lines: list[Paragraph]) -> tuple[int, int] | None:
    """Return the half-open range of the lines of a 目录, or None.

    The entries end where the first of them comes again, as the heading itself; without that, where
    the lines no longer carry page numbers.
    """
    start = next((i for i, line in enumerate(lines) if _TITLE.fullmatch(line.text)), None)
    if start is None:
        return None
    end = start + 1
    first = _name(lines[end]) if end < len(lines) else ""
    while end < len(lines) and _is_entry(lines[end]):
        end += 1
        if end < len(lines) and _name(lines[end]) == first:
            return _range(start, end)
    paged = start + 1
    while paged < end and _PAGE.search(lines[paged].text):
        paged += 1
    return _range(start, paged)


def _range(start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if end - start > _FEWEST else None


def _is_entry(line: Paragraph) -> bool:
    bare = _PAGE.sub("", line.text)
    return len(bare) <= _LONGEST_ENTRY and not _SENTENCE.search(bare)


def _name(line: Paragraph) -> str:
    return "".join(_PAGE.sub("", line.text).split())
