"""What the page shows of an answer: the words as printed, where they stand, what to mind."""

from dataclasses import replace

import pytest

from assistant.answering.answer import Outcome, Trace
from assistant.validity.cited_standing import CitedStanding
from tests.ui.fakes import ANSWER, CALCULATION, CITATION, QUOTE, REQUEST
from youju_ui import render


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("一、总体要求", "一、总体要求"),
        ("*重点*_帮促_", r"\*重点\*\_帮促\_"),
        ("<b>粗</b> & 注", "&lt;b&gt;粗&lt;/b&gt; &amp; 注"),
        ("# 不是标题", r"\# 不是标题"),
        ("1. 不是列表", r"1\. 不是列表"),
        ("- 不是列表", r"\- 不是列表"),
        ("$不是公式$", r"\$不是公式\$"),
        ("95113.37元", "95113.37元"),
    ],
)
def test_text_of_a_document_is_shown_as_printed(text: str, markdown: str) -> None:
    assert render.escape(text) == markdown


def test_quote_of_several_lines_is_one_quotation() -> None:
    assert render.blockquote("第一行\n\n  第二行\n") == "> 第一行\n>\n> 第二行"


def test_source_names_file_clause_and_date() -> None:
    shown = render.source(1, CITATION)
    assert "连委办发〔2021〕36号 《关于实现" in shown
    assert "二、健全长效帮扶机制 › （九）强化民生兜底保障。" in shown
    assert "2021年5月14日" in shown
    assert f"> {QUOTE}" in shown


def test_clause_that_no_heading_names_is_added() -> None:
    assert render.place(REQUEST) == "正文第2段"
    assert render.place(replace(REQUEST, path=("二、要求",))) == "二、要求 › 正文第2段"


def test_source_without_number_or_date_shows_the_title_alone() -> None:
    shown = render.source(1, replace(CITATION, document_number="", date=""))
    assert shown.startswith("**1. 《关于实现")
    assert "成文日期" not in shown


def test_date_that_is_not_a_date_is_left_alone() -> None:
    assert render.day("2021年5月") == "2021年5月"


def test_notice_is_shown_once() -> None:
    notice = ANSWER.notices[0]
    assert notice in render.remarks(ANSWER, ANSWER.text)
    assert notice not in render.remarks(ANSWER, f"{ANSWER.text}{notice}")


def test_words_of_a_model_are_told_to_be_one_s() -> None:
    answer = replace(ANSWER, mode="model", trace=Trace(model="qwen_plus"))
    assert r"大模型 qwen\_plus 撰写" in render.remarks(answer, "")
    assert "大模型" not in render.remarks(ANSWER, "")


def test_whole_answer_carries_its_sources_and_the_standing_notice() -> None:
    whole = render.document(ANSWER)
    assert whole.startswith(ANSWER.text)
    assert "依据（2 处）" in whole
    assert whole.endswith(f"*{render.NOTICE}*")


def test_answer_without_sources_has_no_heading_for_them() -> None:
    assert "依据" not in render.document(replace(ANSWER, citations=())).replace(render.NOTICE, "")


def test_an_answer_that_is_no_sum_is_shown_as_it_is() -> None:
    answer = replace(ANSWER, text="**需筹集95113.37元。**")
    assert render.shown(answer).first == "**还要凑95113.37元。**"
    summed = replace(answer, calculation=CALCULATION)
    assert render.shown(summed).first == "**还要凑95,113.37元。**"
    assert render.document(summed).startswith("**需筹集95113.37元。**"), "programs read this"
    assert "95113.37" in str(summed.to_json()["text"])


def test_a_calculation_of_a_form_begins_with_its_result() -> None:
    shown = render.worked_out(replace(CALCULATION, summary="需筹集95113.37元。"))
    assert shown.splitlines()[0] == "**还要凑95,113.37元。**"
    assert "2678 × 100（267800.00 元）" in shown
    assert render.NOTICE in shown


def test_where_the_documents_say_nothing_one_is_told_whom_to_ask() -> None:
    silent = replace(ANSWER, outcome=Outcome.NOT_FOUND)
    assert render.remarks(silent, "", "民政股 *110*").startswith(r"**可以问**：民政股 \*110\*")
    assert "可以问" not in render.remarks(ANSWER, "", "民政股") + render.remarks(silent, "")


KEYED = replace(CITATION, key="按照100 元/人·年标准", address="/d/连委办发-2021-36#(九)")


def test_the_words_that_answer_come_first_and_are_marked_in_the_quote() -> None:
    text = f"原文是：\n\n> {QUOTE}\n>\n> —— 连委办发〔2021〕36号 （九），2021年5月14日"
    shown = render.shown(replace(ANSWER, text=text, citations=(KEYED,))).first
    assert shown.startswith("**答：按照100 元/人·年标准**\n\n")
    assert "，**按照100 元/人·年标准**，" in shown
    assert "> [—— 连委办发〔2021〕36号 （九），2021年5月14日](/d/连委办发-2021-36#(九))" in shown


