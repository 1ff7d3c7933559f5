"""What is read first of an answer: short, in the document's words, and no wrong sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju_ui.folding import excerpt, folded, folded_lack, folded_sum

CLAUSE = (
    "继续实施基本医疗保险资助参保、大病保险倾斜支付、医疗救助等各项医疗保障帮扶政策。"
    "健全控辍保学机制，继续实施家庭困难学生教育资助政策。"
    "继续实施农房改善，逐步建立农村低收入人口住房安全保障长效机制。"
    "推进农村“残疾人之家”建设。"
)
PLACE = "—— 某发〔2021〕36号 （九），2021年5月14日"


def answer(*blocks: str) -> str:
    return "\n\n".join((*blocks, f"> {CLAUSE}\n>\n> {PLACE}"))


def test_a_short_answer_is_shown_whole_and_begins_with_the_words() -> None:
    short = folded(f"原文是：\n\n> 每人100元。\n>\n> {PLACE}", "", "多少钱")
    assert short.first.startswith("> 每人100元。")
    assert short.whole == ""


def test_the_sentence_that_answers_is_shown_with_dots_and_its_place() -> None:
    key = "继续实施家庭困难学生教育资助政策"
    shown = folded(answer("原文是："), key, "娃念不起书").first
    assert shown == f"> ……健全控辍保学机制，{key}。……\n>\n> {PLACE}"


def test_words_of_the_question_tell_the_sentence_where_nothing_else_does() -> None:
    assert "残疾人之家" in folded(answer(), "", "残疾人之家是哪一条").first
    assert "医疗保险" not in folded(answer(), "", "残疾人之家是哪一条").first


@pytest.mark.parametrize("asked", ["老房子快塌了，危房管不管", "继续实施什么政策", ""])
def test_where_the_sentence_is_not_known_none_is_chosen(asked: str) -> None:
    assert CLAUSE in folded(answer(), "", asked).first


def test_what_comes_after_the_conclusion_is_behind_one_tap() -> None:
    table = "| 项目 | 数 |\n| --- | --- |\n| 人数 | 2678 |"
    shown = folded(answer("**需筹集95113.37元。**", table), "", "残疾人之家")
    assert shown.first.startswith("**需筹集95113.37元。**")
    assert table not in shown.first
    assert table in shown.whole


def test_notices_are_not_folded_away_they_stand_below() -> None:
    shown = folded(answer() + "\n\n**提示**：期限已过。", "", "")
    assert "期限已过" not in shown.first + shown.whole


@given(words=st.text("甲乙丙，。；\n一二", max_size=200), key=st.text("甲乙，", max_size=9))
def test_what_is_shown_is_copied_out_of_the_quote(words: str, key: str) -> None:
    shown = excerpt(words, key, "甲乙丙一")
    assert shown.removeprefix("……").removesuffix("……") in words


def test_a_sum_begins_with_its_result_alone() -> None:
    shown = folded_sum("**需筹集95113.37元。**\n\n1. 参保人数：2678\n\n> 据此。\n>\n> —— 某文")
    assert shown.first == "**需筹集95113.37元。**"
    assert "参保人数" in shown.whole
    assert shown.title == "看算式和每一步"


def test_what_is_not_written_is_said_first_and_a_long_close_quote_waits() -> None:
    shown = folded_lack(
        answer("库内文件未载明金额。最接近的原文是：") + "\n\n可向主管部门核实。", "", ""
    )
    assert shown.first == "库内文件未载明金额。\n\n可向主管部门核实。"
    assert CLAUSE in shown.whole
    assert shown.title == "相关的原文"


def test_a_short_close_quote_stays_in_sight() -> None:
    shown = folded_lack("未载明。最接近的原文是：\n\n> 每人100元。\n>\n> —— 某文", "", "")
    assert "每人100元" in shown.first
    assert shown.whole == ""
