"""Questions of which some say of which place they ask."""

import random
from typing import Any

import pytest

from training.reading.pairs import placed

_ASKED = "老年食堂几点开门"


def _record(**other: Any) -> dict[str, Any]:
    plain = {"question": _ASKED, "history": [], "place": "", "of": "岩口县"}
    return plain | other


def _made(share: float = 1.0, **other: Any) -> set[str]:
    rng = random.Random(1)  # noqa: S311  a seed is wanted
    return {placed(_record(**other), share, rng)["question"] for _ in range(40)}


def test_the_place_of_its_document_goes_before_a_question() -> None:
    made = _made()
    assert {"岩口" + _ASKED, "岩口县" + _ASKED} <= made
    assert all(each.startswith("岩口") and each.endswith(_ASKED) for each in made)


def test_some_stay_as_they_are() -> None:
    assert _ASKED in _made(0.5)
    assert len(_made(0.5)) > 1


@pytest.mark.parametrize(
    "other",
    [
        {"of": ""},
        {"place": "岩口县"},
        {"question": f"岩口{_ASKED}"},
        {"history": ["岩口的老年食堂在哪"]},
    ],
)
def test_none_is_named_twice_or_where_there_is_none(other: dict[str, Any]) -> None:
    assert _made(**other) == {_record(**other)["question"]}
