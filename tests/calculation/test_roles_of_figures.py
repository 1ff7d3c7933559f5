"""Each figure plays the part that its own noun gives it, and none that its unit forbids."""

from decimal import Decimal

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.premium_question import premium_question
from assistant.calculation.roles import Role
from assistant.calculation.steps import Calculation
from assistant.calculation.understanding import understand
from assistant.documents.model import PolicyDocument
from tests.calculation.reading import said


def calculated(question: str, *documents: PolicyDocument, before: str = "") -> Calculation:
    turns = [{"role": "user", "content": before}] if before else []
    answer = premium_question(said(question, turns), documents)
    assert isinstance(answer, Calculation), answer
    return answer


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("去年结余只能用一半，还要筹多少", "181456.69"),
        ("上年结余只准抵三成，还差多少", "215994.01"),
        ("去年结余的172686.63要是只能用四分之一，区里还得掏多少", "224628.34"),
        ("结余要留两成不动，缺口变成多少", "129650.70"),
        ("结余里有四成不能用，还要筹多少", "164188.02"),
        ("应缴42万，上年剩8万，只让用六成，还差多少", "372000.00"),
        (
            "上年剩了五万二，拿出两成留到明年用，剩下的拿来顶保费，保费一共九万六，还得掏几个",
            "54400.00",
        ),
        ("农村人口3.2万，参保8%，每人110元，结余9万，结余用掉三分之二，还差多少", "221600.00"),
    ],
)
def test_a_part_of_the_carry_over_is_no_share_of_the_people(
    question: str, gap: str, request_document: PolicyDocument
) -> None:
    done = calculated(question, request_document)
    assert str(done.result["gap"]) == gap
    assert any(step.label == "可用的上年结余" for step in done.steps)


def test_what_is_not_rounded_on_the_way_is_shown_to_its_last_digit(
    request_document: PolicyDocument,
) -> None:
    done = calculated("去年结余只能用一半，还要筹多少", request_document)
    assert "172686.63×50%" in done.steps[0].expression


@pytest.mark.parametrize(
    "text", ["保费的三成由村民自己交", "结余顶了保费的三成", "个人出两成", "缺口的一半先欠着"]
)
def test_a_ratio_of_money_is_no_share_of_the_people(text: str) -> None:
    read = understand(text)
    assert Role.RATIO not in read.own
    assert read.unused


@pytest.mark.parametrize("text", ["照一成入保", "按12%参保", "农村人口的百分之八", "比例一成二"])
def test_a_ratio_of_people_stays_one(text: str) -> None:
    assert Role.RATIO in understand(text).own


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("保费涨到135一个人", 135),
        ("标准提到一百五一个人", 150),
        ("按88一口人算", 88),
        ("每人定到一百二一口", 120),
    ],
)
def test_one_person_behind_a_price_is_no_population(text: str, rate: int) -> None:
    own = understand(text).own
    assert own[Role.RATE].value == rate
    assert Role.POPULATION not in own


@pytest.mark.parametrize(("text", "people"), [("二十一个人参保", 21), ("三百零一口人参保", 301)])
def test_a_number_that_ends_in_one_is_still_a_number(text: str, people: int) -> None:
    assert understand(text).own[Role.INSURED].value == people


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("有36万元，要保3000人，每人最高能定多少", "120.00"),
        ("手头50万，想保4000人，每人最高定多少", "125.00"),
    ],
)
def test_people_whom_money_is_to_cover_are_the_insured(question: str, rate: str) -> None:
    assert str(calculated(question).result["rate"]) == rate


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("26.78万摊到每个月是多少", "22316.67"),
        ("应缴保费36万元，分12个月拨付，每月多少元？", "30000.00"),
        ("缺口9.6万摊到四个季度，一个季度多少钱", "24000.00"),
        ("保费48万分三年交，每年多少", "160000.00"),
        ("95113.37元，分五次拨，每次多少", "19022.67"),
        ("农村人口2万，按10%参保，每人100元，没有结余，分12个月交，每月多少", "16666.67"),
    ],
)
def test_a_sum_over_months_is_divided(question: str, period: str) -> None:
    done = calculated(question)
    assert done.result["per_period"] == Decimal(period)
    assert period in done.summary


def test_the_sum_of_the_document_is_divided_too(request_document: PolicyDocument) -> None:
    assert calculated("总保费摊到每个月多少", request_document).result["per_period"] == Decimal(
        "22316.67"
    )
    goes_on = calculated("那分10个月呢", before="人口2万，参保10%，每人70元，没有结余，还差多少")
    assert goes_on.result["per_period"] == 14000


def test_what_half_a_year_is_must_be_said_by_the_number_of_months() -> None:
    done = calculated("预算7万，按季度拨，每季度拨多少")
    assert any("没有写分几次" in note for note in done.notes)


@pytest.mark.parametrize(
    ("question", "gap"),
    [("标准打八五折，缺口是多少", "54943.37"), ("标准提到140打九折，缺口多少", "164741.37")],
)
def test_a_discount_is_worked_in(question: str, gap: str, request_document: PolicyDocument) -> None:
    assert str(calculated(question, request_document).result["gap"]) == gap


def test_a_sum_pointed_at_in_round_figures_is_the_exact_one(
    request_document: PolicyDocument,
) -> None:
    done = calculated("还差的那九万五，七个街道平摊，一家摊多少", request_document)
    assert str(done.result["total"]) == "95113.37"
    own = calculated("缺口九万五，七个街道平摊，一家摊多少", request_document)
    assert str(own.result["total"]) == "95000.00"


def test_two_ratios_that_compete_are_asked_about() -> None:
    answer = premium_question(said("人口2万，按8%参保跟按9%参保，每人100元，差多少保费"), ())
    assert isinstance(answer, MissingInput)
