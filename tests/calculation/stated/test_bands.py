"""Bands in words: which values lie in them, at their ends too."""

from decimal import Decimal

import pytest

from assistant.calculation.stated.bands import read_bands

BANDS = [
    ("70—79周岁", ["70", "75", "79"], ["69", "80"]),
    ("80至94岁", ["80", "94"], ["79", "95"]),
    ("95周岁以上", ["95", "101"], ["94"]),
    ("年满60周岁", ["60", "61"], ["59"]),
    ("未满18周岁", ["17"], ["18", "19"]),
    ("30亩以下", ["30", "1"], ["31"]),
    ("超过30亩至100亩的部分", ["31", "100"], ["101"]),
    ("2万元（含）以下", ["20000", "1"], ["20000.01"]),
    ("2万元以上至5万元（含）", ["20000.01", "50000"], ["20000", "50000.01"]),
    ("3至5万元", ["30000", "50000"], ["3", "60000"]),
    ("12吨以上24吨以内", ["12", "24"], ["10", "25"]),
    ("超过5万元", ["50000.01"], ["50000"]),
]


@pytest.mark.parametrize(("words", "inside", "outside"), BANDS)
def test_what_lies_in_a_band(words: str, inside: list[str], outside: list[str]) -> None:
    (band,) = read_bands(words)
    assert all(band.holds(Decimal(value)) for value in inside)
    assert not any(band.holds(Decimal(value)) for value in outside)


def test_the_bands_of_a_sentence_are_each_read() -> None:
    found = [*read_bands("70—79周岁每人35元；80—94周岁每人85元；95周岁以上每人260元")]
    assert [(band.low, band.high) for band in found] == [
        (Decimal(70), Decimal(79)), (Decimal(80), Decimal(94)), (Decimal(95), None),
    ]  # fmt: skip
    assert {band.unit for band in found} == {"岁"}


@pytest.mark.parametrize("words", ["每人每月35元", "2025年3月1日起", "第七十条", "12个月"])
def test_a_figure_alone_is_no_band(words: str) -> None:
    assert not [*read_bands(words)]
