"""The head of a layer: marks, number, title, 题注, 主送机关, line by line (GB/T 9704 7.2–7.3.2)."""

import re
from dataclasses import replace

from assistant.documents import lines as written
from assistant.documents.addressees import is_addressees, with_addressees_whole
from assistant.documents.dates import DATE, is_date_line
from assistant.documents.layers import attachment_ordinal
from assistant.documents.layout import Paragraph
from assistant.documents.lines import ATTACHMENT, LONGEST_LINE, SENTENCE
from assistant.documents.model import Element
from assistant.documents.recognised import Recognised, joined

_COPY_NUMBER = re.compile(r"(?:份\s*号\s*[:：]?\s*)?\d{6}")
_COPY_NUMBER_LINES = 3
_HEAD_LINES = 12
_REMARK_LINES = 8
_LEAD = re.compile(r"(?:为|根据|依据|按照|鉴于|经|现将|近年来|近期|日前)[^《》]*，")
_FORM_LABEL = re.compile(r"(?:计量|金额|填报|填表|制表|编制|申报)?(?:单位|日期|时间)\s*[:：]")
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.．]?[\s\u3000]+\S")
"""How the first line of a plan begins that counts 1, 1.1, 1.1.1."""
_SPOKEN = re.compile(r"[—–-]{1,2}.*(?:会议|大会|[上日])|[—–-]{1,2}.*\d{4}年.*")
"""Below the title of a report: when and where it was given."""
_SPEAKER = re.compile(
    r"[\u4e00-\u9fff]{2,24}(?:长|主任|书记)[\s\u3000]+[\u4e00-\u9fff\s\u3000]{2,6}"
)
_NUMBERED = re.compile(
    r".(?P<code>[\u4e00-\u9fff])\s*[〔\[［【（(]\s*(?:19|20)\d\d\s*[〕\]］】）)]\s*\d{1,4}\s*号[）)]?$"
)
_NOTICE_KIND = re.compile(r"[公通]\s*告")
_YEARLY_NUMBER = re.compile(r"[（(]?(?:19|20)\d\d\s*年\s*第\s*\d{1,4}\s*号[）)]?")
"""公告 and 2025年第3号, each on a line of its own above what the 公告 is about."""
_PLACE = 2
"""Characters by which the name of a place is known again: 汐浦县."""
_LONGEST_CODE = 12
"""Characters of a 机关代字, a bracket before it included."""
_LEAST_COLUMNS, _LONGEST_COLUMN = 3, 6
_LONGEST_TITLE = 2 * LONGEST_LINE
"""A title line may be longer where a page or a file does not break it."""


def find_head(lines: list[Paragraph], *, first: bool) -> tuple[list[Recognised], list[Paragraph]]:
    """Return the elements at the head of a layer, and the lines behind them."""
    lines = _number_apart(with_addressees_whole(_closed(lines)))
    length = _head_length(lines)
    found = [Recognised(p, _head_element(p, i, first=first)) for i, p in enumerate(lines[:length])]
    return joined(_offices_named(found) if first else found), lines[length:]


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


