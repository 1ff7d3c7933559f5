"""What a user is told when a question has to be calculated."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.calculation.calculation_text import markdown
from assistant.calculation.missing import MissingInput
from assistant.calculation.premium_question import premium_question
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from tests.calculation.reading import said


def calculated(
    question: str, document: PolicyDocument, history: tuple[str, ...] = ()
) -> Calculation:
    turns = [{"role": "user", "content": text} for text in history]
    answer = premium_question(said(question, turns), (document,))
    assert isinstance(answer, Calculation), answer
    return answer


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("俺庄两千三百口人，按15%参保，一人90块，去年还剩五千二，得再凑多少", "25850.00"),
        (
            "全乡3.15万农村人口，一成半参保，每人120元，账上还有十万零八百块五毛，还差多少",
            "466199.50",
        ),
        ("应缴12万，去年剩3万，还差几多", "90000.00"),
        ("人口1.8万，参保比例10%，标准100元，没有结余，要筹多少", "180000.00"),
        ("人口1.8万，参保比例10%，标准100元，结余20万，还用筹钱吗", "0.00"),
        ("标准翻一番，其余按请示，还差多少", "362913.37"),
        ("每人加20块，其余照请示，缺口变成多少", "148673.37"),
        ("保费涨到130，其它不动，区里还要掏多少", "175453.37"),
        ("上年结余改成20万，还需要筹多少", "67800.00"),
        ("要是结余只有4万，还用不用再筹", "227800.00"),
        ("人口2.4万，一成参保，每人100，结余不变，还差多少", "67313.37"),
        ("参保人数变成3000人，一人100，结余不变，还得筹多少", "127313.37"),
        ("如果不算结余，区里总共要出多少", "267800.00"),
        ("人口增加500人，其余照2号文，缺口是多少", "100113.37"),
        ("我们镇农村人口1.2万，标准和比例按2号文，结余3万，还差多少", "90000.00"),
    ],
)
def test_the_gap(question: str, gap: str, request_document: PolicyDocument) -> None:
    assert str(calculated(question, request_document).result["gap"]) == gap


@pytest.mark.parametrize(
    "question",
    [
        "2021年防贫保保费总数是多少？",
        "照请示的口径，2021年全区防贫保保费总额是多少？",
        "请示里还缺多少钱",
        "保费标准100元/人·年是哪份文件定的",
        "请示比36号文晚了几天？",
        "低保标准每人每月600元，30人一共多少钱",
        "2021年防贫保实际赔给了多少户、赔出去多少钱？",
        "样板村建设用2—3年，到2025年建几个",
        "你好",
        "",
    ],
)
def test_a_question_for_what_a_document_says_is_no_calculation(
    question: str, request_document: PolicyDocument
) -> None:
    assert premium_question(said(question), (request_document,)) is None


def test_figures_of_the_document_are_read_from_its_text(
    request_document: PolicyDocument,
) -> None:
    (clause,) = request_document.clauses
    text = clause.text.replace("2.678万", "3万").replace("172686.63", "100000")
    changed = replace(request_document, clauses=(replace(clause, text=text),))
    calculation = calculated("标准改成120元，其余照请示，还差多少", changed)
    assert calculation.result["gap"] == 260000
    sources = {figure.name: figure.source for figure in calculation.figures}
    assert sources["population"] == "连区扶办(2021)2号 正文第2段"
    assert sources["rate"] == "假设"
    assert calculation.clause_ids == ("request-2",)


def test_nothing_is_taken_from_a_document_that_was_not_referred_to(
    request_document: PolicyDocument,
) -> None:
    answer = premium_question(
        said("我们乡农村人口2.4万，标准100，账上结余3万，还缺多少"), (request_document,)
    )
    assert isinstance(answer, MissingInput)
    assert answer.missing == ("ratio",)
    assert "参保比例" in answer.question
    assert answer.example.startswith("假设")
    assert {figure.source for figure in answer.understood} == {"用户"}


def test_the_own_carry_over_is_never_lent(request_document: PolicyDocument) -> None:
    answer = premium_question(
        said("我们镇农村人口1.2万，标准和比例按2号文，还差多少"), (request_document,)
    )
    assert isinstance(answer, MissingInput)
    assert answer.missing == ("carry_over",)


def test_next_years_carry_over_needs_a_payout(request_document: PolicyDocument) -> None:
    answer = premium_question(said("这267800元保费年底能结余多少转到明年"), (request_document,))
    assert isinstance(answer, MissingInput)
    assert answer.missing == ("payout",)
    given_payout = "保费267800元，当年赔了20万，费用1万，年底能结余多少转到明年"
    assert calculated(given_payout, request_document).result["next_carry_over"] == 57800


def test_a_follow_up_inherits_the_users_own_figures(request_document: PolicyDocument) -> None:
    first = "我们镇农村人口1.8万，按10%、每人100元，结余2万，还差多少？"
    assert calculated("每人120的话呢", request_document, (first,)).result["gap"] == 196000
    shared = calculated("那这个缺口区七镇三分担，各出多少", request_document, (first,))
    assert shared.result["share_1"] == 112000


def test_the_missing_figure_may_come_in_the_next_message(request_document: PolicyDocument) -> None:
    first = "我们乡农村人口2.2万，标准100，账上结余3.1万，还缺多少保费"
    assert calculated("按一成算", request_document, (first,)).result["gap"] == 189000


def test_a_ratio_without_a_unit_is_asked_about(request_document: PolicyDocument) -> None:
    question = "参保比例12，人口1.8万，标准100元，结余2万，还差多少"
    answer = premium_question(said(question), (request_document,))
    assert isinstance(answer, MissingInput)
    assert "12%" in answer.question


def test_two_figures_for_one_thing_are_asked_about(request_document: PolicyDocument) -> None:
    question = "结余2万，人口1.8万，10%参保，每人100元，结余3万，还差多少"
    answer = premium_question(said(question), (request_document,))
    assert isinstance(answer, MissingInput)
    assert "两个数" in answer.question


def test_several_towns_are_worked_out_one_by_one(request_document: PolicyDocument) -> None:
    question = (
        "东山镇人口1.1万，剩2万；西河乡人口7500人，剩8600.5元。"
        "参保比例一成，每人一百块，合起来缺多少"
    )
    result = calculated(question, request_document).result
    assert result["gap_1"] == 90000
    assert result["gap_2"] == Decimal("66399.50")
    assert result["gap"] == Decimal("156399.50")


@pytest.mark.parametrize(
    ("question", "shares"),
    [
        ("请示里的总保费按区镇七三开，各出多少", ["187460.00", "80340.00"]),
        ("缺口9万，三家按5:3:2分担，各多少", ["45000.00", "27000.00", "18000.00"]),
        ("缺口95113.37元，区里出一半，剩下的镇里兜底，各出多少", ["47556.69", "47556.68"]),
        ("2021年总保费的四成由市里补，剩下的区里出，各是多少", ["107120.00", "160680.00"]),
        ("10万由三个村均摊，每个村多少", ["33333.34", "33333.33", "33333.33"]),
    ],
)
def test_shares(question: str, shares: list[str], request_document: PolicyDocument) -> None:
    result = calculated(question, request_document).result
    assert [str(v) for k, v in result.items() if k.startswith("share_")] == shares


def test_shares_that_do_not_make_a_whole_are_asked_about(request_document: PolicyDocument) -> None:
    question = "缺口9万元由区里出五成、镇里出三成，各掏多少"
    answer = premium_question(said(question), (request_document,))
    assert isinstance(answer, MissingInput)
    assert "80%" in answer.question


def test_what_a_budget_reaches(request_document: PolicyDocument) -> None:
    covered = calculated("财政只给20.05万，每人120元，最多能保多少人", request_document).result
    assert covered["insured"] == 1670
    assert covered["remainder"] == 100
    highest = calculated("财政给20万，农村人口2.1万，参保10%，标准最高能定到多少", request_document)
    assert highest.result["rate"] == Decimal("95.23")


def test_whether_a_budget_is_enough(request_document: PolicyDocument) -> None:
    question = "我们县农村人口20万，按10%，每人100，预算只有150万够不够"
    assert calculated(question, request_document).result["shortfall"] == 500_000


def test_what_more_a_higher_rate_costs(request_document: PolicyDocument) -> None:
    question = "区里标准从100提到120，其余不变，要多筹多少"
    assert calculated(question, request_document).result["increase"] == 53_560


def test_the_account_is_solved_for_any_one_figure(request_document: PolicyDocument) -> None:
    question = "每人100元，10%参保，总保费300000元，农村人口是多少"
    assert calculated(question, request_document).result["population"] == 30_000


def test_a_percentage_says_that_it_was_calculated(request_document: PolicyDocument) -> None:
    text = markdown(calculated("2021年缺口占总保费的百分之几", request_document))
    assert "35.52%" in text
    assert "不是文件原文" in text


def test_the_documents_own_account_can_be_checked(request_document: PolicyDocument) -> None:
    assert calculated("2号请示的账算得对不对", request_document).summary.startswith("对，")


def test_the_page_says_whose_figures_they_are(request_document: PolicyDocument) -> None:
    text = markdown(calculated("应缴12万，去年剩3万，还差多少", request_document))
    assert text.startswith("**需筹集90000.00元。**")
    assert "| 应缴保费 | 120000.00元 | 12万 | 用户提供 |" in text
    assert "不是文件里写的" in text
    assert "应缴保费−上年结余＝120000.00−30000.00＝90000.00元" in text
