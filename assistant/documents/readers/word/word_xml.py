"""Small questions to the XML of a Word file: names, values, switches, and which branch to take."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

WordElement = Any
"""An XML element of lxml, which has no types of its own."""
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
VML = "{urn:schemas-microsoft-com:vml}"
PARAGRAPH, TABLE, RUN = qn("w:p"), qn("w:tbl"), qn("w:r")
TEXTS = (qn("w:t"), qn("m:t"))
_VAL = qn("w:val")
_OFF = frozenset(("0", "false", "off"))
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})(?:\.\d*)?\s*")


def child(element: WordElement | None, *path: str) -> WordElement | None:
    """Return the element at the end of `path`, a name such as `w:pPr` for each step, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(qn(name))
    return element


def value(element: WordElement | None, *path: str) -> str:
    """Return the `w:val` of the element at the end of `path`, or ""."""
    found = child(element, *path)
    return "" if found is None else (found.get(_VAL) or "")


def integer(text: str | None, default: int = 0) -> int:
    """Return the whole number that `text` is, of at most nine digits, or `default`."""
    match = _INTEGER.fullmatch(text or "")
    return int(match[1]) if match else default


def switch(element: WordElement | None, *path: str) -> bool | None:
    """Return whether the property at the end of `path` is on, or None where it is not given."""
    found = child(element, *path)
    return None if found is None else found.get(_VAL) not in _OFF


def branch(alternatives: WordElement) -> WordElement | None:
    """Return the one branch of `mc:AlternateContent` to read: the first that holds text.

    The branches say the same in the words of newer and older programs.
    """
    branches = list(alternatives)
    spoken = (b for b in branches if next(b.iter(*TEXTS, VML + "textpath"), None) is not None)
    return next(spoken, branches[0] if branches else None)


def blocks(container: WordElement) -> Iterator[WordElement]:
    """Yield the paragraphs and tables of `container` in order, out of whatever wraps them."""
    for element in container:
        if element.tag in (PARAGRAPH, TABLE):
            yield element
        elif element.tag == ALTERNATIVES:
            taken = branch(element)
            if taken is not None:
                yield from blocks(taken)
        else:
            yield from blocks(element)
