"""Measure the bounds of the values inside of the encoder, which its engine rounds them within.

    python -m training.ranges CLAUSES QUERIES TARGET [--documents FOLDER] [--adapter FILE]

CLAUSES and QUERIES as in `training.statutes`. Some articles are read, and the policy documents in
FOLDER, corpus/ by default, as passages; some questions by the plain model and by that with the
adapter. TARGET has for every site of every layer (`encoder_graph.site_names`) the least and
the greatest value of each channel, in half precision; after GELU those of words, and of the marks
that begin and end a text by themselves.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
from onnx import ModelProto
from onnxruntime import InferenceSession
from safetensors.numpy import save_file

from assistant.documents.open import open_document
from assistant.library.lexicon import read_lexicon
from assistant.library.passages import passages
from assistant.library.segment import Segmenter
from assistant.library.sources import files_of
from assistant.model.adapter import SHIPPED, changes
from assistant.model.arithmetic import Whole
from assistant.model.encoder_graph import Changes, encoder
from assistant.model.onnx_graph import EACH, MARKS, PIECES, PLACES, VECTORS
from assistant.model.tokenizer import make_tokenizer
from assistant.model.wheel_weights import Weights, read_weights, trimmed, wheel_file
from assistant.settings import Settings
from training.statutes import read_articles, read_queries

Values = npt.NDArray[np.float32]
EVERY = 250
"""One article in so many is read."""
QUESTIONS = 200
_AFTER_GELU = ".raised"


class WholeEncoder:
    """The encoder in full numbers, which gives what comes to each site."""

    def __init__(self, weights: Weights, graph: ModelProto) -> None:
        """Open a graph that was made with `Whole`."""
        self._tokenizer = make_tokenizer(weights)
        made = graph.SerializeToString()
        self._session = InferenceSession(made, providers=["CPUExecutionProvider"])
        self._names = [output.name for output in self._session.get_outputs()]

    def read(self, text: str) -> dict[str, Values]:
        """Return for each site what comes to it, (pieces, channels), and the text's mean."""
        pieces = self._tokenizer.encode(text).ids
        return self.values(pieces, (0, len(pieces) - 1))

    def values(self, numbers: Sequence[int], marks: Sequence[int]) -> dict[str, Values]:
        """Return the same of a text in pieces, some of which are marks."""
        pieces = np.array([numbers])
        given = {PIECES: pieces, PLACES: np.arange(len(numbers)), MARKS: np.array([marks]).T}
        known = {each.name for each in self._session.get_inputs()}
        found = self._session.run(None, {n: v for n, v in given.items() if n in known})
        return {n: np.asarray(v)[0] for n, v in zip(self._names, found, strict=True)}


def bounds(readings: Iterable[dict[str, Values]]) -> dict[str, Values]:
    """Return the least and the greatest values over texts, as `arithmetic.Ranges`."""
    found: dict[str, Values] = {}
    for reading in readings:
        for site, values in reading.items():
            seen = np.stack([values.min(axis=0), values.max(axis=0)])
            before = found.get(site, seen)
            found[site] = np.stack([np.minimum(before[0], seen[0]), np.maximum(before[1], seen[1])])
    return found


def by_site(reading: dict[str, Values], marks: Sequence[int] = (0, -1)) -> dict[str, Values]:
    """Return a reading without what the encoder gives, and after GELU marks by themselves."""
    return dict(_parts(reading, list(marks)))


def _parts(reading: dict[str, Values], marks: list[int]) -> Iterator[tuple[str, Values]]:
    for site, values in reading.items():
        if site in (VECTORS, EACH):
            continue
        if not site.endswith(_AFTER_GELU):
            yield site, values
            continue
        yield site, np.delete(values, marks, axis=0)
        yield f"{site}.marks", values[marks].max(keepdims=True)


def policy_texts(folder: Path, settings: Settings) -> list[str]:
    """Return the passages of the policy documents in a folder, as they are embedded."""
    segmenter = Segmenter(read_lexicon(settings.lexicon).words, settings.models)
    documents = (open_document(file)[0] for file in files_of([folder]))
    return [p.searched for document in documents for p in passages(document, segmenter)]


def _readings(
    weights: Weights, documents: Sequence[str], questions: Sequence[str], adapter: Path
) -> Iterator[dict[str, Values]]:
    plain, adapted = whole_encoder(weights, {}), whole_encoder(weights, changes(adapter))
    read = (plain.read(f"passage: {text}") for text in documents)
    asked = (each.read(f"query: {text}") for each in (plain, adapted) for text in questions)
    yield from map(by_site, itertools.chain(read, asked))


def whole_encoder(weights: Weights, added: Changes) -> WholeEncoder:
    """Return the encoder with what an adapter adds to its matrices."""
    return WholeEncoder(weights, encoder(weights, added, Whole()))


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
