"""How the gap moves with the rate or the ratio: every point is what the calculation itself says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.form import Form, calculate
from assistant.calculation.gap_line import GapLine, figures_of, gap_line
from assistant.calculation.roles import Role

FORM = Form("2.678万", "10%", "100", "172686.63")
FORMS = st.builds(
    lambda people, percent, rate, left: Form(str(people), f"{percent}%", f"{rate}元", f"{left}元"),
    st.integers(1, 10**6),
    st.integers(1, 100),
    st.decimals("0.01", 1000, places=2),
    st.decimals(0, 10**7, places=2),
)


def line_of(form: Form, role: Role) -> GapLine | None:
    return gap_line([figures_of(calculate(form))], role)


def asked(form: Form, role: Role, value: Decimal) -> Decimal:
    """Return the gap that the form gives with another rate or ratio in it."""
    texts = {Role.RATE: f"{value:f}元", Role.RATIO: f"{value * 100:f}%"}
    given_ = {"population": form.population, "ratio": form.ratio, "rate": form.rate}
    filled = Form(**{**given_, role.value: texts[role]}, carry_over=form.carry_over)
    return calculate(filled).result["gap"]


@pytest.mark.parametrize(
    ("role", "first", "last"), [(Role.RATE, "80", "120"), (Role.RATIO, "0.08", "0.12")]
)
def test_line_runs_from_four_fifths_to_six_fifths(role: Role, first: str, last: str) -> None:
    line = line_of(FORM, role)
    assert line is not None
    assert (line.points[0].value, line.points[-1].value) == (Decimal(first), Decimal(last))
    assert (line.points[0].gap, line.points[-1].gap) == (Decimal("41553.37"), Decimal("148673.37"))
    assert line.now.gap == Decimal("95113.37")
    assert line.accounts == 1


@given(FORMS, st.sampled_from([Role.RATE, Role.RATIO]))
def test_every_point_is_what_is_calculated_for_it(form: Form, role: Role) -> None:
    line = line_of(form, role)
    assert line is not None
    assert line.now in line.points
    assert [p.value for p in line.points] == sorted({p.value for p in line.points})
    assert [p.gap for p in line.points] == sorted(p.gap for p in line.points)
    for point in line.points:
        assert point.gap == asked(form, role, point.value)


def test_no_ratio_is_assumed_above_the_whole() -> None:
    line = line_of(Form("1000", "90%", "100", "0"), Role.RATIO)
    assert line is not None
    assert line.points[-1].value == Decimal("0.99")


def test_nothing_is_drawn_where_no_gap_follows_from_the_figure() -> None:
    assert line_of(Form("1000", "10%", "100"), Role.RATE) is None
    assert line_of(Form(insured="100", rate="100", carry_over="1"), Role.RATIO) is None
    assert gap_line([], Role.RATE) is None
    accounts = [figures_of(calculate(form)) for form in (FORM, Form("1万", "10%", "80", "0"))]
    assert gap_line(accounts, Role.RATE) is None
    assert gap_line([{Role.INSURED: Decimal(9), **accounts[0]}], Role.RATIO) is None
    both = gap_line(accounts, Role.RATIO)
    assert both is not None
    assert (both.accounts, both.now.gap) == (2, Decimal("175113.37"))
