"""The charts of a lesson, native ones that can be edited: until when what runs, and the premium."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Pt

from assistant.calculation.roles import NAMING, Role, shown
from assistant.teaching.item_words import one_line
from assistant.teaching.slide_pages import GREY, PALE, RED, SlidePages, chart_data

if TYPE_CHECKING:
    from assistant.calculation.library_account import LibraryAccount
    from assistant.validity.timeline import Event, Timeline

_MOST_EVENTS = 8
_DAYS_OF_A_YEAR = 365.25
_AMOUNTS = (Role.PREMIUM, Role.CARRY_OVER, Role.GAP)
_ASKED = "请示"
_ONLY_ASKED, _ASKED_BRIEFLY = "这是请示里的测算数，不是批复。", "请示的测算数，不是批复"


def add_timeline(pages: SlidePages, found: "Timeline") -> None:
    """Add a slide on how long the deadlines of a document run; none where it sets none."""
    issued = next((each.day for each in found.events if each.is_issue), None)
    ends = [each for each in found.events if each.ends and not each.by]
    if issued is None or not ends:
        return
    shown_events = sorted(ends, key=lambda each: each.passed)[:_MOST_EVENTS]
    shown_events.sort(key=lambda each: each.day, reverse=True)  # the first category is lowest
    start = _year(issued)
    runs = {
        name: [max(_year(e.day) - start, 0) if e.passed is passed else 0 for e in shown_events]
        for name, passed in (("已过", True), ("未到", False))
    }
    series = {"成文": [start] * len(shown_events), **runs}
    chart = pages.chart(
        f"{found.subject}：从成文到各项期限，截至{found.printed_day}",
        XL_CHART_TYPE.BAR_STACKED,
        chart_data("0.0", [_called(each) for each in shown_events], series),
        _timeline_notes(found, ends),
    )
    _dress_timeline(chart, issued, max(each.day for each in shown_events))


def _year(day: date) -> float:
    """Return a day as a point between two years."""
    return day.year + (day.timetuple().tm_yday - 1) / _DAYS_OF_A_YEAR


def _called(event: "Event") -> str:
    clause = event.clause.label if event.clause else ""
    state = event.label.partition("（")[2].removesuffix("）")
    return f"{clause} {event.printed_day}（{state}）" if state else f"{clause} {event.printed_day}"


def _dress_timeline(chart: Chart, first: date, last: date) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, 100
    invisible, passed, ahead = plot.series
    invisible.format.fill.background()
    for series, color in ((passed, GREY), (ahead, RED)):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = color
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = first.year, last.year + 1
    axis.major_unit = 1 if last.year - first.year < 10 else 2  # more would run into one another
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.major_gridlines.format.line.color.rgb = PALE
    axis.major_gridlines.format.line.width = Pt(0.5)


def _timeline_notes(found: "Timeline", ends: "Sequence[Event]") -> str:
    told = [f"{each.place}，{each.label}，{each.printed_day}：“{each.words}”" for each in ends]
    return "\n".join([*map(one_line, told), found.closing]).strip()


def add_premium(pages: SlidePages, found: "LibraryAccount") -> None:
    """Add a slide with the amounts of an account as its document states them."""
    account = [found.account[role] for role in _AMOUNTS if role in found.account]
    if not account:
        return
    asked = found.document.genre == _ASKED
    lines = [f"{NAMING[e.role].label} {shown(e.role, e.value)}" for e in account]
    notes = [found.source, *lines, f"原文：“{found.clause.text}”", _ONLY_ASKED if asked else ""]
    said = f"，{_ASKED_BRIEFLY}" if asked else ""
    labels = [NAMING[each.role].label for each in account]
    chart = pages.chart(
        f"{found.source}：防贫保保费（元）{said}",
        XL_CHART_TYPE.COLUMN_CLUSTERED,
        chart_data("0.00", labels, {"元": [each.value for each in account]}),
        "\n".join(filter(None, notes)),
    )
    _dress_premium(chart)


def _dress_premium(chart: Chart) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 80, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = "0.00", False
    labels.position, labels.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(20)
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = RED
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.tick_labels.font.size = Pt(20)
