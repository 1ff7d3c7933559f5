"""The Word pages of the classroom: a paper, a handout, a 讲稿, on the A4 of `WordPages`."""

from collections.abc import Iterable, Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from assistant.papers.clean_text import clean_text
from assistant.papers.word_fonts import add_stand_ins
from assistant.papers.word_pages import WordPages

QUESTION, CHOICE, CLAUSE, SMALL = "题目", "题目选项", "条款原文", "小字"
"""The styles of a question, of its choices, of what a document says, and of what stands below."""
_STYLES = ((QUESTION, "仿宋", 14), (CHOICE, "仿宋", 14), (CLAUSE, "楷体", 14), (SMALL, "仿宋", 12))
_CHOICE_POINTS, _HANGING = 14, 2
_TEXT_POINTS = 442
"""156 mm, the width of the text of a 公文."""
_MOST_COLUMNS = 4
_BRACKET, _UNBROKEN = "（　　）", f"（{chr(0xA0) * 6}）"
"""Where an answer is written: with blanks at which no line ends, in place of wide ones."""


class TeachingPages(WordPages):
    """One document for a lesson, written from top to bottom."""

    def __init__(self, title: str) -> None:
        """Begin it with its title."""
        super().__init__(title)
        add_stand_ins(self._document)
        self.first.paragraph_format.space_after = Pt(12)
        for name, font, points in _STYLES:
            self._add_style(name, font, points, indent=0).widow_control = True

    @property
    def first(self) -> Paragraph:
        """The paragraph of the title."""
        return self._document.paragraphs[0]

    def line(self, text: str, style: str = QUESTION, *, bold: bool = False) -> Paragraph:
        """Add a paragraph in one of the styles, and return it."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.add_run(clean_text(text)).bold = bold
        return paragraph

    def centred(self, text: str, style: str = SMALL) -> None:
        """Add a line in the middle."""
        self.line(text, style).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def chapter(self, text: str, *, on_new_page: bool = False) -> None:
        """Add a heading that stays with what it is over."""
        self.heading(clean_text(text))
        shape = self._document.paragraphs[-1].paragraph_format
        shape.keep_with_next, shape.page_break_before = True, on_new_page

    def question(self, text: str, *, alone: bool = False) -> None:
        """Add a stem, its lines hanging below its number; it stays with its choices."""
        paragraph = self.line(text.replace(_BRACKET, _UNBROKEN))
        _hang(paragraph, Pt(_CHOICE_POINTS * _HANGING))
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = not alone

    def choices(self, choices: Sequence[str], *, more: bool = False) -> None:
        """Add choices: as many beside one another as their lengths allow, aligned below.

        They stay on one page, and with what follows where there is `more`.
        """
        columns = _columns(choices)
        lines = [choices[n : n + columns] for n in range(0, len(choices), columns)]
        for number, line in enumerate(lines, 1):
            paragraph = self.line("\t".join(line), CHOICE)
            shape = paragraph.paragraph_format
            if columns == 1:
                _hang(paragraph, Pt(_CHOICE_POINTS * _HANGING), Pt(_CHOICE_POINTS * _HANGING))
            else:
                shape.left_indent = Pt(_CHOICE_POINTS * _HANGING)
                for column in range(1, columns):
                    shape.tab_stops.add_tab_stop(Pt(_left(column, columns)))
            shape.keep_together = True
            shape.keep_with_next = more or number < len(lines)

    def space(self, lines: int) -> None:
        """Leave room to write."""
        for _ in range(lines):
            self.line("")

    def clause(self, text: str) -> None:
        """Add what a document says, word for word, a paragraph for each of its own."""
        for paragraph in filter(None, map(str.strip, text.splitlines())):
            added = self.line(paragraph, CLAUSE)
            added.paragraph_format.first_line_indent = Pt(_CHOICE_POINTS * _HANGING)

    def small(self, text: str, *, more: bool = False) -> None:
        """Add a line in small type: where something stands, a remark; with `more` it leads on."""
        self.line(text, SMALL).paragraph_format.keep_with_next = more

    def row_to_fill(self, headings: Sequence[str], name: str) -> None:
        """Add a table of one row that is filled in by hand."""
        self.table(headings, [(name, *[""] * (len(headings) - 1))])
        self._document.tables[-1].rows[-1].height = Mm(9)
        self._document.add_paragraph(style=SMALL)

    def key_table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table of keys: numbers in the middle, answers from the left, figures too."""
        self.table(headings, [*rows])
        for row in self._document.tables[-1].rows[1:]:
            number, *others = row.cells
            number.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            for cell in others:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT

    def whole_table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table that is not broken over two pages where one has room for it."""
        self.table(headings, [*rows])
        for row in self._document.tables[-1].rows[:-1]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def _hang(paragraph: Paragraph, hanging: int, indent: int = 0) -> None:
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = indent + hanging, -hanging


def _columns(choices: Sequence[str]) -> int:
    """Return how many choices stand beside one another: all up to four, two or one."""
    longest = max((text_width(choice) for choice in choices), default=0) * _CHOICE_POINTS
    for columns in (min(len(choices), _MOST_COLUMNS), 2):
        if columns and longest + _CHOICE_POINTS < _left(1, columns) - _left(0, columns):
            return columns
    return 1


def _left(column: int, columns: int) -> int:
    """Return where a column of choices begins, in points from the edge of the text."""
    indent = _CHOICE_POINTS * _HANGING
    return indent + (_TEXT_POINTS - indent) * column // columns


def text_width(text: str) -> float:
    """Return how wide a text is, in characters of Chinese: what is not is half as wide, roughly."""
    return sum(0.6 if character < "\u2000" else 1 for character in text)
