"""The chart of the gap over the rate or the ratio, and all that it says in words and numbers."""

from collections.abc import Sequence

from assistant.calculation.gap_line import FORMULAS, GapLine, gap_line
from assistant.calculation.roles import NAMING, Role, shown
from assistant.calculation.solve import Known
from youju_ui.gap_drawing import at, drawing

VARIED = (Role.RATE, Role.RATIO)
_OPEN = ' open=""'
_NOW = ' aria-current="true"'


def charts(accounts: Sequence[Known]) -> str:
    """Return HTML with a chart for each figure that can be varied, the first open; "" for none."""
    lines = [line for role in VARIED if (line := gap_line(accounts, role)) and len(line.points) > 1]
    return "".join(_folded(line, opened=line is lines[0]) for line in lines)


def _folded(line: GapLine, *, opened: bool) -> str:
    title = f"{NAMING[line.role].label}变了，还需筹集多少"
    raised = any(point.gap for point in line.points)
    picture = drawing(line, f"折线图：{title}") if raised else ""
    return (
        f'<details class="gap"{_OPEN if opened else ""}><summary>{title}</summary>{picture}'
        f"<p>{sentence(line)}</p>{_table(line)}</details>"
    )


def sentence(line: GapLine) -> str:
    """Return what the chart says: the point as it is, the ends, the formula, what is assumed."""
    name, gap = NAMING[line.role].label, NAMING[Role.GAP].label
    ends = "，".join(at(line.role, point) for point in (line.points[0], line.points[-1]))
    each = "各处相加，每处" if line.accounts > 1 else ""
    return (
        f"现在{name}{at(line.role, line.now)}；{name}{ends}。"
        f"{each}{gap}＝{FORMULAS[line.role]}，其他数不变；结余够用时{gap}0元，人数不取整。"
        "除现在的数以外都是假设，不是文件口径。"
    )


def _table(line: GapLine) -> str:
    rows = "".join(
        f"<tr{_NOW if point == line.now else ''}>"
        f"<td>{shown(line.role, point.value)}</td><td>{shown(Role.GAP, point.gap)}</td></tr>"
        for point in line.points
    )
    head = "".join(f'<th scope="col">{NAMING[role].label}</th>' for role in (line.role, Role.GAP))
    return (
        "<details><summary>图上各点的数</summary>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )
