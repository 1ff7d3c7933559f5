"""What changed, asked in talk: of one document before and now, and of two documents."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant import Assistant, Outcome, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.answering.asking import Ask, asking, unfaithful
from tests.commands.test_comparing import REVISED
from tests.library.fakes import CharacterEmbedder
from tests.validity.forest import RULES, paper

TODAY = date(2026, 11, 30)
PAPER = paper(
    "一、将第四条中的“不超过4名”修改为“不超过6名”。",
    "二、删去第九条第三项。",
    "三、在第六条后增加一条，作为第七条：“补助标准每两年评估一次。”",
).source
OLDER = (
    RULES.replace("〔2022〕7号", "〔2018〕3号").replace("2022年", "2018年").replace("500", "300")
)
NEWER = RULES.replace(
    "2022年4月1日起施行。",
    "2022年4月1日起施行。《临河县人民政府办公室关于印发〈临河县护林员管理办法〉的通知》"
    "（临政办发〔2018〕3号）同时废止。",
)
OTHER = "临河县采砂公告\n第一条　禁止夜间采砂。\n第二条　采砂船只应当登记。\n2020年1月1日"


@pytest.fixture(scope="module")
def over(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., tuple[Ask, Library]]:
    """Return a function that puts texts into a library, and returns who is asked about it."""

    def about(*texts: str) -> tuple[Ask, Library]:
        folder = tmp_path_factory.mktemp("texts")
        library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
        for at, text in enumerate(texts):
            (folder / f"{at}.txt").write_text(text, encoding="utf-8")
            library.add([folder / f"{at}.txt"])
        settings = Settings(library=library.folder, today=TODAY, clause_reader=False)
        return asking(Assistant(settings, library)), library

    return about


def test_both_versions_of_the_clause_are_quoted(over: Callable[..., tuple[Ask, Library]]) -> None:
    ask, library = over(RULES, REVISED)
    answer = ask("临政办发〔2022〕7号修改前后第四条对比")
    assert (answer.outcome, answer.trace.way) == (Outcome.ANSWERED, "compared_texts")
    assert [c.clause for c in answer.citations] == [
        "第四条（修正前）",
        "第四条（2024年5月10日修正）",
    ]
    assert "不超过4名" in answer.citations[0].quote
    assert "不超过6名" in answer.citations[1].quote
    assert unfaithful(answer, library) == []
    assert "“4名”改为“6名”" in answer.text
    assert answer.withheld == 0


def test_a_clause_that_is_gone_is_still_compared(
    over: Callable[..., tuple[Ask, Library]],
) -> None:
    ask, _ = over(RULES, PAPER)
    answer = ask("临政办发〔2022〕7号第九条第三项改了什么")
    assert answer.trace.way == "compared_texts"
    assert "弄虚作假骗取补助" in answer.text
    assert [c.document_number for c in answer.citations] == [
        "临政办发〔2022〕7号", "临政办发〔2024〕5号",
    ]  # fmt: skip
    assert "由程序按修改文件整理" in answer.text


def test_what_changed_is_listed(over: Callable[..., tuple[Ask, Library]]) -> None:
    ask, _ = over(RULES, PAPER)
    for question in (
        "临政办发〔2022〕7号修改了哪些内容",
        "护林员管理办法修改前后有什么不同",
        "7号文有什么变化",
    ):
        answer = ask(question)
        assert answer.trace.way == "compared_texts", question
        assert "修改 2，新增 1，删去 0，移动 4" in answer.text


AGAIN = paper(
    "一、将第四条中的“不超过6名”修改为“不超过8名”。",
    number="临政办发〔2025〕2号", day="2025年1月5日", since="本通知自2025年2月1日起施行。",
).source  # fmt: skip


@pytest.mark.parametrize(
    ("question", "changed"),
    [
        ("截至2024年12月31日，临政办发〔2022〕7号修改前后第四条对比", "“4名”改为“6名”"),
        ("临政办发〔2022〕7号2024年5月1日和2024年7月1日的第四条有什么不同", "“4名”改为“6名”"),
        ("临政办发〔2022〕7号2024年7月1日的第四条和现在有什么不同", "“6名”改为“8名”"),
        ("临政办发〔2022〕7号2023年1月1日和现行的第四条有什么区别", "“4名”改为“8名”"),
        ("临政办发〔2022〕7号2024年7月1日和2024年8月1日的第四条有什么不同", "是同一份文本"),
        ("截至2023年12月31日，临政办发〔2022〕7号修改前后第四条对比", "截至2023年12月31日，库里"),
    ],
)
def test_texts_are_those_of_the_day_asked(
    over: Callable[..., tuple[Ask, Library]], question: str, changed: str
) -> None:
    ask, _ = over(RULES, PAPER, AGAIN)
    answer = ask(question)
    assert answer.trace.way == "compared_texts"
    assert changed in answer.text


def test_a_number_alone_means_the_only_document_that_changed(
    over: Callable[..., tuple[Ask, Library]],
) -> None:
    ask, _ = over(RULES, PAPER, OTHER)
    assert "“4名”改为“6名”" in ask("第四条改了什么").text
    assert "第五条文字未改" in ask("第五条改了什么").text


def test_a_document_is_compared_with_what_it_took_the_place_of(
    over: Callable[..., tuple[Ask, Library]],
) -> None:
    ask, library = over(OLDER, NEWER, OTHER)
    for question in (
        "新旧办法有什么不同",
        "临政办发〔2022〕7号与临政办发〔2018〕3号相比有哪些变化",
        "临政办发〔2022〕7号和旧的相比有哪些不同",
    ):
        answer = ask(question)
        assert answer.trace.way == "compared_texts", question
        assert "第六条：“300元”改为“500元”" in answer.text
        assert unfaithful(answer, library) == []


def test_documents_that_share_nothing_and_one_without_another_version(
    over: Callable[..., tuple[Ask, Library]],
) -> None:
    ask, _ = over(RULES, OTHER)
    apart = ask("临政办发〔2022〕7号与临河县采砂公告有什么区别")
    assert "没有相同或者相近的条款" in apart.text
    alone = ask("临政办发〔2022〕7号修改前后有什么变化")
    assert alone.outcome is Outcome.NOT_FOUND
    assert "只有一个版本" in alone.text


@pytest.mark.parametrize(
    "question",
    [
        "第四条规定了什么",
        "补助标准是多少",
        "家里情况有变化怎么办",
        "补助发放到哪里",
        "第九条第三项的内容",
    ],
)
def test_other_questions_are_left_alone(
    over: Callable[..., tuple[Ask, Library]], question: str
) -> None:
    ask, _ = over(RULES, PAPER)
    assert ask(question).trace.way != "compared_texts"
