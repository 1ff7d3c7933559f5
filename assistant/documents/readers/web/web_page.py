"""Web pages (.html, .mht): the document, not the page around it.

The source becomes a tree (`web_encoding`, `web_tree`), the tree printed lines in boxes
(`web_lines`); then the lines of the document are chosen (`web_main`), and the table above it is
read (`web_header`).
"""

import codecs
import re
from dataclasses import replace

from assistant.documents.readers.struck_out import STRUCK_OUT
from assistant.documents.readers.web.web_body import ShownPage, require_body, unread_of
from assistant.documents.readers.web.web_encoding import (
    is_web_archive,
    page_source,
    utf16_without_mark,
)
from assistant.documents.readers.web.web_furniture import without_files, without_page
from assistant.documents.readers.web.web_header import (
    header_lines,
    is_header_line,
    read_day,
    read_header,
)
from assistant.documents.readers.web.web_heading import below_title, has_title, heading_of
from assistant.documents.readers.web.web_lines import Walk, WebLine
from assistant.documents.readers.web.web_main import main_lines
from assistant.documents.readers.web.web_struck import without_struck
from assistant.documents.readers.web.web_text import printed
from assistant.documents.readers.web.web_title import NO_TITLE, SITE, title_lines
from assistant.documents.readers.web.web_tree import PageHead, read_tree
from assistant.documents.reading import Declared, Reading

_BEGINS = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:(?><!--.{0,4000}?-->)\s*+)*+"
    rb"<(?:(!doctype\s+html|html|head|body|meta|title|link|script|style)|"
    rb"(?:div|table|p|center|article|section|span|font|h[1-6]))(?:[\s>/]|$)",
    re.IGNORECASE | re.DOTALL,
)
"""Atomic groups: a crafted file must not make the search slow."""
_CLOSES = re.compile(rb"</[a-z][a-z0-9]*+\s*+>|<br", re.IGNORECASE)
_MARKDOWN = re.compile(
    rb"^(?:#{1,6} |```|[-*] )|\n\r?\n[^<\s][^\n<]*+\r?\n\r?\n[^<\s]", re.MULTILINE
)
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
    struck = root is not None and without_struck(root)
    walk = Walk().walk(root) if root is not None else Walk()
    places, named = main_lines(walk.lines, walk.boxes)
    declared, chosen = _apart(walk, places, links=not named)
    shown = ShownPage(walk.lines, chosen, walk.pictures, head.title, source)
    require_body(shown, name)
    text, number = _text(walk, chosen, declared, _head_title(head))
    declared = replace(_completed(declared, head), document_number=number)
    return Reading(
        text, declared, warnings=(*warnings, *((STRUCK_OUT,) if struck else ()), *unread_of(shown))
    )


def _apart(walk: Walk, places: list[int], *, links: bool) -> tuple[Declared, list[int]]:
    """Read the header table, and take it out of the lines of the document.

    A page may print it twice, for wide and for narrow screens.
    """
    lines = walk.lines
    kept = _without_header(lines, places)
    kept = _without_header(lines, without_page(lines, kept, links=links))
    kept = without_page(lines, kept, links=links)
    above = range(kept[0] if kept else 0)
    gone = sorted({*places, *above} - set(kept))
    aside = lines[kept[-1] + 1 :] if kept else []
    return read_header([*(lines[at].text for at in gone), *_header_aside(aside)]), kept


def _header_aside(lines: list[WebLine]) -> list[str]:
    """Return the lines of a header table in a column beside the text, behind it in the source."""
    start = next((at for at, line in enumerate(lines) if is_header_line(line.text)), len(lines))
    first, end = header_lines(lines[start:])
    return [line.text for line in lines[start + first : start + end]]


def _without_header(lines: list[WebLine], places: list[int]) -> list[int]:
    start, end = header_lines([lines[at] for at in places])
    while end:
        places = places[:start] + places[end:]
        start, end = header_lines([lines[at] for at in places])
    return places


def _text(walk: Walk, chosen: list[int], declared: Declared, head_title: str) -> tuple[str, str]:
    """Return the text of the document under its title, and its number as far as the page says."""
    lines = walk.lines
    places = title_lines(lines, walk.boxes, chosen[0], head_title)
    heading = heading_of([lines[at].text for at in places])
    text = text_of([lines[at] for at in without_files(lines, chosen)])
    number = declared.document_number or heading.number
    if not heading.title or has_title(
        [lines[at].text for at in chosen[:_HEAD_LINES]], heading.title
    ):
        return text, number
    printed = [heading.title, *below_title(lines, places[-1] + 1, chosen[0])]
    return "".join(f"{line}\n" for line in printed) + text, number


def _completed(declared: Declared, head: PageHead) -> Declared:
    """Add what the head of the page gives, where the header table gives none."""
    return replace(
        declared,
        title=declared.title or _head_title(head),
        published=declared.published or read_day(head.meta.get("pubdate", "")),
    )


def _head_title(head: PageHead) -> str:
    named = (head.meta.get(name, "") for name in _TITLE_META)
    title = SITE.sub("", head.title)
    said = next(filter(None, named), "") or ("" if NO_TITLE.fullmatch(title) else title)
    return heading_of([printed(said)[0]]).title


def text_of(lines: list[WebLine]) -> str:
    r"""Return the lines, an empty one between two tables that follow each other."""
    shown: list[str] = []
    for at, line in enumerate(lines):
        if at and line.table and lines[at - 1].table not in (0, line.table):
            shown.append("")
        shown.append(line.as_text)
    return "".join(f"{line}\n" for line in shown)
