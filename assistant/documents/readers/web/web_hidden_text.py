"""The text of a document that a page keeps where no reader sees it until its script has run.

Some portals put the document into a `textarea`, a script of another type, or a string of JSON, and
let a script show it. It is read where the page itself shows no sentence of its own.
"""

import html
import json
import re
from collections.abc import Iterator

from lxml import etree

_HAN = re.compile("[\u3400-\u9fff]")
_STOPS = re.compile("[。；]")
_FEWEST = 60
"""Chinese characters that make a text the document, and not a label or a message."""
_LONGEST = 5_000_000
_TEMPLATES = ("text/html", "text/plain", "text/template", "text/x-template", "text/xml")
_DESCRIBING = "application/ld+json"
"""What tells search engines of a page: a summary, and no text."""
_ENDS = re.compile(r"</p>|<br|</div>|\n", re.IGNORECASE)
_FEWEST_ENDS = 2
"""Ends of paragraphs in the text of a document: messages of a script have none."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')
_TAGS = re.compile(r"<[^<>]*>")
_LINE_END = re.compile(r"\r?\n")
_SHARE = 4
"""The hidden text is so many times as long as what the page shows in sentences."""


def show_hidden(root: etree._Element) -> None:
    """Put the largest hidden text into the tree where the page shows no document beside it."""
    best, element = max(_texts(root), key=lambda found: _size_hidden(found[0]), default=("", None))
    if element is None or _size_hidden(best) < _FEWEST or _size(best) < _SHARE * _shown(root):
        return
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    tree = etree.fromstring(f"<div>{_as_markup(best)}</div>".encode("utf-8", "replace"), parser)
    parent = element.getparent()
    body = root.find("body")
    if parent is not None and parent.tag == "head" and body is not None:
        body.append(next(tree.iter("div")))
    elif parent is not None:
        element.addprevious(next(tree.iter("div")))


def _texts(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for element in root.iter("textarea", "script"):
        text = "".join(element.itertext())
        kind = (element.get("type") or "").lower()
        silent = not (_HAN.search(text) or "\\u" in text)
        if len(text) > _LONGEST or silent or kind == _DESCRIBING:
            continue
        if element.tag == "textarea" or kind in _TEMPLATES:
            yield html.unescape(text) if "&lt;" in text else text, element
        else:
            yield from ((string, element) for string in _strings(text))


def _strings(script: str) -> Iterator[str]:
    """Yield the long strings of a script that is or holds data."""
    for match in _STRING.finditer(script):
        if len(match[0]) > _FEWEST:
            try:
                yield str(json.loads(match[0], strict=False))
            except ValueError:
                continue


def _shown(root: etree._Element) -> int:
    """Count the Chinese characters of the lines of sentences that the page shows."""
    texts = root.xpath(
        "//body//text()[not(ancestor::script or ancestor::style or ancestor::textarea "
        "or ancestor::noscript or ancestor::a)]"
    )
    return sum(_size(text) for text in texts if _STOPS.search(text))


def _size(text: str) -> int:
    """Count the Chinese characters of a text that has sentences."""
    printed = _TAGS.sub("", text)
    return len(_HAN.findall(printed)) if _STOPS.search(printed) else 0


def _size_hidden(text: str) -> int:
    """Count the Chinese characters of a text that has sentences in paragraphs."""
    return _size(text) if len(_ENDS.findall(text)) >= _FEWEST_ENDS else 0


def _as_markup(text: str) -> str:
    return text if _TAGS.search(text) else _LINE_END.sub("<br>", html.escape(text))
