"""How many answers hang on the last digits of the vectors.

    python -m benchmarks.steadiness [QUESTIONS.jsonl] [--corpus FOLDER] [--rounds N] [--json]

Each question (by default the twelve of benchmarks.server) is asked over the files of FOLDER
(corpus/), first as it is, then N times with noise in every vector, of passages and of the question:
each number is off by up to one part in 256, what rounding to bfloat16 may change. Counted are the
questions whose first clause, or whose outcome, is another than without.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import numpy as np

from assistant import Assistant, Settings
from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from assistant.model.encoder import Vectors, unit
from assistant.starting import open_library
from benchmarks.common import as_json_option, existing_file, existing_folder, read_jsonl, report
from benchmarks.server import QUESTIONS

NOISE = 2.0**-8


class Noisy(Embedder):
    """The default model, every number of every vector off by chance."""

    def __init__(self, models: Path, seed: int) -> None:
        """Make each vector of this embedder off in its own way."""
        super().__init__("", models)
        self._chance = np.random.default_rng(seed)
        self._seed = seed

    @property
    def fingerprint(self) -> str:
        """Another one for each seed."""
        return f"{super().fingerprint}{self._seed:04d}"

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Embed passages, not quite."""
        return self._off(super().documents(texts))

    def question(self, text: str) -> Vectors:
        """Embed a question, not quite."""
        return self._off(super().question(text))

    def _off(self, vectors: Vectors) -> Vectors:
        factors = 1 + self._chance.uniform(-NOISE, NOISE, vectors.shape)
        return unit((vectors * factors).astype(np.float32))


@dataclass(frozen=True, slots=True)
class Told:
    """What of an answer is compared."""

    outcome: str
    first: str


def answers(settings: Settings, library: Library, asked: Sequence[dict[str, Any]]) -> list[Told]:
    """Return what is told of each question."""
    assistant = Assistant(settings, library)
    found = (assistant.ask(str(q["question"]), q.get("history") or ()) for q in asked)
    return [Told(a.outcome.value, a.citations[0].clause_id if a.citations else "") for a in found]


def _noisy(settings: Settings, seed: int) -> Library:
    lexicon = read_lexicon(settings.lexicon)
    segmenter = Segmenter(lexicon.words, settings.models)
    return Library(settings.library, lexicon, segmenter, Noisy(settings.models, seed))


def measure(corpus: Path | None, asked: Sequence[dict[str, Any]], rounds: int) -> dict[str, Any]:
    """Return the share of questions, of all rounds, that are answered otherwise."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settings = Settings(library=Path(folder) / "library")
        library = open_library(settings)
        library.add([corpus or settings.corpus])
        plain = answers(settings, library, asked)
        noisy = [answers(settings, _noisy(settings, seed), asked) for seed in range(rounds)]
    pairs = [pair for each in noisy for pair in zip(plain, each, strict=True)]
    changed = {asked[n % len(asked)]["question"] for n, (a, b) in enumerate(pairs) if a != b}
    return {
        "questions": len(asked),
        "rounds": rounds,
        "first_clause_changed": round(sum(a.first != b.first for a, b in pairs) / len(pairs), 4),
        "outcome_changed": round(sum(a.outcome != b.outcome for a, b in pairs) / len(pairs), 4),
        "which": sorted(changed),
    }


@click.command()
@click.argument("questions", type=existing_file, required=False)
@click.option("--corpus", type=existing_folder, help="folder of policy texts (default: corpus/)")
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1))
@as_json_option
def main(questions: Path | None, corpus: Path | None, rounds: int, as_json: bool) -> None:
    """Print how many answers change."""
    asked = read_jsonl(questions) if questions else [{"question": q} for q in QUESTIONS]
    record = measure(corpus, asked, rounds)
    report(record, ("figure", "value"), list(record.items()), as_json=as_json)


if __name__ == "__main__":
    main()
