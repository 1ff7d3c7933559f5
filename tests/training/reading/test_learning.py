"""What the reader learns from: questions whole in a batch, and the choice among their clauses."""

from collections.abc import Sequence

import torch
from hypothesis import given
from hypothesis import strategies as st

from training.reading.learning import Batch
from training.reading.model import Read
from training.reading.pairs import UNKNOWN, Pair, rounded, together

ROOM = 400


def _pair(length: int = 20, label: int = 0) -> Pair:
    return Pair((5,) * length, 1, label, (), (), UNKNOWN)


def _read(odds: Sequence[float]) -> Read:
    """Return verdicts with these odds that a clause states what is asked."""
    verdicts = torch.tensor([[0.0, -50.0, each] for each in odds])
    return Read(verdicts, torch.zeros(len(odds), 1, 2), torch.zeros(len(odds)))


def _loss(labels: Sequence[int], odds: Sequence[float]) -> float:
    return float(Batch([[_pair(label=label) for label in labels]]).loss(_read(odds)))


@given(st.lists(st.lists(st.integers(10, 90), min_size=1, max_size=4), max_size=12))
def test_every_question_is_in_one_batch_and_whole(lengths: list[list[int]]) -> None:
    groups = [[_pair(length) for length in group] for group in lengths]
    made = list(together(groups, ROOM))
    assert sorted(place for places in made for place in places) == list(range(len(groups)))
    for places in made:
        pairs = [pair for place in places for pair in groups[place]]
        filled = len(pairs) * rounded(max(len(pair.pieces) for pair in pairs))
        assert filled <= ROOM or len(places) == 1


def test_the_clause_that_answers_must_stand_above_the_others() -> None:
    assert _loss((2, 0), (3.0, 0.0)) < _loss((2, 0), (3.0, 3.0)) < _loss((2, 0), (0.0, 3.0))


def test_where_none_answers_none_may_stand_out() -> None:
    assert _loss((0, 0), (-3.0, -3.0)) < _loss((0, 0), (-3.0, 3.0))


def test_a_clause_of_which_nothing_is_known_is_no_rival() -> None:
    assert _loss((2, UNKNOWN), (3.0, 9.0)) == _loss((2, UNKNOWN), (3.0, -9.0))
