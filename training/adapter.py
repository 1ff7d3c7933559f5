"""Train the retrieval adapter: a low-rank change to the default embedding model.

    python -m training.adapter CLAUSES QUERIES TARGET [--documents FOLDER] [--pool N]
        [--fold K --held-out FILE] [--rounds N] [--seed N]

CLAUSES and QUERIES as in `training.statutes`; FOLDER holds policy documents whose headings are
learned. With --fold K (0 to 4) every fifth question from the K-th on is left out of training and
written to FILE. TARGET is the adapter: safetensors, half precision, two factors a matrix. Needs
the extra `train`.
"""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import torch
from datasets import Dataset
from safetensors.torch import save_file
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.training_args import (
    BatchSamplers,
    MultiDatasetBatchSamplers,
)
from torch.nn.utils.parametrize import register_parametrization

from assistant.documents.open import open_document
from assistant.library.embedding import Embedder
from assistant.library.lexicon import Lexicon, read_lexicon
from assistant.library.passages import passages
from assistant.library.segment import Segmenter
from assistant.library.sources import expand
from assistant.settings import Settings
from training.pairs import (
    Pair,
    Pool,
    colloquial_pairs,
    embedded,
    heading_pairs,
    lay_pairs,
    sentence_pairs,
)
from training.statutes import Query, article_passages, read_articles, read_queries

FOLDS = 5
RANK, WEIGHT = 32, 2.0
"""Columns of a factor, and what their product is multiplied with in training."""
KEPT = 0.35
"""The share of the change that is kept: all of it knows the few questions too well."""
SCALE = 50.0
"""One over the temperature of the contrastive loss."""
BATCH, RATE, WARMUP = 32, 5e-4, 0.1
SENTENCES, COLLOQUIAL = 500, 500
LENGTH = 192
"""Pieces of a text that are read in training."""
MATRICES = (
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the training is made of: see the options of the command."""

    documents: Path | None
    pool: int
    fold: int | None
    held_out: Path | None
    rounds: int
    seed: int


def divided(queries: Sequence[Query], fold: int | None) -> tuple[list[Query], list[Query]]:
    """Return the questions to learn from and those left out."""
    if fold is None:
        return list(queries), []
    learned = [q for place, q in enumerate(queries) if place % FOLDS != fold]
    return learned, [q for place, q in enumerate(queries) if place % FOLDS == fold]


def mixture(
    pool: Pool, queries: Sequence[Query], recipe: Recipe, embedder: Embedder, lexicon: Lexicon
) -> dict[str, list[Pair]]:
    """Return the pairs to learn from, by kind."""
    rng = random.Random(recipe.seed)  # noqa: S311  a seed is wanted
    pairs = {
        "lay": list(lay_pairs(pool, queries, embedder, recipe.rounds, rng)),
        "sentence": list(sentence_pairs(pool, SENTENCES, rng)),
        "colloquial": list(colloquial_pairs(pool, lexicon, COLLOQUIAL, rng)),
    }
    if recipe.documents:
        segmenter = Segmenter(lexicon.words, Settings().models)
        files = expand([recipe.documents])
        held = [p for file in files for p in passages(open_document(file)[0], segmenter)]
        pairs["heading"] = list(heading_pairs(held, rng))
    return pairs


class LowRank(torch.nn.Module):
    """A matrix with the product of two thin factors added, which alone are learned."""

    def __init__(self, rows: int, columns: int) -> None:
        """Begin with a product of nothing."""
        super().__init__()
        self.down = torch.nn.Parameter(torch.randn(RANK, columns) / columns**0.5)
        self.up = torch.nn.Parameter(torch.zeros(rows, RANK))

    def forward(self, matrix: torch.Tensor) -> torch.Tensor:
        """Return the changed matrix."""
        return matrix + WEIGHT * self.up @ self.down


def with_factors(model: SentenceTransformer) -> dict[str, LowRank]:
    """Put factors on the matrices of the encoder, and let nothing else be learned."""
    for parameter in model.parameters():
        parameter.requires_grad = False
    put = {}
    for name, module in list(model.named_modules()):
        if name.endswith(MATRICES) and isinstance(module, torch.nn.Linear):
            change = LowRank(module.out_features, module.in_features)
            register_parametrization(module, "weight", change)
            put[name.partition("encoder.")[2]] = change
    return put


def train(folder: Path, pairs: dict[str, list[Pair]], seed: int) -> dict[str, LowRank]:
    """Return the factors that make the model in `folder` find what `pairs` say."""
    model = SentenceTransformer(str(folder), device="cpu")
    model.max_seq_length = LENGTH
    put = with_factors(model)
    with TemporaryDirectory() as scratch:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=scratch, num_train_epochs=1, per_device_train_batch_size=BATCH,
            learning_rate=RATE, warmup_steps=WARMUP, seed=seed, bf16=True, use_cpu=True,
            prompts={"question": "query: ", "positive": "passage: ", "negative": "passage: "},
            batch_sampler=BatchSamplers.NO_DUPLICATES,
            multi_dataset_batch_sampler=MultiDatasetBatchSamplers.PROPORTIONAL,
            save_strategy="no", report_to="none", logging_steps=10,
        )  # fmt: skip
        data = {kind: Dataset.from_list([asdict(p) for p in held]) for kind, held in pairs.items()}
        loss = MultipleNegativesRankingLoss(model, scale=SCALE)
        SentenceTransformerTrainer(model, arguments, data, loss=loss).train()
    return put


def tensors(factors: dict[str, LowRank]) -> dict[str, torch.Tensor]:
    """Return the factors as they are kept, the weights multiplied in."""
    down = {f"{name}.down": each.down for name, each in factors.items()}
    up = {f"{name}.up": KEPT * WEIGHT * each.up for name, each in factors.items()}
    return {name: value.detach().half().contiguous() for name, value in (down | up).items()}


@click.command()
@click.argument("clauses", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--documents", type=click.Path(exists=True, path_type=Path))
@click.option("--pool", default=10_000, show_default=True)
@click.option("--fold", type=click.IntRange(0, FOLDS - 1))
@click.option("--held-out", type=click.Path(path_type=Path))
@click.option("--rounds", default=3, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(clauses: Path, queries: Path, target: Path, **options: Any) -> None:  # noqa: ANN401
    """Train, and write the adapter to TARGET."""
    recipe, settings = Recipe(**options), Settings()
    torch.manual_seed(recipe.seed)
    learned, left = divided(read_queries(queries), recipe.fold)
    if recipe.held_out:
        recipe.held_out.write_text("".join(map(_line, left)), encoding="utf-8")
    started = time.perf_counter()
    embedder = Embedder("", settings.models, adapter=None)
    lexicon = read_lexicon(settings.lexicon)
    segmenter = Segmenter(lexicon.words, settings.models)
    pool = embedded(article_passages(read_articles(clauses, recipe.pool), segmenter), embedder)
    pairs = mixture(pool, learned, recipe, embedder, lexicon)
    click.echo({kind: len(held) for kind, held in pairs.items()} | {"passages": len(pool.texts)})
    click.echo(f"mined in {time.perf_counter() - started:.0f} s")
    save_file(tensors(train(embedder.default_folder(), pairs, recipe.seed)), target)
    click.echo(f"{target.stat().st_size / 2**20:.1f} MiB, {time.perf_counter() - started:.0f} s")


def _line(query: Query) -> str:
    record = {"id": query.id, "question": query.question, "gold": query.gold}
    return json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
