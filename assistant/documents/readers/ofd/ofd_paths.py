"""Straight level and upright strokes among the paths of an OFD's page: the rules of its tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.documents.readers.ofd.ofd_graphics import Graphic
from assistant.documents.readers.ofd.ofd_numbers import number
from assistant.documents.readers.ofd.ofd_xml import child, text_of

NEAR = 2.0
"""Points within which two strokes are one, or meet."""
_SHORTEST = 5.0
_LONGEST_PATH, _MOST_SIDES = 20_000, 20_000
"""Characters in which a path is written, and sides on a page: with more, it is a drawing."""
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers follow each command of a path (GB/T 33190 9.1)."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke: where it lies on one axis, from where to where on the other, in points."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Say whether the stroke passes `place`."""
        return self.start - NEAR <= place <= self.end + NEAR


def strokes(paths: Iterable[Graphic]) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level strokes of a page and the upright ones, each whole."""
    level: list[Stroke] = []
    upright: list[Stroke] = []
    sides = [side for path in paths for side in _drawn(path)]
    if len(sides) > _MOST_SIDES:
        return [], []
    for (x1, y1), (x2, y2) in sides:
        if abs(y1 - y2) <= NEAR and abs(x1 - x2) >= _SHORTEST:
            level.append(Stroke((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) <= NEAR and abs(y1 - y2) >= _SHORTEST:
            upright.append(Stroke((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return _whole(level), _whole(upright)


def _drawn(path: Graphic) -> list[tuple[Point, Point]]:
    """Return the straight sides of a path that are drawn as lines; a filled area has none."""
    data = text_of(child(path.element, "AbbreviatedData"))
    if len(data) > _LONGEST_PATH:
        return []
    sides = [(path.matrix.at(*a), path.matrix.at(*b)) for a, b in _sides(data)]
    if path.element.get("Stroke", "true").strip().lower() in ("true", "1"):
        return sides
    points = [point for side in sides for point in side]
    thin = points and min(_extent(points, 0), _extent(points, 1)) <= NEAR
    return sides if thin else []


def _extent(points: list[Point], axis: int) -> float:
    return max(p[axis] for p in points) - min(p[axis] for p in points)


def _sides(data: str) -> Iterator[tuple[Point, Point]]:
    """Yield the straight sides of a path written as `M 0 0 L 9 0 C`."""
    tokens = iter(data.split())
    first = here = (0.0, 0.0)
    for token in tokens:
        operands = [number(next(tokens, None)) for _ in range(_OPERANDS.get(token, 0))]
        if token == "C":  # noqa: S105  a command of the format, as below
            yield here, first
            here = first
        elif operands:
            there = (operands[-2], operands[-1])
            if token == "L":  # noqa: S105
                yield here, there
            elif token in ("S", "M"):
                first = there
            here = there


def _whole(found: list[Stroke]) -> list[Stroke]:
    """Join the strokes that continue one another."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(found, key=lambda s: s.at):
        if lines and stroke.at - lines[-1][0].at <= NEAR:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [stroke for line in lines for stroke in _joined(line)]


def _joined(line: list[Stroke]) -> list[Stroke]:
    at = line[0].at
    ordered = sorted(line, key=lambda s: s.start)
    joined = [Stroke(at, ordered[0].start, ordered[0].end)]
    for _, stroke in pairwise(ordered):
        last = joined[-1]
        if stroke.start <= last.end + NEAR:
            joined[-1] = Stroke(at, last.start, max(last.end, stroke.end))
        else:
            joined.append(Stroke(at, stroke.start, stroke.end))
    return joined
