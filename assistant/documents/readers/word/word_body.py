"""The lines of a Word document in reading order: paragraphs, tables, text boxes, notes."""

from dataclasses import dataclass, field

from assistant.documents.readers.word.word_notes import Notes
from assistant.documents.readers.word.word_numbering import Numbering, with_label
from assistant.documents.readers.word.word_styles import Look, Styles
from assistant.documents.readers.word.word_tables import table_lines
from assistant.documents.readers.word.word_text import Line, Piece
from assistant.documents.readers.word.word_xml import TABLE, WordElement, blocks, child, switch

INDENT = "\u3000\u3000"
_WHITE = " \u3000\xa0"
_SPACES = "  "
"""Two spaces or one full-width space at the start of a line are an indent made by hand."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What one paragraph prints: its lines, and the pieces that they were put together from."""

    lines: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reads any part of one document; list numbers and notes count on from part to part."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    printed: list[Printed] = field(default_factory=list)
    """Every paragraph that was read, in the order in which its lines stand in the text."""

    def text_lines(self, container: WordElement) -> list[str]:
        """Return the lines that `container` prints, each note below the paragraph it is for."""
        return self._lines(container, with_notes=True)

    def _cell_lines(self, container: WordElement) -> list[str]:
        return self._lines(container, with_notes=False)

    def _lines(self, container: WordElement, *, with_notes: bool) -> list[str]:
        lines: list[str] = []
        before: list[Piece] = []
        for block in blocks(container):
            if block.tag == TABLE:
                lines += self._print(before, _tidy(_text(before), Look()))
                before = []
                _add_table(lines, table_lines(block, self._cell_lines))
            else:
                line = Line(self.styles, self.notes, self._cell_lines, block)
                before += line.pieces()
                lines += line.boxes
                if _runs_on(block):
                    continue
                labelled = self._labelled(block, _text(before))
                lines += self._print(before, [] if _all_left_out(before) else labelled)
                before = []
            if with_notes:
                lines += self._due_notes()
        return lines + self._print(before, _tidy(_text(before), Look()))

    def _print(self, pieces: list[Piece], lines: list[str]) -> list[str]:
        self.printed.append(Printed(tuple(lines), tuple(pieces)))
        return lines

    def _labelled(self, paragraph: WordElement, text: str) -> list[str]:
        look = self.styles.look(paragraph)
        level = self.numbering.level(look.item) if look.item else None
        if look.item is None or level is None:
            return _tidy(text, look)
        label = self.numbering.label(look.item)
        return _tidy(with_label(label, text.lstrip(_WHITE), gap=level.gap) if label else text, look)

    def _due_notes(self) -> list[str]:
        lines = []
        for mark, note in self.notes.due():
            printed = [line.strip(_WHITE) for line in self._cell_lines(note)]
            head = f"注{mark}\u3000" if mark else ""
            lines += [INDENT + head + printed[0]] if printed else []
            lines += [INDENT + line for line in printed[1:]]
        return lines


def _text(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _all_left_out(pieces: list[Piece]) -> bool:
    """Say whether a paragraph is left out: its number is, too, though it is counted."""
    return any(piece.left_out for piece in pieces) and not _text(pieces).strip(_WHITE)


def _runs_on(paragraph: WordElement) -> bool:
    """Say whether the next paragraph continues this one: its end was deleted, or is hidden."""
    mark = child(paragraph, "w:pPr", "w:rPr")
    gone = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
    return gone or bool(switch(mark, "w:vanish"))


def _tidy(text: str, look: Look) -> list[str]:
    """Return the lines of a paragraph with text, indented as the paragraph and its breaks say."""
    lines = []
    for number, raw in enumerate(text.splitlines()):
        line = raw.strip(_WHITE)
        by_hand = raw.startswith(("\u3000", _SPACES))
        indented = not look.aside and (by_hand or (look.indented and number == 0))
        if line:
            lines.append(INDENT + line if indented else line)
    return lines


def _add_table(lines: list[str], rows: list[str]) -> None:
    """Add the rows of a table, apart from those of a table right before it."""
    if lines and rows and "\t" in lines[-1] and "\t" in rows[0]:
        lines.append("")
    lines += rows
