"""Reading what people write."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbers.quantities import Unit, read_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2.678万农村人口", "26780", Unit.PEOPLE),
        ("26,780人", "26780", Unit.PEOPLE),
        ("30，500口人", "30500", Unit.PEOPLE),
        ("三万零五百口人", "30500", Unit.PEOPLE),
        ("２６７８名", "2678", Unit.PEOPLE),
        ("2万6千7百80人", "26780", Unit.PEOPLE),
        ("2万6，", "26000", Unit.PLAIN),
        ("5万3000元", "53000", Unit.MONEY),
        ("1万零500口人", "10500", Unit.PEOPLE),
        ("１２％", "0.12", Unit.RATIO),
        ("一成", "0.1", Unit.RATIO),
        ("上浮一成半", "0.15", Unit.RATIO),
        ("两成五", "0.25", Unit.RATIO),
        ("百分之十二点五", "0.125", Unit.RATIO),
        ("每人一百", "100", Unit.RATE),
        ("每人每年要交120块钱", "120", Unit.RATE),
        ("100 元/人·年", "100", Unit.RATE),
        ("一人一年八十块", "80", Unit.RATE),
        ("九万八千零一块五毛", "98001.5", Unit.MONEY),
        ("十二万三千四百五十六块七毛八", "123456.78", Unit.MONEY),
        ("12.5万元", "125000", Unit.MONEY),
        ("三万六", "36000", Unit.PLAIN),
        ("二点六七八万", "26780", Unit.PLAIN),
        ("七个街道", "7", Unit.COUNT),
        ("提高2个百分点", "0.02", Unit.POINTS),
        ("2021年", "2021", Unit.YEAR),
    ],
)
def test_reads_a_quantity_as_people_write_it(text: str, value: str, unit: Unit) -> None:
    (quantity,) = read_quantities(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert quantity.text == text[quantity.start : quantity.end].strip()


@pytest.mark.parametrize(
    "text",
    ["两三年", "三五万元", "十七八个", "七八十人", "两三千块", "五六成",
     "连委办发〔2021〕36号第九条", "2号文和36号文", "第二十三条第一款", "一起筹，一分不差",
     "“十四五”时期", "5月25日", "电话0518-85820000", "改成这样", "十分要紧", "区镇七三开"],
)  # fmt: skip
def test_what_is_no_amount_is_not_read(text: str) -> None:
    assert read_quantities(text) == ()


def test_an_approximate_figure_is_told_from_an_exact_one() -> None:
    assert [q.exact for q in read_quantities("约3.2万人，三万多元，5万左右，6万元")] == [
        False, False, False, True,
    ]  # fmt: skip


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_number_in_chinese_is_read_back(number: int) -> None:
    (quantity,) = read_quantities(f"{cn2an.an2cn(number)}元")
    assert quantity.value == number


def test_a_number_that_ends_like_a_word_is_read_whole() -> None:
    text = "四万一千元，三万零一口人，二十一人，三万一个镇"
    assert [q.value for q in read_quantities(text)][:3] == [41000, 30001, 21]


@given(
    st.text(
        alphabet="0123456789.,，％%一二三十百千万亿元块毛分人口年成半每/·-负约点〔〕号第条 甲",
        max_size=30,
    )
)
def test_no_text_crashes_the_reader(text: str) -> None:
    for quantity in read_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)


@given(st.text(max_size=60))
def test_no_text_at_all_crashes_the_reader(text: str) -> None:
    read_quantities(text)
