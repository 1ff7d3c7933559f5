"""Where words stand: every place with the count, which document, what a term means."""

import re

import pytest

from assistant import Outcome
from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.text import fold
from tests.answering.asking import APPLICATION, OPINION, Ask, application, cited, opinion

WORDINGS = [
    "“{term}”在哪些地方出现过",
    "哪些条款提到“{term}”",
    "凡是讲到“{term}”的条文都找出来",
    "36号文里“{term}”出现了几次",
]
TERMS = [
    "样板村",
    "帮扶车间",
    "低收入农户",
    "第一书记",
    "特困",
    "重点镇村",
    "合作社",
    "一镇一园",
    "数字乡村",
]


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("term", TERMS)
def test_every_place_of_a_term_is_listed_and_counted(
    ask: Ask, opinion: PolicyDocument, wording: str, term: str
) -> None:
    answer = ask(wording.format(term=term))
    body = [c for c in opinion.clauses if c.kind in (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH)]
    holding = [c for c in body if fold(term) in fold(c.text)]
    total = sum(fold(c.text).count(fold(term)) for c in holding)
    assert f"共有 {total} 处，见 {len(holding)} 个条款" in answer.text
    assert cited(answer) == [f"{OPINION}{c.label}" for c in holding]
    assert all(fold(term) in fold(c.quote) for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "having", "lacking"),
    [
        ("“参保基数”这个词哪份文件里有", APPLICATION, OPINION),
        ("“控辍保学”两份文件都写了吗，还是只有一份有", OPINION, APPLICATION),
        ("两份文件里哪个提到“结余”", APPLICATION, OPINION),
        ("“第一书记”是只有36号文说了，还是2号文也有", OPINION, APPLICATION),
    ],
)
def test_which_document_has_a_term(ask: Ask, question: str, having: str, lacking: str) -> None:
    lines = ask(question).text.splitlines()
    assert any(re.match(rf"- {re.escape(having)}：有“", line) for line in lines)
    assert any(line.startswith(f"- {lacking}：全文没有“") for line in lines)


def test_term_of_both_documents_is_counted_in_each(ask: Ask) -> None:
    answer = ask("“财政”这个词，是36号文才有还是2号文也写了")
    assert f"- {APPLICATION}：有“财政”，1 处" in answer.text
    assert f"- {OPINION}：有“财政”，5 处，在（十八）。" in answer.text


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("帮促地区是指哪里", "（二）", ("涉农县区", "重点镇村")),
        ("“六位一体”包括哪六项", "（十三）", ("垃圾收运处理", "村民素质提高")),
        ("“一二三四”管理模式是指什么", "（八）", ("拉网排查", "常态监管")),
        ("三建具体指的是什么", "（十七）", ("新建", "改建", "翻建")),
        ("什么叫支出型困难家庭", "（六）", ("刚性支出较大",)),
    ],
)
@pytest.mark.model
def test_term_is_explained_in_the_documents_words(
    ask: Ask, question: str, place: str, words: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert opinion(place)[0] in cited(answer)
    assert all(word in answer.citations[0].quote for word in words)


@pytest.mark.parametrize(
    ("question", "term", "place"),
    [
        ("四好农村路是哪四好", "四好农村路", "（十六）"),
        ("“三支一扶”指的是什么", "三支一扶", "（十一）"),
        ("“两不愁”是哪两个不愁", "两不愁", "导语第1段"),
        ("一肩挑是啥意思", "一肩挑", "（十四）"),
        ("“12345”工作机制是什么", "12345", "导语第1段"),
        ("“三保障”保障的是啥", "三保障", "导语第1段"),
        ("“一县一集群”怎么理解", "一县一集群", "（十）"),
        ("什么叫“青春四进、建功乡村”", "青春四进", "（十一）"),
    ],
)
def test_slogan_that_is_only_named_is_said_not_to_be_explained(
    ask: Ask, question: str, term: str, place: str
) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "没有解释" in answer.text
    assert term in answer.citations[0].quote
    assert opinion(place)[0] in cited(answer)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("“山水林田湖草是生命共同体”这句话在哪一条", opinion("（十三）")),
        ("“乡贤人才”出自第几条", opinion("（十一）")),
        ("“直接退至人保公司账户上”是哪份文件哪一段的话", application("正文第2段")),
        ("“高质发展、后发先至”出自哪里", opinion("（一）")),
    ],
)
def test_quoted_words_are_placed(ask: Ask, question: str, place: list[str]) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer)[0] == place[0]


@pytest.mark.parametrize(
    ("question", "total", "places"),
    [
        ("36号文里出现“合作社”的条款全列出来", "3 处", opinion("（七）", "（十）")),
        ("写到“探索”的地方一一列给我", "3 处", opinion("（七）", "（十一）", "（十九）")),
    ],
)
def test_all_clauses_are_listed_in_whatever_order_that_is_asked(
    ask: Ask, question: str, total: str, places: list[str]
) -> None:
    answer = ask(question)
    assert cited(answer) == places
    assert total in answer.text


@pytest.mark.parametrize("question", ["“结余”这个词36号文也有吗", "36号文里“结余”提没提过"])
def test_term_of_another_document_is_said_to_be_only_there(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "36号：全文没有“结余”" in answer.text
    assert cited(answer) == application("正文第2段")


@pytest.mark.parametrize(
    "question",
    [
        "“五级书记”是哪五级",
        "底数三清清的哪三样",
        "什么叫事实无人抚养儿童",
        "消费帮扶是什么意思",
        "请问什么是科技特派员",
        "“两不愁三保障”说的是啥",
    ],
)
def test_meaning_asked_outright_is_not_made_of_where_it_is_named(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "没有解释" in answer.text


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("最后一条讲什么", opinion("（二十三）")),
        ("36号文最后一条的内容", opinion("（二十三）")),
        ("倒数第二条是什么", opinion("（二十二）")),
        ("36号文倒数第3条写的什么", opinion("（二十一）")),
        ("36号文最后一部分讲了什么", opinion("六、", "（二十一）", "（二十二）", "（二十三）")),
    ],
)
def test_the_last_clause_is_given_whole(ask: Ask, question: str, places: list[str]) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer) == places
