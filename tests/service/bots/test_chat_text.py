"""An answer as a chat message: whole paragraphs, within the bound, its sources always there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant import Answer, Citation, Outcome
from assistant.notice import NOTICE
from assistant.service.bots.chat_text import chat_text
from assistant.service.bots.dingtalk_bot import broken_lines

SITE = "http://10.0.0.5:7860"
CITED = Citation(
    "某政发〔2021〕9号", "某办法", "第一条", (), "每人每月八百元。", "a1/第一条", address="/d/a-9#1"
)  # fmt: skip
TABLE = (
    "| 项目 | 数值 | 来源 |\n| --- | --- | --- |\n| 人口 | 2678人 | 2号请示 |\n| 比例 | 10% |  |"
)


def answer(text: str, *sources: Citation, notices: tuple[str, ...] = ()) -> Answer:
    return Answer("问", Outcome.ANSWERED, text, citations=sources, notices=notices)


def test_an_answer_ends_with_its_sources_as_links_and_the_notice() -> None:
    told = chat_text(answer("每月八百元。", CITED), SITE, 20_480)
    assert told.startswith("每月八百元。\n\n**出处**\n\n1. [某政发〔2021〕9号 第一条](")
    assert f"({SITE}/d/a-9#1)" in told
    assert told.endswith(f"*{NOTICE}*")


def test_without_an_address_nothing_is_linked() -> None:
    told = chat_text(answer("每月八百元。", CITED), "", 20_480)
    assert "1. 某政发〔2021〕9号 第一条\n" in told
    assert "](" not in told


def test_where_nothing_is_cited_no_sources_are_spoken_of() -> None:
    assert chat_text(answer("好的。"), SITE, 20_480) == f"好的。\n\n*{NOTICE}*"


def test_the_rows_of_a_table_are_told_as_lines() -> None:
    told = chat_text(answer(f"算好了。\n\n{TABLE}\n\n完。"), SITE, 20_480)
    assert "- 人口：数值 2678人；来源 2号请示\n- 比例：数值 10%\n" in told
    assert "|" not in told


def test_what_does_not_fit_is_left_out_by_paragraphs_and_notices_stay() -> None:
    clauses = "\n\n".join(f"> 第{n}条 {'字' * 300}" for n in range(30))
    told = chat_text(
        answer(f"{clauses}\n\n**提示**：已过期。", CITED, notices=("已过期。",)), SITE, 9000
    )
    assert "放不下" in told
    assert told.count("**提示**：已过期。") == 1
    assert f"{SITE}/d/a-9#1" in told
    quoted = [line for line in told.split("\n") if line.startswith("> ")]
    assert quoted
    assert all(len(line) > 300 for line in quoted)


def test_nobody_is_called_by_what_a_document_says() -> None:
    assert "<@" not in chat_text(answer("请<@all>看。"), SITE, 20_480)


def test_lines_are_broken_where_the_platform_would_join_them() -> None:
    assert broken_lines("一\n二") == "一  \n二"


@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=400), max_size=12),
    st.integers(0, 300), st.integers(2_000, 20_480),
)  # fmt: skip
def test_no_reply_is_larger_than_its_bound(parts: list[str], sources: int, most: int) -> None:
    cited = [replace(CITED, clause=f"第{n}条") for n in range(sources)]
    told = chat_text(answer("\n\n".join(parts), *cited), SITE, most)
    assert len(told.encode()) <= most
    assert told.endswith(f"*{NOTICE}*")
    assert ("放不下" in told) or all(f" {each.clause}]" in told for each in cited)
