"""Tables of attachments: a row by its cells, each of a kind, the greatest, several added up."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited


@pytest.mark.parametrize(
    ("question", "said", "place"),
    [
        ("双石镇要交多少保费", "保费 547200元", "附件表1第2行"),
        ("红坪乡交多少钱", "保费 504000元", "附件表1第3行"),
        ("红坪乡农村户籍人口多少", "农村户籍人口 3.5万人", "附件表1第3行"),
        ("农村低保二类每月多少钱", "补助标准 430元/人", "附件表1第4行"),
        ("散居孤儿一个月补多少", "补助标准 1450元/人", "附件表1第6行"),
    ],
)
def test_a_row_is_found_by_its_cells(county: Ask, question: str, said: str, place: str) -> None:
    answer = county(question)
    assert said in answer.text
    assert [label.rpartition("号")[2] for label in cited(answer)] == [place]


def test_each_row_of_a_kind_is_shown(county: Ask) -> None:
    answer = county("城市低保分几类，各补多少")
    assert [c.quote.split("\t")[2] for c in answer.citations] == ["760元/人", "560元/人"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪个乡镇的参保基数最多", "柳湾镇，5040人"),
        ("哪个乡镇保费最少", "红坪乡，504000元"),
        ("柳湾镇和双石镇保费合计多少", "＝1152000元"),
    ],
)
def test_rows_are_compared_and_added_up(county: Ask, question: str, said: str) -> None:
    answer = county(question)
    assert said in answer.text
    assert answer.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("question", ["红坪乡的村有几个", "孤儿上大学补助多少"])
def test_what_no_column_holds_is_not_stated(county: Ask, question: str) -> None:
    assert county(question).outcome is Outcome.NOT_FOUND


def test_what_the_body_says_goes_before_a_table(county: Ask) -> None:
    answer = county("城市低保标准从多少提到多少")
    assert "720元提高到760元" in answer.citations[0].quote
