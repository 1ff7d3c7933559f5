"""What is taken away as Word: the words, the sources, the type of a 公文, the notice; no markup."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import (
    Answer,
    Assistant,
    CheckedDraft,
    Citation,
    ClauseList,
    KeptTalk,
    Outcome,
    Settings,
    answer_of,
    kept_answer,
)
from assistant.documents.parse import parse_document
from assistant.errors import UsageError
from assistant.exports.export_pages import Making
from assistant.exports.word_answers import word_answer, word_talk
from assistant.exports.word_clauses import word_clauses
from assistant.exports.word_comparison import word_comparison
from assistant.exports.word_timeline import word_timeline
from assistant.library.library import Library
from assistant.library.library_mark import library_mark
from assistant.notice import MAKER, NOTICE
from assistant.retrieval.evidence import Evidence, Reason
from assistant.validity.cited_standing import CitedStanding
from assistant.validity.differences import comparison
from assistant.validity.timeline import timeline
from tests.exports.opened_word import font_of, opened_word, text_of

DAY = date(2026, 11, 30)
SITE = "http://10.0.0.5:7860"
QUOTE = (
    "继续推行精准防贫保，保费标准提高至 100 元/人·年，"
    "提高救助标准，扩大受助面，减轻群众大病医疗负担。"
)
ID = "连委办发|2021|36/（九）"
CITATION = Citation(
    document_number="连委办发〔2021〕36号",
    title="关于开展富民强村帮促行动的实施意见",
    clause="（九）",
    path=(),
    quote=QUOTE,
    clause_id=ID,
    date="2021-05-14",
    standing=CitedStanding("2026-11-30", "未知", "未知"),
    address="/d/%E8%BF%9E%E5%A7%94%E5%8A%9E%E5%8F%91-2021-36#(%E4%B9%9D)",
)
TEXT = f"""**100元/人·年**。

> {QUOTE}
>
> —— 连委办发〔2021〕36号 （九），2021年5月14日

| 项目 | 数值 |
| --- | --- |
| 标准 | 100元 |

