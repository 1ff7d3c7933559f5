"""The tail of a layer: 附件说明, 署名, 成文日期, 附注, 版记 (GB/T 9704 7.3.4–7, 7.4)."""

from assistant.documents import lines as written
from assistant.documents.attachment_lists import is_listed
from assistant.documents.dates import is_date_line, is_unfinished_date
from assistant.documents.layout import Paragraph
from assistant.documents.lines import LONGEST_LINE, SENTENCE
from assistant.documents.model import Element
from assistant.documents.numbering import opening
from assistant.documents.recognised import Recognised, joined

_STRAY = 3
"""Lines below a date that are no sentence and nothing known, and still not of the body."""
_ENDS = (Element.DATE, Element.NOTE, Element.COPIED_TO)
"""What may stand above the 印发机关."""
_DATES = (Element.DATE, Element.PRINTED)


def find_tail(lines: list[Paragraph]) -> tuple[list[Paragraph], list[Recognised]]:
    """Return the lines of the body, and the elements behind them."""
    start = _tail_start(lines)
    return lines[:start], _tail(lines[start:])


def _tail_start(lines: list[Paragraph]) -> int:
    """Return the index of the first tail line: attachment note, signatures, date, notes."""
    start = _known_start(lines, _stray_start(lines))
    while (listed := _list_start(lines, start)) < start:
        start = _known_start(lines, listed)
    while start < len(lines) and written.CONTACT.fullmatch(lines[start].text):
        start += 1  # whom to ask, above the signature: a paragraph of the body
    return start


def _known_start(lines: list[Paragraph], start: int) -> int:
    """Return where the known elements begin that stand right before `start`."""
    dated = start < len(lines)
    while start > 0 and (element := _element(lines[start - 1], dated=dated)) is not None:
        dated = dated or element in _DATES
        start -= 1
    return start


def _list_start(lines: list[Paragraph], start: int) -> int:
    """Return where the 附件： begins whose list ends right before `start`, else `start`."""
    listed = start
    while listed > 0 and is_listed(lines[listed - 1]):
        listed -= 1
    begins = listed > 0 and written.ATTACHMENT.match(lines[listed - 1].text)
    return listed - 1 if begins else start


def _stray_start(lines: list[Paragraph]) -> int:
    """Return where unknown lines below a date and its signature begin, or the end."""
    for at in range(len(lines) - 1, max(len(lines) - _STRAY, 1) - 1, -1):
        line = lines[at]
        if line.cells or line.opened or SENTENCE.search(line.text) or _long(line.text):
            break
        above, signed = lines[at - 1], lines[at - 2] if at > 1 else None
        if is_date_line(above.text) and signed and written.is_signature(signed.text):
            return at
    return len(lines)


def _long(text: str) -> bool:
    return len(text) > 2 * LONGEST_LINE


def _tail(lines: list[Paragraph]) -> list[Recognised]:
    """Name the tail lines; those listed below 附件： belong to the attachment note.

    What is nothing known stands below the date, and is a note.
    """
    found: list[Recognised] = []
    for line in lines:
        element = _element(line, dated=True)
        if element is Element.PRINTED and _printer_above(found, line):
            found[-1] = Recognised(found[-1].paragraph.listed(line), Element.PRINTED)
            continue
        if element is Element.PRINTED and _is_signed_day(found, line):
            element = Element.DATE
        noted = bool(found) and found[-1].element is Element.ATTACHMENT_NOTE
        if noted and element in (None, Element.ATTACHMENT_NOTE):
            found[-1] = Recognised(found[-1].paragraph.listed(line), Element.ATTACHMENT_NOTE)
        else:
            found.append(Recognised(line, element or Element.NOTE))
    return joined(found)


def _printer_above(found: list[Recognised], line: Paragraph) -> bool:
    """Say whether who printed it stands on the line above a day of printing, below a date."""
    elements = [each.element for each in found[-2:]]
    bare = is_date_line(line.text.rsplit("印", 1)[0].strip())
    return bare and len(elements) == 2 and elements[1] is Element.SIGNATURE and elements[0] in _ENDS


def _is_signed_day(found: list[Recognised], line: Paragraph) -> bool:
    """Say whether a day with 印发 behind it stands right below the signature, as its only date."""
    elements = [each.element for each in found]
    bare = is_date_line(line.text.rsplit("印", 1)[0].strip())
    return bare and elements[-1:] == [Element.SIGNATURE] and Element.DATE not in elements


def _element(line: Paragraph, *, dated: bool) -> Element | None:
    """Return what a tail line is; `dated` says that a date is known to stand below it or near."""
    text = _only_cell(line)
    tests = (
        (Element.DATE, is_date_line(text) or is_unfinished_date(text)),
        (Element.ATTACHMENT_NOTE, written.ATTACHMENT.match(text)),
        (Element.NOTE, written.NOTE.fullmatch(text) and opening(text) is None),
        (Element.NOTE, written.CONTACT.fullmatch(text)),
        (Element.COPIED_TO, written.COPIED_TO.match(text)),
        (Element.PRINTED, written.PRINTED.fullmatch(text)),
        (Element.SIGNATURE, written.is_signature(text) and (dated or not written.is_person(text))),
        (Element.SIGNATURE, dated and _are_signatures(line)),
    )
    return next((element for element, holds in tests if holds), None)


def _only_cell(line: Paragraph) -> str:
    """Return the text of a line, of a row that has one cell with text that cell."""
    texts = [cell for cell in line.cells if cell]
    return texts[0] if len(texts) == 1 else line.text


def _are_signatures(line: Paragraph) -> bool:
    """Say whether a row above a date holds the names of offices side by side."""
    texts = [cell for cell in line.cells if cell]
    return bool(texts) and all(map(written.is_signature, texts))
