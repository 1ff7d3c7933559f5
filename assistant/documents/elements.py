"""The elements of a 公文 around its body (GB/T 9704 chapter 7), recognised line by line.

Each layer of a file has a head, a body and a tail. A head line or a tail line is one element; what
lies between is the body.
"""

import re
from dataclasses import dataclass, replace

from assistant.documents import lines as written
from assistant.documents.contents import find_contents
from assistant.documents.layers import attachment_ordinal
from assistant.documents.layout import Paragraph
from assistant.documents.lines import LONGEST_LINE, SENTENCE
from assistant.documents.model import Element
from assistant.documents.numbering import opening

_COPY_NUMBER = re.compile(r"(?:份\s*号\s*[:：]?\s*)?\d{6}")
_COPY_NUMBER_LINES = 3
_HEAD_LINES = 12
_REMARK_LINES = 8
_SEVERAL = (Element.TITLE, Element.SIGNATURE, Element.REMARK, Element.ISSUING_MARK)
"""Elements that may stand on several lines and are one."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A paragraph that is an element, or body (`element` None)."""

    paragraph: Paragraph
    element: Element | None = None


def find_elements(lines: list[Paragraph], *, first: bool) -> list[Recognised]:
    """Name the elements of one layer; `first` is the layer that carries the document's own head."""
    lines = _closed(lines)
    contents = find_contents(lines)
    found: list[Recognised] = []
    if contents:
        listed = lines[contents[0] : contents[1]]
        lines = lines[: contents[0]] + lines[contents[1] :]
        found.append(Recognised(_as_list(listed), Element.CONTENTS))
    head = _head_length(lines)
    tail = _tail_start(lines, head)
    heads = [Recognised(p, _head_element(p, i, first=first)) for i, p in enumerate(lines[:head])]
    found += _joined(_offices_named(heads) if first else heads)
    found += [Recognised(line) for line in lines[head:tail]]
    return found + _tail(lines[tail:])


def _closed(lines: list[Paragraph]) -> list[Paragraph]:
    """Join a 题注 that was broken before its bracket closes."""
    for index, line in enumerate(lines[1:_HEAD_LINES], start=1):
        if not written.opens_remark(line.text):
            continue
        for end in range(index + 1, min(index + _REMARK_LINES, len(lines))):
            line = line.joined(lines[end])  # noqa: PLW2901
            if written.is_remark(line.text):
                return [*lines[:index], line, *lines[end + 1 :]]
    return lines


def _as_list(lines: list[Paragraph]) -> Paragraph:
    whole = lines[0]
    for line in lines[1:]:
        whole = whole.listed(line)
    return whole


def _head_length(lines: list[Paragraph]) -> int:
    """Count the lines before the body: up to and with the recipients, else before the prose."""
    for index, line in enumerate(lines):
        if written.is_recipients(line.text):
            return index + 1
        if _is_body(line, index) or (index and _is_set_in(line, lines[index - 1])):
            return index
    return 0


def _is_body(line: Paragraph, index: int) -> bool:
    if line.cells or line.opened is not None:
        return True
    titled = index > 0 and (written.is_remark(line.text) or written.ends_title(line.text))
    return not titled and bool(SENTENCE.search(line.text) or line.text[:1] in "（(")


def _is_set_in(line: Paragraph, title: Paragraph) -> bool:
    """Say whether a line that stands in from the margin follows a title that does not."""
    remark = written.is_remark(line.text) or written.opens_remark(line.text)
    titled = not title.indented and bool(written.genre_of(title.text))
    return titled and line.indented and not remark


