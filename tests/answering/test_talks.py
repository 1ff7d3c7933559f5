"""Talks of several turns: what a follow-up is about, of which place, and as of which day."""

from collections.abc import Callable

import pytest

from assistant import Answer, Outcome
from tests.answering.asking import Ask, cited
from tests.answering.talked_of import TWO_COUNTIES


@pytest.fixture(scope="module")
def counties(asking_about: Callable[..., Ask]) -> Ask:
    """Return who is asked about two counties."""
    return asking_about(*TWO_COUNTIES)


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
    told = counties("柏川县危房改造补助每户多少钱", "云岭县呢", last)
    assert first(told).startswith("云政办发〔2024〕14号")
