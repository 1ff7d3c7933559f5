"""Train the retrieval adapter: a low-rank change to how the default model reads questions.

    python -m training.adapter CLAUSES QUERIES TARGET [--own QUESTIONS DOCUMENTS]…
        [--documents FOLDER] [--limit N] [--fold K --held-out FILE] [--vectors FILE] [--epochs N]
        [--seed N]

CLAUSES and QUERIES as in `training.statutes`; the first N articles are the pool, all by default.
With --own the questions of a file of training/questions are learned too, those of documents in the
fifths 2 to 4. FOLDER holds policy documents, whose texts alone are used: corpus/ by default. With
--fold K (0 to 4) every fifth question from the K-th on is left out of training and written to FILE.
With --vectors those of the pool are kept in a file and used again. TARGET is the adapter:
safetensors, half precision, two factors a matrix.
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import torch
from safetensors.torch import save_file

from assistant.library.lexicon import read_lexicon
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from assistant.model.float_reference import reference_model
from assistant.settings import Settings
from training.learning import POLICY, Subject, learn
from training.low_rank import tensors
from training.pool import embedded_once, make_pool, policy_pool, policy_vectors
from training.reading.blocks import Shelf
from training.reading.written import LEARNED, Written, fifth, read_written
from training.statutes import Query, read_articles, read_queries

FOLDS = 5
STATUTE_ROUNDS = 3
"""How often the questions about statutes are read in an epoch beside our own, which are more."""
KEPT = 0.6
"""The share of the change that is kept: all of it knows the few questions too well."""


def divided(queries: Sequence[Query], fold: int | None) -> tuple[list[Query], list[Query]]:
    """Return the questions to learn from and those left out."""
    if fold is None:
        return list(queries), []
    learned = [q for place, q in enumerate(queries) if place % FOLDS != fold]
    return learned, [q for place, q in enumerate(queries) if place % FOLDS == fold]


@click.command()
@click.argument("clauses", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--documents", type=click.Path(exists=True, path_type=Path))
@click.option("--own", nargs=2, multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--limit", type=click.IntRange(1), help="articles of the pool, the first of the file")
@click.option("--fold", type=click.IntRange(0, FOLDS - 1))
@click.option("--held-out", type=click.Path(path_type=Path))
@click.option("--vectors", type=click.Path(path_type=Path))
@click.option("--epochs", default=6, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(clauses: Path, queries: Path, target: Path, **options: Any) -> None:  # noqa: ANN401
    """Train, and write the adapter to TARGET."""
    settings, started = Settings(), time.perf_counter()
    learned, left = divided(read_queries(queries), options["fold"])
    if options["held_out"]:
        options["held_out"].write_text("".join(map(_line, left)), encoding="utf-8")
    embedder = Embedder("", settings.models, adapter=None)
    lexicon = read_lexicon(settings.lexicon)
    segmenter = Segmenter(lexicon.words, settings.models)
    articles = read_articles(clauses, options["limit"])
    kept = options["vectors"]
    embed = embedded_once(embedder.documents, kept) if kept else embedder.documents
    pool = make_pool(articles, learned, embed, lexicon, segmenter)
    policy = policy_vectors(options["documents"] or settings.corpus, embedder, segmenter)
    subjects = [Subject(pool, POLICY, STATUTE_ROUNDS if options["own"] else 1)]
    for file, folder in options["own"]:
        shelf, asked = Shelf([folder]), _learned(file)
        own = policy_pool(shelf, asked, embedder.documents, lexicon, segmenter)
        subjects.append(Subject(own, 0.0))
    click.echo(
        f"{sum(len(each.pool.texts) for each in subjects)} questions,"
        f" {sum(len(each.pool.vectors) for each in subjects)} passages, {len(policy)} of policy,"
        f" embedded in {time.perf_counter() - started:.0f} s"
    )
    model = reference_model(settings.models)
    factors = learn(model, subjects, torch.from_numpy(policy), options["epochs"], options["seed"])
    save_file(tensors(factors, KEPT), target)
    click.echo(f"{target.stat().st_size / 2**20:.1f} MiB, {time.perf_counter() - started:.0f} s")


def _learned(file: Path) -> list[Written]:
    """Return the questions of our own that may be learned from."""
    return [q for q in read_written(file) if fifth(q.document) in LEARNED]


def _line(query: Query) -> str:
    record = {"id": query.id, "question": query.question, "gold": query.gold}
    return json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
