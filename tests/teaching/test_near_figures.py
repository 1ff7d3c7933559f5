"""Near figures: never the figure itself, always written as it is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbers.decimals import chinese_text
from assistant.teaching.near_figures import asked_figures, near_figures, value_of


@given(
    value=st.integers(2, 2_000_000),
    unit=st.sampled_from(["元", "人", "户", "亩", "天", "个月", "倍", "元/人·年"]),
    seed=st.integers(0, 9),
)
def test_choices_differ_from_the_figure_and_keep_its_unit(value: int, unit: str, seed: int) -> None:
    (asked,) = asked_figures(f"补助标准为{value}{unit}，由县财政承担。")
    near = near_figures(asked, seed)
    assert near == near_figures(asked, seed)
    assert len(set(near)) == len(near) >= 3
    assert asked.printed == f"{value}{unit}" not in near
    assert all(re.fullmatch(rf"\d+{re.escape(unit)}", each) for each in near)
    assert all(value_of(each) > 0 for each in near)


@given(value=st.integers(3, 90))
def test_a_figure_in_characters_stays_in_characters(value: int) -> None:
    (asked,) = asked_figures(f"争取{chinese_text(value)}年内全部完成。")  # type: ignore[arg-type]
    assert all(re.fullmatch(r"[两一二三四五六七八九十百]+年", n) for n in near_figures(asked))


@given(share=st.integers(1, 99))
def test_a_share_stays_below_the_whole(share: int) -> None:
    (asked,) = asked_figures(f"比例不得低于{share}%。")
    assert asked.question == "多少"
    assert all(0 < int(near.rstrip("%")) < 100 for near in near_figures(asked))


def test_numbers_that_measure_nothing_are_not_asked_for() -> None:
    for sentence in (
        "落实连委办发〔2021〕36号文件要求。", "发生5级以上地震。", "第3条另有规定。",
        "距江边700—800米。", "在2019年9月底前完成。", "上两年的均价为准。", "示范区3.0项目开工。",
        "由教育部、财政部、科技部3个部门组成。",
    ):  # fmt: skip
        assert [*asked_figures(sentence)] == [], sentence


def test_a_unit_ends_where_what_is_counted_begins() -> None:
    (asked,) = asked_figures("启动 20 个乡村振兴样板村建设。")
    assert (asked.printed, asked.question) == ("20 个", "多少个")
