"""The elements of a 公文 around its body (GB/T 9704 chapter 7), recognised line by line.

Each layer of a file (the 通知 that issues, the 意见 that is issued) has a head, a body and a tail.
A head line or a tail line is one element; what lies between is the body.
"""

import re
from dataclasses import dataclass

from assistant.documents.dates import DATE
from assistant.documents.document_number import find_document_numbers
from assistant.documents.layout import Paragraph
from assistant.documents.model import Element
from assistant.documents.numbering import opening

GENRES = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要", "条例", "办法", "规定", "细则", "规则", "方案", "规划", "纲要",
    "计划", "要点", "章程", "法", "解释", "复函",
)  # fmt: skip
"""文种: the fifteen of the 党政机关公文处理工作条例, and those of what a 通知 or 令 issues."""

_GENRE = re.compile(rf"({'|'.join(sorted(GENRES, key=len, reverse=True))})(?:（[^）]*）)?$")
_SENTENCE = re.compile(r"[。；！？;!?]")
_ORGANISATION = re.compile(
    r"(?:院|厅|局|部|委|室|会|府|办|处|组|司|公司|中心|法院|检察院|代）|代\)|省|市|县|区|乡|镇)$"
)
_PERSON = re.compile(r"^(?:总\s*理|主\s*席|省\s*长|市\s*长|部\s*长|局\s*长|主\s*任)[\s\u3000]+\S")
_SIGNER = re.compile(r"签发人\s*[:：]")
_ATTACHMENT = re.compile(r"附\s*件\s*[:：]")
_NOTE = re.compile(r"^[（(][^）)]{1,60}[）)]$")
_REMARK = re.compile(r"^[（(].*[）)]$")
"""题注: when a law was adopted and amended, in brackets under its title."""
_COPIED_TO = re.compile(r"抄\s*送\s*[:：]|分\s*送\s*[:：]")
_PRINTED = re.compile(r"[^。；]{2,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发$")
_MARK = re.compile(r"(?:文件|国务院令|人民政府令|[部委局署行会]令|主席令)$")
LONGEST_LINE = 40
"""A title line, an issuing mark or a signature is no longer than a printed line."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that is an element, or body (`element` None)."""

    paragraph: Paragraph
    element: Element | None = None


def genre_of(title: str) -> str:
    """Return the 文种 at the end of a title, or ""."""
    match = _GENRE.search(title.strip().rstrip("》"))
    return match[1] if match else ""


def split_layers(lines: list[Paragraph]) -> list[list[Paragraph]]:
    """Cut a file into its layers: prose after a 成文日期 and its notes is another document."""
    layers: list[list[Paragraph]] = [[]]
    prose_after = _prose_after(lines)
    for index, line in enumerate(lines):
        if _ends_layer(layers[-1]) and prose_after[index] and not _belongs_to_tail(line):
            layers.append([])
        layers[-1].append(line)
    return layers


def _prose_after(lines: list[Paragraph]) -> list[bool]:
    """Say for each line whether it or a later one is prose, tail lines not counted."""
    found, seen = [], False
    for line in reversed(lines):
        seen = seen or (bool(_SENTENCE.search(line.text)) and not _belongs_to_tail(line))
        found.append(seen)
    return found[::-1]


def _ends_layer(layer: list[Paragraph]) -> bool:
    """Say whether a layer has come to its date, and to the notes below it."""
    before = (line for line in reversed(layer) if not _belongs_to_tail(line))
    last = next(before, None)
    return last is not None and _is_date(last)


def _belongs_to_tail(line: Paragraph) -> bool:
    return any(p.match(line.text) for p in (_NOTE, _COPIED_TO, _PRINTED))


def recognise(lines: list[Paragraph], *, first: bool) -> list[Found]:
    """Name the elements of one layer; `first` is the layer that carries the document's own head."""
    head = _head_length(lines)
    tail = _tail_start(lines, head)
    found = _head(lines[:head], first=first)
    found += [Found(line) for line in lines[head:tail]]
    return found + _tail(lines[tail:])


