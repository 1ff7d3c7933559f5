"""Talks of several turns: what a follow-up is about, of which place, and as of which day."""

from collections.abc import Callable

import pytest

from assistant import Answer, Outcome
from tests.answering.asking import Ask, cited
from tests.answering.talked_of import TWO_COUNTIES, VERSIONS_AND_MORE


@pytest.fixture(scope="module")
def counties(asking_about: Callable[..., Ask]) -> Ask:
    """Return who is asked about two counties."""
    return asking_about(*TWO_COUNTIES)


@pytest.fixture(scope="module")
def versions(asking_about: Callable[..., Ask]) -> Ask:
    """Return who is asked about rules in versions, and another matter of the same county."""
    return asking_about(*VERSIONS_AND_MORE)


def first(answer: Answer) -> str:
    """Return what an answer quotes first, and where that stands."""
    assert answer.outcome is Outcome.ANSWERED, answer.text
    return f"{cited(answer)[0]} {answer.citations[0].quote}"


@pytest.mark.model
@pytest.mark.parametrize(
    ("talk", "place", "words"),
    [
        (("柏川县危房改造补助每户多少钱", "那抗旱机具补贴呢"), "柏政办发〔2024〕17号", "400元"),
        (("云岭县危房改造补助每户多少钱", "那草原管护员补贴呢"), "云政办发〔2024〕16号", "650元"),
    ],
)
def test_another_matter_of_the_place_is_not_denied(
    counties: Ask, talk: tuple[str, ...], place: str, words: str
) -> None:
    told = first(counties(*talk))
    assert told.startswith(place)
    assert words in told


@pytest.mark.model
@pytest.mark.parametrize("last", ["要交什么材料", "那几天能审核完", "D级的呢"])
def test_a_talk_stays_with_the_place_that_it_went_to(counties: Ask, last: str) -> None:
    answer = counties("柏川县危房改造补助每户多少钱", "云岭县呢", last)
    assert all(place.startswith("云政办发〔2024〕14号") for place in cited(answer))
    assert answer.citations


@pytest.mark.model
@pytest.mark.parametrize(
    ("talk", "place", "words"),
    [
        (
            ("柏川县危房改造补助每户多少钱", "请问抗旱机具购置补贴是按每台多少元的标准发放的"),
            "柏政办发〔2024〕17号",
            "400元",
        ),
        (
            ("我是云岭县的", "请问D级危房改造一户一共可以补助多少钱？"),
            "云政办发〔2024〕14号",
            "26000元",
        ),
        (
            ("柏川县危房改造补助每户多少钱", "换个话题，抗旱机具补贴一台多少钱"),
            "柏政办发〔2024〕17号",
            "400元",
        ),
    ],
)
def test_the_place_of_a_talk_is_kept_and_told(
    counties: Ask, talk: tuple[str, ...], place: str, words: str
) -> None:
    answer = counties(*talk)
    told = first(answer)
    assert told.startswith(place)
    assert words in told
    county = "柏川县" if place.startswith("柏") else "云岭县"
    assert any(f"按前面说的{county}查的" in notice for notice in answer.notices)


@pytest.mark.model
def test_another_place_and_a_document_end_the_place_of_a_talk(counties: Ask) -> None:
    other = "请问云岭县抗旱机具购置补贴是按每台多少元的标准发放的"
    answer = counties("柏川县危房改造补助每户多少钱", other)
    assert first(answer).startswith("云政办发〔2024〕15号")
    assert not any("按前面说的" in notice for notice in answer.notices)
    named = counties("柏川县危房改造补助每户多少钱", "云政办发〔2024〕15号第三条", "要什么材料")
    assert cited(named)[0].startswith("云政办发〔2024〕15号")


@pytest.mark.model
@pytest.mark.parametrize(
    "last", ["不对，我问的是云岭县", "我问的是云岭县的", "云岭县的", "云岭的呢"]
)
def test_the_place_is_put_right_and_the_question_kept(counties: Ask, last: str) -> None:
    answer = counties("柏川县危房改造补助每户多少钱", last)
    assert answer.outcome in (Outcome.ANSWERED, Outcome.CLARIFY)  # there it is by C级 and D级
    assert cited(answer)[0].startswith("云政办发〔2024〕14号")
    assert "9500元" in answer.citations[0].quote


@pytest.mark.model
def test_the_matter_is_put_right_and_the_question_kept(counties: Ask) -> None:
    told = first(counties("云岭县危房改造补助每户多少钱", "不对，我问的是草原管护员补贴"))
    assert told.startswith("云政办发〔2024〕16号")
    assert "650元" in told


@pytest.mark.model
@pytest.mark.parametrize(
    "last",
    ["那农村户厕改造补助每户每年能领多少钱", "那户厕改造补助一年多少钱呢", "那户厕改造补助呢"],
)
def test_another_matter_led_in_by_then_is_looked_for_everywhere(versions: Ask, last: str) -> None:
    told = first(versions("河道保洁员补助标准是多少", last))
    assert told.startswith("松政办发〔2024〕9号")
    assert "1200元" in told


