"""A clause named by its number: word for word, or how many there are instead."""

import pytest

from assistant import Outcome
from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.numbering import Level
from tests.answering.asking import Ask, application, cited, opinion

NUMERALS = [
    *("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"),
    *("十五", "十六", "十七", "十八", "十九", "二十", "二十一", "二十二", "二十三"),
]


@pytest.mark.parametrize("number", range(1, 24))
@pytest.mark.parametrize(
    "wording", ["36号文第{arabic}条原文", "念一下（{chinese}）", "第{chinese}条说的啥"]
)
def test_each_clause_comes_whole(
    ask: Ask, opinion: PolicyDocument, number: int, wording: str
) -> None:
    question = wording.format(arabic=number, chinese=NUMERALS[number - 1])
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    own = [c for c in opinion.clauses if c.label == f"（{NUMERALS[number - 1]}）"]
    assert [c.quote for c in answer.citations] == [c.text.strip() for c in own]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("实施意见第8条", opinion("（八）")),
        ("连委办发[2021]36号（二十三）写的啥", opinion("（二十三）")),
        ("连委办发【２０２１】３６号第十一条", opinion("（十一）")),
        ("2号文正文第二段", application("正文第2段")),
        ("请示正文第3段念念", application("正文第3段")),
        ("第十九条和第二十条分别写了什么", opinion("（十九）", "（二十）")),
        ("36号文第五部分", opinion("五、", "（十八）", "（十九）", "（二十）")),
    ],
)
def test_other_ways_to_name_a_place(ask: Ask, question: str, places: list[str]) -> None:
    assert cited(ask(question)) == places


@pytest.mark.parametrize(
    "question",
    [
        "36号文第四十条讲什么",
        "有没有（二十六）",
        "实施意见第一百条",
        "连委办发〔2021〕36号第24条全文",
    ],
)
def test_clause_that_does_not_exist_is_said_not_to(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "没有" in answer.text
    assert "共 23 条" in answer.text
    assert opinion("（二十三）")[0] in cited(answer)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("36号第八部分写了什么", "共 6 个部分"),
        ("请示第7段", "共 3 段"),
        ("2号文第三条写了什么", "共 3 段"),
    ],
)
def test_missing_part_or_paragraph_is_said_with_the_count(
    ask: Ask, question: str, count: str
) -> None:
    answer = ask(question)
    assert "没有" in answer.text
    assert count in answer.text


def test_clause_of_the_request_is_not_taken_from_the_opinion(ask: Ask) -> None:
    answer = ask("连区扶办(2021)2号第九条怎么规定的")
    assert "请示" in answer.text
    assert opinion("（九）")[0] not in cited(answer)[:4]


@pytest.mark.parametrize(
    "question", ["36号文一共有多少条", "实施意见分成几个部分", "36号文总共几大部分，多少条"]
)
def test_clauses_and_parts_of_a_document_are_counted(
    ask: Ask, opinion: PolicyDocument, question: str
) -> None:
    answer = ask(question)
    clauses = [c for c in opinion.clauses if c.kind is ClauseKind.CLAUSE]
    assert f"共 6 个部分、{len(clauses)} 条" in answer.text
    assert all(c.level != Level.ARTICLE for c in clauses)


@pytest.mark.parametrize(
    ("question", "count", "first", "last"),
    [
        ("36号文第一部分有几条", 4, "（一）", "（四）"),
        ("36号文第三部分共多少条", 5, "（十）", "（十四）"),
        ("实施意见第四部分管几条，从哪条到哪条", 3, "（十五）", "（十七）"),
        ("36号第五部分包括多少条", 3, "（十八）", "（二十）"),
        pytest.param(
            "第四部分有几条", 3, "（十五）", "（十七）",
        ),
    ],
)  # fmt: skip
def test_clauses_of_a_part_are_counted(
    ask: Ask, question: str, count: int, first: str, last: str
) -> None:
    answer = ask(question)
    assert f"共 {count} 条，从{first}" in answer.text
    assert f"到{last}" in answer.text
    assert {*opinion(first), *opinion(last)} <= set(cited(answer))


def test_paragraphs_of_the_request_are_counted(ask: Ask) -> None:
    assert "3 段" in ask("那份请示正文一共几段").text


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("2号文开头第一句原文", application("正文第1段"), "市委办公室、市政府办公室印发了"),
        ("请示收尾那句怎么写的", application("正文第3段"), "妥否,请示复。"),
        ("请示最后一段原文", application("正文第3段"), "妥否,请示复。"),
        ("36号文末尾那句原话", opinion("（二十三）"), "问责追责的重要参考。"),
        ("实施意见最后一条怎么写的", opinion("（二十三）"), "问责追责的重要参考。"),
    ],
)
def test_first_and_last_words(ask: Ask, question: str, place: list[str], words: str) -> None:
    answer = ask(question)
    assert cited(answer) == place
    assert words in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "answer_leads"),
    [
        ("第二十条说的是按国土空间规划来，对吧", "请对照原文"),
        ("第十七条是不是写了三年建成", "请对照原文"),
    ],
)
def test_asked_to_confirm_it_puts_the_original_beside(
    ask: Ask, question: str, answer_leads: str
) -> None:
    assert ask(question).text.startswith(answer_leads)