@pytest.mark.parametrize("status", ["已废止", "已修改", "尚未施行", "有效期已过"])
def test_words_that_do_not_hold_stand_below_what_says_so(status: str) -> None:
    gone = replace(KEYED, standing=CitedStanding("2026-11-30", status, f"{status}（某发）"))
    text = f"这条已不适用。\n\n> {QUOTE}\n>\n> —— 连委办发〔2021〕36号 （九），2021年5月14日"
    shown = render.shown(replace(ANSWER, text=text, citations=(gone,))).first
    assert shown.startswith("这条已不适用。")
    assert "**按照100 元/人·年标准**" in shown


def test_bare_figures_of_a_row_are_no_headline() -> None:
    row = replace(CITATION, key="200\t200", quote="95—99周岁\t200\t200")
    text = (
        "原文是：\n\n> 95—99周岁\t200\t200\n>\n> —— 某发〔2021〕36号 附件1表1第4行，2021年5月14日"
    )
    assert "答：" not in render.shown(replace(ANSWER, text=text, citations=(row,))).first


def test_below_a_quote_stands_its_place_in_short_and_whether_it_is_in_force() -> None:
    path, place = ("（九）强化医疗教育", "某发〔2021〕36号 （九）强化医疗教育，2021年5月14日")
    cited = replace(KEYED, key="", path=(path,), document_number="某发〔2021〕36号")
    holds = replace(cited, standing=CitedStanding("2026-11-30", "现行", "现行"))
    unsaid = replace(cited, standing=CitedStanding("2026-11-30", "未知", "未知"))
    gone = replace(cited, standing=CitedStanding("2026-11-30", "已废止", "已被某发废止"))
    text = f"原文是：\n\n> {QUOTE}\n>\n> —— {place}"
    for citation, end in (
        (cited, "5月14日]"),
        (holds, "5月14日，现行]"),
        (unsaid, "5月14日，没写是否有效]"),
        (gone, "5月14日]"),
    ):
        shown = render.shown(replace(ANSWER, text=text, citations=(citation,))).first
        assert f"[—— 某发〔2021〕36号 （九），2021年{end}" in shown


@pytest.mark.parametrize(
    ("status", "told", "said"),
    [
        ("现行", "现行", "效力：现行"),
        ("未知", "未知", "效力：没写是否有效"),
        ("已废止", "已被某发废止", "效力：已被某发废止"),
    ],
)
def test_a_source_says_whether_it_holds_and_where_nobody_says_so_that(
    status: str, told: str, said: str
) -> None:
    cited = replace(CITATION, standing=CitedStanding("2026-11-30", status, told))
    assert said in render.source(1, cited)
    assert "未知" not in render.source(1, cited)


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.CLARIFY])
def test_what_does_not_answer_is_not_called_a_ground(outcome: Outcome) -> None:
    close = replace(ANSWER, outcome=outcome)
    assert render.sources_title(close) == "相关的原文（2 处）"
    assert render.sources_title(close, quoted=True) == "出处（2 处）"
    assert "依据（" not in render.document(close)
    assert render.sources_title(ANSWER, quoted=True) == "依据（2 处）"


def test_cells_of_a_row_stand_apart() -> None:
    row = "原文是：\n\n> 双石镇\t3.8\t4560\n>\n> —— 某表，2023年"
    assert "> 双石镇 ｜ 3.8 ｜ 4560" in render.shown(replace(ANSWER, text=row, citations=())).first


def test_notices_that_end_alike_are_told_in_one() -> None:
    end = "不等于文件废止。"
    said = render.remarks(replace(ANSWER, notices=(f"甲已过；{end}", f"乙已过；{end}", "丙。")), "")
    assert said.startswith(f"**提示**：甲已过；乙已过；{end}\n\n**提示**：丙。")


def test_a_quote_that_is_nearly_all_answer_is_not_said_twice() -> None:
    whole = replace(KEYED, key=QUOTE[:-1])
    shown = render.shown(replace(ANSWER, text=f"原文是：\n\n> {QUOTE}", citations=(whole,))).first
    assert shown == f"> **{QUOTE[:-1]}**。"


def test_how_a_follow_up_was_understood_is_told() -> None:
    followed = replace(
        ANSWER, question="镇里呢", standalone_question="防贫保 镇里呢", understood="防贫保 *镇里*呢"
    )
    assert r"按“防贫保 \*镇里\*呢”理解。" in render.remarks(followed, "")
    assert "理解" not in render.remarks(ANSWER, "")
    joined = replace(followed, understood="防贫保，元，年 镇里呢")
    assert "接着前面的话理解" in render.remarks(joined, "")
    assert "元，年" not in render.remarks(joined, "")


def test_a_source_does_not_repeat_what_the_answer_quotes() -> None:
    assert QUOTE not in render.sources([CITATION], f"> {QUOTE}")
    assert QUOTE in render.sources([CITATION], "别的话")
