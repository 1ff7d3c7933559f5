"""A question that names a formula: worked out, asked back with choices, or left to others."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.formulas.talking import asked

WHOLE = "高龄津贴120人每人每月50元12个月一共多少"


def result(*questions: str) -> dict[str, str]:
    found = asked(*questions)
    assert isinstance(found, Calculation), found
    return {name: str(value) for name, value in found.result.items()}


def back(*questions: str) -> MissingInput:
    found = asked(*questions)
    assert isinstance(found, MissingInput), found
    return found


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (WHOLE, {"应发总额": "72000.00"}),
        ("高龄补贴发一年，120个老人每人每月50，要多少经费", {"应发总额": "72000.00"}),
        ("公益岗20个，每人每月2000，干6个月，要多少钱", {"补贴总额": "240000.00"}),
        ("高龄津贴 120人 50元/人·月 12个月", {"应发总额": "72000.00"}),
        ("春节慰问86户，每户600元，上限500元，慰问品120.5元，共需多少", {"慰问总额": "53363.00"}),
        ("高龄津贴7.2万，每人每月50元，够120人发几个月", {"月数": "12"}),
        ("公益岗20人，6个月，预算12万，每人每月最多多少", {"补贴标准": "1000"}),
        ("公益性岗位资金12万元，每人每月1000元，干6个月，最多可设多少个岗位", {"岗位人数": "20"}),
    ],
)
def test_a_sum_that_is_told_in_full_is_worked_out(question: str, expected: dict[str, str]) -> None:
    assert result(question) == expected


def test_what_it_is_worked_out_from_is_the_users() -> None:
    found = asked(WHOLE)
    assert isinstance(found, Calculation)
    assert {figure.source for figure in found.figures} == {"用户"}
    assert [figure.text for figure in found.figures] == ["120人", "50元", "12个月"]


def test_a_way_back_that_does_not_come_out_shows_both_numbers() -> None:
    found = asked("高龄津贴每人每月50元，发12个月，5万块最多能发几个人")
    assert isinstance(found, Calculation)
    assert "取83人" in found.summary
    assert "取84人" in found.summary


def test_what_if_shows_both_and_the_difference() -> None:
    told = result("高龄津贴120人每人每月50元12个月，标准涨到60元要多花多少")
    assert told["应发总额_difference"] == "14400.00"


def test_a_follow_up_replaces_one_figure_and_keeps_the_others() -> None:
    assert result(WHOLE, "那10个月呢") == {"应发总额": "60000.00"}
    assert result(WHOLE, "那10个月呢", "标准改成60")["应发总额_changed"] == "72000.00"
    assert result(WHOLE, "标准改成60", "130人呢")["应发总额"] == "93600.00"
    assert result(WHOLE, "好的", "那10个月呢") == {"应发总额": "60000.00"}


@pytest.mark.parametrize(
    ("question", "figure"),
    [("如果涨到80呢", "80"), ("那60元呢", "60元"), ("再加20人呢", "20人"), ("86户呢", "86户")],
)
def test_a_follow_up_that_is_not_certain_is_asked_not_passed_over(
    question: str, figure: str
) -> None:
    assert f"“{figure}”" in back(WHOLE, question).question


def test_the_choice_of_a_follow_up_is_a_question_of_its_own() -> None:
    asking = back(WHOLE, "如果涨到80呢")
    [choice] = [c for c in asking.choices if c.label == "80是标准"]
    assert result(choice.question)["应发总额_changed"] == "115200.00"
    [choice] = back(WHOLE, "那60元呢").choices
    assert result(choice.question) == {"应发总额": "86400.00"}


def test_a_way_back_may_follow_a_sum() -> None:
    assert result(WHOLE, "6.6万元够发几个月") == {"月数": "11"}


def test_the_figures_may_come_in_the_next_turn() -> None:
    assert result("高龄津贴要多少钱", "120人，每人每月50元，12个月") == {"应发总额": "72000.00"}


@pytest.mark.parametrize(
    "question",
    [
        "保费标准100元，2万人要多少保费",
        "36号文第九条",
        "10个月以上的怎么办理",
        "那每月多少",
        "低保户120人怎么申请救助",
    ],
)
def test_another_subject_is_no_follow_up(question: str) -> None:
    assert asked(WHOLE, question) is None


def test_a_turn_of_another_subject_ends_the_talk() -> None:
    assert asked(WHOLE, "谁负责解释这个文件", "那10个月呢") is None


def test_only_what_is_missing_is_asked_for_and_then_it_is_complete() -> None:
    first = "春节慰问86户，每户600元，一共要多少"
    asking = back(first)
    assert asking.missing == ("每户上限", "慰问品单价")
    assert [line.filled for line in asking.form] == ["86户", "600元/户", "", ""]
    assert result(first, "上限500元，慰问品120.5元") == {"慰问总额": "53363.00"}


def test_a_doubtful_figure_is_marked_and_each_choice_is_a_completed_question() -> None:
    asking = back("高龄津贴120人每人50元12个月要多少")
    assert [line.doubtful for line in asking.form] == [False, True, False]
    [choice] = asking.choices
    assert choice.label == "每人50元是标准"
    assert result(choice.question) == {"应发总额": "72000.00"}


def test_choices_lead_from_doubt_to_doubt_until_nothing_is_left() -> None:
    asking = back("春节慰问86户，慰问品100元，600元和500元，一共多少")
    assert [c.label for c in asking.choices] == ["600元是每户标准", "600元是每户上限"]
    [left] = back(asking.choices[0].question).choices
    assert result(left.question) == {"慰问总额": "51600.00"}


def test_of_two_numbers_for_one_input_one_is_chosen() -> None:
    asking = back("春节慰问前山320户，后山86户，标准600元，上限500元，慰问品100元，一共多少")
    assert "320户" in asking.question
    assert [result(c.question)["慰问总额"] for c in asking.choices] == ["192000.00", "51600.00"]


def test_what_is_left_over_is_asked_and_may_be_waved_away() -> None:
    first = "高龄津贴3个村120人每人每月50元12个月一共多少"
    asking = back(first)
    assert "“3个村”" in asking.question
    [choice] = asking.choices
    assert choice.label == "“3个村”不用算"
    assert result(choice.question) == {"应发总额": "72000.00"}
    assert result(first, "3个村不用算") == {"应发总额": "72000.00"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("高龄津贴120人每人每月50元12个月，平均每个村多少", "平均"),
        ("高龄津贴120人每人每月50元12个月，每人能领多少", "每人能领多少"),
        ("高龄津贴120人每人每月50元12个月，标准打八折要多少", "打八折"),
        ("高龄津贴120人每人每月50元12个月，有多少户能领", "多少户"),
        ("高龄津贴120人每人每月50元12个月，省里出一半，县里要多少", "一半"),
        ("高龄津贴120人每人每月50元12个月，已经发了3个月，还要多少", "3个月"),
        ("高龄津贴120人，每人每月50元涨了10元，发12个月，一共多少", "10元"),
        ("春节慰问86人，每户600元，一共多少", "86人"),
        ("春节慰问86户，标准600元，上限500元，慰问品120元，去掉6户，一共多少", "6户"),
        ("春节慰问，困难户45户每户500元，军属30户每户800元，一共多少", "“45户”、“30户”2个数"),
        ("高龄津贴：80-89岁120人，90-99岁30人，每人每月50元，全年共需多少", "“120人”、“30人”"),
        ("高龄津贴0.5人，每人每月50元，12个月一共多少", "不是整数"),
        ("高龄津贴120人每人每月50元0个月一共多少", "小于1月"),
        ("高龄津贴每人每月50元，120人，够发几个月", "一共有多少钱"),
        ("高龄津贴和公益岗各86人一共多少", "一次只能算一种"),
    ],
)
def test_nothing_is_shown_while_something_of_the_question_is_open(
    question: str, words: str
) -> None:
    assert words in back(question).question


@pytest.mark.parametrize(
    "question",
    [
        "高龄津贴怎么算",
        "高龄津贴每人每月多少钱",
        "高龄津贴90—99周岁每人全年应发多少",
        "2025年7月起高龄津贴发多少",
        "高龄津贴每人每月50元对不对",
        "老人120人每人每月50元12个月一共多少",
        "危房改造资金512.6万元，省、市、县各承担多少",
        "公益性岗位最多能给几万",
        "桃溪乡2025年上半年高龄津贴三个年龄段合计应发多少元",
        "春节慰问花了多少钱",
    ],
)
def test_a_question_without_figures_to_reckon_with_is_left_to_others(question: str) -> None:
    assert asked(question) is None


def test_a_long_question_ends_in_a_question_too() -> None:
    asking = back(f"高龄津贴一共多少：{'第二组120人每人每月50元，' * 110}")
    assert len(asking.question) < 300
