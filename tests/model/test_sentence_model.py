"""A model by name: every text once, like with like, and the same vectors as one by one."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.embedder import Embedder
from assistant.model.sentence_model import batches_of_like_length
from tests.library.fakes import save_static_model

pytestmark = pytest.mark.model


TEXTS = [word * times for word in ("防贫", "保费标准", "村") for times in (1, 40, 300, 7)]


@given(st.lists(st.integers(0, 3000), max_size=200))
def test_every_text_is_in_one_batch_and_batches_are_of_like_length(lengths: list[int]) -> None:
    batches = list(batches_of_like_length(lengths, 1500))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(batches)
    ordered = [lengths[place] for batch in batches for place in batch]
    assert ordered == sorted(lengths, reverse=True)


@given(st.lists(st.integers(1, 3000), min_size=2, max_size=200))
def test_a_batch_of_several_texts_is_small(lengths: list[int]) -> None:
    for batch in batches_of_like_length(lengths, 1500):
        assert len(batch) == 1 or len(batch) * max(lengths[place] for place in batch) <= 1500


def test_many_texts_have_the_vectors_that_each_has_alone(tmp_path: Path) -> None:
    embedder = Embedder(str(save_static_model(tmp_path / "model", seed=1)), tmp_path)
    together = embedder.documents(TEXTS)
    assert np.allclose(together, np.concatenate([embedder.documents([t]) for t in TEXTS]))
    assert embedder.documents([]).shape == (0, together.shape[1])


def test_torch_has_its_cores_back_afterwards(tmp_path: Path) -> None:
    before = torch.get_num_threads()
    Embedder(str(save_static_model(tmp_path / "model", seed=1)), tmp_path).documents(TEXTS)
    assert torch.get_num_threads() == before
