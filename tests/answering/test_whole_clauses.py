"""A clause comes whole: its list, its table and the paragraph behind them; and gaps are told."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask

About = Callable[[str], Ask]

RULES = (
    "某县人民政府文件\n某政发〔2021〕3号\n某县人民政府关于开好会议的意见\n各镇人民政府：\n"
    "一、县政府设全体会议。\n二、县政府设常务会议。常务会议的主要任务是：\n（一）讨论年度计划；\n"
    "（二）讨论财政预算。\n常务会议每月召开一次。\n三、会议经费按下列比例分担：\n会议\t县\t镇\n"
    "常务会议\t7\t3\n全体会议\t8\t2\n四、纪要由办公室印发。\n某县人民政府\n2021年5月6日\n"
)
LAW = (
    "某某条例\n第一条　为了规范管理，制定本条例。\n第二条　水渠由村里管护。\n"
    "第三条　经费由镇里安排。\n"
    "第五条　有下列情形之一的，收回补助：\n（一）水渠堵塞的；\n（二）经费挪用的。\n"
    "第六条　本条例自2021年1月1日起施行。\n"
)


@pytest.fixture(scope="module")
def rules(asking_about: About) -> Ask:
    return asking_about(RULES)


@pytest.fixture(scope="module")
def law(asking_about: About) -> Ask:
    return asking_about(LAW)


def quotes(ask: Ask, question: str) -> list[str]:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    return [c.quote for c in answer.citations]


@pytest.mark.parametrize("question", ["3号文第二条", "某政发〔2021〕3号第二条怎么写的"])
def test_a_named_clause_comes_with_its_list_and_what_stands_behind_it(
    rules: Ask, question: str
) -> None:
    assert quotes(rules, question)[1:4] == [
        "（一）讨论年度计划；", "（二）讨论财政预算。", "常务会议每月召开一次。",
    ]  # fmt: skip


def test_its_second_paragraph_is_named_alone(rules: Ask) -> None:
    assert quotes(rules, "3号文第二条第二段") == ["常务会议每月召开一次。"]
    assert "共 2 段" in rules("3号文第二条第五段").text


def test_a_named_clause_comes_with_its_table(rules: Ask) -> None:
    assert quotes(rules, "3号文第三条")[1:] == [
        "会议\t县\t镇", "常务会议\t7\t3", "全体会议\t8\t2",
    ]  # fmt: skip


def test_a_quotation_that_leads_a_list_in_does_not_stop_there(rules: Ask) -> None:
    found = quotes(rules, "常务会议的主要任务是什么")
    assert any("讨论年度计划" in quote for quote in found)
    assert any("讨论财政预算" in quote for quote in found)


def test_a_missing_article_is_told_with_its_neighbours(law: Ask) -> None:
    answer = law("某某条例第四条")
    assert "库内这份文件第三条之后是第五条，可能不全" in answer.text
    assert [c.clause for c in answer.citations] == ["第三条", "第五条"]


def test_an_article_beyond_the_last_is_no_gap(law: Ask) -> None:
    answer = law("某某条例第九条")
    assert "可能不全" not in answer.text
    assert "从第一条到第六条" in answer.text
