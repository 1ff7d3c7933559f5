"""What is drawn on a page of an OFD: text, pictures and paths, out of all that wraps them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.documents.readers.ofd.ofd_numbers import Matrix, number, placed
from assistant.documents.readers.ofd.ofd_package import Package
from assistant.documents.readers.ofd.ofd_text import Direction, Glyph, TextPiece, read_text
from assistant.documents.readers.ofd.ofd_xml import NEXT, OfdElement, child, children, tag
from assistant.errors import DocumentError

_WRAPPERS = frozenset(("Content", "Layer", "PageBlock", "Appearance"))
_DRAWN = frozenset(("TextObject", "ImageObject", "PathObject"))
_DEEPEST = 16
"""Wrappers around one another; files have three or four, a ring of them has no end."""
_PRICE = 100
"""What a graphic unit counts: a few that hold one another can stand for millions."""
MOST_DRAWN = 4_000_000
"""Objects and characters: a thousand pages on which each character is an object have 2 million."""
MOST_ON_PAGE = 100_000
"""More characters and objects than any sheet of paper holds."""
_FILLS, _HARDLY = 0.4, 30
"""The part of a page that a scan of it fills at least, and the characters beside it at most."""


@dataclass(frozen=True, slots=True)
class Graphic:
    """One object as drawn: its element, the matrix of its inside, and whether it can be seen."""

    kind: str
    element: OfdElement
    matrix: Matrix
    seen: bool


class Resources:
    """What pages share: graphic units by their id, and the paths of pictures."""

    def __init__(self, package: Package) -> None:
        """Begin with nothing."""
        self._package = package
        self._units: dict[str, OfdElement] = {}
        self._media: dict[str, tuple[str, str]] = {}
        self.spent = 0

    def add(self, locations: list[OfdElement], beside: str) -> None:
        """Take in the resource parts that are there; one that is missing holds no text."""
        for location in locations:
            if self._package.find(location.text or "", beside) is not None:
                self._add(*self._package.tree(location.text or "", beside))

    def _add(self, root: OfdElement, path: str) -> None:
        base = root.get("BaseLoc", "").strip().replace("\\", "/").strip("/")
        for group in root:
            for each in children(group, "CompositeGraphicUnit"):
                self._units[each.get("ID", "")] = each
            for each in children(group, "MultiMedia"):
                file = child(each, "MediaFile")
                place = "" if file is None else (file.text or "").strip()
                self._media[each.get("ID", "")] = (f"{base}/{place}" if base else place, path)

    def picture(self, image: OfdElement) -> str:
        """Return the path of the picture that an ImageObject shows, or ""."""
        location, beside = self._media.get(image.get("ResourceID", ""), ("", ""))
        return (self._package.find(location, beside) or "") if location else ""

    def drawn(self, element: OfdElement, matrix: Matrix) -> Iterator[Graphic]:
        """Yield what is drawn in `element`, which `matrix` places on the page, in order.

        Raises:
            DocumentError: things are nested in a circle, or are too many to be a document.
        """
        yield from self._drawn(element, matrix, _is_seen(element), 0)

    def _drawn(
        self,
        element: OfdElement,
        matrix: Matrix,
        seen: bool,
        depth: int,
    ) -> Iterator[Graphic]:
        self._enter(depth)
        for each in element:
            name, inside = tag(each), seen and _is_seen(each)
            if name in _DRAWN:
                self.spend(1)
                yield Graphic(name, each, placed(each, matrix), inside)
            elif name in _WRAPPERS:
                yield from self._drawn(each, placed(each, matrix), inside, depth + 1)
            elif name == "CompositeObject":
                unit = self._units.get(each.get("ResourceID", ""))
                if unit is not None:
                    self.spend(_PRICE)
                    yield from self._drawn(unit, placed(each, matrix), inside, depth + 1)

    def _enter(self, depth: int) -> None:
        self.spend(1)
        if depth > _DEEPEST:
            raise DocumentError(f"文件内部嵌套太深，没有读：{self._package.name}。", NEXT)

    def spend(self, amount: int) -> None:
        """Count what is drawn.

        Raises:
            DocumentError: it is more than any document holds.
        """
        self.spent += amount
        if self.spent > MOST_DRAWN:
            raise DocumentError(f"文件内容多得不正常，没有读：{self._package.name}。", NEXT)


def _is_seen(element: OfdElement) -> bool:
    """Say whether an object may be seen: not switched off, not transparent, and painted."""
    off = element.get("Visible", "").strip().lower() in ("false", "0")
    if off or number(element.get("Alpha"), 255) == 0:
        return False
    if tag(element) != "TextObject":
        return True
    return _paints(element, "Fill", usual=True) or _paints(element, "Stroke", usual=False)


def _paints(element: OfdElement, what: str, *, usual: bool) -> bool:
    on = element.get(what, str(usual)).strip().lower() in ("true", "1")
    color = child(element, f"{what}Color")
    return on and (color is None or number(color.get("Alpha"), 255) > 0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: its path, and its area in square points."""

    path: str
    area: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on one level of a page: the content, or a template below it."""

    pieces: list[TextPiece] = field(default_factory=list)
    hidden: list[TextPiece] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    paths: list[Graphic] = field(default_factory=list)

    def add(self, other: "Drawing", glyphs: list[Glyph]) -> None:
        """Take in what another level shows, of whose level text only `glyphs` belong here."""
        self.pieces += [p for p in other.pieces if p.direction is not Direction.LEVEL]
        self.pieces.append(TextPiece(tuple(glyphs), Direction.LEVEL))
        self.pictures += other.pictures
        self.paths += other.paths


def draw(root: OfdElement, matrix: Matrix, resources: Resources, name: str) -> Drawing:
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


def level(pieces: list[TextPiece]) -> list[Glyph]:
    """Return the characters of the text that runs as lines do."""
    return [
        glyph for piece in pieces if piece.direction is Direction.LEVEL for glyph in piece.glyphs
    ]


def text(piece: TextPiece) -> str:
    """Return the characters of a piece, without blanks around them."""
    return "".join(glyph.text for glyph in piece.glyphs).strip()
