"""Measure the bounds of the values inside of the encoder, which its engine rounds them within.

    python -m training.ranges CLAUSES QUERIES TARGET [--documents FOLDER] [--adapter FILE]

CLAUSES and QUERIES as in `training.statutes`. Some articles are read, and the policy documents in
FOLDER, corpus/ by default, as passages; some questions by the plain model and by that with the
adapter. TARGET has for every site of every layer (`encoder_graph.site_names`) the least and
the greatest value of each channel, in half precision; after GELU those of words, and of the marks
that begin and end a text by themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession
from safetensors.numpy import save_file

from assistant.documents.open import open_document
from assistant.library.lexicon import read_lexicon
from assistant.library.passages import passages
from assistant.library.segment import Segmenter
from assistant.library.sources import expand
from assistant.model.adapter import SHIPPED, changes
from assistant.model.arithmetic import Whole
from assistant.model.encoder_graph import Changes, encoder
from assistant.model.onnx_graph import MARKS, PIECES, PLACES, VECTORS
from assistant.model.tokenizer import make_tokenizer
from assistant.model.wheel_weights import Weights, read_weights, trimmed, wheel_file
from assistant.settings import Settings
from training.statutes import read_articles, read_queries

Values = npt.NDArray[np.float32]
EVERY = 250
"""One article in so many is read."""
QUESTIONS = 200
_AFTER_GELU = ".raised"
_MARKS = (0, -1)


class WholeEncoder:
    """The encoder in full numbers, which gives what comes to each site."""

    def __init__(self, weights: Weights, added: Changes) -> None:
        """Build it, with what an adapter adds to its matrices."""
        self._tokenizer = make_tokenizer(weights)
        graph = encoder(weights, added, Whole()).SerializeToString()
        self._session = InferenceSession(graph, providers=["CPUExecutionProvider"])
        self._names = [output.name for output in self._session.get_outputs()]

    def read(self, text: str) -> dict[str, Values]:
        """Return for each site what comes to it, (pieces, channels), and the text's mean."""
        pieces = np.array([self._tokenizer.encode(text).ids])
        length = pieces.shape[1]
        given = {PIECES: pieces, PLACES: np.arange(length), MARKS: np.array([[0], [length - 1]])}
        known = {each.name for each in self._session.get_inputs()}
        found = self._session.run(None, {n: v for n, v in given.items() if n in known})
        return {n: np.asarray(v)[0] for n, v in zip(self._names, found, strict=True)}


def bounds(readings: Iterable[dict[str, Values]]) -> dict[str, Values]:
    """Return the least and the greatest values over texts, as `encoder_graph.Ranges`."""
    found: dict[str, Values] = {}
    for reading in readings:
        for site, values in _parts(reading):
            seen = np.stack([values.min(axis=0), values.max(axis=0)])
            before = found.get(site, seen)
            found[site] = np.stack([np.minimum(before[0], seen[0]), np.maximum(before[1], seen[1])])
    return found


def _parts(reading: dict[str, Values]) -> Iterator[tuple[str, Values]]:
    for site, values in reading.items():
        if site == VECTORS:
            continue
        if not site.endswith(_AFTER_GELU):
            yield site, values
            continue
        yield site, values[1:-1]
        yield f"{site}.marks", values[list(_MARKS)].max(keepdims=True)


def policy_texts(folder: Path, settings: Settings) -> list[str]:
    """Return the passages of the policy documents in a folder, as they are embedded."""
    segmenter = Segmenter(read_lexicon(settings.lexicon).words, settings.models)
    documents = (open_document(file)[0] for file in expand([folder]))
    return [p.searched for document in documents for p in passages(document, segmenter)]


def _readings(
    weights: Weights, documents: Sequence[str], questions: Sequence[str], adapter: Path
) -> Iterator[dict[str, Values]]:
    plain, adapted = WholeEncoder(weights, {}), WholeEncoder(weights, changes(adapter))
    yield from (plain.read(f"passage: {text}") for text in documents)
    yield from (each.read(f"query: {text}") for each in (plain, adapted) for text in questions)


@click.command()
@click.argument("clauses", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--documents", type=click.Path(exists=True, path_type=Path))
@click.option("--adapter", default=SHIPPED, type=click.Path(exists=True, path_type=Path))
def main(clauses: Path, queries: Path, target: Path, documents: Path | None, adapter: Path) -> None:
    """Measure, and write the bounds to TARGET."""
    settings = Settings()
    articles = read_articles(clauses, None)[::EVERY]
    texts = [f"{a.law} {a.label}\n{a.text}" for a in articles]
    texts += policy_texts(documents or settings.corpus, settings)
    asked = [q.question for q in read_queries(queries)][:QUESTIONS]
    weights = trimmed(read_weights(wheel_file()))
    found = bounds(_readings(weights, texts, asked, adapter))
    save_file({site: values.astype(np.float16) for site, values in found.items()}, target)
    click.echo(f"{len(texts)} passages, {len(asked)} questions, {len(found)} sites")


if __name__ == "__main__":
    main()
