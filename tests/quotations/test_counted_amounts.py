"""What counts as a quantity alone, and which figures of a text are amounts at all."""

import pytest

from assistant.quotations.counted_amounts import amounts_of, is_quantity


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1倍以上5倍以下", True), ("二倍以上五倍以下", True), ("连续5次", True), ("三个月", True),
        ("百分之七十", True), ("30日内", True), ("不超过10个", True), ("每吨3.5元", True),
        ("7∶3", True), ("2—3年", True), ("六厘米", True), ("二月一日至六月三十日", False),
        ("三农", False), ("双随机", False), ("一张图", False), ("一村一档", False),
        ("五级", False), ("两类", False), ("三区", False), ("12个村", True), ("第三条", False),
        ("100元标准", False), ("四个不摘", False), ("2025年", False), ("", False),
    ],
)  # fmt: skip
def test_a_quantity_is_amounts_with_what_limits_them(words: str, told: bool) -> None:
    assert is_quantity(words) is told


def test_chinese_and_arabic_figures_are_one_amount() -> None:
    one, other = amounts_of("连续三次的处百分之八十"), amounts_of("连续3次的处80%")
    assert [(a.value, a.unit) for a in one] == [(a.value, a.unit) for a in other]
    assert [a.unit for a in one] == ["次", "比例"]


def test_numbers_of_articles_and_dates_are_no_amounts() -> None:
    text = "依照第二十三条，自2023年5月1日起，每月5日前报送，共2—3年，由20个乡村承担。"
    found = [(text[a.start : a.end], a.unit) for a in amounts_of(text)]
    assert found == [("5日", "日"), ("2", "年"), ("3年", "年"), ("20个", "个")]
