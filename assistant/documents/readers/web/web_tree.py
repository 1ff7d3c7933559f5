"""The tree of a web page, without what a reader of the page never sees.

Nothing is fetched, and HTML knows no external entities. The parser stops at a depth of 2048 and
keeps silent about the rest, so its complaint is looked for.
"""

import html
import re
from dataclasses import dataclass

from lxml import etree

from assistant.documents.readers.web.web_hidden_text import show_hidden
from assistant.documents.readers.web.web_scripts import write_scripts
from assistant.errors import DocumentError

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNSEEN = (
    "head", "script", "style", "noscript", "template", "noframes", "iframe", "object", "embed",
    "applet", "canvas", "svg", "audio", "video", "map", "input", "select", "button",
    "textarea", "datalist", "xml", "rt", "rp", "title",
)  # fmt: skip
"""`form` is not here: some content systems put the whole document into one. `rt` is ruby. `img` is
not: pictures are counted where they stand."""
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_MOST = 0.5
"""A hidden part larger than this is not hidden: a script shows it when the page has loaded."""
_TWICE = re.compile(
    r"&amp;(?=(?:nbsp|[lr][sd]quo|middot|[mn]dash|hellip|e[mn]sp|thinsp|lt|gt|amp|quot|#\d{2,6}|"
    r"#x[0-9a-f]{2,5});)",
    re.IGNORECASE,
)
_ESCAPED_END = re.compile(r"&lt;(?:/(?:p|div|span|td)|br\s*/?)\s*&gt;", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    r"&lt;(/?(?:p|div|span|br|strong|b|font|center|section|table|tbody|tr|td|th|o:p|a|img|h[1-6])"
    r"(?:(?:\s|/)(?:(?!&[lg]t;)[^<>]){0,2000})?)&gt;",
    re.IGNORECASE,
)
_FEWEST_ESCAPED = 3
"""Ends of paragraphs that were escaped: a page of text shows none."""
_BOXES = re.compile(r"</?(?:div|section|article|center|blockquote|form|[uo]l)\b[^<>]*>", re.I)
_INLINE = re.compile(r"</?(?:span|font|b|i|u|em|strong|big|small|a|o:p)\b[^<>]*>", re.I)


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head says: `<title>`, and the contents of the `<meta>` by their lower-case names."""

    title: str
    meta: dict[str, str]


def read_tree(source: str, name: str) -> tuple[PageHead, etree._Element | None]:
    """Return the head and the tree that is shown, or None when there is no element at all.

    Raises:
        DocumentError: the elements are nested deeper than any page.
    """
    root = _parse(source, name)
    if root is None:
        return PageHead("", {}), None
    head = _head(root)
    write_scripts(root)
    show_hidden(root)
    for element in _hidden(root):
        element.tag = "template"
    etree.strip_elements(
        root, etree.Comment, etree.ProcessingInstruction, *_UNSEEN, with_tail=False
    )
    return head, root


def _parse(source: str, name: str) -> etree._Element | None:
    source = unescaped(_CONTROLS.sub("", source))
    root, complete = _attempt(source)
    if not complete:
        # Boxes that never close go deeper and deeper; what is in them is read without them.
        root, complete = _attempt(_INLINE.sub("", _BOXES.sub("<br>", source)))
    if not complete:
        raise DocumentError(
            f"网页的标签嵌套太深，读不了：{name}。", "请把网页里的正文复制到文本文件后重试。"
        )
    return root


def unescaped(source: str) -> str:
    """Return the source without what a content system has escaped once too often."""
    for _ in range(2):
        source = _TWICE.sub("&", source) if "&amp;" in source else source
    if "&lt;" not in source or len(_ESCAPED_END.findall(source)) < _FEWEST_ESCAPED:
        return source
    return _ESCAPED_TAG.sub(lambda match: f"<{html.unescape(match[1])}>", source)


def _attempt(source: str) -> tuple[etree._Element | None, bool]:
    """Return the tree, and whether the parser went on to the end of the page."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None, True
    limited = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, not limited


def _head(root: etree._Element) -> PageHead:
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        meta.setdefault((element.get("name") or "").lower(), element.get("content") or "")
    title = next(("".join(element.itertext()) for element in root.iter("title")), "")
    return PageHead(" ".join(title.split()), meta)


def _hidden(root: etree._Element) -> list[etree._Element]:
    found = [
        element
        for element in root.xpath("//*[@hidden or @style]")
        if element.tag not in ("html", "body") and _is_hidden(element)
    ]
    if not found:
        return []
    most = _MOST * _length(root)
    return [element for element in found if _length(element) <= most]


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))


def _length(element: etree._Element) -> int:
    """Count the printed characters in `element`, scripts and styles left out."""
    shown = element.xpath(".//text()[not(parent::script or parent::style or parent::noscript)]")
    return sum(len(text.strip()) for text in shown)
