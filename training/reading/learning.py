"""The reader's training: what is wanted of its heads, and the steps towards it.

    python -m training.reading.learning TARGET PAIRS… [--layers N] [--rank N] [--epochs N]
        [--begin READER] [--rate R] [--placed SHARE] [--tried]

PAIRS are files of `training.reading.candidates`. TARGET is kept up to date as the training goes on
and is taken up again where it stopped. With --begin it goes on from what READER, the file of a
reader that ships, has learned before; with --placed that share of the questions says of which
place it asks. Documents of fifth 0 are never read; with --tried those of fifth 1 are left too, on
which `training.reading.measuring` then says how good it is.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import torch
from tokenizers import Tokenizer

from assistant.model.reader_file import read_reader
from assistant.model.tokenizer import make_tokenizer
from assistant.model.wheel_weights import read_weights, trimmed, wheel_file
from training.reading.model import BLANK, Read, ReaderModel
from training.reading.pairs import (
    UNKNOWN,
    Pair,
    Record,
    chosen,
    pair_of,
    placed,
    read_records,
    rounded,
    together,
)
from training.reading.written import LEARNED, TRIED

ROOM = 4000
"""Pieces of one batch."""
WARMUP, DECAY, STEEPEST = 0.06, 0.01, 1.0
ANSWER, AFFIRM, CHOICE = 0.3, 1.0, 1.0
"""What finding the answer, telling yes from no, and the choice among clauses count."""
KEPT_EVERY = 25
"""Steps after which the training is kept."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of like length as torch wants them."""

    groups: Sequence[Sequence[Pair]]

    @property
    def pairs(self) -> list[Pair]:
        """Its pairs, those of a question beside each other."""
        return [pair for group in self.groups for pair in group]

    def read(self, model: ReaderModel) -> Read:
        """Return what the model says of them."""
        length = rounded(max(len(p.pieces) for p in self.pairs))
        blanks = ((BLANK,) * (length - len(p.pieces)) for p in self.pairs)
        pieces = torch.tensor([(*p.pieces, *b) for p, b in zip(self.pairs, blanks, strict=True)])
        firsts = torch.tensor([p.first for p in self.pairs])
        found: Read = model(pieces, firsts)
        return found

    def loss(self, read: Read) -> torch.Tensor:
        """Return how far the heads are from what is wanted."""
        labels = torch.tensor([p.label for p in self.pairs])
        verdict = torch.nn.functional.cross_entropy(
            read.verdicts, labels, ignore_index=UNKNOWN, reduction="sum"
        )
        answers = [self._answer(read.ends[n], p) for n, p in enumerate(self.pairs) if p.starts]
        total = verdict + ANSWER * torch.stack(answers).sum() if answers else verdict
        pairwise = (total + AFFIRM * self._affirm(read)) / len(self.pairs)
        return pairwise + CHOICE * self._choice(read) / len(self.groups)

    def _choice(self, read: Read) -> torch.Tensor:
        """Return the surprise that of a question's clauses, or none, these answer it."""
        chances = torch.log_softmax(read.verdicts, dim=1)
        odds = torch.logsumexp(chances[:, 1:], dim=1) - chances[:, 0]
        lost, at = odds.new_zeros(()), 0
        for group in self.groups:
            own = odds[at : at + len(group)]
            at += len(group)
            answers = torch.tensor([pair.label > 0 for pair in group])
            known = torch.tensor([pair.label != UNKNOWN for pair in group])
            every = torch.cat([own[known], own.new_zeros(1)])
            meant = own[answers] if bool(answers.any()) else own.new_zeros(1)
            lost = lost + torch.logsumexp(every, dim=0) - torch.logsumexp(meant, dim=0)
        return lost

    def _answer(self, ends: torch.Tensor, pair: Pair) -> torch.Tensor:
        """Return the surprise that an answer begins and ends where one does."""
        chances = torch.log_softmax(ends, dim=0)
        starts = torch.logsumexp(chances[list(pair.starts), 0], dim=0)
        return -starts - torch.logsumexp(chances[list(pair.ends), 1], dim=0)

    def _affirm(self, read: Read) -> torch.Tensor:
        wanted = torch.tensor([p.affirms for p in self.pairs])
        known = wanted != UNKNOWN
        return torch.nn.functional.binary_cross_entropy_with_logits(
            read.affirms[known], wanted[known].float(), reduction="sum"
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """How to go through the questions: so many times, at this rate, in the order of a seed.

    `placed` is the share of the questions that name the place they are asked of.
    """

    epochs: int
    seed: int
    rate: float
    placed: float


class Training:
    """A training that can stop anywhere and go on from its file."""

    def __init__(self, target: Path, model: ReaderModel, plan: Plan) -> None:
        """Take up what is in `target`, if anything is."""
        self._target, self._model, self._plan = target, model, plan
        learned = self._learned = dict(model.named_parameters())
        self._optimiser = torch.optim.AdamW(learned.values(), lr=plan.rate, weight_decay=DECAY)
        self._epoch, self._step = 0, 0
        if target.exists():
            self._take_up()

    def _take_up(self) -> None:
        kept: dict[str, Any] = torch.load(self._target, weights_only=True)
        self._model.load_state_dict(kept["learned"], strict=False)
        self._optimiser.load_state_dict(kept["optimiser"])
        self._epoch, self._step = kept["epoch"], kept["step"]

    def _keep(self, epoch: int, step: int) -> None:
        learned = {name: p.detach() for name, p in self._learned.items()}
        partial = self._target.with_suffix(".partial")
        kept = {"learned": learned, "optimiser": self._optimiser.state_dict()}
        shape = {"layers": len(self._model.layers), "rank": self._model.rank}
        torch.save(kept | shape | {"epoch": epoch, "step": step}, partial)
        partial.replace(self._target)

    def run(self, records: Sequence[Record], tokenizer: Tokenizer) -> None:
        """Go through all epochs that are left."""
        for epoch in range(self._epoch, self._plan.epochs):
            rng = random.Random(f"{self._plan.seed}-{epoch}")  # noqa: S311  a seed is wanted
            named = (placed(r, self._plan.placed, rng) for r in records)
            made = ([pair_of(tokenizer, r, c) for c in chosen(r, rng)] for r in named)
            groups = [group for group in made if group]
            rng.shuffle(groups)
            order = list(together(groups, ROOM))
            rng.shuffle(order)
            self._through([[groups[place] for place in places] for places in order], epoch)
            self._step = 0
            self._keep(epoch + 1, 0)

    def _through(self, epoch: Sequence[list[list[Pair]]], number: int) -> None:
        started, losses = time.perf_counter(), []
        for step in range(self._step, len(epoch)):
            self._pace((number + step / len(epoch)) / self._plan.epochs)
            losses.append(self._learn(Batch(epoch[step])))
            if (step + 1) % KEPT_EVERY == 0:
                self._keep(number, step + 1)
                taken = time.perf_counter() - started
                click.echo(
                    f"  {step + 1}/{len(epoch)}: {_mean(losses[-KEPT_EVERY:]):.3f}, {taken:.0f} s"
                )
        click.echo(
            f"epoch {number + 1}: loss {_mean(losses):.3f}, {time.perf_counter() - started:.0f} s"
        )

    def _pace(self, done: float) -> None:
        """Set the rate: rising over the first part, then falling to a little."""
        rate = self._plan.rate * min(1.0, (done + 1e-3) / WARMUP) * max(0.02, 1 - done)
        for group in self._optimiser.param_groups:
            group["lr"] = rate

    def _learn(self, batch: Batch) -> float:
        loss = batch.loss(batch.read(self._model))
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._learned.values(), STEEPEST)
        self._optimiser.step()
        return loss.item()


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / max(1, len(numbers))


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("pairs", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--layers", default=8, show_default=True)
@click.option("--rank", default=32, show_default=True)
@click.option("--epochs", default=3, show_default=True)
@click.option("--begin", type=click.Path(exists=True, path_type=Path))
@click.option("--rate", default=8e-4, show_default=True)
@click.option("--placed", default=0.0, show_default=True, help="questions that name their place")
@click.option("--seed", default=1, show_default=True)
@click.option("--tried", is_flag=True, help="leave fifth 1 for trying")
def main(target: Path, pairs: tuple[Path, ...], *, tried: bool, **options: Any) -> None:  # noqa: ANN401
    """Train the reader, and keep it in TARGET."""
    torch.manual_seed(options["seed"])
    records = read_records(pairs, LEARNED if tried else LEARNED | {TRIED})
    weights = trimmed(read_weights(wheel_file()))
    model = ReaderModel(weights, options["layers"], options["rank"]).train()
    if options["begin"]:
        model.take(read_reader(options["begin"]))
    click.echo(f"{len(records)} questions, {sum(p.numel() for p in model.parameters())} learn")
    plan = Plan(**{name: options[name] for name in Plan.__slots__})
    training = Training(target, model, plan)
    training.run(records, make_tokenizer(weights))


if __name__ == "__main__":
    main()
