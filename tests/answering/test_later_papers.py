"""What a later paper says is otherwise now stands before what an older one states of the thing."""

from collections.abc import Callable

import pytest

from tests.answering.asking import Ask, cited
from tests.answering.later_county import ALL


@pytest.fixture(scope="module")
def later(asking_about: Callable[..., Ask]) -> Ask:
    return asking_about(*ALL)


@pytest.mark.parametrize(
    ("asked", "new", "old"),
    [
        ("低保户冬季取暖补助每户多少钱", "每户每年700元", "补助500元"),
        ("取暖补助最迟什么时候发放", "11月20日前", "12月10日前"),
        ("冬季取暖补助的钱由谁出", "全部由县财政", "乡镇财政承担20%"),
        ("乡村医生岗位补助每人每月多少钱", "1200元", "800元"),
        ("农机补检到哪天结束", "2025年6月30日", "5月31日"),
    ],
)
def test_what_a_later_paper_says_comes_before_what_was(
    later: Ask, asked: str, new: str, old: str
) -> None:
    answer = later(asked)
    first, *others = answer.citations
    assert new in first.quote
    assert any(old in c.quote and "修改" in (c.standing.told if c.standing else "") for c in others)


def test_a_row_that_a_supplement_changed_is_told_to_be_so(later: Ask) -> None:
    (standing,) = [c.standing for c in later("农机补检到哪天结束").citations if "\t" in c.quote]
    assert standing is not None
    assert standing.told == "已被青农机办〔2025〕3号第一条修改（2025年4月28日起）"


def test_a_change_that_leaves_a_part_as_it_is_is_told_to_be_one_of_a_part(later: Ask) -> None:
    assert "部分修改（2024年10月1日起）" in later("青民发〔2022〕15号第二条").text


@pytest.mark.parametrize("asked", ["青民发〔2022〕15号第五条", "青政规〔2021〕8号第四条"])
def test_what_nothing_later_speaks_of_stands_alone(later: Ask, asked: str) -> None:
    assert len(later(asked).citations) == 1
    assert "修改" not in later(asked).text


def test_the_part_that_stays_is_not_told_to_be_changed(later: Ask) -> None:
    library_says = later("“低保边缘户每户每年补助300元”出自哪里").citations[0]
    assert library_says.standing is None or not library_says.standing.warns


def test_the_older_row_is_not_told_in_words_before_the_newer_day(later: Ask) -> None:
    before, _, _ = later("农机补检到哪天结束").text.partition("2025年6月30日")
    assert "5月31日" not in before


def test_before_its_day_a_later_paper_changes_nothing(later: Ask) -> None:
    assert "500元" in later("2023年低保户冬季取暖补助每户多少").citations[0].quote
    (cited_then,) = later("2023年6月20日青政规〔2021〕8号第三条").citations
    assert cited_then.standing is not None
    assert not cited_then.standing.warns


def test_a_clause_that_begins_later_than_its_paper_does_not_hold_before(later: Ask) -> None:
    answer = later("2023年6月20日青政发〔2023〕30号第一条")
    assert answer.citations[0].standing is not None
    assert answer.citations[0].standing.told == "尚未施行（2023年7月1日起）"


def test_neither_a_request_nor_a_town_changes_what_the_county_says(later: Ask) -> None:
    told = [c.standing for c in later("青政规〔2021〕8号第三条").citations]
    assert all(s and "青卫〔2024〕9号" not in s.told for s in told)
    assert "石政发〔2024〕5号" not in cited(later("青民发〔2022〕15号第二条"))


def test_a_newer_paper_goes_before_the_one_that_has_ended(asking_about: Callable[..., Ask]) -> None:
    ended = [text.replace("2031年6月30日", "2026年6月30日") for text in ALL]
    answer = asking_about(*ended)("乡村医生岗位补助每人每月多少钱")
    assert cited(answer)[0].startswith("青政发〔2023〕30号")
    assert "青政规〔2021〕8号 第三条，2021年5月20日【有效期已过" in answer.text
    assert "**注意**：青政发〔2023〕30号" not in answer.text
