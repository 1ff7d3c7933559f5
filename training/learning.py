"""The training: what is wanted of a question's vector, and the steps towards it.

Two things are wanted at once:

- the articles that answer a lay question come before all others of the pool, by the score that the
  search itself uses, cosine and coverage together: what the words find need not be learned;
- among passages of policy documents, which no question of the pool is about, the question keeps
  the order that the plain model gives. Without this, what is learned from statutes costs policy
  questions a good part of their answers (docs/retrieval.md).
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import click
import torch
from sentence_transformers import SentenceTransformer

from assistant.retrieval.search import COVERAGE_WEIGHT
from training.low_rank import SHORT_NUMBERS, LowRank, with_factors
from training.pool import Pool

SCALE = 50.0
"""One over the temperature."""
POLICY = 3.0
"""What the order among policy passages counts beside the answers of statutes."""
BATCH, RATE, WARMUP, DECAY, STEEPEST = 32, 5e-4, 0.1, 0.01, 1.0
LENGTH = 160
"""Pieces of a question that are read in training."""
_NOWHERE = -1e4


@dataclass(frozen=True)
class Subject:
    """A pool, and what the order among policy passages counts beside its answers.

    Its questions are read `rounds` times in an epoch.
    """

    pool: Pool
    kept_order: float
    rounds: int = 1


@dataclass(frozen=True)
class Lesson:
    """The pool as torch wants it, and how the plain model places each question among policy."""

    pool: Pool
    vectors: torch.Tensor
    owners: torch.Tensor
    policy: torch.Tensor
    usual: torch.Tensor
    kept_order: float
    rounds: int = 1

    @classmethod
    def of(cls, subject: Subject, policy: torch.Tensor, model: SentenceTransformer) -> "Lesson":
        """Take the order among policy passages from `model`, which has learned nothing yet."""
        model.eval()
        pool = subject.pool
        with torch.no_grad():
            starts = range(0, len(pool.texts), BATCH)
            asked = torch.cat([_read(model, pool.texts[at : at + BATCH]) for at in starts])
        vectors, owners = torch.from_numpy(pool.vectors), torch.from_numpy(pool.owners)
        usual = asked @ policy.T
        return cls(pool, vectors, owners, policy, usual, subject.kept_order, subject.rounds)

    def loss(self, asked: torch.Tensor, places: list[int]) -> torch.Tensor:
        """Return how far the vectors of the questions at `places` are from what is wanted."""
        answers = _answers_first(self._article_scores(asked, places), self._gold(places))
        order = _agreement(asked @ self.policy.T, self.usual[places])
        return answers + self.kept_order * (1 - order)

    def _article_scores(self, asked: torch.Tensor, places: list[int]) -> torch.Tensor:
        """Return the score of each article for each question: that of its best passage."""
        covered = torch.from_numpy(self.pool.covered[places]).float()
        scores = asked @ self.vectors.T + COVERAGE_WEIGHT * covered
        best = torch.full((len(places), self.pool.articles), _NOWHERE)
        return best.scatter_reduce(1, self.owners.expand(len(places), -1), scores, "amax")

    def _gold(self, places: list[int]) -> list[tuple[int, ...]]:
        return [self.pool.gold[place] for place in places]


def _answers_first(scores: torch.Tensor, gold: list[tuple[int, ...]]) -> torch.Tensor:
    """Return the mean surprise that an answering article is the best of all."""
    chances = torch.log_softmax(SCALE * scores, dim=1)
    means = [row[list(each)].mean() for row, each in zip(chances, gold, strict=True)]
    return -torch.stack(means).mean()


def _agreement(scores: torch.Tensor, usual: torch.Tensor) -> torch.Tensor:
    """Return the mean correlation of the rows of two tables."""
    first, second = (each - each.mean(dim=1, keepdim=True) for each in (scores, usual))
    return torch.nn.functional.cosine_similarity(first, second, dim=1).mean()


def _read(model: SentenceTransformer, texts: tuple[str, ...] | list[str]) -> torch.Tensor:
    features = model.preprocess(list(texts), prompt=model.prompts["query"])
    with torch.autocast("cpu", torch.bfloat16, enabled=SHORT_NUMBERS):
        vectors = model(features)["sentence_embedding"]
    return torch.nn.functional.normalize(vectors.float(), dim=1)


def learn(
    model: SentenceTransformer, subjects: Sequence[Subject], policy: torch.Tensor, epochs: int,
    seed: int,
) -> dict[str, LowRank]:  # fmt: skip
    """Return the factors that make `model` read the questions of subjects as wanted."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311  a seed is wanted
    model.max_seq_length = LENGTH
    lessons = [Lesson.of(subject, policy, model) for subject in subjects]
    put = with_factors(model)
    learned = [p for each in put.values() for p in each.parameters()]
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=DECAY)
    steps = epochs * sum(each.rounds * math.ceil(len(each.pool.texts) / BATCH) for each in lessons)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _pace(step, steps))
    model.train()
    for epoch in range(epochs):
        losses = []
        for lesson, places in _steps(lessons, rng):
            texts = [lesson.pool.texts[p] for p in places]
            loss = lesson.loss(_read(model, texts), places)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, STEEPEST)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        click.echo(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.3f}")
    return put


def _steps(lessons: Sequence[Lesson], rng: random.Random) -> list[tuple[Lesson, list[int]]]:
    """Return the steps of one epoch, those of all lessons mixed."""
    steps = []
    for lesson in (each for each in lessons for _ in range(each.rounds)):
        order = rng.sample(range(len(lesson.pool.texts)), len(lesson.pool.texts))
        steps += [(lesson, order[at : at + BATCH]) for at in range(0, len(order), BATCH)]
    rng.shuffle(steps)
    return steps


def _pace(step: int, steps: int) -> float:
    """Return the share of the rate: rising over the first tenth, then falling to a little."""
    return min(1.0, (step + 1) / (WARMUP * steps)) * max(0.02, 1 - step / steps)
