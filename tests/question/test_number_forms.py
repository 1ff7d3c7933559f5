"""A number is searched for in each of the ways in which documents print it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbers.decimals import chinese_text, read_number
from assistant.question.number_forms import number_forms


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("百分之十的人口", "10%"),
        ("一成人口", "10%"),
        ("１０％", "百分之十"),
        ("10%", "一成"),
        ("两成半", "25%"),
        ("千分之五", "0.5%"),
        ("两万六", "26000"),
        ("2.6万", "26000"),
        ("26000元", "2.6万元"),
        ("两万六千块", "26000元"),
        ("2.678万人", "26780人"),
        ("三到五年", "3-5年"),
        ("3—5年", "三至五年"),
        ("3至5年", "三年至五年"),
        ("两三年", "2-3年"),
        ("五年过渡期", "5年"),
        ("5年过渡期", "五年"),
        ("2倍", "二倍"),
        ("九五折", "95%"),
        ("打8.5折", "85%"),
        ("八折", "80%"),
    ],
)
def test_a_number_is_written_as_documents_write_it(asked: str, printed: str) -> None:
    assert printed in number_forms(asked)


@pytest.mark.parametrize(
    "text",
    ["连委办发〔2021〕36号", "第二十三条", "“十四五”时期", "一起算", "资产折旧", "两不愁三保障",
     "一方违约", "十分重要", "2021年", "今天天气怎么样", ""],
)  # fmt: skip
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert number_forms(text) == ()


@given(number=st.decimals(min_value=1, max_value=10**9, places=2))
def test_a_number_printed_in_chinese_is_read_back(number: Decimal) -> None:
    read = read_number(chinese_text(number))
    assert read
    assert read.value == number


@given(
    text=st.text(alphabet="0123456789.%％一二两三十百千万亿成折点到至—-～年元个半分之", max_size=40)
)
def test_no_text_crashes_it(text: str) -> None:
    number_forms(text)