ELDERS = "柏政办发〔2024〕28号"


@pytest.mark.model
@pytest.mark.parametrize(
    ("talk", "place", "words"),
    [
        pytest.param(
            ("柏川县家庭养老床位怎么申请", "要交什么材料", "多久办结"),
            "第七条",
            "18个工作日",
            marks=pytest.mark.xfail(strict=True, reason="the reader follows the turn between"),
        ),
        (("柏川县家庭养老床位怎么申请", "谢谢", "多久办结"), "第七条", "18个工作日"),
        (("柏川县家庭养老床位怎么申请", "好的", "谢谢", "多久办结"), "第七条", "18个工作日"),
        (("柏川县老年助餐怎么申请", "家庭养老床位要什么材料", "多久办结"), "第七条", "18个工作日"),
    ],
)
def test_the_matter_of_a_talk_is_kept_over_short_turns_and_thanks(
    counties: Ask, talk: tuple[str, ...], place: str, words: str
) -> None:
    answer = counties(*talk)
    told = first(answer)
    assert told.startswith(f"{ELDERS}{place}")
    assert words in told
    assert "家庭养老床位" in answer.understood


@pytest.mark.model
def test_the_matter_of_a_long_talk_is_still_understood(counties: Ask) -> None:
    short = ("多久办结", "哪天发放", "谁审核", "要交什么材料", "去哪里办")
    understood = counties("柏川县家庭养老床位怎么申请", *short, "几天能办好").understood
    assert understood == "柏川县家庭养老床位怎么申请 去哪里办 几天能办好"


RULES = "松政办发〔2022〕11号"
THEN = "2024年1月1日适用的河道保洁员补助标准是多少"


@pytest.mark.model
@pytest.mark.parametrize(
    "last", ["那听力障碍儿童补贴每个月能领多少钱", "那听障儿童康复补贴每月多少钱"]
)
def test_what_both_matters_are_called_does_not_hold_a_talk_back(versions: Ask, last: str) -> None:
    told = first(versions("河道保洁员补助标准是多少", last))
    assert told.startswith("松政办发〔2024〕12号")


@pytest.mark.model
@pytest.mark.parametrize(
    ("talk", "words"),
    [
        ((THEN, "那由县乡怎么分担"), "8∶2"),
        ((THEN, "县乡两级怎么分担呢"), "8∶2"),
        ((THEN, "谢谢", "擅离岗位几年不能再聘", "那由县乡怎么分担"), "8∶2"),
        ((THEN, "当时每村能聘几名", "当时由县乡怎么分担"), "8∶2"),
    ],
)
def test_a_talk_stays_with_its_day_and_says_so(
    versions: Ask, talk: tuple[str, ...], words: str
) -> None:
    answer = versions(*talk)
    assert words in first(answer)
    assert answer.text.startswith("按2024年1月1日适用的文件")


@pytest.mark.model
@pytest.mark.parametrize("last", ["那现在由县乡怎么分担", "现在由县乡怎么分担呢"])
def test_now_ends_the_day_of_a_talk(versions: Ask, last: str) -> None:
    for talk in ((THEN, last), (THEN, last, "标准是多少")):
        answer = versions(*talk)
        assert "7∶3" in first(answer)
        assert not answer.text.startswith("按20")


@pytest.mark.model
def test_a_talk_stays_with_the_older_text(versions: Ask) -> None:
    asked = (f"{RULES}旧版第三条", "那第五条呢", "上一条呢")
    answer = versions(*asked[:2])
    assert "每年组织一次培训" in first(answer)
    assert any("按前面说的修改前的文字查的" in notice for notice in answer.notices)
    assert "〔〕" not in answer.understood
    assert first(versions(*asked)).startswith(f"{RULES}第四条")


@pytest.mark.model
def test_the_day_of_a_talk_is_no_part_of_what_is_looked_for(versions: Ask) -> None:
    assert "月日" not in versions(THEN, "那由县乡怎么分担").understood


@pytest.mark.model
@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (("前年河道保洁员补助标准是多少",), "620元"),
        (("24年河道保洁员补助标准是多少",), "620元"),
        (("河道保洁员补助标准是多少", "2024年呢"), "620元"),
        (("河道保洁员补助标准是多少", "前年呢"), "620元"),
        (("河道保洁员补助标准是多少", "2020年是多少"), "450元"),
        (("河道保洁员补助标准是多少", "那2020年12月1日呢", "那2024年呢"), "620元"),
        (("河道保洁员补助标准是多少", "那2024年呢", "那2020年呢"), "450元"),
    ],
)
def test_a_past_year_in_ordinary_words_has_the_rule_of_then(
    versions: Ask, talk: tuple[str, ...], words: str
) -> None:
    answer = versions(*talk)
    assert words in first(answer)
    assert answer.text.startswith("按20")


@pytest.mark.model
def test_of_last_year_the_rule_that_still_holds_is_given(versions: Ask) -> None:
    assert "880元" in first(versions("去年河道保洁员补助标准是多少"))
