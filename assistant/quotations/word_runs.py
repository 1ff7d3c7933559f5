"""The runs of a Word draft by the characters of its text: found, looked at, cut where needed.

A run is cut by moving what stands behind the cut into a new run of the same form (`w:rPr`) right
behind it, so that the text reads on as it did.
"""

from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from docx.oxml.ns import qn

from assistant.documents.readers.word.word_origins import Origin, TracedWord
from assistant.documents.readers.word.word_xml import PARAGRAPH, RUN, WordElement, child

_RUN_FORM, _TEXT, _SPACE = qn("w:rPr"), qn("w:t"), "{http://www.w3.org/XML/1998/namespace}space"


class WordRuns:
    """The runs of a draft; what is cut is cut in the document itself."""

    def __init__(self, traced: TracedWord) -> None:
        """Take what of the text stands in the document itself: not in its notes or text boxes."""
        self.document = traced.document
        self._origins = [o for o in traced.origins if _is_in_body(o.element, traced.document)]
        self._starts = [origin.start for origin in self._origins]

    def within(self, start: int, end: int) -> list[Origin]:
        """Return what stands from `start` to `end`, as far as it stands in runs, in order."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        for number in range(first, len(self._origins)):
            origin = self._origins[number]
            if origin.start >= end:
                break
            if origin.end > start:
                found.append(origin)
        return found

    def first(self) -> Origin | None:
        """Return the first characters of the document."""
        return next(iter(self._origins), None)

    def at(self, place: int) -> Origin | None:
        """Return what has the character at `place`."""
        return next(iter(self.within(place, place + 1)), None)

    def isolated(self, start: int, end: int) -> list[WordElement]:
        """Return runs that hold just the characters from `start` to `end`, cutting others off."""
        self._cut(start)
        self._cut(end)
        return [_alone(origin.element) for origin in self.within(start, end)]

    def begun_at(self, place: int) -> WordElement:
        """Return a run that begins with the character at `place`."""
        self._cut(place)
        return _beginning_with(self._origins[self._number(place)].element)

    def ended_at(self, place: int) -> WordElement:
        """Return a run that ends with the character before `place`."""
        self._cut(place)
        return _ending_with(self._origins[self._number(place - 1)].element)

    def _number(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _cut(self, place: int) -> None:
        """Let no `w:t` have characters on both sides of `place`."""
        number = self._number(place)
        if number < 0:
            return
        origin = self._origins[number]
        if not origin.start < place < origin.end:
            return
        kept = origin.offset + place - origin.start
        behind = _cut_text(origin.element, kept)
        self._origins[number : number + 1] = [
            replace(origin, end=place), Origin(place, origin.end, behind, 0),
        ]  # fmt: skip
        self._starts.insert(number + 1, place)
        for later in range(number + 2, len(self._origins)):
            other = self._origins[later]
            if other.element is not origin.element:
                return
            self._origins[later] = replace(other, element=behind, offset=other.offset - kept)


def run_of(origin: Origin) -> WordElement:
    """Return the run that has some characters."""
    return origin.element.getparent()


def paragraph_of(element: WordElement) -> WordElement:
    """Return the paragraph that an element stands in."""
    return next(element.iterancestors(PARAGRAPH))


def form_of(run: WordElement) -> Iterator[WordElement]:
    """Yield a copy of the form of a run (`w:rPr`), if it has one."""
    form = child(run, "w:rPr")
    if form is not None:
        yield deepcopy(form)


def set_text(element: WordElement, text: str) -> None:
    """Set the text of a `w:t`; Word drops blanks at its ends unless it says to keep them."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _is_in_body(element: WordElement, document: WordElement) -> bool:
    ancestors = list(element.iterancestors())
    boxed = any(a.tag == qn("w:txbxContent") for a in ancestors)
    return not boxed and ancestors[-1] is document


def _cut_text(element: WordElement, kept: int) -> WordElement:
    """Move the text behind `kept` characters of a `w:t` into a new one in a new run."""
    text = element.text
    behind = element.makeelement(_TEXT, element.attrib, element.nsmap)
    set_text(behind, text[kept:])
    set_text(element, text[:kept])
    element.addnext(behind)
    _beginning_with(behind)
    return behind


def _beginning_with(element: WordElement) -> WordElement:
    """Return the run that begins with `element`, a new one where something stands before it."""
    run = element.getparent()
    before = element.getprevious()
    if run.tag != RUN or before is None or before.tag == _RUN_FORM:
        return run
    return _moved([element, *element.itersiblings()], run)


def _ending_with(element: WordElement) -> WordElement:
    """Return the run that ends with `element`; what stands behind it goes into a new one."""
    run = element.getparent()
    behind = list(element.itersiblings())
    if run.tag == RUN and behind:
        _moved(behind, run)
    return run


def _alone(element: WordElement) -> WordElement:
    _ending_with(element)
    return _beginning_with(element)


def _moved(elements: list[WordElement], run: WordElement) -> WordElement:
    """Move the last elements of a run into a new one of the same form behind it."""
    other = run.makeelement(RUN, run.attrib, run.nsmap)
    other.extend(form_of(run))
    other.extend(elements)
    run.addnext(other)
    return other
