"""The engine: held to sentence-transformers in full numbers, and blind to what stands beside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentence_transformers import SentenceTransformer

from assistant.model.embedder import Embedder
from assistant.model.encoder import DIMENSIONS, Vectors, batches_of_one_length, unit
from assistant.model.float_reference import reference_model
from assistant.model.onnx_graph import VECTORS
from assistant.model.wheel_weights import read_weights, trimmed, wheel_file
from tests.conftest import MODELS
from training.ranges import whole_encoder

pytestmark = pytest.mark.model

TEXTS = (
    "防贫", "保费标准每人每年一百元。", "第九条　县级财政按100元/人·年的标准安排资金。",
    "各乡镇于5月底前将名单上报县乡村振兴局，逾期不再受理。" * 6, "村里垃圾谁来收", "ABC 12.5%", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def reference() -> SentenceTransformer:
    return reference_model(MODELS)


@pytest.fixture(scope="module")
def full(reference: SentenceTransformer) -> Vectors:
    rows = reference.encode_document(list(TEXTS), normalize_embeddings=True)
    return np.asarray(rows, dtype=np.float32)


def test_the_graph_in_full_numbers_is_the_model(full: Vectors) -> None:
    encoder = whole_encoder(trimmed(read_weights(wheel_file())), {})
    rows = unit(np.stack([encoder.read(f"passage: {text}")[VECTORS] for text in TEXTS]))
    assert (rows * full).sum(axis=1).min() > 0.999


def test_the_shipped_vectors_are_near_those_of_full_numbers(
    plain: Embedder, reference: SentenceTransformer, full: Vectors
) -> None:
    cosines = (plain.documents(TEXTS) * full).sum(axis=1)[:-1]  # nothing is said of no text
    assert cosines.min() > 0.998
    assert cosines.mean() > 0.999
    question = reference.encode_query("娃念不起书", normalize_embeddings=True)
    assert float(plain.question("娃念不起书") @ question) > 0.998


@settings(max_examples=15)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=9))
def test_a_text_has_one_vector_whatever_stands_beside_it(plain: Embedder, texts: list[str]) -> None:
    together = plain.documents(texts)
    alone = np.concatenate([plain.documents([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-6)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


@settings(max_examples=40)
@given(st.text(max_size=80), st.integers(1, 40))
def test_whatever_is_written_has_a_vector(plain: Embedder, text: str, times: int) -> None:
    vector = plain.question(text * times)
    assert np.isfinite(vector).all()
    assert float(np.linalg.norm(vector)) == pytest.approx(1, abs=1e-5)


def test_a_text_beyond_the_models_limit_is_cut(plain: Embedder) -> None:
    long = "县财政按每人每年一百元标准安排保费。" * 200
    assert plain.documents([long]).shape == (1, DIMENSIONS)


def test_no_texts_have_no_vectors(plain: Embedder) -> None:
    assert plain.documents([]).shape == (0, DIMENSIONS)


@given(st.lists(st.integers(0, 600), max_size=300))
def test_every_text_is_in_one_batch_of_its_length(lengths: list[int]) -> None:
    batches = list(batches_of_one_length(lengths, 1000))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len({lengths[place] for place in batch}) == 1
        assert len(batch) == 1 or len(batch) * lengths[batch[0]] <= 1000
