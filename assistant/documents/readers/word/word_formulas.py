"""Formulas of Word (Office Math) on one line: a/b for a fraction, with brackets where they matter.

Brackets, roots and sums are shapes in the file, not characters; without them a formula in the text
of a policy would say something else.
"""

import re
from collections.abc import Callable

from docx.oxml.ns import qn

from assistant.documents.readers.word.word_xml import TEXTS, WordElement

FORMULA = qn("m:oMath")
_COMPOUND = re.compile(r"[-+−–×÷·*/＋－／]")
_UNPRINTED = frozenset(map(qn, ("w:del", "w:moveFrom", "m:ctrlPr", "w:rPr")))


def formula(element: WordElement) -> str:
    """Return what a formula, or a part of one, says."""
    if element.tag in TEXTS:
        return element.text or ""
    if element.tag in _UNPRINTED:
        return ""
    shape = _SHAPES.get(element.tag)
    return shape(element) if shape else "".join(map(formula, element))


def _fraction(element: WordElement) -> str:
    return "/".join(_whole(formula(side)) for side in _sides(element, "m:num", "m:den"))


def _scripts(element: WordElement) -> str:
    """Return a base with what stands below and above it; without the sign x 1 2 reads as x12."""
    base = "".join(map(formula, _sides(element, "m:e", "m:sub")))
    return "^".join([_whole(base), *(_whole(formula(s)) for s in _sides(element, "m:sup"))])


def _root(element: WordElement) -> str:
    return "√".join(_whole(formula(side)) for side in _sides(element, "m:deg", "m:e"))


def _bracketed(element: WordElement) -> str:
    between = _sign(element, "m:sepChr", "|").join(map(formula, _sides(element, "m:e")))
    return _sign(element, "m:begChr", "(") + between + _sign(element, "m:endChr", ")")


def _sum(element: WordElement) -> str:
    return _sign(element, "m:chr", "∫") + "".join(map(formula, element))


def _sides(element: WordElement, *names: str) -> list[WordElement]:
    return [side for name in names for side in element.iterchildren(qn(name))]


def _sign(element: WordElement, name: str, default: str) -> str:
    """Return a sign of its shape that the formula gives in its properties, or Word's own."""
    given = next(element.iterfind(f"*/{qn(name)}"), None)
    return default if given is None else str(given.get(qn("m:val"), ""))


def _whole(part: str) -> str:
    return f"({part})" if _COMPOUND.search(part) else part


_SHAPES: dict[str, Callable[[WordElement], str]] = {
    qn("m:f"): _fraction,
    qn("m:sSup"): _scripts,
    qn("m:sSubSup"): _scripts,
    qn("m:rad"): _root,
    qn("m:d"): _bracketed,
    qn("m:nary"): _sum,
}