- 依次为：区、镇。
1. 第一步"""
ANSWER = Answer("防贫保多少钱？", Outcome.ANSWERED, TEXT, citations=(CITATION,))
HOSTILE = "=1+1<script>alert(1)</script>\u202e反\x00\x07|**粗**|\ud800"


@pytest.fixture
def making(real_library: Library) -> Making:
    return Making(real_library, DAY, "http://10.0.0.5:7860")


def clause_id(library: Library) -> str:
    document = library.documents[1]
    return next(c.id for c in document.clauses if c.label == "（九）")


def test_an_answer_is_typed_like_a_document_of_an_office(making: Making) -> None:
    word = opened_word(word_answer(ANSWER, making))
    section = word.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin, section.top_margin)
    assert [round(size.mm) for size in sizes if size] == [210, 297, 28, 37]
    assert [font_of(word, s) for s in ("Normal", "Heading 2", "引用原文")] == [
        "仿宋",
        "黑体",
        "楷体",
    ]
    assert {str(word.styles[f"Heading {n}"].font.color.rgb) for n in (1, 2)} == {"000000"}
    assert NOTICE in section.footer.paragraphs[0].text
    assert (word.core_properties.author, word.core_properties.comments) == (MAKER, NOTICE)


def test_an_answer_has_its_words_its_source_the_day_and_the_library(making: Making) -> None:
    word = opened_word(word_answer(ANSWER, making))
    text = text_of(word)
    for words in (
        "问：防贫保多少钱？", QUOTE,
        "《关于开展富民强村帮促行动的实施意见》（连委办发〔2021〕36号）（九）",
        "2021年5月14日成文", "截至2026年11月30日：库里没有写明是否有效",
        "地址：/d/连委办发-2021-36#(九)",
        NOTICE, f"库版本{library_mark(making.library).digest}", "2026年11月30日由有据",
    ):  # fmt: skip
        assert words in text
    assert text.count(QUOTE) == 1
    assert "**" not in text
    assert [c.text for c in word.tables[0].rows[1].cells] == ["标准", "100元"]
    bold = [r.text for p in word.paragraphs for r in p.runs if r.bold]
    assert "100元/人·年" in bold
    targets = {r.target_ref for r in word.part.rels.values() if r.is_external}
    assert targets == {f"http://10.0.0.5:7860{CITATION.address}"}


def test_a_quote_that_the_library_no_longer_has_is_called_so(making: Making) -> None:
    real = replace(CITATION, clause_id=clause_id(making.library))
    held = replace(ANSWER, citations=(real,))
    gone = replace(ANSWER, citations=(replace(real, quote="每人发一万元。"),))
    warned = [
        "查不到这段原文" in text_of(opened_word(word_answer(a, making))) for a in (held, gone)
    ]
    assert warned == [False, True]


def test_a_talk_has_every_question_in_its_order(making: Making) -> None:
    second = replace(ANSWER, question="那镇里呢", understood="防贫保镇里多少钱")
    text = text_of(opened_word(word_talk(KeptTalk((ANSWER, second)), making)))
    assert text.index("1．问：防贫保多少钱？") < text.index("2．问：那镇里呢")
    assert "按“防贫保镇里多少钱”理解。" in text


def test_a_browser_gives_an_answer_back_as_it_was() -> None:
    assert answer_of(kept_answer(ANSWER)) == ANSWER
    with pytest.raises(UsageError, match="读不出来"):
        answer_of({"question": "只有问题"})


@settings(max_examples=10)  # a Word file each
@given(st.text())
def test_whatever_is_asked_can_be_written_down(real_library: Library, text: str) -> None:
    answer = replace(ANSWER, question=text, text=text, citations=(replace(CITATION, quote=text),))
    opened_word(word_answer(answer, Making(real_library, DAY)))


def test_what_is_hostile_is_text(making: Making) -> None:
    answer = replace(ANSWER, question=HOSTILE, text=f"| {HOSTILE} |\n| --- |\n| =2+2 |")
    data = word_answer(answer, making)
    text = text_of(opened_word(data))
    assert "=1+1<script>alert(1)</script>反" in text
    assert "\u202e" not in text
    with ZipFile(BytesIO(data)) as archive:
        assert b"<script>" not in archive.read("word/document.xml")


def test_clauses_stand_with_their_places(making: Making) -> None:
    document = making.library.documents[1]
    clause = next(c for c in document.clauses if c.label == "（九）")
    found = ClauseList("条款：<防贫保>", (Evidence(document, clause, Reason.SEARCH),))
    text = text_of(opened_word(word_clauses(found, making)))
    assert "条款：<防贫保>" in text
    assert clause.text.splitlines()[-1] in text
    assert "地址：/d/连委办发-2021-36#(九)" in text


def test_changes_are_marked_without_colour_too(making: Making) -> None:
    old = parse_document("某县办法\n第一条　每人补助100元。\n第二条　自印发之日起施行。")
    new = parse_document("某县办法\n第一条　每人补助120元。\n第二条　自印发之日起施行。")
    found = comparison(old, new, ("旧办法", "新办法"))
    word = opened_word(word_comparison(found, making))
    runs = [r for p in word.paragraphs for r in p.runs]
    assert "".join(r.text for r in runs if r.font.strike) in ("100", "100元")
    assert "".join(r.text for r in runs if r.font.underline) in ("120", "120元")
    assert "这份文件不在库内" in text_of(word)


def test_a_timeline_tells_what_is_to_come_before_what_has_passed(making: Making) -> None:
    found = timeline(making.library.documents[1], making.library.links, DAY)
    text = text_of(opened_word(word_timeline(found, making)))
    assert (
        text.index("今天和以后的") < text.index("2035年　目标（未到）") < text.index("已经过了的")
    )
    assert text.index("已经过了的") < text.index("2021年12月31日")
    assert found.closing in text


def test_one_function_of_the_public_face_writes_them_all(assistant_of_two: Assistant) -> None:
    found = assistant_of_two.timeline("36号文")
    assert "期限：连委办发〔2021〕36号" in text_of(opened_word(assistant_of_two.word(found)))
    chosen = assistant_of_two.chosen("连委办发-2021-36", ["(九)"])
    assert "精准防贫保" in text_of(opened_word(assistant_of_two.word(chosen)))
    with pytest.raises(UsageError, match="没有可以存"):
        assistant_of_two.word(KeptTalk(()))


@pytest.mark.parametrize(
    ("set_up", "site", "begins"),
    [
        ({"address": "https://youju.example.gov.cn/"}, "", "https://youju.example.gov.cn/d/"),
        ({"address": "https://youju.example.gov.cn"}, SITE, "https://youju.example.gov.cn/d/"),
        ({"address": "https://a.cn", "host": "0.0.0.0"}, "", "https://a.cn/d/"),  # noqa: S104
        ({"port": 8000}, SITE, f"{SITE}/d/"),
        ({"port": 8000}, "", "http://127.0.0.1:8000/d/"),
    ],
)
def test_addresses_begin_with_what_the_administrator_set(
    real_library: Library, set_up: dict[str, Any], site: str, begins: str
) -> None:
    assistant = Assistant(Settings(today=DAY, **set_up), real_library)
    draft = CheckedDraft(assistant.check_quotes("36号文第九条要求“扩大受助面”。"), "草稿")
    for record in (assistant.timeline("36号文"), draft):
        word = opened_word(assistant.word(record, site))
        targets = [r.target_ref for r in word.part.rels.values() if r.is_external]
        assert targets
        assert all(target.startswith(begins) for target in targets)


@pytest.fixture
def assistant_of_two(real_library: Library) -> Assistant:
    return Assistant(Settings(today=DAY), real_library)
