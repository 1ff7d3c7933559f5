"""Kinds of calculation, each in several wordings: what is asked for, and what comes out."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.calculation_text import markdown
from assistant.calculation.missing import MissingInput
from assistant.calculation.premium_question import premium_question
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from tests.calculation.conftest import ACCOUNT, document_with
from tests.calculation.reading import said

Expected = Mapping[str, str]

FORWARDS = [
    (
        "我村农村人口3275人，按12%参保，每人100元，没有结余，参保几个人、保费多少",
        {"insured": "393", "premium": "39300.00"},
    ),
    (
        "俺村1500口人，一成参保，每人90元，上年一分没剩，参保多少人？保费多少？",
        {"insured": "150", "premium": "13500.00"},
    ),
    (
        "农村人口4600人，15%参保，一人80块，有多少人参保，保费一共多少",
        {"insured": "690", "premium": "55200.00"},
    ),
    # With a sum at hand, or a limit asked for, the question is the other way round.
    (
        "财政给5万，农村人口1万，10%参保，每人100元，能保多少人",
        {"insured": "500", "remainder": "0.00"},
    ),
    ("人口2万，10%，每人100，结余17万，够保多少人", {"insured": "1700", "funds": "170000.00"}),
    ("有8万块钱，按100元一人能保几个人", {"insured": "800", "remainder": "0.00"}),
    ("12万块按每人100能给几个人参保", {"insured": "1200", "funds": "120000.00"}),
    ("5万块够不够3000人参保，一人100", {"shortfall": "250000.00"}),
    ("人口两万八，参保10%，保多少人", {"insured": "2800"}),
]
JOINT = [
    (
        "甲街道2.05万人按10%，乙街道1.4万人按15%，每人都100块，两家结余合起来68888.88元，总共还差多少",
        {"premium": "415000.00", "gap": "346111.12"},
    ),
    (
        "A镇1.2万人按8%，B镇9000人按12%，标准都是100元，账上统共还剩5万元，还差多少",
        {"premium": "204000.00", "gap": "154000.00"},
    ),
    (
        "东庄900人、西庄1100人，参保比例东庄10%、西庄20%，每人100元，"
        "两个庄加起来结余8000元，合计还要筹多少",
        {"premium": "31000.00", "gap": "23000.00"},
    ),
    (
        "甲村3000人按10%，乙村2000人按20%，每人都是100元，两村都没有结余，共要多少保费",
        {"premium": "70000.00", "gap": "70000.00"},
    ),
    # Each its own carry-over stays its own.
    (
        "甲镇8000人，剩1万；乙镇1.2万人，剩2万。都按农村人口的10%、每人100元，合计差多少",
        {"gap_1": "70000.00", "gap_2": "100000.00", "gap": "170000.00"},
    ),
]
PER_HEAD = [
    ("请示里的缺口，摊到每个参保的人头上合多少钱（两位小数）", "35.52"),
    ("按请示的缺口，每个参保人平均摊多少钱", "35.52"),
    ("2号文的缺口除以参保人数，一个人合几块钱", "35.52"),
    ("缺口9万元，参保1800人，人均要补多少", "50.00"),
    ("2020年结余摊到2678个参保人头上，每人多少", "64.48"),
    ("把请示里的总保费平摊到全区农村人口头上，一个人多少钱", "10.00"),
]
CARRY_OVER_AS_FUNDS = [
    ("光用2020年那笔结余，按一人100元，最多够保多少人，还剩几块几毛", "1726", "86.63"),
    ("只拿2020年的结余，每人120元能保几个人，余多少", "1439", "6.63"),
    ("2020年度结余那笔钱，一人一年80元，顶多能覆盖多少人", "2158", "46.63"),
    ("就用172686.63元结余，每人100块，最多保多少人", "1726", "86.63"),
]
WRITTEN_OUT = [
    (
        "新来的文书把2号文算成：26780×10%＝267.8人，保费26780元。错在哪，该是多少",
        {"insured": "2678", "premium": "267800.00"},
        "不对，先错在参保人数",
    ),
    (
        "有人算：15600×10%＝156人，保费15600元，标准100元，哪里错了",
        {"insured": "1560", "premium": "156000.00"},
        "不对，先错在参保人数",
    ),
    (
        "文书写的 26780x10%=2678人，2678*100=26780元，哪步错了，按2号文该是多少",
        {"premium": "267800.00", "premium_error": "-241020.00"},
        "不对，先错在应缴保费",
    ),
    (
        "报表写：1800人×100元＝18万元，18万元−3万元＝14万元，核对一下",
        {"gap": "150000.00"},
        "不对，先错在需筹集",
    ),
    ("1.2万乘10%等于1200人，1200乘100等于12万元，算得对吗", {"premium": "120000.00"}, "对，"),
    ("2678人乘100元再减172686.63元", {"gap": "95113.37"}, "应缴保费267800.00元"),
    ("26780乘10%再乘100，减去172686.63，得多少", {"gap": "95113.37"}, "参保人数2678人"),
    ("2678人×100元－172686.63元＝？", {"gap": "95113.37"}, "应缴保费267800.00元"),
]
MIXED = [
    (
        "假如2021年总保费267800元区里扛55%，余下的四个乡镇平均分，区里和每个乡镇各多少",
        ["147290.00", *["30127.50"] * 4],
    ),
    ("总保费20万，县里负担四成，剩下的三个镇平摊，各多少", ["80000.00", *["40000.00"] * 3]),
    (
        "请示的缺口，市里出30%、区里出20%，其余五个街道均摊，各多少",
        ["28534.01", "19022.67", *["9511.34"] * 4, "9511.33"],
    ),
    (
        "缺口9万元，区里先拿3万，余下的由四个村平分，每个村多少",
        ["30000.00", *["15000.00"] * 4],
    ),
    (
        "总保费267800元，三个镇平均分担45%，其余区里出，各多少",
        ["147290.00", *["40170.00"] * 3],
    ),
    ("缺口10万元，区里承担六成，镇里承担多少", ["60000.00", "40000.00"]),
]
BY_HEADS = [
    (
        "缺口95113.37按人数摊：甲村3500人、乙村4500人、丙村2000人，三家各多少？到分，加起来得对上",
        ["33289.68", "42801.02", "19022.67"],
    ),
    ("缺口8万，按各村人口分摊：东村1200人，西村800人，各多少", ["48000.00", "32000.00"]),
    ("结余3万按人头分给甲乙两村，甲村700口，乙村500口，各分多少", ["17500.00", "12500.00"]),
    ("请示里的缺口按人口比例摊给甲镇1.2万、乙镇0.8万，各多少", ["57068.02", "38045.35"]),
]
WHICH_SUM = [
    ("保费要付24万元，结余15.5万元，剩下的缺口六个街道平摊，各多少", "85000.00"),
    ("总保费267800，扣掉结余172686.63，剩下的七个街道平摊，各多少", "95113.37"),
    ("请示里的结余平摊到七个街道，各多少", "172686.63"),
    ("人口1.8万，10%，每人100，结余2万，四个镇平摊，各多少", "160000.00"),
]


def calculated(question: str, document: PolicyDocument) -> Calculation:
    answer = premium_question(said(question), (document,))
    assert isinstance(answer, Calculation), answer
    assert markdown(answer)
    return answer


def shares(calculation: Calculation) -> list[str]:
    return [str(v) for k, v in calculation.result.items() if k.startswith("share_")]


@pytest.mark.parametrize(("question", "expected"), [*FORWARDS, *JOINT])
def test_each_figure(question: str, expected: Expected, request_document: PolicyDocument) -> None:
    result = calculated(question, request_document).result
    assert {key: str(result[key]) for key in expected} == expected


@pytest.mark.parametrize(("question", "each"), PER_HEAD)
def test_what_falls_on_a_head(question: str, each: str, request_document: PolicyDocument) -> None:
    assert str(calculated(question, request_document).result["per_head"]) == each


@pytest.mark.parametrize(("question", "insured", "rest"), CARRY_OVER_AS_FUNDS)
def test_the_documents_carry_over_as_the_only_funds(
    question: str, insured: str, rest: str, request_document: PolicyDocument
) -> None:
    calculation = calculated(question, request_document)
    assert str(calculation.result["insured"]) == insured
    assert str(calculation.result["remainder"]) == rest
    assert calculation.clause_ids == ("request-2",)


def test_another_carry_over_is_asked_for(request_document: PolicyDocument) -> None:
    for question in (
        "我们镇只用去年结余，每人100元，最多保多少人",
        "光用2019年那笔结余，一人100元，最多够保多少人",
    ):
        answer = premium_question(said(question), (request_document,))
        assert isinstance(answer, MissingInput), question
        assert answer.missing == ("carry_over",)


@pytest.mark.parametrize(("question", "expected", "start"), WRITTEN_OUT)
def test_arithmetic_that_is_written_out(
    question: str, expected: Expected, start: str, request_document: PolicyDocument
) -> None:
    calculation = calculated(question, request_document)
    assert {key: str(calculation.result[key]) for key in expected} == expected
    assert calculation.summary.startswith(start)


@pytest.mark.parametrize(("question", "expected"), [*MIXED, *BY_HEADS])
def test_shares(question: str, expected: list[str], request_document: PolicyDocument) -> None:
    calculation = calculated(question, request_document)
    assert shares(calculation) == expected
    assert (
        sum(v for k, v in calculation.result.items() if k != "total")
        == (calculation.result["total"])
    )


@pytest.mark.parametrize(("question", "total"), WHICH_SUM)
def test_which_sum_is_shared(question: str, total: str, request_document: PolicyDocument) -> None:
    assert str(calculated(question, request_document).result["total"]) == total


@pytest.mark.parametrize(
    "question",
    [
        "缺口9万元，某某出两成，剩下四个村平分，各多少",
        "缺口9万元，区里3万元，余下四个镇平分，各多少",
        "缺口9万元，财政先掏3万，余下的由四个镇平分，各多少",
    ],
)
def test_who_takes_a_part_first_must_be_clear(
    question: str, request_document: PolicyDocument
) -> None:
    answer = premium_question(said(question), (request_document,))
    assert isinstance(answer, MissingInput)
    assert "谁先出" in answer.question


@pytest.mark.parametrize(
    "question",
    [
        "算一下2020年防贫保的结余率，就是结余除以2020年总保费",
        "2020年结余占2020年保费的百分之几",
        "2020年的结余率是多少",
    ],
)
def test_a_denominator_of_another_year_is_never_used(
    question: str, request_document: PolicyDocument
) -> None:
    answer = premium_question(said(question), (request_document,))
    assert isinstance(answer, MissingInput)
    assert answer.missing == ("premium",)
    assert "2021年" in answer.question


@pytest.mark.parametrize(
    ("question", "percentage"),
    [
        ("2020年结余顶了2021年保费的百分之几", "64.48"),
        ("去年保费25万，结余3万，结余率多少", "12.00"),
    ],
)
def test_a_denominator_that_is_there(
    question: str, percentage: str, request_document: PolicyDocument
) -> None:
    assert str(calculated(question, request_document).result["percentage"]) == percentage


def test_a_sum_that_is_enough_for_so_many(request_document: PolicyDocument) -> None:
    result = calculated("区财政拨95113.37元，够2678人，每人多少", request_document).result
    assert str(result["rate"]) == "35.51"
    assert str(result["remainder"]) == "17.59"


@pytest.mark.parametrize(
    ("question", "key", "value"),
    [
        ("摊到每个参保的人头上是多少", "per_head", "88.89"),
        ("区里扛55%，剩下四个村平分，各多少", "share_2", "18000.00"),
        ("五个村均摊，每村多少", "share_1", "32000.00"),
        ("结余要是没有呢", "gap", "180000.00"),
        ("12%", "gap", "196000.00"),
    ],
)
def test_a_follow_up_means_the_result_before_it(
    question: str, key: str, value: str, request_document: PolicyDocument
) -> None:
    first = "我们镇农村人口1.8万，按10%、每人100元，结余2万，还差多少？"
    answer = premium_question(
        said(question, [{"role": "user", "content": first}]), (request_document,)
    )
    assert isinstance(answer, Calculation)
    assert str(answer.result[key]) == value


def test_an_example_shows_the_sum_that_it_announces(request_document: PolicyDocument) -> None:
    question = "我们乡农村人口2.4万，标准100，账上结余3万，还缺多少"
    answer = premium_question(said(question), (request_document,))
    assert isinstance(answer, MissingInput)
    assert answer.calculation
    assert str(answer.calculation.result["gap"]) == "210000.00"
    assert answer.example in answer.calculation.notes
    assert answer.example.count("。") == 1
    assert "210000.00元" in answer.example
    assert "示范" in answer.example


@pytest.mark.parametrize(
    "question",
    [
        "甲街道2万人按10%，乙街道1.4万人按15%，每人都100块，还差多少",
        "财政给20万，最多能保多少人",
        "2020年的结余率是多少",
    ],
)
def test_no_example_without_a_sum_to_show(question: str, request_document: PolicyDocument) -> None:
    answer = premium_question(said(question), (request_document,))
    assert isinstance(answer, MissingInput)
    assert (answer.example, answer.calculation) == ("", None)


@given(
    st.text(
        alphabet="0123456789.万千元块人口%×＝－减乘除以按摊缺口结余保费标准每多少区镇各余下平分，。？",
        max_size=40,
    )
)
def test_no_question_crashes(question: str) -> None:
    answer = premium_question(said(question), (document_with(ACCOUNT),))
    assert answer is None or isinstance(answer, Calculation | MissingInput)
