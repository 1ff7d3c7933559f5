"""What holds of every expression, over thousands of cases each, and of every table of bands."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.formulas.dimensions import Dimension, parse_unit
from assistant.calculation.formulas.expression import Band, Banded, names, printed
from assistant.calculation.formulas.expression_parser import BandTable, parse_expression
from assistant.calculation.formulas.forward import shared
from assistant.calculation.formulas.inverting import inverted
from assistant.calculation.formulas.reckoning import measures, value_of
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.errors import CalculationError
from tests.calculation.formulas.drawn import INPUTS, UNITS, drawn, figures
from tests.calculation.generated import cases, money, weights

POSSIBLE = ("元", "人", "户", "")


def test_an_expression_measures_what_it_was_made_to_measure() -> None:
    for number, random in cases("measured"):
        unit = random.choice(POSSIBLE)
        expression = parse_expression(drawn(random, unit), {})
        assert str(measures(expression, UNITS)) == unit, number


def test_units_never_mix() -> None:
    for number, random in cases("mixed"):
        first, second = random.sample(POSSIBLE, 2)
        one, other = drawn(random, first, 2), drawn(random, second, 2)
        joined = random.choice(("{} + {}", "{} - ({})", "取小({}, {})", "取大({}, {})"))
        with pytest.raises(CalculationError, match="单位不同"):
            measures(parse_expression(joined.format(one, other), {}), UNITS)
        assert measures(parse_expression(f"({one}) × ({other})", {}), UNITS), number


def test_it_does_not_matter_in_which_unit_money_is_counted() -> None:
    """Counted in 分, every amount is a hundred times as many, and so is the result."""
    for number, random in cases("scaled"):
        unit = random.choice(POSSIBLE)
        expression = parse_expression(drawn(random, unit, stated=False), {})
        values = figures(random)
        in_cents = {n: v * 100 if "元" in INPUTS[n] else v for n, v in values.items()}
        times = 100 if unit == "元" else 1
        assert value_of(expression, in_cents) == value_of(expression, values) * times, number


def test_what_is_printed_is_read_as_the_same() -> None:
    for number, random in cases("printed"):
        expression = parse_expression(drawn(random, "元"), {})
        again = parse_expression(printed(expression, {}).replace("，", ", "), {})
        values = figures(random)
        assert value_of(again, values) == value_of(expression, values), number


def test_reverse_then_forward_returns_the_input() -> None:
    for number, random in cases("back"):
        expression = parse_expression(drawn(random, "元", smooth=True), {})
        used = [name for name in names(expression) if name in INPUTS]
        values = figures(random)
        if not used:
            continue
        unknown = random.choice(used)
        target = value_of(expression, values)
        known = {name: value for name, value in values.items() if name != unknown}
        try:
            found = [step.value for step in inverted(expression, unknown, target, known)]
        except CalculationError:
            other = value_of(expression, {**values, unknown: values[unknown] + 1})
            assert used.count(unknown) > 1 or other == target, (number, printed(expression, {}))
            continue
        assert (found or [target])[-1] == values[unknown], number


def test_what_is_found_gives_what_was_wanted() -> None:
    """Where bounds bite there may be no way back; what is found is always right."""
    found = 0
    for number, random in cases("bounded"):
        expression = parse_expression(drawn(random, "元"), {})
        used = [name for name in names(expression) if name in INPUTS]
        values = figures(random)
        if not used:
            continue
        unknown, target = random.choice(used), value_of(expression, values)
        known = {name: value for name, value in values.items() if name != unknown}
        try:
            steps = list(inverted(expression, unknown, target, known))
        except CalculationError:
            continue
        found += 1
        known[unknown] = steps[-1].value if steps else target
        assert value_of(expression, known) == target, number
    assert found


def test_shares_are_the_total_whatever_the_order_of_the_parties() -> None:
    for number, random in cases("formula shares"):
        total = Fraction(money(random))
        parties = {f"第{n}方": Fraction(w) for n, w in enumerate(weights(random), 1)}
        shares = shared(total, parties)
        assert sum(shares.values()) == total, number
        mixed = random.sample(sorted(parties), len(parties))
        assert shared(total, {name: parties[name] for name in mixed}) == shares, number


AMOUNTS = st.integers(0, 10**8).map(lambda fen: Fraction(fen, 100))
RATES = st.integers(0, 100).map(lambda rate: Fraction(rate, 100))


@given(
    amounts=st.lists(AMOUNTS, min_size=2, max_size=2),
    bounds=st.lists(AMOUNTS, min_size=1, max_size=4),
    rates=st.lists(RATES, min_size=5, max_size=5),
    line=AMOUNTS,
)
def test_bands_pay_what_lies_in_them(
    amounts: list[Fraction], bounds: list[Fraction], rates: list[Fraction], line: Fraction
) -> None:
    tops = sorted(bounds)
    values = {f"上限{n}": top for n, top in enumerate(tops)} | {"起付线": line}
    values |= {f"比例{n}": rate for n, rate in enumerate(rates)}
    units = {name: parse_unit("" if "比例" in name else "元").dimension for name in values}
    rows = [f"上限{n}" for n in range(len(tops))] + [""]
    bands = tuple(
        Band(parse_expression(row, {}) if row else None, parse_expression(f"比例{n}", {}))
        for n, row in enumerate(rows)
    )
    table = BandTable(parse_expression("起付线", {}), None, bands)
    banded = parse_expression("分段(费用, 表)", {"表": table})
    assert isinstance(banded, Banded)
    assert str(measures(banded, {**units, "费用": parse_unit("元").dimension})) == "元"
    low, high = sorted(amounts)
    paid = [value_of(banded, {**values, "费用": amount}) for amount in (low, high)]
    edges = [*tops, max(*tops, high)]
    by_hand = sum(
        (
            max(Fraction(0), min(high, top) - max(line, bottom)) * rate
            for bottom, top, rate in zip([Fraction(0), *edges], edges, rates, strict=False)
        ),
        Fraction(0),
    )
    assert paid[1] == by_hand
    assert 0 <= paid[0] <= paid[1] <= high
    if paid[1]:
        (*_, back) = inverted(banded, "费用", paid[1], values)
        assert back.value <= high
        assert value_of(banded, {**values, "费用": back.value}) == paid[1]


@given(
    value=st.integers(0, 10**12).map(lambda fen: Fraction(fen, 100)),
    unit=st.sampled_from(
        ["元", "万元", "人", "户", "月", "元/户", "元/人·月", "元/人·年", "%", "", "亩"]
    ),
)
def test_what_is_shown_is_read_as_the_same(value: Fraction, unit: str) -> None:
    written = parse_unit(unit)
    exact = value * written.scale
    assert read_typed(written.shown(exact), written, "数").value == exact


@given(st.permutations(["元", "人", "月"]), st.permutations(["户", "年"]))
def test_a_quotient_times_its_divisor_is_what_was_divided(
    above: list[str], below: list[str]
) -> None:
    whole, part = Dimension(), Dimension()
    for name in above:
        whole = whole.times(parse_unit(name).dimension)
    for name in below:
        part = part.times(parse_unit(name).dimension)
    assert whole.over(part).times(part) == whole
    assert whole.over(whole) == Dimension()
