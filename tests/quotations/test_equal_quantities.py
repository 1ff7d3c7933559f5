"""Which quantities are one quantity, though they are written otherwise."""

import pytest

from assistant.quotations.equal_quantities import say_the_same, written_otherwise


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("三年", "3年", True), ("一年", "12个月", True), ("2小时", "120分钟", True),
        ("8厘米", "80毫米", True), ("九成", "90%", True), ("千分之五", "0.5%", True),
        ("十五日", "15日", True), ("3万元", "30000元", True), ("2吨", "2000公斤", True),
        ("最长不超过两年", "最长不超过24个月", True), ("第三条", "第3条", True),
        ("15日", "15个工作日", False), ("1天", "24小时", False), ("1个月", "30日", False),
        ("3年", "3个月", False), ("不超过3年", "不少于3年", False), ("3户", "3人", False),
    ],
)  # fmt: skip
def test_one_table_of_units_says_what_is_the_same(one: str, other: str, told: bool) -> None:
    assert say_the_same(one, other) is told


def test_what_is_written_otherwise_is_told_without_the_unit_that_both_have() -> None:
    told = written_otherwise("至少保存3年，每日60分钟", "至少保存三年，每日1小时")
    assert told == ("“三”与原文“3”是同一个数，写法不同，“1小时”与原文“60分钟”是同一个数，写法不同")
