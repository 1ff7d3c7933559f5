"""One page of an OFD: its own content over its templates, as printed lines and tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.documents.readers.ofd_graphics import Graphic, Resources
from assistant.documents.readers.ofd_lines import bounded, compose, rows, standing, written
from assistant.documents.readers.ofd_numbers import POINTS, Box, Matrix, page_box
from assistant.documents.readers.ofd_package import NEXT, Element, child
from assistant.documents.readers.ofd_paths import strokes
from assistant.documents.readers.ofd_tables import fill, grids
from assistant.documents.readers.ofd_text import Glyph, Piece, Way, read_text
from assistant.documents.readers.pages import Page
from assistant.errors import DocumentError

MOST_GLYPHS = 100_000
"""More characters than any sheet of paper holds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page holds: what is printed, what is apart from it, and its pictures by path."""

    page: Page
    apart: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    behind_picture: bool = False


@dataclass(slots=True)
class _Drawing:
    """What is drawn on one level of a page: the content, or a template below it."""

    pieces: list[Piece] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    paths: list[Graphic] = field(default_factory=list)

    def add(self, other: "_Drawing", glyphs: list[Glyph]) -> None:
        """Take in what another level shows, of whose level text only `glyphs` belong here."""
        self.pieces += [p for p in other.pieces if p.way is not Way.LEVEL]
        self.pieces.append(Piece(tuple(glyphs), Way.LEVEL))
        self.pictures += other.pictures
        self.paths += other.paths


def read_sheet(
    root: Element, templates: Iterable[tuple[Element, bool]], usual: Box, resources: Resources,
    name: str,
) -> Sheet:  # fmt: skip
    """Return what a page holds, of whose templates it is said whether other pages have them.

    Raises:
        DocumentError: the page is made to be endless.
    """
    left, top, width, height = page_box(child(root, "Area"), usual)
    paper = Matrix(POINTS, 0, 0, POINTS, -left * POINTS, -top * POINTS)
    drawing = _draw(root, paper, resources, name)
    own, apart = _level(drawing.pieces), []
    for template, shared in templates:
        below = _draw(template, paper, resources, name)
        kept, running = _parted(_level(below.pieces), own if shared else [])
        drawing.add(below, kept)
        apart += running
    behind = not any(map(_text, drawing.pieces)) and bool(drawing.pictures and drawing.hidden)
    pieces = drawing.hidden if behind else drawing.pieces
    apart += [_text(piece) for piece in pieces if piece.way is Way.ASLANT]
    page = _page(pieces, drawing.paths, (width * POINTS, height * POINTS))
    return Sheet(page, tuple(filter(None, apart)), tuple(drawing.pictures), behind)


def _page(pieces: list[Piece], paths: list[Graphic], size: tuple[float, float]) -> Page:
    """Put the text into the cells of the tables, and what is left into lines."""
    columns = [g for p in pieces if p.way is Way.COLUMN and (g := standing(p))]
    glyphs, tables = _level(pieces) + columns, []
    for grid in grids(*strokes(paths)):
        table, glyphs = fill(grid, glyphs)
        tables += [table] if table else []
    upright = {id(glyph) for glyph in columns}
    lines = [*compose(g for g in glyphs if id(g) not in upright)]
    lines += [bounded(g.text, [g]) for g in glyphs if id(g) in upright]
    lines.sort(key=lambda line: (line.top, line.left))
    return Page(*size, tuple(lines), tuple(tables))


def read_marks(appearance: Element, resources: Resources, name: str) -> list[str]:
    """Return the text of an annotation: a stamp, a watermark, a remark."""
    drawing = _draw(appearance, Matrix(), resources, name)
    lines = [line.text for line in compose(_level(drawing.pieces))]
    return lines + [_text(p) for p in drawing.pieces if p.way is not Way.LEVEL]


def _draw(root: Element, matrix: Matrix, resources: Resources, name: str) -> _Drawing:
    drawing, count = _Drawing(), 0
    for graphic in resources.drawn(root, matrix):
        if graphic.kind == "TextObject":
            pieces = read_text(graphic.element, graphic.matrix, count)
            count += sum(len(piece.glyphs) for piece in pieces)
            (drawing.pieces if graphic.seen else drawing.hidden).extend(pieces)
        elif graphic.kind == "PathObject" and graphic.seen:
            drawing.paths.append(graphic)
        elif graphic.seen:
            drawing.pictures += _picture(graphic, resources)
        if count > MOST_GLYPHS:
            raise DocumentError(f"一页上的文字多得不正常，没有读：{name}。", NEXT)
    return drawing


def _picture(graphic: Graphic, resources: Resources) -> list[str]:
    path = resources.picture(graphic.element)
    return [path] if path else []


def _parted(template: list[Glyph], own: list[Glyph]) -> tuple[list[Glyph], list[str]]:
    """Part the text of a template into what belongs to the page and running heads.

    A running head stands above or below all that the page itself, in `own`, has to say.
    """
    if not own:
        return template, []
    body = bounded("", own)
    kept: list[Glyph] = []
    running: list[str] = []
    for row in rows(template):
        line = bounded("", row)
        if line.bottom <= body.top or line.top >= body.bottom:
            running.append(written(row).strip())
        else:
            kept += row
    return kept, running


def _level(pieces: list[Piece]) -> list[Glyph]:
    return [glyph for piece in pieces if piece.way is Way.LEVEL for glyph in piece.glyphs]


def _text(piece: Piece) -> str:
    return "".join(glyph.text for glyph in piece.glyphs).strip()
