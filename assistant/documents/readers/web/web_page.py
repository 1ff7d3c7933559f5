"""Web pages (.html, .mht): the document, not the page around it.

The source becomes a tree (`web_encoding`, `web_tree`), the tree printed lines in boxes
(`web_lines`); then the lines of the document are chosen (`web_main`), and the table above it is
read (`web_header`).
"""

import codecs
import re
from dataclasses import replace

from assistant.documents.readers.web.web_body import ShownPage, require_body, unread_of
from assistant.documents.readers.web.web_encoding import (
    is_web_archive,
    page_source,
    utf16_without_mark,
)
from assistant.documents.readers.web.web_furniture import without_page
from assistant.documents.readers.web.web_header import header_lines, read_header
from assistant.documents.readers.web.web_lines import Walk, WebLine
from assistant.documents.readers.web.web_main import main_lines
from assistant.documents.readers.web.web_title import NO_TITLE, SITE, title_lines
from assistant.documents.readers.web.web_tree import PageHead, read_tree
from assistant.documents.reading import Declared, Reading
from assistant.documents.text import fold

_BEGINS = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:(?><!--.{0,4000}?-->)\s*+)*+"
    rb"<(?:(!doctype\s+html|html|head|body|meta|title|link|script|style)|"
    rb"(?:div|table|p|center|article|section|span|font|h[1-6]))(?:[\s>/]|$)",
    re.IGNORECASE | re.DOTALL,
)
"""Atomic groups: a crafted file must not make the search slow."""
_CLOSES = re.compile(rb"</[a-z][a-z0-9]*+\s*+>|<br", re.IGNORECASE)
_MARKDOWN = re.compile(rb"^(?:#{1,6} |```|[-*] )", re.MULTILINE)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_LOOKED_AT = 8192
"""Bytes at the beginning by which a page is known."""
_TITLE_META = ("articletitle", "title", "og:title")
_HEAD_LINES = 8
"""Lines of the document among which its title may stand already."""


def is_web_page(data: bytes) -> bool:
    """Say whether the bytes begin as HTML or as a web archive; a text that names a tag is none."""
    start = data[:_LOOKED_AT]
    codec = _UTF16.get(start[:2]) or utf16_without_mark(start)
    if codec:
        start = start.decode(codec, "replace").encode("utf-8", "replace")
    start = start.removeprefix(codecs.BOM_UTF8)
    match = _BEGINS.match(start)
    return bool(match and (match[1] or _is_fragment(start))) or is_web_archive(start)


def _is_fragment(start: bytes) -> bool:
    """Say whether what begins with a box goes on as HTML: Markdown may begin with one too."""
    return _CLOSES.search(start) is not None and _MARKDOWN.search(start) is None


def read_web_page(data: bytes, name: str) -> Reading:
    """Read the document on the page in `data`; `name` is for the error's sentence.

    Raises:
        DocumentError: the page is damaged, or there is no text on it.
    """
    source, warnings = page_source(data, name)
    head, root = read_tree(source, name)
    walk = Walk().walk(root) if root is not None else Walk()
    places, named = main_lines(walk.lines, walk.boxes)
    places = without_page(walk.lines, places, links=not named)
    declared, chosen = _apart(walk, places)
    shown = ShownPage(walk.lines, chosen, walk.pictures, head.title, source)
    require_body(shown, name)
    title = title_lines(walk.lines, walk.boxes, chosen[0], _head_title(head))
    text = text_of([walk.lines[at] for at in chosen])
    heading = "".join(walk.lines[at].text for at in title)
    if heading and not _has_title(walk.lines, chosen, heading):
        text = f"{heading}\n{text}"
    return Reading(text, _titled(declared, head), warnings=(*warnings, *unread_of(shown)))


def _apart(walk: Walk, chosen: list[int]) -> tuple[Declared, list[int]]:
    """Read the header table, and take it out of the lines of the document."""
    texts = [line.text for line in walk.lines]
    head = [texts[at] for at in chosen]
    start, end = header_lines(head)
    above = texts[: chosen[0] if chosen else 0]
    return read_header(above + head[start:end]), chosen[:start] + chosen[end:]


def _has_title(lines: list[WebLine], chosen: list[int], heading: str) -> bool:
    begins = fold("".join(lines[at].text for at in chosen[:_HEAD_LINES]))
    return fold(heading) in begins


def _titled(declared: Declared, head: PageHead) -> Declared:
    """Add the title that the head of the page gives, where the header table gives none."""
    return replace(declared, title=declared.title or _head_title(head))


def _head_title(head: PageHead) -> str:
    named = (head.meta.get(name, "") for name in _TITLE_META)
    title = SITE.sub("", head.title)
    return next(filter(None, named), "") or ("" if NO_TITLE.fullmatch(title) else title)


def text_of(lines: list[WebLine]) -> str:
    r"""Return the lines, an empty one between two tables that follow each other."""
    printed: list[str] = []
    for at, line in enumerate(lines):
        if at and line.table and lines[at - 1].table not in (0, line.table):
            printed.append("")
        printed.append(line.as_text)
    return "".join(f"{line}\n" for line in printed)
