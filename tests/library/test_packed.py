"""Texts without blanks between them have the vectors that each has alone."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library.embedding import Embedder
from assistant.library.packed import embed_packed, pieces_of
from tests.conftest import MODELS

WORDS = ("防贫", "保费标准每人每年一百元", "村", "。\n", "ABC 12.5%", "\u3000", "")
TEXTS = st.lists(
    st.builds(
        lambda words, times: "".join(words) * times,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
        st.integers(0, 12),
    ),
    min_size=1,
    max_size=7,
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """Return one whose documents are packed."""
    return Embedder("", MODELS, adapter=None)


@settings(max_examples=15)
@given(TEXTS)
def test_a_text_has_the_vector_that_the_model_gives_it_alone(
    embedder: Embedder, texts: list[str]
) -> None:
    together = embedder.documents(texts)
    ordinary = embedder._document_model.encode_document(texts, batch_size=1)
    lengths = np.linalg.norm(ordinary.astype(np.float32), axis=1)
    assert ((together * ordinary).sum(axis=1) / lengths).min() > 0.9995


def test_what_stands_beside_a_text_does_not_change_it(embedder: Embedder) -> None:
    model = embedder._document_model
    alone, other = pieces_of(model, ["防贫保由谁出钱", "各乡镇于5月底前上报。" * 9])
    one, two = embed_packed(model, [alone]), embed_packed(model, [other, alone, other])
    assert torch.allclose(one[0].float(), two[1].float(), atol=2e-3)


def test_a_text_beyond_the_models_limit_is_cut(embedder: Embedder) -> None:
    long = "县财政按每人每年一百元标准安排保费。" * 200
    assert len(pieces_of(embedder._document_model, [long])[0]) == 512
    assert embedder.documents([long]).shape == (1, 384)


def test_questions_are_embedded_as_before(embedder: Embedder) -> None:
    fresh = Embedder("", MODELS, adapter=None).question("钱谁出")
    embedder.documents(["先把文件的模型装好"])
    assert np.allclose(embedder.question("钱谁出"), fresh, atol=1e-6)
