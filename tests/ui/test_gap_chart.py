"""The chart of the gap: all of it inside the drawing, and all of it said in words as well."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.form import Form, calculate, filled_in
from assistant.calculation.gap_line import GapLine, GapPoint, figures_of, gap_line, gap_lines
from assistant.calculation.roles import Role
from assistant.calculation.steps import Calculation
from tests.ui.fakes import FakeEngine
from youju_ui import calculator_tab
from youju_ui.gap_chart import charts, sentence
from youju_ui.gap_drawing import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, drawing, ticks

TOWN = Form("2.678万", "10%", "100", "172686.63")
AMOUNTS = st.decimals("0.01", 10**12, places=2)


def html(form: Form) -> str:
    return charts(gap_lines(calculate(form)))


def drawn(form: Form) -> list[ET.Element]:
    """Return the two charts of a form; what is not well-formed fails here."""
    return list(ET.fromstring(f"<div>{html(form)}</div>"))  # noqa: S314 - our own words


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_rate_is_open_and_ratio_can_be_opened() -> None:
    rate, ratio = drawn(TOWN)
    assert text_of(rate[0]) == "保费标准变了，还要凑多少"
    assert text_of(ratio[0]) == "参保比例变了，还要凑多少"
    assert [each.get("open") for each in (rate, ratio)] == ["", None]


def test_words_and_table_say_what_the_chart_says() -> None:
    rate, ratio = (text_of(each) for each in drawn(TOWN))
    assert "现在还要凑95,113.37元" in rate
    assert "现在保费标准100元/人·年时还要凑95,113.37元" in rate
    assert "80元/人·年时还要凑41,553.37元" in rate
    assert "其他数不变" in rate
    assert "不是文件里写的数" in rate
    assert "农村人口×参保比例×保费标准−上年结余" in ratio
    assert "12%148,673.37元" in ratio
    marked = [row for row in drawn(TOWN)[0].iter("tr") if row.get("aria-current")]
    assert [text_of(row) for row in marked] == ["100元/人·年95,113.37元"]


def test_nothing_is_drawn_where_the_rest_of_last_year_is_enough_or_not_known() -> None:
    enough = html(Form("1000", "10%", "100", "5万"))
    assert "<svg" not in enough
    assert "还要凑0.00元" in enough
    assert html(Form("1000", "10%", "100")) == ""


@given(AMOUNTS, AMOUNTS, st.sampled_from([0, 3, 8]))
def test_everything_lies_inside_the_drawing(least: Decimal, rise: Decimal, now: int) -> None:
    points = tuple(GapPoint(Decimal(80 + 5 * n), least + rise * n) for n in range(9))
    svg = ET.fromstring(drawing(GapLine(Role.RATE, points, points[now], 1), "图"))  # noqa: S314
    for circle in svg.iter("circle"):
        assert LEFT <= int(circle.attrib["cx"]) <= RIGHT
        assert TOP <= int(circle.attrib["cy"]) <= BOTTOM
    for text in svg.iter("text"):
        assert 0 < int(text.attrib["x"]) < WIDTH
        assert 0 < int(text.attrib["y"]) < HEIGHT


@given(AMOUNTS)
def test_scale_is_round_and_just_high_enough(highest: Decimal) -> None:
    points = (GapPoint(Decimal(1), Decimal(0)), GapPoint(Decimal(2), highest))
    scale = ticks(GapLine(Role.RATE, points, points[0], 1))
    assert scale[0] == 0
    assert scale[-2] < highest <= scale[-1]
    assert 2 <= len(scale) <= 5
    assert len({high - low for low, high in pairwise(scale)}) == 1
    assert (scale[1].normalize().as_tuple().digits) in {(1,), (2,), (5,)}


@pytest.mark.parametrize(
    ("gap", "words"), [("3", "1元"), ("80000", "2万元"), ("270000000", "1亿元"), ("6000", "2000元")]
)
def test_amounts_on_the_scale_are_short(gap: str, words: str) -> None:
    points = (GapPoint(Decimal(1), Decimal(0)), GapPoint(Decimal(2), Decimal(gap)))
    assert f">{words}</text>" in drawing(GapLine(Role.RATE, points, points[0], 1), "图")


def test_sum_over_towns_is_said_to_be_one() -> None:
    accounts = [figures_of(calculate(form)) for form in (TOWN, Form("1万", "5%", "100", "0"))]
    line = gap_line(accounts, Role.RATE)
    assert line is not None
    assert "各处相加" in sentence(line)


def test_calculator_draws_the_chart_of_what_it_calculated() -> None:
    class Calculating(FakeEngine):
        """An engine that calculates."""

        def calculate(self, fields: Mapping[str, object]) -> Calculation:
            return calculate(filled_in(fields))

    figures = dict(
        zip(calculator_tab.EXAMPLES, ("2.678万", "10%", "100", "172686.63"), strict=True)
    )
    _, chart, _ = calculator_tab.calculated(Calculating(), figures)
    assert chart == html(TOWN)
