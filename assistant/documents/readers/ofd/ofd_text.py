"""Characters of an OFD's text objects and where each stands on the page (GB/T 33190 chapter 11).

The text is what TextCode says; CGTransform chooses glyphs for it and changes no character.
"""

from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from assistant.documents.readers.ofd.ofd_numbers import Matrix, number
from assistant.documents.readers.ofd.ofd_xml import OfdElement, children
from assistant.documents.readers.page.printed import width_of

_LINE_ENDS = str.maketrans("", "", "\r\n\t")
_LEVEL = 0.05
"""How much of a matrix may turn its text before that text counts as aslant."""
_FARTHEST = 1e5
"""Points; what is farther away, by broken numbers, is on no sheet of paper."""


class Direction(Enum):
    """How a piece of text runs: as lines do, in a column or turned, or aslant as watermarks do."""

    LEVEL = auto()
    COLUMN = auto()
    ASLANT = auto()


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, in points: where it begins, its baseline, its width and its height.

    `piece` counts the pieces of text on the page, so that those of one piece are known.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    piece: int = 0


@dataclass(frozen=True, slots=True)
class TextPiece:
    """The characters of one TextCode, in the order they are written."""

    glyphs: tuple[Glyph, ...]
    direction: Direction


def read_text(element: OfdElement, matrix: Matrix, piece: int) -> list[TextPiece]:
    """Return the text of a TextObject, whose inside `matrix` places on the page in points."""
    pieces: list[TextPiece] = []
    x = y = 0.0
    for code in children(element, "TextCode"):
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = "".join(code.itertext()).translate(_LINE_ENDS)
        if text:
            places = _places(text, code, (x, y), _advance(element))
            glyphs = _glyphs(text, places, element, matrix, piece + len(pieces))
            if all(max(abs(g.x), abs(g.y), g.width, g.size) < _FARTHEST for g in glyphs):
                pieces.append(TextPiece(glyphs, _direction(places, matrix)))
    return pieces


def _advance(element: OfdElement) -> float:
    return number(element.get("Size"), 1.0) * number(element.get("HScale"), 1.0)


def _places(
    text: str, code: OfdElement, start: tuple[float, float], advance: float
) -> list[tuple[float, float]]:
    """Return where each character begins, inside of the object.

    DeltaX and DeltaY say the steps between characters; where there are too few, the last one
    goes on, and where there are none, characters stand side by side as every reader shows them.
    """
    steps = len(text) - 1
    across, down = _deltas(code.get("DeltaX"), steps), _deltas(code.get("DeltaY"), steps)
    if not any(across) and not any(down):
        across = [width_of(c) * advance for c in text[:-1]]
    x, y = start
    places = [(x, y)]
    for dx, dy in zip(across, down, strict=True):
        x, y = x + dx, y + dy
        places.append((x, y))
    return places


def _deltas(written: str | None, count: int) -> list[float]:
    """Return `count` steps from a list such as `g 3 26.04 25.94`: g, how often, how far."""
    tokens = iter((written or "").split())
    steps: list[float] = []
    for token in tokens:
        if token == "g":  # noqa: S105  a mark of the format
            times = int(number(next(tokens, None)))
            steps += [number(next(tokens, None))] * max(0, min(times, count))
        else:
            steps.append(number(token))
        if len(steps) >= count:
            break
    rest = steps[-1] if steps else 0.0
    return (steps + [rest] * (count - len(steps)))[:count]


def _glyphs(
    text: str, places: list[tuple[float, float]], element: OfdElement, matrix: Matrix, piece: int
) -> tuple[Glyph, ...]:
    size = abs(number(element.get("Size"), 1.0)) * matrix.upward
    wide = abs(_advance(element)) * matrix.across
    return tuple(
        Glyph(character, *matrix.at(*place), width_of(character) * wide, size, piece)
        for character, place in zip(text, places, strict=True)
    )


def _direction(places: list[tuple[float, float]], matrix: Matrix) -> Direction:
    """Say how a text runs, by how its characters are turned and which way they follow."""
    if min(abs(matrix.a), abs(matrix.b)) > _LEVEL * matrix.across:
        return Direction.ASLANT
    if abs(matrix.b) > abs(matrix.a) or matrix.a < 0:
        return Direction.COLUMN
    steps = list(pairwise(places))
    down = sum(abs(b[1] - a[1]) > abs(b[0] - a[0]) for a, b in steps)
    return Direction.COLUMN if down > len(steps) / 2 else Direction.LEVEL
