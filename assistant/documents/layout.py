"""Paragraphs: from lines with page breaks in them to the paragraphs that were written.

A page break leaves a paragraph that stops without a full stop and a rest that starts without a
number. The two are one paragraph; a paragraph that ends in a full stop is never continued.
"""

import re
from dataclasses import dataclass

from assistant.documents.numbering import opening

_SENTENCE_MARKS = "。！？；!?;，,"
_ENDS = tuple("。！？；：…!?;:.”’）)》】")


_PAGE_NUMBER = re.compile(r"[—–\-－]\s*\d{1,4}\s*[—–\-－]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed with page breaks rejoined, and its span in the source."""

    text: str
    span: tuple[int, int]
    indented: bool = False

    def joined(self, rest: "Paragraph") -> "Paragraph":
        """Return this paragraph continued by `rest`."""
        return Paragraph(self.text + rest.text, (self.span[0], rest.span[1]), self.indented)


def read_lines(source: str) -> list[Paragraph]:
    """Return the lines of `source` that are neither blank nor a printed page number (— 3 —)."""
    lines, at = [], 0
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text and not _PAGE_NUMBER.fullmatch(text):
            start = at + raw.index(text)
            lines.append(Paragraph(text, (start, start + len(text)), raw[0] in "\u3000 \t"))
        at += len(raw)
    return lines


def rejoin(lines: list[Paragraph]) -> list[Paragraph]:
    """Join the lines of body text that a page break cut apart."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line):
            paragraphs[-1] = paragraphs[-1].joined(line)
        else:
            paragraphs.append(line)
    return paragraphs


def _continues(before: Paragraph, after: Paragraph) -> bool:
    """Say whether `after` is the rest of `before`: running prose that was broken off."""
    broken_off = not before.text.endswith(_ENDS) and any(c in before.text for c in _SENTENCE_MARKS)
    prose = after.text.endswith(_ENDS) or any(c in after.text for c in _SENTENCE_MARKS)
    return broken_off and prose and opening(after.text) is None and not after.indented
