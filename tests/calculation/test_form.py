"""What a filled-in form is worked out to, and what is asked back instead of guessed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculation.calculation_text import markdown
from assistant.calculation.form import Form, calculate, filled_in
from assistant.errors import CalculationError, MissingFigureError

WHOLE = {"population": "2.4万", "ratio": "10%", "rate": "90", "carry_over": "5万"}


def result(**fields: str) -> dict[str, Decimal]:
    return calculate(Form(**fields)).result


def test_sum_that_was_worked_out_is_shared_with_its_steps() -> None:
    done = calculate(Form(**WHOLE, share="三家"))
    assert [done.result[f"share_{n}"] for n in (1, 2, 3)] == [
        Decimal(cents) for cents in ("55333.34", "55333.33", "55333.33")
    ]
    text = markdown(done)
    assert "应缴保费−上年结余＝216000.00−50000.00＝166000.00元" in text
    assert "没有用到" not in text


def test_what_if_comes_first_and_is_marked_as_an_assumption() -> None:
    done = calculate(Form(**WHOLE, change="每人涨15块，人口增加1000人"))
    assert done.result["premium"] == 2500 * 105
    assert [step.label for step in done.steps[:2]] == ["调整后的保费标准", "调整后的农村人口"]
    assert "假设" in markdown(done)


def test_what_remains_for_next_year_takes_the_fee_off() -> None:
    assert result(premium="198000", payout="8.8万", fee="1万")["next_carry_over"] == 100_000
    assert result(**WHOLE, payout="20万")["next_carry_over"] == 16_000


def test_percentage_of_a_premium_that_was_worked_out() -> None:
    assert result(**WHOLE, percent="结余")["percentage"] == Decimal("23.15")
    assert result(**WHOLE, percent="缺口")["percentage"] == Decimal("76.85")


def test_sum_is_divided_by_the_insured_and_else_by_the_people() -> None:
    assert result(**WHOLE, per_head="缺口")["per_head"] == Decimal("69.17")
    assert result(gap="166000", population="2.4万", per_head="缺口")["per_head"] == Decimal("6.92")


def test_shares_by_level_are_read_in_digits_too() -> None:
    shares = result(gap="9万", share="市5区3镇2")
    assert [shares[f"share_{n}"] for n in (1, 2, 3)] == [45_000, 27_000, 18_000]


def test_one_sum_alone_is_the_one_that_is_shared() -> None:
    assert result(carry_over="100", share="三家")["share_1"] == Decimal("33.34")


def test_gap_and_carry_over_lead_back_to_the_heads() -> None:
    assert result(gap="166000", carry_over="5万", rate="90")["insured"] == 2400


def test_money_at_hand_against_a_premium_is_short_or_enough() -> None:
    assert result(premium="198000", budget="15万")["shortfall"] == 48_000
    assert result(premium="198000", budget="15万", carry_over="5万")["remainder"] == 2_000


def test_figure_without_use_is_said_to_have_none() -> None:
    done = calculate(Form(premium="198000", payout="8.8万", population="2万"))
    assert "农村人口没有用到。" in done.notes
    done = calculate(Form(rate="80", carry_over="9.8万", gap="100", budget="8万"))
    assert "需筹集没有用到。" in done.notes


def test_heads_that_money_leads_back_to_leave_what_was_given_as_it_is() -> None:
    done = calculate(Form(premium="267800", rate="99", population="2.678万"))
    assert done.summary == "参保人数2705.050505人，参保比例10.101%。"
    assert done.result["premium"] == 267800
    assert not [name for name in done.result if name.endswith(("floor", "ceiling"))]
    assert any("2705.050505人，不是整数，请核对" in note for note in done.notes)
    done = calculate(
        Form(gap="95000", carry_over="0", rate="99", population="2.678万", per_head="缺口")
    )
    assert done.result["per_head"] == 99
    assert "；" not in done.summary


def test_money_for_more_people_than_there_are_covers_all_of_them() -> None:
    done = calculate(Form(budget="10万", rate="100", population="500"))
    assert done.result["insured"] == 500
    assert done.result["premium"] == done.result["remainder"] == 50_000
    assert done.summary == (
        "共有100000.00元，按每人100元，农村人口500人全部参保，用50000.00元，余50000.00元。"
        "占农村人口的100%。"
    )
    assert result(budget="10万", rate="100", population="1000")["insured"] == 1000


def test_no_library_is_spoken_of_that_was_not_opened() -> None:
    text = markdown(calculate(Form(premium="198000", payout="8.8万")))
    assert "以保险合同约定为准" in text
    assert "库内文件" not in text


FILLED = {
    "population": ("2.678万", "15", "1亿", "0", "abc"),
    "ratio": ("10%", "0.01%", "100%", "一成", "10"),
    "rate": ("100", "0.01", "每人八十块"),
    "carry_over": ("0", "172686.63", "九万八千零一块五毛"),
    "insured": ("2678",),
    "premium": ("267800",),
    "gap": ("95113.37", "0"),
    "budget": ("8万",),
    "payout": ("8万", "0"),
    "fee": ("1万",),
    "change": ("标准上浮一成半", "人口减少20", "标准减少100", "下调100%", "翻一番"),
    "share": ("七个街道", "区七成、镇三成", "5:3:2", "0:0", "0家", "区里出九万，余下三个镇平摊"),
    "percent": ("结余", "缺口", "赔付", "保费", "资金"),
    "per_head": ("结余", "缺口", "赔付", "保费", "资金"),
}


@pytest.mark.slow
@given(st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in FILLED.items()}))
@settings(max_examples=300)
def test_whatever_is_filled_in_is_worked_out_or_asked_back(fields: dict[str, str]) -> None:
    try:
        done = calculate(Form(**fields))
    except CalculationError:
        return
    assert done.steps
    assert {figure.source for figure in done.figures} <= {"用户", "假设"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "还缺农村人口、参保比例、保费标准"),
        ({"population": "2万", "rate": "100"}, "参保比例"),
        ({"budget": "8万"}, "保费标准"),
        ({"budget": "8万", "population": "2万"}, "保费标准"),
        ({"payout": "8万"}, "还缺农村人口、参保比例、保费标准"),
        ({"population": "2万", "carry_over": "3万", "share": "三家"}, "参保比例"),
        ({"premium": "198000", "percent": "结余"}, "上年结余"),
        ({"premium": "198000", "per_head": "保费"}, "农村人口"),
        ({"carry_over": "5万", "change": "标准上浮一成"}, "保费标准"),
        ({"premium": "198000"}, "只有应缴保费"),
    ],
)
def test_missing_figure_is_asked_for(fields: dict[str, str], words: str) -> None:
    with pytest.raises(MissingFigureError, match=words):
        calculate(Form(**fields))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"gap": "9万", "share": "大家"}, "没有看懂怎么分摊"),
        ({"gap": "9万", "share": "区里3万元，余下四个镇平分"}, "谁先出多少没有看懂"),
        ({"gap": "9万", "share": "七个街道，每个5000元"}, "没有看懂怎么分摊"),
        ({"gap": "9万", "share": "市五区三镇二，每家3万元"}, "没有看懂怎么分摊"),
        ({"gap": "9万", "share": "市5:区3:镇2"}, "没有看懂怎么分摊"),
        ({"gap": "9万", "share": "区六成、镇三成"}, "90%，不是100%"),
        ({"gap": "9万", "share": "三家", "per_head": "缺口"}, "一次只能算一样"),
        ({"gap": "9万", "premium": "10万", "percent": "花销"}, "不知道“花销”是哪一笔"),
        ({"premium": "10万", "percent": "保费"}, "占比要写哪一笔"),
        ({**WHOLE, "change": "标准改成120"}, "没有看懂怎么调整"),
        ({**WHOLE, "change": "标准上浮一成，比例改成8%"}, "没有看懂怎么调整"),
        ({**WHOLE, "change": "多一些"}, "没有看懂怎么调整"),
        ({**WHOLE, "premium": "20万", "share": "三家"}, "前后不符"),
        ({**WHOLE, "premium": "20万", "budget": "20万"}, "前后不符"),
        ({**WHOLE, "ratio": "10"}, "10%"),
        ({"budget": "-8万", "rate": "100"}, "大于零"),
        ({"budget": "8万元左右或9万", "rate": "100"}, "读不成一个数"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_back(fields: dict[str, str], words: str) -> None:
    with pytest.raises(CalculationError, match=words):
        calculate(Form(**fields))


def test_fields_by_name_are_texts_that_exist() -> None:
    assert filled_in({"gap": "9万", "share": "三家"}) == Form(gap="9万", share="三家")
    with pytest.raises(CalculationError, match="没有这一项：shares"):
        filled_in({"gap": "9万", "shares": "三家"})
    with pytest.raises(CalculationError, match="gap不是文字"):
        filled_in({"gap": 95113.37})
