"""发文字号: one key for every way of writing a number, and shown as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.document_number import find_document_numbers, number_key

FORMS = ("〔{y}〕", "({y})", "[{y}]", "【{y}】", "（{y}）", "［{y}］", "{y}年")
CODES = ("连委办发", "苏政办发", "国发", "连区扶办")


@pytest.mark.parametrize("form", FORMS)
def test_every_bracket_gives_the_same_key(form: str) -> None:
    written = f"连委办发{form.format(y=2021)}36号"
    assert number_key(written) == "连委办发|2021|36"
    assert [n.printed for n in find_document_numbers(written)] == [written]


@given(
    st.tuples(st.sampled_from(CODES), st.integers(1949, 2049), st.integers(1, 9999)),
    st.sampled_from(FORMS),
    st.sampled_from(("", "见", "，")),
    st.sampled_from(("", "文", "，请遵照执行", "第九条")),
)
def test_a_number_is_found_as_printed_in_running_text(
    number: tuple[str, int, int], form: str, before: str, after: str
) -> None:
    code, year, serial = number
    printed = f"{code}{form.format(y=year)}{serial}号"
    text = f"{before}{printed}{after}"
    (found,) = find_document_numbers(text)
    assert found.printed == printed == text[found.start : found.end]
    assert found.key == f"{code}|{year}|{serial}"


@pytest.mark.parametrize("before", ["根据", "依据", "按照", "印发", "依照", "请问", "据", "见"])
def test_the_word_glued_to_a_number_is_no_part_of_it(before: str) -> None:
    (found,) = find_document_numbers(f"{before}连委办发〔2021〕36号文件执行")
    assert found.printed == "连委办发〔2021〕36号"


def test_several_numbers_are_found_in_order() -> None:
    text = "《办法》（国办发〔2019〕5号）和国发〔2020〕6号"
    assert [n.printed for n in find_document_numbers(text)] == [
        "国办发〔2019〕5号",
        "国发〔2020〕6号",
    ]


def test_a_leading_zero_and_a_space_do_not_change_the_key() -> None:
    assert number_key("连委办发〔2021〕 036 号") == "连委办发|2021|36"


@pytest.mark.parametrize("text", ["国务院令第707号", "国务院令第七百零七号"])
def test_an_order_is_a_document_number_too(text: str) -> None:
    assert number_key(text) == "国务院令||707"


@pytest.mark.parametrize(
    "text", ["2021年5月14日", "36号文", "电话 0518-12345678", "第九条", "100元/人·年", ""]
)
def test_other_figures_are_no_document_number(text: str) -> None:
    assert find_document_numbers(text) == ()
    assert number_key(text) == ""


@pytest.mark.parametrize("text", ["连委办发〔２０２１〕３６号", "连委办发２０２１年36号"])
def test_full_width_digits_give_the_same_key(text: str) -> None:
    assert number_key(text) == "连委办发|2021|36"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("中华人民共和国国务院令第783号", "中华人民共和国国务院令第783号"),
        ("人力资源和社会保障部令第11号", "人力资源和社会保障部令第11号"),
        ("（2004年3月2日国务院令第400号公布）", "国务院令第400号"),
    ],
)
def test_an_order_is_printed_whole_and_alone(text: str, printed: str) -> None:
    assert [n.printed for n in find_document_numbers(text)] == [printed]


@pytest.mark.parametrize("text", ["我在2021年12号来过", "现将苏政办发〔2018〕3号转发给你们"])
def test_the_words_before_a_number_are_no_office(text: str) -> None:
    assert not any(n.printed.startswith(("我在", "现将")) for n in find_document_numbers(text))


@pytest.mark.parametrize(
    "date", ["2023年4月10日", "２０２３年４月１０日", "二〇二三年四月十日", "2023年4月", "2023年"]
)
@pytest.mark.parametrize("code", ["某政办发", "日政发", "月湖区政发"])
def test_a_date_before_a_number_is_no_part_of_it(date: str, code: str) -> None:
    number = f"{code}〔2023〕8号"
    for text in (f"（{date}{number}印发　根据{date}某府发〔2025〕3号修正）", f"{date} {number}"):
        assert find_document_numbers(text)[0].printed == number


def test_a_city_whose_name_begins_with_a_day_keeps_it() -> None:
    assert number_key("日政发〔2023〕8号") == "日政发|2023|8"
    assert number_key("见日政发〔2023〕8号") == "日政发|2023|8"
