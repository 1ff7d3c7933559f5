"""The title of a document that stands above its box on a web page."""

import re
from collections.abc import Sequence

from assistant.documents.lines import genre_of
from assistant.documents.readers.web.web_furniture import is_furniture, is_links
from assistant.documents.readers.web.web_lines import Box, WebLine
from assistant.documents.readers.web.web_style import BoxRole
from assistant.documents.text import fold

SITE = re.compile(
    r"\s*[_|｜].*$|\s*[-–—]+\s*[^-–—]{0,24}(?:网|网站|政府|门户|平台|委员会|局|厅|部|政务公开|信息公开)\s*$"
)
"""The name of the site behind a title: …的通知_某县人民政府, …的通知-某县政府网."""
NO_TITLE = re.compile(r".*(?:网|网站|政府|门户|平台|首页)")
"""A `<title>` that says no more than whose site it is."""
_FEWEST = 4
_NEAR = 3
"""Characters of a title at least; lines above the document in which it is looked for."""


def title_lines(
    lines: Sequence[WebLine], boxes: Sequence[Box], start: int, head_title: str
) -> list[int]:
    """Return the places of the title above the document, which begins at `start`.

    A title box counts when it says what the head of the page says, or is worded as a title: sites
    give the same names to their own.
    """
    titles = [b for b in boxes if b.role is BoxRole.TITLE and b.end <= start]
    for box in sorted(titles, key=lambda b: (b.end, b.start), reverse=True):
        places = [at for at in range(box.start, box.end) if not is_furniture(lines[at])]
        text = "".join(lines[at].text for at in places)
        if _is_title(text, head_title) and not any(is_links(lines[at]) for at in places):
            return places
    same = (at for at in range(start - 1, -1, -1) if _says(lines[at].text, head_title))
    found = [at for at in same if not _is_value(lines, at)][:1]
    return found or _worded(lines, start)


def _worded(lines: Sequence[WebLine], start: int) -> list[int]:
    """Return the line close above the document that is worded as a title; buttons may be between.

    A title on two lines has 关于 on the first.
    """
    for at in range(start - 1, max(start - _NEAR, 0) - 1, -1):
        line = lines[at]
        if is_links(line) or (line.table and not is_furniture(line)):
            break
        if genre_of(line.text) and not is_furniture(line) and not _is_value(lines, at):
            split = "关于" not in line.text and at and "关于" in lines[at - 1].text
            return [at - 1, at] if split and not is_links(lines[at - 1]) else [at]
    return []


def _is_value(lines: Sequence[WebLine], at: int) -> bool:
    """Say whether the line stands behind a label of the header table: 主题词：."""
    return at > 0 and lines[at - 1].text[-1] in "：:"


def _is_title(text: str, head_title: str) -> bool:
    return bool(genre_of(text)) or "关于" in text or _says(text, head_title)


def _says(text: str, head_title: str) -> bool:
    return len(text) >= _FEWEST and fold(text) == fold(head_title)
