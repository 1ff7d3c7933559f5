"""The chart of the gap over the rate or the ratio, and all that it says in words and numbers."""

from collections.abc import Sequence

from assistant import GapLine
from youju_ui.gap_drawing import at, drawing
from youju_ui.page_words import plain
from youju_ui.shown_sums import marked_figures

_OPEN = ' open=""'
_NOW = ' aria-current="true"'


def charts(lines: Sequence[GapLine]) -> str:
    """Return HTML with a chart for each line, the first open; "" for none."""
    return plain("".join(_folded(line, opened=line is lines[0]) for line in lines))


def _folded(line: GapLine, *, opened: bool) -> str:
    title = f"{line.label}变了，还要凑多少"
    raised = any(point.gap for point in line.points)
    picture = drawing(line, f"折线图：{title}") if raised else ""
    return (
        f'<details class="gap"{_OPEN if opened else ""}><summary>{title}</summary>{picture}'
        f"<p>{sentence(line)}</p>{_table(line)}</details>"
    )


def sentence(line: GapLine) -> str:
    """Return what the chart says: the point as it is, the ends, the formula, what is assumed."""
    name, gap = line.label, line.gap_label
    ends = "，".join(at(line, point) for point in (line.points[0], line.points[-1]))
    each = "各处相加，每处" if line.accounts > 1 else ""
    return (
        f"现在{name}{at(line, line.now)}；{name}{ends}。"
        f"{each}{gap}＝{line.formula}，其他数不变；结余够用时{gap}0元，人数不取整。"
        "除现在的数以外都是假设，不是文件里写的数。"
    )


def _table(line: GapLine) -> str:
    rows = "".join(
        f"<tr{_NOW if point == line.now else ''}>"
        f"<td>{line.value_text(point)}</td><td>{marked_figures(line.gap_text(point))}</td></tr>"
        for point in line.points
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in (line.label, line.gap_label))
    return (
        "<details><summary>图上各点的数</summary>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )
