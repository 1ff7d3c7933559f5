"""A value of a repealed paper is not all that is shown where its successor has the same band."""

from collections.abc import Callable

import pytest

from assistant.documents.parse import parse_document
from assistant.validity.successors import rows_of_band
from tests.answering.asking import Ask, cited

OLD = """苇塘县民政局关于发放高龄补贴的通知
苇民发〔2022〕18号
各乡镇：
一、标准
（一）80至89周岁，每人每月50元；
（二）90至99周岁，每人每月120元。
二、本通知自2022年7月1日起施行。
苇塘县民政局
2022年6月13日
"""
NEW = """苇塘县民政局关于调整高龄补贴标准的通知
苇民发〔2025〕31号
各乡镇：
一、标准按附件执行。
二、本通知自2025年10月1日起施行，《关于发放高龄补贴的通知》（苇民发〔2022〕18号）同时废止。
苇塘县民政局
2025年8月26日
附件
高龄补贴标准表
年龄档\t原标准（元/人·月）\t新标准（元/人·月）
80—89周岁\t50\t80
90—99周岁\t120\t200
"""


def test_rows_of_the_band_that_older_words_are_of_are_found() -> None:
    paper = parse_document(NEW)
    assert [row.text for row in rows_of_band("（一）80至89周岁，每人每月50元；", paper)] == [
        "80—89周岁\t50\t80"
    ]
    assert rows_of_band("年满80周岁的老人", paper) == ()


@pytest.mark.model
@pytest.mark.parametrize("question", ["80岁以上老人每月补多少钱", "八十几岁的老人一个月给几个钱"])
def test_the_row_that_holds_now_is_shown(asking_about: Callable[..., Ask], question: str) -> None:
    answer = asking_about(OLD, NEW)(question)
    assert "80—89周岁" in answer.text.replace(" ", "")
    assert any("2025" in place for place in cited(answer))
