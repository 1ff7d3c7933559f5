"""Numbered lines: which open a clause, with which number, and which only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbering import opening
from assistant.documents.numbers.numerals import read_integer

ARABIC = ("一", "二", "三", "四", "五", "六", "七", "八", "九")


def chinese(number: int) -> str:
    """Write 1 to 9999 as laws do: 一百零一, 一千二百六十."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap and text else "") + ARABIC[digit - 1] + name
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@pytest.mark.parametrize(
    ("line", "number", "label"),
    [
        ("第一编　总则", 1, "第一编"),
        ("第十二章　附则", 12, "第十二章"),
        ("第三节　程序", 3, "第三节"),
        ("第一千二百六十条　本法自施行之日起。", 1260, "第一千二百六十条"),
        ("第一百〇一条　为了。", 101, "第一百〇一条"),
        ("第一百零一条　为了。", 101, "第一百零一条"),
        ("第两百条　为了。", 200, "第两百条"),
        ("第１２条　为了。", 12, "第１２条"),
        ("第12条　为了。", 12, "第12条"),
        ("第十二条之一　为了。", 12, "第十二条之一"),
        ("二十三、保障措施", 23, "二十三、"),
        ("（九）强化保障。", 9, "（九）"),
        ("(九)强化保障。", 9, "(九)"),
        ("1.建设基地。", 1, "1."),
        ("1．建设基地。", 1, "1．"),
        ("１．建设基地。", 1, "１．"),
        ("12、建设基地。", 12, "12、"),
        ("（3）建设基地。", 3, "（3）"),
        ("（１２）建设基地。", 12, "（１２）"),
        ("①建设基地。", 1, "①"),
        ("⑳建设基地。", 20, "⑳"),
        ("　　（九）强化保障。", 9, "（九）"),
    ],
)
def test_a_numbered_line_opens_a_clause(line: str, number: int, label: str) -> None:
    opened = opening(line)
    assert opened is not None
    assert (opened.number, opened.label) == (number, label)


@pytest.mark.parametrize(
    "line",
    [
        "第二条第一款规定的情形，不适用本法。",
        "第二条规定的情形，不适用本法。",
        "第二条所称单位，是指机关。",
        "第三条中的期限，可以延长。",
        "第十条、第十一条规定的情形。",
        "第一条和第二条的规定。",
        "第五条至第八条不适用。",
        "（以下简称帮促地区）和农村低收入人口。",
        "（扶贫）产业园。",
        "（所、站）建设。",
        "1.5万元由财政承担。",
        "１．５万元由财政承担。",
        "2021年5月14日",
        "2—3年时间。",
        "一是加强领导。",
        "二〇二一年以来，",
        "十四五时期，",
        "100元/人·年",
        "正文。",
        "",
    ],
)
def test_an_ordinary_line_opens_nothing(line: str) -> None:
    assert opening(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "第二条　中华人民共和国境内的管理活动，适用本法。",
        "第三条　中央财政安排专项资金。",
        "第四条　中小企业享受优惠。",
        "第五条　与本法有关的活动。",
        "第六条　及时公开信息。",
        "第七条　至少每年检查一次。",
        "第八条　规定期限内未申报的，视为放弃。",
        "第九条　和解协议由双方签署。",
        "第十条 或有负债应当披露。",
    ],
)
def test_the_space_after_a_label_ends_it_whatever_word_follows(line: str) -> None:
    assert opening(line) is not None


@given(st.integers(1, 9999))
def test_every_chinese_numeral_of_an_article_is_read(number: int) -> None:
    written = chinese(number)
    assert read_integer(written) == number
    assert read_integer(written.replace("零", "〇")) == number
    opened = opening(f"第{written}条　甲。")
    assert opened is not None
    assert opened.number == number


@given(st.integers(1, 999))
def test_full_width_digits_count_as_digits(number: int) -> None:
    wide = str(number).translate({ord("0") + d: ord("０") + d for d in range(10)})
    assert read_integer(wide) == number
    opened = opening(f"（{wide}）甲。")
    assert opened is not None
    assert opened.number == number


@pytest.mark.parametrize("text", ["", "百", "千", "十十", "abc", "1.5", "①"])
def test_what_is_no_whole_number_is_told_apart(text: str) -> None:
    assert read_integer(text) is None


@pytest.mark.parametrize("text", ["廿0", "廿〇", "廿零", "0十0", "0十一"])
def test_a_garbled_numeral_is_no_number(text: str) -> None:
    assert read_integer(text) is None


def test_thirty_may_be_one_character() -> None:
    assert read_integer("卅") == 30
