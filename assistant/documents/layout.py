"""Paragraphs: from the lines of a source to the paragraphs that were written.

A page break leaves a paragraph that stops without a full stop and a rest that starts without a
number. The two are one paragraph; a paragraph that ends in a full stop is continued only over a
page break, where first lines are indented and the rest is not.
"""

from dataclasses import dataclass, replace

from assistant.documents.numbering import Opening, opening

_SENTENCE_MARKS = "。！？；!?;，,"
_ENDS = tuple("。！？；：…!?;:.”’）)》】")
_INDENTS = "\u3000 \t"
_LONGEST_LISTED = 12
"""A shorter line that ends in a comma is one of a list (宪法 第六十五条)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed with page breaks rejoined, and its span in the source.

    `page` counts from 0; `after_blank` says that an empty line stands before it; `run` is how it
    opens where only its neighbours show that (`numbered_runs`).
    """

    text: str
    span: tuple[int, int]
    indented: bool = False
    page: int = 0
    after_blank: bool = False
    run: Opening | None = None

    @property
    def opened(self) -> Opening | None:
        """How the paragraph opens when it is numbered."""
        return self.run or opening(self.text)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row of a table, or () when the line has no tab in it."""
        return tuple(c.strip() for c in self.text.split("\t")) if "\t" in self.text else ()

    def joined(self, rest: "Paragraph") -> "Paragraph":
        """Return this paragraph continued by `rest`."""
        return replace(self, text=self.text + rest.text, span=(self.span[0], rest.span[1]))

    def listed(self, rest: "Paragraph") -> "Paragraph":
        """Return this paragraph with `rest` as its next line."""
        text = f"{self.text}\n{rest.text}"
        return replace(self, text=text, span=(self.span[0], rest.span[1]))


def read_lines(source: str) -> list[Paragraph]:
    r"""Return the lines of `source` that are not blank; "\f" begins a new page."""
    lines: list[Paragraph] = []
    at = page = 0
    blank = False
    raws = source.splitlines(keepends=True)
    rows = _rows(raws) if "\t" in source else frozenset()
    for index, raw in enumerate(raws):
        if raw.strip():
            lines.append(_line(raw, at, page, blank, row=index in rows))
            blank = False
        elif "\f" not in raw:
            blank = True
        page += raw.count("\f")
        at += len(raw)
    return lines


def _rows(raws: list[str]) -> frozenset[int]:
    """Return the lines that are rows: tabs inside, or at an end beside a row of as many tabs."""
    found = {i for i, raw in enumerate(raws) if "\t" in raw.strip()}
    for order in (range(1, len(raws)), range(len(raws) - 2, -1, -1)):
        for i in order:
            beside = i - 1 if order.step > 0 else i + 1
            if i not in found and beside in found and raws[i].strip():
                tabs = raws[i].count("\t")
                found |= {i} if tabs and tabs == raws[beside].count("\t") else set()
    return frozenset(found)


def _line(raw: str, at: int, page: int, blank: bool, *, row: bool) -> Paragraph:
    text = raw.strip("\r\n\f\v \u3000") if row else raw.strip()  # its empty cells are cells, too
    start = at + raw.index(text)
    return Paragraph(text, (start, start + len(text)), raw[0] in _INDENTS, page, blank)


def rejoin(lines: list[Paragraph]) -> list[Paragraph]:
    """Join the lines of body text that a page break cut apart."""
    indents = _begins_indented(lines)
    paragraphs: list[Paragraph] = []
    page = -1
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line, over_page=indents and line.page > page):
            paragraphs[-1] = paragraphs[-1].joined(line)
        else:
            paragraphs.append(line)
        page = line.page
    return paragraphs


def _begins_indented(lines: list[Paragraph]) -> bool:
    """Say whether paragraphs of this text begin indented: most of its prose lines do."""
    prose = [line for line in lines if _is_prose(line)]
    return len(prose) >= 3 and sum(line.indented for line in prose) >= 0.6 * len(prose)


def _is_prose(line: Paragraph) -> bool:
    return line.text.endswith(_ENDS) or any(c in line.text for c in _SENTENCE_MARKS)


def _continues(before: Paragraph, after: Paragraph, *, over_page: bool) -> bool:
    """Say whether `after` is the rest of `before`: running prose that was broken off."""
    if after.indented or before.cells or after.cells or not _is_prose(after):
        return False
    broken_off = not before.text.endswith(_ENDS) and any(c in before.text for c in _SENTENCE_MARKS)
    if before.text.endswith("，") and len(before.text) <= _LONGEST_LISTED:
        return False
    cut = over_page and any(c in before.text for c in _SENTENCE_MARKS)
    return (broken_off or cut) and after.opened is None
