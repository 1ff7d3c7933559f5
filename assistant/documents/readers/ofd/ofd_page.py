"""One page of an OFD: its own content over its templates, as printed lines and tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.documents.readers.ofd.ofd_graphics import (
    Graphic,
    Resources,
    draw,
    level,
    scan_of,
    text,
)
from assistant.documents.readers.ofd.ofd_lines import (
    bounded,
    compose,
    line_text,
    rows,
    upright_glyph,
)
from assistant.documents.readers.ofd.ofd_numbers import POINTS, Box, Matrix, page_box
from assistant.documents.readers.ofd.ofd_tables import fill, ruled_tables, strokes
from assistant.documents.readers.ofd.ofd_text import Direction, Glyph, TextPiece
from assistant.documents.readers.ofd.ofd_xml import OfdElement, child
from assistant.documents.readers.page.legibility import Legibility
from assistant.documents.readers.page.printed import Page

_EDGE = 0.1
"""Of the height of the paper, above and below: the type area of a 公文 begins farther in (GB/T 9704
5.2.1: 37 mm from above, 35 from below, of 297)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page holds: what is printed, and what is apart from it.

    `scan` is the path of the picture that the page is, if it is one and has hardly any text, or ""
    where that picture is not there; `behind` says that the text was hidden behind the picture,
    `recognised` that it was read from the picture.
    """

    page: Page
    apart: tuple[str, ...] = ()
    scan: str | None = None
    behind: bool = False
    recognised: bool = False


def read_sheet(
    root: OfdElement, templates: Iterable[tuple[OfdElement, bool]], usual: Box,
    resources: Resources, name: str,
) -> Sheet:  # fmt: skip
    """Return what a page holds, of whose templates it is said whether other pages have them.

    Raises:
        DocumentError: the page is made to be endless.
    """
    left, top, width, height = page_box(child(root, "Area"), usual)
    paper = Matrix(POINTS, 0, 0, POINTS, -left * POINTS, -top * POINTS)
    drawing = draw(root, paper, resources, name)
    own, apart = level(drawing.pieces), []
    for template, shared in templates:
        below = draw(template, paper, resources, name)
        edges = (height * POINTS * _EDGE, height * POINTS * (1 - _EDGE))
        kept, running = _parted(level(below.pieces), own if shared else [], edges)
        drawing.add(below, kept)
        apart += running
    scan = scan_of(drawing, width * height * POINTS**2)
    behind = scan is not None and bool(drawing.hidden) and _is_good(drawing.hidden)
    pieces = drawing.pieces + (drawing.hidden if behind else [])
    apart += [text(piece) for piece in pieces if piece.direction is Direction.ASLANT]
    page = _page(pieces, drawing.paths, (width * POINTS, height * POINTS))
    return Sheet(page, tuple(filter(None, apart)), None if behind else scan, behind)


def _is_good(hidden: list[TextPiece]) -> bool:
    return Legibility("\n".join(map(text, hidden))).is_good_layer


def _page(pieces: list[TextPiece], paths: list[Graphic], size: tuple[float, float]) -> Page:
    """Put the text into the cells of the tables, and what is left into lines."""
    columns = [g for p in pieces if p.direction is Direction.COLUMN and (g := upright_glyph(p))]
    glyphs, tables = level(pieces) + columns, []
    for ruled in ruled_tables(*strokes(paths)):
        table, glyphs = fill(ruled, glyphs)
        tables += [table] if table else []
    upright = {id(glyph) for glyph in columns}
    lines = [*compose(g for g in glyphs if id(g) not in upright)]
    lines += [bounded(g.text, [g]) for g in glyphs if id(g) in upright]
    lines.sort(key=lambda line: (line.top, line.left))
    return Page(*size, tuple(lines), tuple(tables))


def read_marks(appearance: OfdElement, resources: Resources, name: str) -> list[str]:
    """Return the text of an annotation: a stamp, a watermark, a remark."""
    drawing = draw(appearance, Matrix(), resources, name)
    lines = [line.text for line in compose(level(drawing.pieces))]
    return lines + [text(p) for p in drawing.pieces if p.direction is not Direction.LEVEL]


def _parted(
    template: list[Glyph], own: list[Glyph], edges: tuple[float, float]
) -> tuple[list[Glyph], list[str]]:
    """Part the text of a template into what belongs to the page and running heads.

    A running head stands at an edge of the paper, and above or below all that the page itself, in
    `own`, has to say.
    """
    if not own:
        return template, []
    body = bounded("", own)
    kept: list[Glyph] = []
    running: list[str] = []
    for row in rows(template):
        line = bounded("", row)
        above = line.bottom <= min(body.top, edges[0])
        if above or line.top >= max(body.bottom, edges[1]):
            running.append(line_text(row).strip())
        else:
            kept += row
    return kept, running
