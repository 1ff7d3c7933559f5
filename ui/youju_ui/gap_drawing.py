"""Draws a line of gaps as SVG: exact figures to whole pixels, colours left to the style sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant import GapLine, GapPoint
from youju_ui.shown_sums import marked_figures

WIDTH, HEIGHT = 360, 214
LEFT, RIGHT, TOP, BOTTOM = 64, 340, 34, 178
"""Where the chart itself lies, in units of the SVG; on a phone one is about one pixel."""
_SIZES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_MOST_STEPS = 4


def at(line: GapLine, point: GapPoint) -> str:
    """Return a point in words: 80元/人·年时需筹集41,553.37元."""
    return f"{line.value_text(point)}时{line.gap_label}{marked_figures(line.gap_text(point))}"


def drawing(line: GapLine, name: str) -> str:
    """Return the SVG of a line of two points or more whose gaps are not all 0."""
    frame = _Frame(line.points[0].value, line.points[-1].value, ticks(line))
    places = [frame.place(point) for point in line.points]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="3"><title>{at(line, point)}</title></circle>'
        for point, (x, y) in zip(line.points, places, strict=True)
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{name}">{_amounts(frame)}'
        f'{_values(line, frame)}<polyline points="{path}"/>{dots}{_now(line, frame)}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The values (of the figure varied) and the amounts (元) between which points are placed."""

    first: Decimal
    last: Decimal
    amounts: tuple[Decimal, ...]

    def place(self, point: GapPoint) -> tuple[int, int]:
        across = (point.value - self.first) / (self.last - self.first)
        return LEFT + round(across * (RIGHT - LEFT)), self.height(point.gap)

    def height(self, amount: Decimal) -> int:
        return BOTTOM - round(amount / self.amounts[-1] * (BOTTOM - TOP))


def _amounts(frame: _Frame) -> str:
    heights = [(amount, frame.height(amount)) for amount in frame.amounts]
    return "".join(
        f'<path d="M{LEFT} {y}H{RIGHT}"/>{_text(LEFT - 6, y + 4, _short(amount), "end")}'
        for amount, y in heights
    )


def _values(line: GapLine, frame: _Frame) -> str:
    marked: Iterable[GapPoint] = dict.fromkeys((line.points[0], line.now, line.points[-1]))
    title = f"{line.label}（{line.unit}）" if line.unit else line.label
    return _text((LEFT + RIGHT) // 2, HEIGHT - 2, title) + "".join(
        _text(frame.place(point)[0], BOTTOM + 18, line.bare_text(point)) for point in marked
    )


def _now(line: GapLine, frame: _Frame) -> str:
    x, y = frame.place(line.now)
    words = f"现在{line.gap_label}{marked_figures(line.gap_text(line.now))}"
    return (
        f'<g class="now"><path d="M{x} {TOP - 8}V{BOTTOM}"/><circle cx="{x}" cy="{y}" r="6"/>'
        f"{_text(x, TOP - 14, words, 'end' if 4 * x > LEFT + 3 * RIGHT else 'middle')}</g>"
    )


def _text(x: int, y: int, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def ticks(line: GapLine) -> tuple[Decimal, ...]:
    """Return up to five round amounts (元), from 0 to one that no point is above."""
    highest = max(point.gap for point in line.points)
    unit = Decimal(1).scaleb((highest / _MOST_STEPS).adjusted())
    step = next(unit * n for n in (1, 2, 5, 10) if unit * n * _MOST_STEPS >= highest)
    return tuple(step * n for n in range(_MOST_STEPS + 1) if step * (n - 1) < highest)


def _short(amount: Decimal) -> str:
    """Return a round amount as an axis has room for it: 5万元, 1.5亿元, 200元."""
    size, name = next((each for each in _SIZES if amount >= each[0]), (Decimal(1), ""))
    return f"{(amount / size).normalize():f}{name}元"