def _number_apart(lines: list[Paragraph]) -> list[Paragraph]:
    """Part a number from the title that it is printed behind: …的通知（某教字〔2018〕12号）."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if SENTENCE.search(line.text) or line.opened or line.cells:
            break
        number = _number_behind(line.text)
        if number:
            title = line.text.removesuffix(number).rstrip()
            at = line.span[0] + len(line.text) - len(number)
            parted = replace(line, text=title, span=(line.span[0], line.span[0] + len(title)))
            apart = replace(line, text=number, span=(at, line.span[1]), after_blank=False)
            return [*lines[:index], parted, apart, *lines[index + 1 :]]
    return lines


def _number_behind(text: str) -> str:
    """Return the number that a line ends with behind a title, or ""."""
    match = _NUMBERED.search(text)
    code = match.start("code") if match else 0
    starts = (start for start in range(code, -1, -1) if code - start <= _LONGEST_CODE)
    for start in starts if match else ():
        number = text[start:].lstrip()
        if written.genre_of(text[:start]) and written.is_number(number):
            return number
    return ""


def _head_length(lines: list[Paragraph]) -> int:
    """Count the lines before the body: up to and with the recipients, else before the prose."""
    for index, line in enumerate(lines):
        if is_addressees(line.text) and (index or not _is_attachment(line)):
            return index + 1
        if _is_body(line, index) or (index and _is_set_in(line, lines[index - 1])):
            return index
        if index > 1 and _is_attachment(lines[0]) and _names_columns(lines[index:]):
            return index
    return 0


def _is_attachment(line: Paragraph) -> bool:
    return attachment_ordinal(line) is not None


def _names_columns(lines: list[Paragraph]) -> bool:
    """Say whether lines are the names of a table's columns, which a file prints one below another.

    A title is broken into lines of some length; so many short ones are none of it.
    """
    names = lines[:_LEAST_COLUMNS]
    return len(names) == _LEAST_COLUMNS and all(
        len(line.text) <= _LONGEST_COLUMN and not written.ends_title(line.text) for line in names
    )


def _is_body(line: Paragraph, index: int) -> bool:
    text = line.text
    if line.cells or line.opened is not None or _leads_in(text, index):
        return True
    titled = _is_remark(text, index) or (index > 0 and written.ends_title(text))
    return not titled and bool(SENTENCE.search(text) or _is_bracket(text)) and not _is_mark(text)


def _is_bracket(text: str) -> bool:
    """Say whether a line begins with a bracket and is no end of a title: （试行）》的通知."""
    return text[:1] in "（(" and not written.genre_of(text)


def _is_remark(text: str, index: int) -> bool:
    """Say whether a line is a 题注; the first line is one where the title stands elsewhere."""
    dated = DATE.search(text) is not None and text[:1] in "（("
    return written.is_remark(text) and (index > 0 or dated) and not is_date_line(text)


def _leads_in(text: str, index: int) -> bool:
    """Say whether a line without a full stop is prose, or of a form: no line of a title."""
    if index == 0 or _is_mark(text) or _is_remark(text, index):
        return False
    asked = text.endswith(("：", ":")) or _FORM_LABEL.match(text) is not None
    asked = asked or _DECIMAL.match(text) is not None
    prose = _LEAD.match(text) is not None or (len(text) > _LONGEST_TITLE and "，" in text)
    return asked or prose


def _is_mark(text: str) -> bool:
    """Say whether a line with a colon or in brackets is an element of the head."""
    marks = written.SIGNER.match(text), ATTACHMENT.match(text)
    return any(marks) or written.is_number(text) or is_date_line(text)


def _is_set_in(line: Paragraph, title: Paragraph) -> bool:
    """Say whether a line that stands in from the margin follows a title that does not."""
    text = line.text
    remark = written.is_remark(text) or written.opens_remark(text) or _is_mark(text)
    titled = not title.indented and bool(written.genre_of(title.text))
    return titled and line.indented and not remark


def _head_element(line: Paragraph, index: int, *, first: bool) -> Element:
    text = line.text
    tests = (
        (Element.ATTACHMENT_MARK, index == 0 and _is_attachment(line)),
        (Element.RECIPIENTS, is_addressees(text)),
        (Element.SIGNER, written.SIGNER.match(text)),
        (Element.NUMBER, written.is_number(text)),
        (Element.COPY_NUMBER, index < _COPY_NUMBER_LINES and _COPY_NUMBER.fullmatch(text)),
        (Element.URGENCY, written.URGENCY.fullmatch(text)),
        (Element.ISSUING_MARK, first and written.MARK.search(text) and len(text) <= LONGEST_LINE),
        (Element.REMARK, index and _SPOKEN.fullmatch(text)),
        (Element.SIGNATURE, index and _SPEAKER.fullmatch(text)),
        (Element.DATE, is_date_line(text)),
        (Element.REMARK, not written.ends_title(text) and _is_remark(text, index)),
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
        elif at < _marks_end(heads, titles):
            named[at] = replace(heads[at], element=Element.ISSUING_MARK)
    return named


def _marks_end(heads: list[Recognised], titles: list[int]) -> int:
    """Return where the title proper begins that offices stand above, or 0.

    A 公告 prints its offices, what it is and its number of the year before 关于…的公告; a 明白纸
    or a 政策问答 the office that gives it out, whose place its own title begins with again.
    """
    texts = [heads[at].paragraph.text for at in titles]
    for index in range(1, len(titles)):
        above, own = texts[:index], texts[index]
        if _YEARLY_NUMBER.fullmatch(above[-1]) and index > 1:
            kind = _NOTICE_KIND.search(above[-2])
            return titles[index] if kind and own.startswith("关于") else 0
        placed = all(map(written.names_office, above)) and own[:_PLACE] == above[-1][:_PLACE]
        if placed and written.is_plain_title("".join(texts[index:])):
            return titles[index]
    return 0
