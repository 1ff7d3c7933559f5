r"""The characters of one Word paragraph as printed, out of its runs, links, fields and drawings.

Tracked changes are read as if accepted, fields as their result, ruby as its base text; hidden text
is not printed, and what is struck out or white on white is left out. A tab is one full-width
space, because "\t" is kept for the cells of tables.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from assistant.documents.readers.raised_digits import raised
from assistant.documents.readers.struck_out import STRUCK_OUT, WHITE
from assistant.documents.readers.word.word_formulas import FORMULA, formula
from assistant.documents.readers.word.word_notes import Notes
from assistant.documents.readers.word.word_styles import RunLook, Styles
from assistant.documents.readers.word.word_symbols import symbol
from assistant.documents.readers.word.word_xml import (
    ALTERNATIVES,
    RUN,
    TEXTS,
    VML,
    WordElement,
    branch,
    child,
)

_CONTROLS = re.compile(r"[\t\r\n]+")
"""Line breaks and tabs inside of `w:t` are how the XML was laid out, not the document."""
_SIGNS = {
    qn("w:tab"): "\u3000", qn("w:ptab"): "\u3000", qn("w:br"): "\n", qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}  # fmt: skip
_UNPRINTED = frozenset(
    qn(tag) for tag in ("w:pPr", "w:rPr", "w:sdtPr", "w:del", "w:moveFrom", "w:rt")
)
_OVERLAY = re.compile(r"\beq\b.*?\\o\s*(?:\\a[clrd]\s*)?\((.*)\)", re.IGNORECASE | re.DOTALL)
"""Word's way to print a figure in a circle: { eq \\o\\ac(○,3) } has no result of its own."""
_CIRCLE = "○"
_MAX_INSTRUCTION = 500
"""Characters of an instruction that are looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters that are printed, and the element that has just these as its text.

    `element` is None for what no element has: signs, marks of notes, formulas, labels of lists.
    """

    text: str
    element: WordElement | None = None
    left_out: str = ""
    """What to tell of characters that stand here and are left out; the piece itself has none."""


@dataclass(slots=True)
class _Field:
    """A field that began: where its instruction, then its result, starts among the pieces."""

    at: int
    instruction: str = ""
    answered: bool = False


@dataclass(slots=True)
class Line:
    """Collects what a paragraph prints, and the lines of the text boxes anchored in it."""

    styles: Styles
    notes: Notes
    lines_of: Callable[[WordElement], list[str]]
    """Returns the lines of the paragraphs in a text box."""
    paragraph: WordElement
    boxes: list[str] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _look: RunLook = field(default_factory=RunLook)

    def pieces(self) -> list[Piece]:
        r"""Return the printed text in pieces; a line break in it is "\n"."""
        self._walk(self.paragraph)
        return self._pieces

    def _print(self, text: str) -> None:
        self._pieces.append(Piece(text))

    def _walk(self, parent: WordElement) -> None:
        for element in parent:
            tag = element.tag
            if tag in TEXTS:
                self._pieces.append(self._characters(element))
            elif tag in _SIGNS:
                self._print(_SIGNS[tag])
            elif tag in _HANDLERS:
                _HANDLERS[tag](self, element)
            elif tag not in _UNPRINTED:
                self._walk(element)

    def _run(self, run: WordElement) -> None:
        around, self._look = self._look, self.styles.run_look(child(run, "w:rPr"), self.paragraph)
        if not self._look.hidden:
            self._walk(run)
        self._look = around

    def _characters(self, element: WordElement) -> Piece:
        if left_out := self._left_out():
            return Piece("", left_out=left_out)
        piece = _characters(element)
        lifted = raised(piece.text) if self._look.raised else piece.text
        return piece if lifted == piece.text else Piece(lifted)

    def _left_out(self) -> str:
        white = WHITE if self._look.white else ""
        return STRUCK_OUT if self._look.struck else white

    def _symbol(self, element: WordElement) -> None:
        if left_out := self._left_out():
            self._pieces.append(Piece("", left_out=left_out))
        else:
            self._print(symbol(element.get(qn("w:font"), ""), element.get(qn("w:char"), "")))

    def _field(self, element: WordElement) -> None:
        """Keep the result of a field and drop what stands in its instruction: other fields.

        That is taken out at the end and not skipped as it comes, so that a field without an end
        takes no text with it.
        """
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.append(_Field(len(self._pieces)))
        elif self._fields and not self._fields[-1].answered:
            del self._pieces[self._fields[-1].at :]
            self._fields[-1].answered = True
        if kind == "end" and self._fields:
            ended = self._fields.pop()
            if not any(piece.text for piece in self._pieces[ended.at :]):
                self._print(_overlaid(ended.instruction))

    def _instruction(self, element: WordElement) -> None:
        if self._fields and not self._fields[-1].answered:
            self._fields[-1].instruction += element.text or ""

    def _note(self, element: WordElement) -> None:
        self._print(self.notes.refer(element))

    def _alternatives(self, element: WordElement) -> None:
        taken = branch(element)
        if taken is not None:
            self._walk(taken)

    def _box(self, element: WordElement) -> None:
        self.boxes += self.lines_of(element)

    def _word_art(self, element: WordElement) -> None:
        """Take a heading drawn as a picture of its letters, as old letterheads are."""
        self.boxes += [" ".join(element.get("string", "").split())]

    def _formula(self, element: WordElement) -> None:
        self._print(formula(element))


def _characters(element: WordElement) -> Piece:
    text = element.text or ""
    if not _CONTROLS.search(text):
        return Piece(text, element)
    return Piece(" ".join(part.strip(" ") for part in _CONTROLS.split(text)))


def _overlaid(instruction: str) -> str:
    match = _OVERLAY.search(instruction[:_MAX_INSTRUCTION])
    if not match:
        return ""
    under, _, over = match[1].strip().rpartition(",")
    over = over.strip()
    if under.strip() == _CIRCLE and over.isdecimal() and 0 < int(over) <= 20:
        return chr(ord("①") + int(over) - 1)
    return over


_HANDLERS: dict[str, Callable[[Line, WordElement], None]] = {
    RUN: Line._run,
    qn("w:sym"): Line._symbol,
    qn("w:fldChar"): Line._field,
    qn("w:instrText"): Line._instruction,
    qn("w:footnoteReference"): Line._note,
    qn("w:endnoteReference"): Line._note,
    ALTERNATIVES: Line._alternatives,
    qn("w:txbxContent"): Line._box,
    VML + "textpath": Line._word_art,
    FORMULA: Line._formula,
}
