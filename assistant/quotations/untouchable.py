"""What in a Word draft is not to be changed, and what a comment has to stand around.

Changed is only what one would type over: text in plain runs of a paragraph. Text that somebody
else has changed with revisions on, that a field puts in, that is kept in two forms
(`mc:AlternateContent`) or that a content control holds is commented on and left.
"""

from collections.abc import Iterator

from docx.oxml.ns import qn

from assistant.documents.readers.word.word_origins import Origin
from assistant.documents.readers.word.word_xml import (
    ALTERNATIVES,
    PARAGRAPH,
    RUN,
    WordElement,
    child,
    value,
)
from assistant.quotations.word_runs import WordRuns, paragraph_of, run_of

REVISED = "引文里已经有修订，请先处理那些修订"
NOT_PLAIN = "要改的地方有换行、域、脚注号、制表符、公式一类，请手工改"
LOCKED = "引文在锁定的内容控件里，请手工改"
_FREE = frozenset(
    (PARAGRAPH, *map(qn, ("w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo")))
)
"""What plain runs may stand in; in anything else that is part of a paragraph they are not plain."""
_REVISIONS = frozenset(
    map(
        qn,
        ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:cellIns", "w:cellDel"),
    )
)
_IN_TABLES = {qn("w:tr"): qn("w:trPr"), qn("w:tc"): qn("w:tcPr")}
"""Rows and cells, and where it stands that somebody put them in or out."""
_FIELD, _KIND = qn("w:fldChar"), qn("w:fldCharType")
_LOCKS = frozenset(("contentLocked", "sdtContentLocked"))

FieldEnds = tuple[WordElement, WordElement]
"""The runs in which a field begins and ends."""


class Untouchable:
    """Knows of a draft, as it was given, what must be left."""

    def __init__(self, runs: WordRuns) -> None:
        """Look where fields begin and end."""
        self._runs = runs
        self._fields = _fields(runs.document)

    def obstacle(self, start: int, end: int) -> str:
        """Say why nothing from `start` to `end` of the text may be changed, "" if it may."""
        origins = self._runs.within(start, end)
        if any(_is_locked(o.element) for o in origins):
            return LOCKED
        return REVISED if _is_revised(origins) else ""

    def is_plain(self, start: int, end: int) -> bool:
        """Say whether all from `start` to `end` of the text stands in plain runs."""
        origins = self._runs.within(start, end)
        covered = sum(min(o.end, end) - max(o.start, start) for o in origins)
        return covered == end - start and all(map(self._is_plain, origins))

    def whole(self, origin: Origin) -> FieldEnds | None:
        """Return the first and the last part of what a comment must not begin or end inside.

        None where it may.
        """
        run = run_of(origin)
        first = last = _outermost(run)
        if first in self._fields:
            begun, ended = map(_outermost, self._fields[first])
            if begun.getparent() is ended.getparent() is first.getparent():
                first, last = begun, ended
        return None if first is last is run else (first, last)

    def _is_plain(self, origin: Origin) -> bool:
        run = run_of(origin)
        in_two_forms = next(run.iterancestors(ALTERNATIVES), None) is not None
        return run not in self._fields and _outermost(run) is run and not in_two_forms


def _outermost(run: WordElement) -> WordElement:
    """Return the run, or the largest part of its paragraph around it that is not free."""
    found = run
    for element in run.iterancestors():
        if element.tag not in _FREE:
            found = element
        if element.tag == PARAGRAPH:
            break
    return found


def _is_locked(element: WordElement) -> bool:
    controls = [child(a, "w:sdtPr") for a in element.iterancestors(qn("w:sdt"))]
    return any(
        value(c, "w:lock") in _LOCKS or child(c, "w:dataBinding") is not None for c in controls
    )


def _is_revised(origins: list[Origin]) -> bool:
    """Say whether a revision stands around characters, or anywhere from the first to the last."""
    if not origins:
        return False
    around = (a for o in origins for a in o.element.iterancestors())
    if any(a.tag in _REVISIONS or _is_revised_part(a) for a in around):
        return True
    return any(element.tag in _REVISIONS for element in _between(origins))


def _is_revised_part(element: WordElement) -> bool:
    """Say whether an element is a row or a cell of a table that was put in or out."""
    form = element.find(_IN_TABLES[element.tag]) if element.tag in _IN_TABLES else None
    return form is not None and any(each.tag in _REVISIONS for each in form)


def _between(origins: list[Origin]) -> Iterator[WordElement]:
    """Yield every element from the first run of these to the last, ends of paragraphs included."""
    first, last = run_of(origins[0]), run_of(origins[-1])
    paragraphs = list(dict.fromkeys(paragraph_of(o.element) for o in origins))
    for paragraph in paragraphs:
        mark = child(paragraph, "w:pPr", "w:rPr")
        if paragraph is not paragraphs[-1] and mark is not None:
            yield from mark.iter()
        inside = paragraph is not paragraphs[0]
        for element in paragraph.iterchildren():
            here = list(element.iter())
            inside = inside or first in here
            if inside and element.tag != qn("w:pPr"):
                yield from here
            if last in here:
                break


def _fields(document: WordElement) -> dict[WordElement, FieldEnds]:
    """Return the runs that are part of a field, each with the ends of the outermost around it.

    A field without an end is none.
    """
    last_of = dict(_pairs(document))
    found: dict[WordElement, FieldEnds] = {}
    current: FieldEnds | None = None
    for element in document.iter(RUN, _FIELD):
        if element.tag == _FIELD and current is None and element in last_of:
            current = element, last_of[element]
            run = element.getparent()
            found[run] = run, current[1].getparent()
        elif element.tag == RUN and current is not None:
            found[element] = current[0].getparent(), current[1].getparent()
        if current is not None and element is current[1]:
            current = None
    return found


def _pairs(document: WordElement) -> Iterator[FieldEnds]:
    """Yield the beginning and the end of each field."""
    open_fields: list[WordElement] = []
    for element in document.iter(_FIELD):
        kind = element.get(_KIND)
        if kind == "begin":
            open_fields.append(element)
        elif kind == "end" and open_fields:
            yield open_fields.pop(), element
