"""The numbers of an OFD page: lists of them, boxes, and the matrices that place things."""

import math
import re
from dataclasses import dataclass

from assistant.documents.readers.ofd.ofd_xml import OfdElement, child, text_of

POINTS = 72 / 25.4
"""Points in a millimetre, which is the unit of an OFD (GB/T 33190 7.4)."""
A4 = (0.0, 0.0, 210.0, 297.0)
"""The paper of a 公文 in millimetres (GB/T 9704 5.1), where a file does not say it."""
_LARGEST = 1e6
"""Millimetres: a kilometre is no length on a page but a broken number."""
_SPLIT = re.compile(r"[\s,，]+")

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def number(text: str | None, default: float = 0.0) -> float:
    """Return the number that `text` is, if it can be a length on a page, else `default`."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if abs(value) < _LARGEST else default


def numbers(text: str | None) -> list[float]:
    """Return the numbers of a list written with blanks."""
    return [number(part) for part in _SPLIT.split(text or "") if part]


def box(text: str | None, default: Box = (0.0, 0.0, 0.0, 0.0)) -> Box:
    """Return the box that four numbers are, or `default`."""
    values = numbers(text)
    return (values[0], values[1], values[2], values[3]) if len(values) == 4 else default


def page_box(area: OfdElement | None, default: Box) -> Box:
    """Return the paper of a page in millimetres, or `default` where it is not said."""
    found = box(text_of(child(area, "PhysicalBox")), default)
    return found if found[2] > 0 and found[3] > 0 else default


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where a thing goes: x' = a·x + c·y + e and y' = b·x + d·y + f (GB/T 33190 8.5)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inner(self, m: "Matrix") -> "Matrix":
        """Return the matrix of what is placed by `m` inside of what this one places."""
        e, f = self.at(m.e, m.f)
        return Matrix(
            self.a * m.a + self.c * m.b, self.b * m.a + self.d * m.b,
            self.a * m.c + self.c * m.d, self.b * m.c + self.d * m.d, e, f,
        )  # fmt: skip

    @property
    def across(self) -> float:
        """How much longer a line of text becomes."""
        return math.hypot(self.a, self.b)

    @property
    def upward(self) -> float:
        """How much taller a character becomes."""
        return math.hypot(self.c, self.d)


def placed(element: OfdElement, outer: Matrix) -> Matrix:
    """Return the matrix of what an object holds: its CTM first, then its Boundary's corner."""
    left, top, _, _ = box(element.get("Boundary"))
    values = numbers(element.get("CTM"))
    own = Matrix(*values) if len(values) == 6 else Matrix()
    return outer.inner(Matrix(e=left, f=top)).inner(own)
