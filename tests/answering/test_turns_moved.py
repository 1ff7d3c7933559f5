"""Turns that move a talk: to another place or grade, from a past day, from a repealed paper."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited
from tests.answering.greenfield import ALL

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def ask(asking_about: Callable[..., Ask]) -> Ask:
    """Return who is asked about all of the county's papers."""
    return asking_about(*ALL)


@pytest.mark.parametrize(
    ("talk", "place"),
    [
        (("大棚补贴哪个时候申请",), "青政规〔2025〕6号第四条"),
        (("大棚蔬菜的贴息贷款", "几月申请"), "青政规〔2025〕6号第四条"),
        (("大棚蔬菜的贴息贷款", "不满几年拆除要退钱"), "青政规〔2025〕6号第六条"),
    ],
)
def test_what_repealed_a_paper_answers_before_it(
    ask: Ask, talk: tuple[str, ...], place: str
) -> None:
    assert cited(ask(*talk))[0] == place


def test_what_only_the_repealed_paper_says_is_told_with_its_end(ask: Ask) -> None:
    answer = ask("大棚蔬菜的贴息贷款")
    assert cited(answer)[0] == "青政规〔2021〕4号第七条"
    assert "已被青政规〔2025〕6号废止" in answer.text


def test_a_talk_about_a_repealed_paper_that_was_named_stays_with_it(ask: Ask) -> None:
    answer = ask("青政规〔2021〕4号里贴息贷款怎么规定", "几月申请")
    assert cited(answer)[0] == "青政规〔2021〕4号第三条"


@pytest.mark.parametrize(
    ("talk", "place"),
    [
        (("沙河镇垃圾分类多久评比一次", "柳湾乡呢"), "柳政发〔2025〕8号二、"),
        (("沙河镇垃圾分类多久评比一次", "柳湾乡呢", "不服找谁"), "柳政发〔2025〕8号三、"),
        (
            ("沙河镇垃圾分类多久评比一次", "柳湾乡呢", "不服找谁", "沙河镇的"),
            "沙政发〔2025〕3号第四条",
        ),
    ],
)
def test_another_place_alone_keeps_the_matter(ask: Ask, talk: tuple[str, ...], place: str) -> None:
    answer = ask(*talk)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer)[0] == place


def test_what_the_other_place_does_not_say_is_not_answered(ask: Ask) -> None:
    assert ask("沙河镇评比经费谁出", "柳湾乡呢").outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("talk", "row"),
    [
        (("一级残疾农村的护理补贴一个月多少", "二级呢"), "二级\t每月90元\t每月80元"),
        (("一级残疾农村的护理补贴一个月多少", "城镇的呢"), "一级\t每月120元\t每月110元"),
        (("沙河镇农村低保有多少人", "柳湾乡呢"), "柳湾乡\t275\t9"),
    ],
)
def test_another_grade_or_column_is_read_in_the_same_table(
    ask: Ask, talk: tuple[str, ...], row: str
) -> None:
    answer = ask(*talk)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.citations[0].quote == row


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        (("一级残疾农村的护理补贴一个月多少", "三级呢"), "未载明三级的，写到的是一级、二级"),
        (("沙河镇农村低保有多少人", "石桥镇呢"), "未载明石桥镇的，写到的是沙河镇、柳湾乡、白石镇"),
    ],
)
def test_a_grade_or_town_that_the_table_lacks_has_none(
    ask: Ask, talk: tuple[str, ...], said: str
) -> None:
    answer = ask(*talk)
    assert answer.outcome is Outcome.NOT_FOUND
    assert said in answer.text


def test_a_past_day_is_left_where_nothing_of_then_answers(ask: Ask) -> None:
    answer = ask("2024年3月1日适用的农村低保标准是多少", "柳湾乡农村低保有多少人")
    assert answer.citations[0].quote == "柳湾乡\t275\t9"
    assert "尚未施行" not in answer.text
    assert "前面说的2024年3月1日适用的文件里没有" in answer.text


def test_a_past_day_stays_where_something_of_then_answers(ask: Ask) -> None:
    answer = ask("2024年3月1日适用的农村低保标准是多少", "城市的呢")
    assert cited(answer)[0] == "青民〔2024〕30号一、"


@pytest.mark.parametrize(
    ("question", "year", "quote"),
    [
        ("2026年农村低保标准多少", "2025年", "由每人每月600元提高到660元"),
        ("2027年一级残疾农村的护理补贴一个月多少", "2025年", "一级\t每月120元"),
    ],
)
def test_of_a_year_that_no_paper_has_the_newest_is_shown_with_its_own(
    ask: Ask, question: str, year: str, quote: str
) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert f"写到这件事的是{year}的" in answer.text
    assert quote in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("救助对象人不在了几天内报告", "在20日内报告"),
        ("出人命几分钟报", "在15分钟内电话报告"),
    ],
)
def test_what_people_say_of_a_death_finds_what_papers_write(
    ask: Ask, question: str, words: str
) -> None:
    assert words in ask(question).citations[0].quote
