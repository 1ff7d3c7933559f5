"""A sum on the page: thousands marks where people read, and a table as narrow as a phone."""

import pytest

from youju_ui.shown_sums import shown_sum, with_marks

FIGURES = """**参保2678人**

| 项目 | 数值 | 原话 | 来源 |
| --- | --- | --- | --- |
| 农村人口 | 26780人 | 2.678万 | 某扶办2号 第2段 |
| 标准 | 100元/人·年 |  | 假设 |
| 名称\\|甲 | 26780人 | 甲\\|乙 | 用户提供 |

计算过程：

1. 人数：26780×10%＝2678人"""


def test_the_source_of_a_figure_is_said_behind_its_words() -> None:
    assert shown_sum(FIGURES).split("\n")[2:7] == [
        "| 项目 | 数值 | 原话和来源 |",
        "| --- | ---: | --- |",
        "| 农村人口 | 26,780人 | 2.678万，某扶办2号 第2段 |",
        "| 标准 | 100元/人·年 | 假设 |",
        "| 名称\\|甲 | 26780人 | 甲\\|乙，用户提供 |",
    ]
    assert shown_sum(FIGURES).endswith("1. 人数：26780×10%＝2,678人")


def test_other_tables_keep_their_columns() -> None:
    table = (
        "合计\n| 名称 | 人口 | 保费 | 来源 |\n| --- | --- | --- | --- |\n| 甲镇 | 1人 | 2元 | 丙 |"
    )
    assert shown_sum(table) == with_marks(table)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**需筹集1166313.37元。**", "**需筹集1,166,313.37元。**"),
        ("**参保2678人，保费267800.00元**", "**参保2,678人，保费267,800.00元**"),
        ("**每户120.50元，83.333333元**", "**每户120.50元，83.333333元**"),
        ("**2021年，0.12345元，1,166,313元**", "**2021年，0.12345元，1,166,313元**"),
        ("**要筹95113.37元**\n\n> 95113.37元", "**要筹95,113.37元**\n\n> 95113.37元"),
        ("合计\n1. 保费：2678×100＝267800.00元", "合计\n1. 保费：2678×100＝267,800.00元"),
        ("合计\n| 标准 |\n| --- |\n| 95113.37元 |", "合计\n| 标准 |\n| --- |\n| 95113.37元 |"),
        (
            "合计\n| 项目 | 数值 | 原话 |\n| --- | --- | --- |\n| 人口 | 26780人 | 26780人 |",
            "合计\n| 项目 | 数值 | 原话 |\n| --- | ---: | --- |\n| 人口 | 26,780人 | 26780人 |",
        ),
        (
            "合计\n| 名称 | 人口 | 保费 |\n| --- | --- | --- |\n| 6000户村 | 26780人 | 10% |",
            "合计\n| 名称 | 人口 | 保费 |\n| --- | ---: | ---: |\n| 6000户村 | 26,780人 | 10% |",
        ),
    ],
)
def test_what_is_worked_out_has_thousands_marks_and_nothing_else(text: str, shown: str) -> None:
    assert with_marks(text) == shown
