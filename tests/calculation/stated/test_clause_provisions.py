"""What sentences state: of what each a sum is, for whom, and what it does."""

from decimal import Decimal

import pytest

from assistant.calculation.formulas.units_each import units_each
from assistant.calculation.stated.provision import ProvisionKind as Kind
from tests.calculation.stated.stating import provisions, written

RATES = [
    ("养蜂员每人每月670元。", "670元/人·月"),
    ("养蜂员按每人每月670元补助。", "670元/人·月"),
    ("养蜂补助按46元/亩发放。", "46元/亩"),
    ("养蜂员月补贴标准为830元。", "830元/月"),
    ("养蜂员月补贴标准为830元/人。", "830元/人·月"),
    ("合作医疗人均每年补助590元。", "590元/人·年"),
    ("养蜂每户一次性补助2400元。", "2400元/户"),
    ("养蜂险保费每人每年75元。", "75元/人·年"),
    ("护工每人每天130元。", "130元/人·日"),
    ("学生每人每学期补助625元。", "625元/人·学期"),
    ("全县养蜂资金共计37.5万元。", "375000元"),
]


@pytest.mark.parametrize(
    ("before", "each"),
    [("1年保费", ("年",)), ("一年保费", ("年",)), ("2021年保费仍需筹集", ()), ("31人合计", ())],
)
def test_a_year_of_the_calendar_is_not_each_year(before: str, each: tuple[str, ...]) -> None:
    assert units_each(before) == each


@pytest.mark.parametrize(("sentence", "rate"), RATES)
def test_of_what_each_a_sum_is(sentence: str, rate: str) -> None:
    (found,) = (p for p in provisions(sentence) if p.unit.dimension.above == ("元",))
    assert written(found) == rate
    assert found.quote in sentence


KINDS = [
    ("补助最高不超过5400元。", Kind.CEILING, "5400元"),
    ("年度封顶线为3万元。", Kind.CEILING, "30000元"),
    ("起付线为1200元。", Kind.LINE, "1200元"),
    ("残疾户每户再增加650元。", Kind.ADDED, "650元/户"),
    ("残疾户每户另补650元。", Kind.ADDED, "650元/户"),
    ("补助期限最长9个月。", Kind.LONGEST, "9月"),
    ("未备案的，按算出金额的75%补助。", Kind.SCALE, "0.75%"),
]


@pytest.mark.parametrize(("sentence", "kind", "value"), KINDS)
def test_what_a_figure_does(sentence: str, kind: Kind, value: str) -> None:
    (found,) = provisions(sentence)
    assert (found.kind, written(found)) == (kind, value)


@pytest.mark.parametrize("verb", ["提高到", "调整为", "上调至"])
def test_a_change_has_what_was_before_and_what_is_now(verb: str) -> None:
    old, new = provisions(f"护工补贴标准由每人每月710元{verb}每人每月765元。")
    assert (old.kind, written(old)) == (Kind.BEFORE, "710元/人·月")
    assert (new.kind, written(new)) == (Kind.AMOUNT, "765元/人·月")
    assert "护工" in new.words


def test_each_figure_of_a_list_has_its_own_words() -> None:
    found = provisions("养蜂员每人每月670元，放水员每人每月540元，看塘员每人每月495元。")
    assert [written(p) for p in found] == ["670元/人·月", "540元/人·月", "495元/人·月"]
    own = ["养蜂员", "放水员", "看塘员"]
    assert all(name in p.own for name, p in zip(own, found, strict=True))
    assert not any(own[0] in p.words for p in found[1:])


@pytest.mark.parametrize(
    "text",
    [
        "补助标准为每人每月：\n养蜂员670元；\n放水员540元。",
        "（一）补助标准为每人每月：\n1.养蜂员670元；\n2.放水员540元。\n（二）略。",
        "第一条 补助标准为每人每月：\n（一）养蜂员670元；\n（二）放水员540元。\n第二条 略。",
        "一、补助标准（每人每月）\n（一）养蜂员670元。\n（二）放水员540元。\n二、其他\n（三）略。",
    ],
)
def test_the_line_over_a_list_says_of_what_each_it_is(text: str) -> None:
    assert [written(p) for p in provisions(text)] == ["670元/人·月", "540元/人·月"]


def test_the_line_over_a_list_says_nothing_of_what_follows_it() -> None:
    *_, last = provisions("补助标准为每人每月：\n养蜂员670元；\n放水员540元。\n租房补贴900元。")
    assert written(last) == "900元"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("残疾户，每户增加650元。", "残疾户"),
        ("残疾户每户增加650元。", "残疾户"),
        ("残疾户一类每户增加650元，二类每户增加820元。", "残疾户"),
        ("在前款之外，残疾户每户再增加650元。", "残疾户"),
        ("位于库区的，每户再增加650元。", "库区"),
    ],
)
def test_for_whom_an_addition_is(sentence: str, who: str) -> None:
    found = provisions(sentence)
    assert {p.kind for p in found} == {Kind.ADDED}
    assert all(who in p.condition for p in found)


def test_a_grade_stays_among_the_words() -> None:
    first, second = provisions("一类搬迁每户补助5200元，二类搬迁每户补助7600元。")
    assert ("一类" in first.words, "二类" in second.words) == (True, True)
    assert "一类" not in second.words


@pytest.mark.parametrize(
    "sentence",
    ["本通知自2025年5月1日起执行。", "按第三条、第四条办理。", "申请人应当年满60周岁。"],
)
def test_dates_clauses_and_ages_are_no_provisions(sentence: str) -> None:
    assert not [p for p in provisions(sentence) if p.unit.dimension.above == ("元",)]


def test_a_band_is_for_whom_and_no_figure() -> None:
    found = provisions("超过30亩至80亩的部分，每亩补助45元。")
    assert [written(p) for p in found] == ["45元/亩"]
    reach = found[0].reach
    assert reach is not None
    assert (reach.low, reach.high, reach.unit) == (Decimal(30), Decimal(80), "亩")
