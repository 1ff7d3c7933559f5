"""Where a share of the people is no whole number, each operation shows three ways, picks none."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from assistant.calculation.audit import audit
from assistant.calculation.entries import Entry
from assistant.calculation.form import Form, calculate
from assistant.calculation.premium_question import premium_question
from assistant.calculation.roles import Role
from assistant.calculation.steps import Calculation
from tests.calculation.reading import said

ODD = {"population": "26785", "ratio": "12.5%", "rate": "110", "carry_over": "98765.43"}
HEADS = ("3348.125人", "3348人", "3349人")


@pytest.mark.parametrize(
    ("fields", "key", "amounts"),
    [
        ({}, "gap", ("269528.32", "269514.57", "269624.57")),
        ({"share": "县六成、乡镇四成"}, "share_1", ("161716.99", "161708.74", "161774.74")),
        ({"budget": "20万"}, "shortfall", ("69528.32", "69514.57", "69624.57")),
        ({"percent": "结余"}, "percentage", ("26.82", "26.82", "26.81")),
        ({"payout": "20万"}, "next_carry_over", ("168293.75", "168280.00", "168390.00")),
        ({"per_head": "缺口"}, "per_head", ("80.50", "80.50", "80.51")),
        ({"change": "每人涨20元"}, "gap", ("336490.82", "336474.57", "336604.57")),
    ],
)
def test_each_operation_lists_them(
    fields: Mapping[str, str], key: str, amounts: tuple[str, ...]
) -> None:
    done = calculate(Form(**ODD, **fields))
    found = (done.result[f"{key}{way}"] for way in ("", "_floor", "_ceiling"))
    assert tuple(str(value) for value in found) == amounts
    assert all(f"{heads}，" in done.summary for heads in HEADS)
    assert "三种结果都列出" in "".join(done.notes)


def test_what_does_not_hang_on_the_heads_is_done_once() -> None:
    done = calculate(Form(**ODD, premium="368293.75", share="三家"))
    assert not [key for key in done.result if key.endswith("_floor")]
    whole = calculate(Form(**{**ODD, "ratio": "20%"}, share="三家"))
    assert "三种结果" not in "".join(whole.notes)


def test_nothing_is_divided_by_nobody() -> None:
    done = calculate(Form("3", "10%", "100", per_head="保费"))
    assert "per_head_floor" not in done.result
    assert done.result["per_head_ceiling"] == 100
    assert calculate(Form("3", "10%", budget="50")).result["rate_ceiling"] == 50
    assert calculate(Form("3", "10%", "100")).result["premium_floor"] == 0


def test_talk_lists_them_too() -> None:
    account = "农村人口26785人，参保比例12.5%，每人110元，结余98765.43元"
    question = f"{account}，缺口县出六成、镇出四成，各出多少"
    done = premium_question(said(question), ())
    assert isinstance(done, Calculation)
    assert done.result["share_2_ceiling"] == Decimal("107849.83")


def test_talk_of_each_head_means_the_insured_where_the_people_are_only_stated() -> None:
    question = (
        "农村人口26785人，参保比例12.5%，每人110元，结余98765.43元，缺口摊到每个参保的人是多少"
    )
    done = premium_question(said(question), ())
    assert isinstance(done, Calculation)
    assert done.result["per_head_ceiling"] == Decimal("80.51")


def test_talk_of_an_increase_lists_them_too() -> None:
    question = "农村人口26785人，参保比例12.5%，每人从110元涨到120元，要多花多少"
    done = premium_question(said(question), ())
    assert isinstance(done, Calculation)
    increases = [done.result[f"increase{way}"] for way in ("", "_floor", "_ceiling")]
    assert increases == [Decimal(text) for text in ("33481.25", "33480", "33490")]
    assert "按只舍不入应缴保费由368280.00元变为401760.00元，增加33480.00元" in done.summary


def account(**figures: str) -> dict[Role, Entry]:
    return {Role(name): Entry(Role(name), Decimal(text), text) for name, text in figures.items()}


TERMS = {"population": "26785", "ratio": "0.125", "rate": "110"}


@pytest.mark.parametrize(
    ("stated", "way"),
    [
        ({"insured": "3348", "premium": "368280"}, "只舍不入"),
        ({"insured": "3349", "premium": "368390"}, "只入不舍"),
        ({"premium": "368280"}, "只舍不入"),
        ({"premium": "368293.75"}, ""),
    ],
)
def test_an_account_that_was_rounded_either_way_is_right(
    stated: Mapping[str, str], way: str
) -> None:
    done = audit(account(**TERMS, **stated))
    assert done.summary.startswith("对，")
    assert ("在取整的出入之内" in "".join(done.notes)) == bool(way)
    assert way in "".join(done.notes)


def test_an_account_that_mixes_the_ways_is_not() -> None:
    done = audit(account(**TERMS, insured="3348", premium="368390"))
    assert done.summary == (
        "不对，先错在应缴保费这一步：应缴保费应为368280.00元（所列368390.00元，多了110.00元）。"
    )
