"""An item of a list is quoted with what leads it in: what is shut out must not read as a grant."""

from collections.abc import Callable

import pytest

from tests.answering.asking import Ask

About = Callable[[str], Ask]

RULES = (
    "某县人民政府文件\n某政发〔2025〕8号\n某县水窖补助实施细则\n各镇人民政府：\n"
    "一、补助对象\n下列农户可以申请水窖补助：\n（一）住在山区的农户；\n（二）独居的残疾人。\n"
    "二、不予支持的情形\n（一）已接通自来水管网的；\n（二）在镇上开办砖厂的。\n"
    "三、工作要求\n（一）加强宣传。各镇应当把政策讲到户。\n"
    "某县人民政府\n2025年5月6日\n"
)


@pytest.fixture(scope="module")
def rules(asking_about: About) -> Ask:
    return asking_about(RULES)


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("家里通了自来水还能申请水窖补助吗", "（一）已接通自来水管网的；"),
        ("在镇上开办砖厂的行不行", "（二）在镇上开办砖厂的。"),
    ],
)
def test_what_is_shut_out_comes_with_the_heading_that_shuts_it_out(
    rules: Ask, question: str, item: str
) -> None:
    answer = rules(question)
    assert answer.citations[0].quote == item
    assert f"> 二、不予支持的情形\n>\n> {item}" in answer.text


def test_an_item_comes_with_the_sentence_that_leads_it_in(rules: Ask) -> None:
    answer = rules("独居的残疾人能不能申请水窖补助")
    assert answer.citations[0].quote == "（二）独居的残疾人。"
    assert "下列农户可以申请水窖补助：\n>\n> （二）独居的残疾人。" in answer.text


def test_a_clause_that_says_all_by_itself_comes_alone(rules: Ask) -> None:
    assert "三、工作要求\n" not in rules("加强宣传要怎么做").text


def test_an_item_that_is_named_comes_alone(rules: Ask) -> None:
    assert "二、不予支持的情形\n" not in rules("8号文第二条第一项").text
