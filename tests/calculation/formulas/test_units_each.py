"""What figures are counted in: any measure word, by its one name."""

import pytest

from assistant.calculation.formulas.units_each import each_said, measure_named, unit_said

COUNTED = [("把椅子", "把"), ("家农户", "户"), ("名学生", "人"), ("块钱", ""), ("平米地", "平方米")]


@pytest.mark.parametrize(("behind", "unit"), COUNTED)
def test_what_is_counted_stands_behind_the_number(behind: str, unit: str) -> None:
    assert unit_said(behind) == unit


EACH = [
    ("每户", "只鸡", ("户",)),
    ("", "元一只", ()),
    ("", "一只", ("只",)),
    ("每人", "/月", ("人", "月")),
    ("统一", "", ()),
]


@pytest.mark.parametrize(("before", "behind", "each"), EACH)
def test_of_what_each_a_figure_is(before: str, behind: str, each: tuple[str, ...]) -> None:
    assert each_said(before, behind) == each


def test_one_thing_has_one_name() -> None:
    assert [measure_named(word) for word in ("家", "名", "天", "桶")] == ["户", "人", "日", "桶"]
