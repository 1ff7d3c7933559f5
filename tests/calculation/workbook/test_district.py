"""The sums over towns, and what makes them differ from the whole worked out at once."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.entries import Entry
from assistant.calculation.roles import Role
from assistant.calculation.towns import sum_towns
from assistant.calculation.workbook.district import District
from tests.calculation.workbook.tables import HEAD, TOWN, of_csv, of_rows

TOWNS = st.lists(
    st.tuples(
        st.integers(1, 60_000),
        st.sampled_from(("10%", "12.5%", "7%")),
        st.sampled_from(("100", "80.55", "33.33")),
        st.decimals(0, 400_000, places=2),
    ),
    min_size=1,
    max_size=12,
)
Rows = list[tuple[int, str, str, Decimal]]


def worked(rows: Rows) -> District:
    """Return the result for towns that are called by their own row, whatever the order."""
    lines = [f"{'、'.join(map(str, row))}镇,{','.join(map(str, row))}" for row in rows]
    return of_csv("\n".join((",".join(HEAD), *dict.fromkeys(lines))))


def test_the_account_of_the_request() -> None:
    totals = of_rows(TOWN).totals
    assert totals[Role.PREMIUM] == Decimal("267800.00")
    assert totals[Role.GAP] == Decimal("95113.37")


@given(TOWNS)
def test_sums_are_those_of_the_towns_in_words(rows: Rows) -> None:
    district = worked(rows)
    accounts = [
        {role: Entry(role, value, "") for role, value in known.items()}
        for known in district.accounts
    ]
    done = sum_towns({str(number): account for number, account in enumerate(accounts)})
    assert {r.value: v for r, v in district.totals.items()} == {
        r.value: done.result[r.value] for r in district.totals
    }


@given(TOWNS, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(rows: Rows, random: object) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = worked(rows), worked(mixed)
    assert first.totals == second.totals
    assert first.ways == second.ways


@given(TOWNS)
def test_differences_are_explained_to_the_cent(rows: Rows) -> None:
    district = worked(rows)
    for way in district.ways:
        premium = way.premium - way.whole_premium
        assert premium == way.by_heads + way.by_cents
        assert way.gap is not None
        assert way.whole_gap is not None
        assert way.gap - way.whole_gap == premium + way.by_surplus
        assert abs(way.by_heads) <= 81 * 100 * len(rows)
    assert district.ways[0].gap == district.totals[Role.GAP]
    assert district.ways[0].premium == district.totals[Role.PREMIUM]


@given(TOWNS)
def test_the_whole_is_what_one_calculation_over_all_gives(rows: Rows) -> None:
    """Worked out here by hand: of each ratio and rate the people together, rounded once."""
    rows = list(dict.fromkeys(rows))
    pooled: dict[tuple[str, str], int] = {}
    for population, ratio, rate, _ in rows:
        pooled[ratio, rate] = pooled.get((ratio, rate), 0) + population
    for way in worked(rows).ways:
        rounding = {"按只舍不入": ROUND_FLOOR, "按只入不舍": ROUND_CEILING}.get(way.name)
        whole = Decimal(0)
        for (ratio, rate), people in pooled.items():
            heads = people * Decimal(ratio.rstrip("%")) / 100
            heads = heads.to_integral_value(rounding) if rounding else heads
            whole += (heads * Decimal(rate)).quantize(Decimal("0.01"), "ROUND_HALF_UP")
        assert way.whole_premium == whole
        assert way.whole_gap == max(Decimal(0), whole - sum(row[3] for row in rows))


def test_the_surplus_of_one_town_is_named_as_the_difference() -> None:
    district = of_rows(TOWN, ("乙镇", 10000, "10%", 100, 150000))
    assert len(district.ways) == 1
    assert "+50000元" in district.ways[0].sentence
    assert "没有拿去抵别处" in district.ways[0].sentence


def test_a_carry_over_that_only_the_whole_has_left_is_named() -> None:
    district = of_rows(("甲镇", 1, "10%", 100, 0.01), ("乙镇", 1, "10%", 100, 100))
    ceiling = district.ways[2].sentence
    assert "相差+99.99元，其中人数逐行取整（相差+1人）+100元" in ceiling
    assert "合在一起算结余用不完，分开算多用掉一些-0.01元" in ceiling


def test_heads_rounded_row_by_row_are_named_as_the_difference() -> None:
    district = of_rows(("甲镇", 15, "10%", 100, 0), ("乙镇", 15, "10%", 100, 0))
    exact, floor, ceiling = district.ways
    assert "两数一致" in exact.sentence
    assert "相差-100元，其中人数逐行取整（相差-1人）-100元" in floor.sentence
    assert "人数逐行取整（相差+1人）+100元" in ceiling.sentence


def test_a_sum_row_that_agrees_is_said_to() -> None:
    district = of_rows(TOWN, ("合计", 26780, None, None, "172686.63"))
    assert district.table.checks == ("第3行“合计”：农村人口、上年结余与各行相加一致。",)
    assert len(district.table.rows) == 1


def test_a_sum_row_that_differs_is_named_with_the_difference() -> None:
    text = (
        "乡镇,农村人口,比例,标准,结余,需筹集\n甲镇,26780,10%,100,172686.63,95113.37\n"
        "东片小计,26780,,,,95113.37\n乙镇,10000,10%,100,0,100050\n合计,36780,,,,195163.37\n"
    )
    district = of_csv(text)
    assert "需筹集与各行相加一致" in "".join(c for c in district.table.checks if "小计" in c)
    off = next(c for c in district.table.checks if "第5行“合计”：需筹集写" in c)
    assert off.endswith("各行相加是195113.37元，表里多50.00元。")
    told = "F4表里写需筹集100050.00元，这里算出100000.00元，表里多50.00元。"
    assert told in district.table.rows[1].notes


def test_a_stated_result_that_is_rounded_is_recognised() -> None:
    text = "乡镇,农村人口,比例,标准,参保人数\n甲镇,15,10%,100,1\n"
    assert "与按只舍不入的结果一致" in "".join(of_csv(text).table.rows[0].notes)


def test_a_sum_row_over_rows_not_counted_says_which() -> None:
    district = of_rows(TOWN, ("乙镇", 100, 3, 100, 0), ("合计", 26880, None, None, None))
    assert any("有没计入的第3行" in check for check in district.table.checks)


def test_heads_may_be_given_instead_of_people_and_ratio() -> None:
    district = of_csv("单位名称,参保人数,标准\n甲镇,2678,100\n")
    assert district.totals == {Role.INSURED: 2678, Role.PREMIUM: 267800}
    assert any("没有给出上年结余" in note for note in district.table.notes)
