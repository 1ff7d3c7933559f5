"""What one level of a page draws, sorted: text that is seen and that is not, pictures, paths."""

from dataclasses import dataclass, field

from assistant.documents.readers.ofd.ofd_graphics import Graphic, Resources
from assistant.documents.readers.ofd.ofd_numbers import Matrix
from assistant.documents.readers.ofd.ofd_text import Glyph, Piece, Way, read_text
from assistant.documents.readers.ofd.ofd_xml import NEXT, Element
from assistant.errors import DocumentError

MOST_ON_PAGE = 100_000
"""More characters and objects than any sheet of paper holds."""
_FILLS, _HARDLY = 0.4, 30
"""The part of a page that a scan of it fills at least, and the characters beside it at most."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: its path, and its area in square points."""

    path: str
    area: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on one level of a page: the content, or a template below it."""

    pieces: list[Piece] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    paths: list[Graphic] = field(default_factory=list)

    def add(self, other: "Drawing", glyphs: list[Glyph]) -> None:
        """Take in what another level shows, of whose level text only `glyphs` belong here."""
        self.pieces += [p for p in other.pieces if p.way is not Way.LEVEL]
        self.pieces.append(Piece(tuple(glyphs), Way.LEVEL))
        self.pictures += other.pictures
        self.paths += other.paths


def draw(root: Element, matrix: Matrix, resources: Resources, name: str) -> Drawing:
    """Return what `root` draws, which `matrix` places on the page; `name` is for the sentence.

    Raises:
        DocumentError: it is more than a page can hold.
    """
    drawing, begun = Drawing(), resources.spent
    for graphic in resources.drawn(root, matrix):
        if graphic.kind == "TextObject":
            pieces = read_text(graphic.element, graphic.matrix, resources.spent)
            resources.spend(sum(len(piece.glyphs) for piece in pieces))
            (drawing.pieces if graphic.seen else drawing.hidden).extend(pieces)
        elif graphic.kind == "PathObject" and graphic.seen:
            drawing.paths.append(graphic)
        elif graphic.seen:
            m = graphic.matrix
            area = abs(m.a * m.d - m.b * m.c)
            drawing.pictures.append(Picture(resources.picture(graphic.element), area))
        if resources.spent - begun > MOST_ON_PAGE:
            raise DocumentError(f"一页上的内容多得不正常，没有读：{name}。", NEXT)
    return drawing


def scan_of(drawing: Drawing, paper: float) -> str | None:
    """Return the path of the picture that a page is, or None.

    Such a picture fills a good part of the page, whose area is `paper`, or is all there is on it.
    """
    largest = max(drawing.pictures, key=lambda p: p.area, default=None)
    said = sum(len(text(piece)) for piece in drawing.pieces)
    if largest is None or said > _HARDLY or (said and largest.area < _FILLS * paper):
        return None
    return largest.path


def level(pieces: list[Piece]) -> list[Glyph]:
    """Return the characters of the text that runs as lines do."""
    return [glyph for piece in pieces if piece.way is Way.LEVEL for glyph in piece.glyphs]


def text(piece: Piece) -> str:
    """Return the characters of a piece, without blanks around them."""
    return "".join(glyph.text for glyph in piece.glyphs).strip()