def _head_element(line: Paragraph, index: int, *, first: bool) -> Element:
    text = line.text
    tests = (
        (Element.ATTACHMENT_MARK, index == 0 and attachment_ordinal(line) is not None),
        (Element.RECIPIENTS, written.is_recipients(text)),
        (Element.SIGNER, written.SIGNER.match(text)),
        (Element.NUMBER, written.is_number(text)),
        (Element.COPY_NUMBER, index < _COPY_NUMBER_LINES and _COPY_NUMBER.fullmatch(text)),
        (Element.URGENCY, written.URGENCY.fullmatch(text)),
        (Element.ISSUING_MARK, first and written.MARK.search(text) and len(text) <= LONGEST_LINE),
        (Element.DATE, written.is_date(text)),
        (Element.REMARK, index and not written.ends_title(text) and written.is_remark(text)),
    )
    return next((element for element, holds in tests if holds), Element.TITLE)


def _offices_named(heads: list[Recognised]) -> list[Recognised]:
    """Tell the office above a number, and the one beside a date, from the title below them.

    In the form of a letter the 发文机关标志 is the office alone (GB/T 9704 10.1); minutes print
    what they are called and, above their title, who printed them and when.
    """
    named = list(heads)
    titles = [i for i, found in enumerate(heads) if found.element is Element.TITLE]
    number = next((i for i, f in enumerate(heads) if f.element is Element.NUMBER), 0)
    for at in titles:
        text, below = heads[at].paragraph.text, heads[at + 1 : at + 2]
        dated = bool(below) and below[0].element is Element.DATE
        if at < number < titles[-1] and written.names_office(text):
            named[at] = replace(heads[at], element=Element.ISSUING_MARK)
        elif dated and at < titles[-1] and written.is_organisation(text):
            named[at] = replace(heads[at], element=Element.SIGNATURE)
    return named


def _joined(found: list[Recognised]) -> list[Recognised]:
    """Join the lines of an element that stands on several lines: a title, the signatures."""
    whole: list[Recognised] = []
    for each in found:
        last = whole[-1] if whole else None
        if last and last.element is each.element and each.element in _SEVERAL:
            paragraph = last.paragraph
            listed = each.element is Element.SIGNATURE
            both = paragraph.listed(each.paragraph) if listed else paragraph.joined(each.paragraph)
            whole[-1] = Recognised(both, each.element)
        else:
            whole.append(each)
    return whole


def _tail_start(lines: list[Paragraph], head: int) -> int:
    """Return the index of the first tail line: attachment note, signatures, date, notes."""
    start = len(lines)
    while start > head and _tail_element(lines[start - 1]) is not None:
        start -= 1
    listed = start
    while listed > head and _is_listed(lines[listed - 1]):
        listed -= 1
    begins = listed > head and written.ATTACHMENT.match(lines[listed - 1].text)
    return listed - 1 if begins else start


def _is_listed(line: Paragraph) -> bool:
    """Say whether a line may be one of several attachments: short, numbered, no sentence."""
    opened = line.opened
    short = len(line.text) <= 2 * LONGEST_LINE and not line.cells
    return opened is not None and short and not SENTENCE.search(line.text)


def _tail(lines: list[Paragraph]) -> list[Recognised]:
    """Name the tail lines; those listed below 附件： belong to the attachment note."""
    found: list[Recognised] = []
    for line in lines:
        element = _tail_element(line)
        noted = bool(found) and found[-1].element is Element.ATTACHMENT_NOTE
        if noted and element in (None, Element.ATTACHMENT_NOTE):
            found[-1] = Recognised(found[-1].paragraph.listed(line), Element.ATTACHMENT_NOTE)
        else:
            found.append(Recognised(line, element))
    return _joined(found)


def _tail_element(line: Paragraph) -> Element | None:
    text = line.text
    tests = (
        (Element.DATE, written.is_date(text)),
        (Element.ATTACHMENT_NOTE, written.ATTACHMENT.match(text)),
        (Element.NOTE, written.NOTE.fullmatch(text) and opening(text) is None),
        (Element.COPIED_TO, written.COPIED_TO.match(text)),
        (Element.PRINTED, written.PRINTED.fullmatch(text)),
        (Element.SIGNATURE, written.is_signature(text)),
    )
    return next((element for element, holds in tests if holds), None)
