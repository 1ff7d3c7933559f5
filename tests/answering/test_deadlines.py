"""Deadlines: passed or not as of a day, and never the same as repealed."""

from datetime import date

import pytest

from assistant import Assistant, Outcome, Settings
from assistant.library.library import Library
from tests.answering.asking import Ask, asking, cited, opinion


def as_of(library: Library, day: date) -> Ask:
    """Return an assistant that takes `day` for today."""
    return asking(Assistant(Settings(library=library.folder, today=day), library))


@pytest.fixture(scope="module")
def in_2021(real_library: Library) -> Ask:
    return as_of(real_library, date(2021, 6, 1))


@pytest.fixture(scope="module")
def on_the_last_day(real_library: Library) -> Ask:
    return as_of(real_library, date(2025, 12, 31))


PASSED = [
    ("过渡期从发文那天起算，到哪天结束", "（二）", "2026年5月14日"),
    ("过渡期哪年期满", "（二）", "2026年5月14日"),
    ("到2021年底的目标过期了没有", "（四）", "2021年12月31日"),
    ("2025年的目标现在到期了吗", "（四）", "2025年12月31日"),
    ("五年过渡期还有效吗", "（二）", "2026年5月14日"),
    ("“十四五”时期过了没", "导语第2段", "2025年12月31日"),
    ("样板村最迟什么时候建成", "（十七）", "2024年5月14日"),
    ("第十七条的期限到期没", "（十七）", "2024年5月14日"),
]


@pytest.mark.model
@pytest.mark.parametrize(("question", "place", "last_day"), PASSED)
def test_passed_deadline_is_said_to_be_passed(
    ask: Ask, question: str, place: str, last_day: str
) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert opinion(place)[0] in cited(answer)
    assert f"最迟到{last_day}。以2026年11月30日为准，已过。" in answer.text
    assert "不等于文件废止" in answer.text


@pytest.mark.model
@pytest.mark.parametrize(("question", "place", "last_day"), PASSED)
def test_same_deadline_was_still_open_in_2021(
    in_2021: Ask, question: str, place: str, last_day: str
) -> None:
    answer = in_2021(question)
    assert opinion(place)[0] in cited(answer)
    assert f"最迟到{last_day}。以2021年6月1日为准，还没有到。" in answer.text


@pytest.mark.parametrize("question", ["2035年的目标过期没", "第四条里2035年的时点到期了吗"])
def test_far_deadline_has_not_come(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "还没有到" in text
    assert "，已过" not in text


def test_deadline_is_not_passed_on_its_last_day(on_the_last_day: Ask) -> None:
    assert "还没有到" in on_the_last_day("2025年的目标过期没").text


def test_assumed_first_day_is_said_and_cited(ask: Ask) -> None:
    answer = ask("样板村最晚哪一天建成")
    assert "文件没写从哪天起算；按成文日期2021年5月14日起算" in answer.text
    assert opinion("印发通知成文日期")[0] in cited(answer)


def test_month_is_enough_where_a_month_is_asked_for(ask: Ask) -> None:
    assert "最迟到2024年5月。" in ask("样板村最迟几月要建成").text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("样板村要启动多少个", "到 2021 年底"),
        ("36号文第四条", "到 2025 年"),
        ("过渡期几年", "5年过渡期"),
        ("样板村要花几年建成", "2—3年"),
    ],
)
def test_passed_deadline_in_a_quote_is_told_in_a_notice(
    ask: Ask, in_2021: Ask, question: str, words: str
) -> None:
    told = [n for n in ask(question).notices if "已过" in n]
    assert len(told) == 1
    assert words in told[0]
    assert "请向发文机关核实" in told[0]
    assert told[0] in ask(question).text
    assert not [n for n in in_2021(question).notices if "已过" in n]


def test_deadline_that_has_not_come_is_not_in_the_notice(ask: Ask) -> None:
    assert "2035" not in "".join(ask("36号文第四条").notices)


@pytest.mark.parametrize("question", ["第九条", "第二十条", "2号文正文第二段", "请示的签发人"])
def test_clause_without_a_deadline_brings_no_notice(ask: Ask, question: str) -> None:
    assert not [n for n in ask(question).notices if "已过" in n]


@pytest.mark.parametrize("question", ["36号文过期了吗", "现在这个政策还执行吗", "2号文还有效吗"])
def test_document_is_never_said_to_be_repealed_or_in_force(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "核实" in text
    assert not any(
        claim in text for claim in ("已废止", "已经废止", "已失效", "现行有效", "仍然有效")
    )