def _head_length(lines: list[Paragraph]) -> int:
    """Count the lines before the body: up to and with the recipients, else before the prose."""
    for index, line in enumerate(lines):
        if _is_recipients(line):
            return index + 1
        if _is_body(line):
            return index
    return 0


def _is_body(line: Paragraph) -> bool:
    numbered = opening(line.text) is not None
    return numbered or bool(_SENTENCE.search(line.text)) or bool(_REMARK.match(line.text))


def _is_recipients(line: Paragraph) -> bool:
    text = line.text
    named = text.endswith(("：", ":")) and not _SENTENCE.search(text) and opening(text) is None
    return named and not _SIGNER.match(text)


def _head(lines: list[Paragraph], *, first: bool) -> list[Found]:
    found: list[Found] = []
    for line in lines:
        element = _head_element(line, first=first)
        if element is Element.TITLE and found and found[-1].element is Element.TITLE:
            found[-1] = Found(found[-1].paragraph.joined(line), Element.TITLE)
        else:
            found.append(Found(line, element))
    return found


def _head_element(line: Paragraph, *, first: bool) -> Element:
    text = line.text
    if _is_recipients(line):
        return Element.RECIPIENTS
    if _SIGNER.match(text):
        return Element.SIGNER
    if _is_number(text):
        return Element.NUMBER
    if first and _MARK.search(text) and len(text) <= LONGEST_LINE:
        return Element.ISSUING_MARK
    return Element.DATE if _is_date(line) else Element.TITLE


def _is_number(text: str) -> bool:
    numbers = find_document_numbers(text)
    return (bool(numbers) and numbers[0].start == 0 and numbers[0].end == len(text)) or (
        text.startswith("第") and text.endswith("号") and len(text) < 12
    )


def _is_date(line: Paragraph) -> bool:
    return DATE.fullmatch(line.text) is not None


def _tail_start(lines: list[Paragraph], head: int) -> int:
    """Return the index of the first tail line: attachment note, signatures, date, notes."""
    start = len(lines)
    while start > head and _tail_element(lines[start - 1]) is not None:
        start -= 1
    listed = start
    while listed > head and _is_listed(lines[listed - 1]):
        listed -= 1
    begins = listed > head and _ATTACHMENT.match(lines[listed - 1].text)
    return listed - 1 if begins else start


def _is_listed(line: Paragraph) -> bool:
    """Say whether a line may be one of several attachments: short, numbered, no sentence."""
    opened = opening(line.text)
    return (
        opened is not None
        and len(line.text) <= 2 * LONGEST_LINE
        and not _SENTENCE.search(line.text)
    )


def _tail(lines: list[Paragraph]) -> list[Found]:
    """Name the tail lines; those listed below 附件： belong to the attachment note."""
    found: list[Found] = []
    for line in lines:
        element = _tail_element(line)
        if element is None and found and found[-1].element is Element.ATTACHMENT_NOTE:
            note = found[-1].paragraph
            both = Paragraph(f"{note.text}\n{line.text}", (note.span[0], line.span[1]))
            found[-1] = Found(both, Element.ATTACHMENT_NOTE)
        else:
            found.append(Found(line, element))
    return found


_TAIL = (
    (_ATTACHMENT, Element.ATTACHMENT_NOTE),
    (_NOTE, Element.NOTE),
    (_COPIED_TO, Element.COPIED_TO),
    (_PRINTED, Element.PRINTED),
)


def _tail_element(line: Paragraph) -> Element | None:
    text = line.text
    if _is_date(line):
        return Element.DATE
    named = next((element for pattern, element in _TAIL if pattern.match(text)), None)
    if named:
        return named
    short = len(text) <= LONGEST_LINE and not _SENTENCE.search(text) and opening(text) is None
    signed = _ORGANISATION.search(text) or _PERSON.match(text)
    return Element.SIGNATURE if short and signed else None
