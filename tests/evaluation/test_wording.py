"""Words that must stand in an answer: numbers by value, a part of a number is another number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbers.numerals import print_integer
from assistant.evaluation.answer_words import contains


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("共 23 条", "23"),
        ("共二十三条", "23"),
        ("共 23 条", "二十三条"),
        ("需筹集95,113.37元", "95113.37"),
        ("约27万元", "270000"),
        ("约27万元", "二十七万"),
        ("270000元", "27万元"),
        ("267800.00元", "267800"),
        ("农村人口26780人", "2.678万"),
        ("１００元／人·年", "100元/人·年"),
        ("见（十）", "十"),
        ("坚持“五级”书记一起抓", "五级"),
        ("第〇一二号", "〇一二"),
        ("分别为100、200人", "200人"),
        ("用2—3年时间", "3年"),
        ("连区扶办(2021)2号", "连区扶办〔2021〕2号"),
        ("2021 年 5 月 25 日", "2021年5月25日"),
        ("“十三五”期间", "十三五"),
    ],
)
def test_words_are_found_in_any_form(text: str, wanted: str) -> None:
    assert contains(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2678人", "267"),
        ("2678人", "678人"),
        ("95113.37元", "95113"),
        ("10 个村", "20 个村"),
        ("（十三）", "十"),
        ("（二十二）", "十二"),
        ("12号", "2号"),
        ("分别为100、200人", "100200"),
        ("27万元", "27元"),
        ("没有数", "0"),
    ],
)
def test_part_of_a_number_is_not_that_number(text: str, wanted: str) -> None:
    assert not contains(text, wanted)


NUMBERS = st.integers(1, 9_999_999)


def forms(number: int) -> list[str]:
    return [str(number), f"{number:,}", f"{number}.00", print_integer(number)]


@given(NUMBERS, NUMBERS)
def test_numbers_are_the_same_when_their_values_are(one: int, other: int) -> None:
    for written in forms(one):
        assert contains(f"共需{written}元。", str(one))
        assert contains(f"共需{one}元。", f"{written}元")
        assert contains(f"共需{written}元。", str(other)) == (one == other)
