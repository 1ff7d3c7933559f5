"""Comments in a Word draft: their place in the text, and what the part of comments is given.

A comment is anchored by two marks around the words and a reference behind them (ECMA-376 part 1,
17.13.4); what it says stands in a part of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from docx.oxml.ns import nsmap, qn
from lxml import etree

from assistant.documents.readers.word.word_origins import Origin
from assistant.documents.readers.word.word_xml import RUN, WordElement
from assistant.quotations.tracked_changes import AUTHOR, numbers_behind, stamp
from assistant.quotations.untouchable import Untouchable
from assistant.quotations.word_runs import WordRuns

_WORD = {"w": nsmap["w"]}
_ID = qn("w:id")
_PLAIN_PARAGRAPH = (
    ("w:spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("w:ind", {"firstLineChars": "0", "firstLine": "0"}),
    ("w:jc", {"val": "left"}),
)
"""So that the balloon does not take on how the draft sets its own paragraphs."""
_SIZE = "20"
"""Ten points, in half points."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of the characters from `start` to `end`, a line a paragraph."""

    start: int
    end: int
    lines: tuple[str, ...]


class Commentator:
    """Anchors remarks in one draft and keeps what they say."""

    def __init__(
        self, runs: WordRuns, untouchable: Untouchable, comments: WordElement | None, day: date
    ) -> None:
        """Number on from the comments that the draft has."""
        self._runs, self._untouchable, self._day = runs, untouchable, day
        held = iter(()) if comments is None else comments.iter(qn("w:comment"))
        marks = runs.document.iter(qn("w:commentRangeStart"), qn("w:commentReference"))
        self._ids = count(max(next(numbers_behind(held)), next(numbers_behind(marks))))
        self.comments: list[WordElement] = []

    def remark(self, remark: Remark) -> None:
        """Anchor a remark on its words, which must stand in the document itself."""
        key = str(next(self._ids))
        origins = self._runs.within(remark.start, remark.end)
        self._start(origins[0], max(remark.start, origins[0].start)).addprevious(
            _marker("w:commentRangeStart", key)
        )
        last = self._end(origins[-1], min(remark.end, origins[-1].end))
        reference = etree.Element(RUN, nsmap=_WORD)
        reference.append(_marker("w:commentReference", key))
        last.addnext(reference)
        last.addnext(_marker("w:commentRangeEnd", key))
        self.comments.append(_comment(key, remark.lines, self._day))

    def _start(self, origin: Origin, place: int) -> WordElement:
        whole = self._untouchable.whole(origin)
        return whole[0] if whole else self._runs.begun_at(place)

    def _end(self, origin: Origin, place: int) -> WordElement:
        whole = self._untouchable.whole(origin)
        return whole[1] if whole else self._runs.ended_at(place)


def comments_part(comments: Sequence[WordElement]) -> bytes:
    """Return a part of comments that holds these."""
    root = etree.Element(qn("w:comments"), nsmap=_WORD)
    root.extend(comments)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _marker(name: str, key: str) -> WordElement:
    return etree.Element(qn(name), {_ID: key}, _WORD)


def _comment(key: str, lines: Sequence[str], day: date) -> WordElement:
    about = {"w:author": AUTHOR, "w:date": stamp(day), "w:initials": AUTHOR}
    comment = etree.Element(
        qn("w:comment"), {_ID: key, **{qn(k): v for k, v in about.items()}}, _WORD
    )
    comment.extend(_paragraphs(lines))
    return comment


def _paragraphs(lines: Sequence[str]) -> Iterator[WordElement]:
    for number, line in enumerate(lines):
        paragraph = etree.Element(qn("w:p"), nsmap=_WORD)
        form = etree.SubElement(paragraph, qn("w:pPr"))
        for name, values in _PLAIN_PARAGRAPH:
            etree.SubElement(form, qn(name), {qn(f"w:{k}"): v for k, v in values.items()})
        if number == 0:
            etree.SubElement(etree.SubElement(paragraph, RUN), qn("w:annotationRef"))
        run = etree.SubElement(paragraph, RUN)
        size = etree.SubElement(run, qn("w:rPr"))
        etree.SubElement(size, qn("w:sz"), {qn("w:val"): _SIZE})
        etree.SubElement(run, qn("w:t")).text = line
        yield paragraph
