"""How well the reader tells what clauses state, beside the score of the search.

    python -m training.reading.measuring READER PAIRS… [--tried] [--learned-from N]

READER is what `training.reading.learning` keeps, PAIRS as it takes them. Measured is fifth 0, or
with --tried fifth 1. Beside the reader stand the score as it is, and a logistic model over what the
search knows of a clause, fitted on the other fifths. Totals alone are printed.
"""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from tokenizers import Tokenizer

from assistant.model.odds import log_odds
from assistant.model.reader_pieces import paired
from assistant.model.tokenizer import make_tokenizer
from assistant.model.wheel_weights import Weights, read_weights, trimmed, wheel_file
from training.reading.learning import Batch
from training.reading.model import ReaderModel
from training.reading.pairs import Pair, Record, pair_of, question_of, read_records, together
from training.reading.written import ABSENT, HELD, LEARNED, TRIED

Numbers = npt.NDArray[np.float64]
Scores = list[list[float]]
"""For each question a score for each of its candidates."""
FALSE_ANSWERS = 0.06
_READ = 6000


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader makes of one pair: how sure it is, and the best answer in pieces."""

    sure: float
    partly: float
    start: int
    end: int
    affirms: float


def load_model(path: Path, weights: Weights) -> ReaderModel:
    """Return the model that a training keeps."""
    kept = torch.load(path, weights_only=True)
    model = ReaderModel(weights, kept["layers"], kept["rank"])
    model.load_state_dict(kept["learned"], strict=False)
    return model.eval()


def read_all(model: ReaderModel, pairs: Sequence[Pair]) -> list[Found]:
    """Return what the reader makes of pairs."""
    found: dict[int, Found] = {}
    for places in together([[pair] for pair in pairs], _READ):
        found |= zip(places, _read(model, [pairs[p] for p in places]), strict=True)
    return [found[place] for place in range(len(pairs))]


def _read(model: ReaderModel, pairs: Sequence[Pair]) -> list[Found]:
    with torch.inference_mode():
        read = Batch([pairs]).read(model)
    verdicts = read.verdicts.softmax(dim=1)
    return [_one(read.ends[n], verdicts[n], float(read.affirms[n])) for n in range(len(pairs))]


def _one(ends: torch.Tensor, verdict: torch.Tensor, affirms: float) -> Found:
    chances = ends.log_softmax(dim=0)
    both = (
        (chances[:, None, 0] + chances[None, :, 1])
        .triu()
        .masked_fill(torch.ones(len(ends), len(ends)).tril(-1).bool(), -math.inf)
    )
    start, end = divmod(int(both.argmax()), len(ends))
    _not, partly, states = verdict.tolist()
    return Found(states, partly, start, end, affirms)


@dataclass(frozen=True)
class Table:
    """Questions with their candidates, and what each of several judges makes of these."""

    records: Sequence[Record]
    judges: Mapping[str, Scores]

    def auc(self, judge: str) -> float:
        """Return how well a judge tells clauses that state it from clauses that do not."""
        wanted, scores = [], []
        for record, own in zip(self.records, self.judges[judge], strict=True):
            for candidate, score in zip(record["candidates"], own, strict=True):
                if candidate["rank"] >= 0 and (candidate["label"] or not candidate["gold"]):
                    wanted.append(candidate["label"] > 0)
                    scores.append(score)
        return float(roc_auc_score(wanted, scores))

    def first(self, judge: str, style: str = "") -> tuple[float, int]:
        """Return how often the best of the eight found has the answer, where one of them has."""
        right = []
        for record, own in zip(self.records, self.judges[judge], strict=True):
            found = [
                (s, c) for s, c in zip(own, record["candidates"], strict=True) if c["rank"] >= 0
            ]
            if any(c["gold"] for _, c in found) and style in ("", record["style"]):
                right.append(max(found, key=lambda each: each[0])[1]["gold"])
        return float(np.mean(right or [0])), len(right)

    def absent(self, judge: str, styles: Sequence[str]) -> tuple[float, float]:
        """Return how the best of the eight tells absent from present, and the false refusals.

        The false refusals are those at the bound that lets `FALSE_ANSWERS` of the absent through.
        """
        present, absent = [], []
        for record, own in zip(self.records, self.judges[judge], strict=True):
            found = [s for s, c in zip(own, record["candidates"], strict=True) if c["rank"] >= 0]
            if record["verdict"] != ABSENT:
                present.append(max(found, default=-math.inf))
            elif record["style"] in styles:
                absent.append(max(found, default=-math.inf))
        scores = np.nan_to_num([*present, *absent], neginf=-99)
        auc = roc_auc_score([1] * len(present) + [0] * len(absent), scores)
        bound = np.quantile(absent, 1 - FALSE_ANSWERS)
        return float(auc), float(np.mean(np.array(present) <= bound))


def features(record: Record) -> list[list[float]]:
    """Return what the search knows of each candidate."""
    found = [c for c in record["candidates"] if c["rank"] >= 0]
    best = max((c["score"] for c in found), default=0.0)
    return [
        [c["score"], c["similarity"], c["coverage"], c["explained"], c["score"] - best,
         float(c["rank"]), math.log1p(len(c["text"])), float(len(record["question"])),
         float(c["coverage"] > 0)]
        for c in record["candidates"]
    ]  # fmt: skip


def fitted(records: Sequence[Record]) -> Callable[[Record], list[float]]:
    """Return the logistic model over the features, fitted on some questions."""
    rows, wanted = [], []
    for record in records:
        for candidate, row in zip(record["candidates"], features(record), strict=True):
            if candidate["rank"] >= 0:
                rows.append(row)
                wanted.append(candidate["gold"])
    pipeline: Pipeline = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    pipeline.fit(rows, wanted)
    return lambda record: pipeline.decision_function(features(record)).tolist()


def spans_found(
    tokenizer: Tokenizer, records: Sequence[Record], read: Sequence[Sequence[Found]]
) -> tuple[float, float, int]:
    """Return how often the answer is found exactly, the mean overlap (F1), and of how many."""
    exact, overlap = [], []
    for record, own in zip(records, read, strict=True):
        for candidate, found in zip(record["candidates"], own, strict=True):
            if candidate["label"]:
                made = paired(tokenizer, question_of(record), candidate["text"])
                span = made.characters(found.start, found.end)
                each = [_overlap(candidate["text"], span, gold) for gold in candidate["spans"]]
                exact.append(max(each) > 0.999)
                overlap.append(max(each))
    return float(np.mean(exact)), float(np.mean(overlap)), len(exact)


_POINTS = "，。；：、,.;: \n"


def _overlap(text: str, found: tuple[int, int], gold: Sequence[int]) -> float:
    """Return the F1 of the characters of two spans, marks at their ends apart."""
    first, second = (
        {n for n in range(start, end) if text[n] not in _POINTS} for start, end in (found, gold)
    )
    both = len(first & second)
    return 2 * both / max(1, len(first) + len(second))


def yes_no(records: Sequence[Record], read: Sequence[Sequence[Found]]) -> tuple[float, float, int]:
    """Return how often yes and no are told apart, the share of the more frequent, of how many."""
    right, true = [], []
    for record, own in zip(records, read, strict=True):
        for candidate, found in zip(record["candidates"], own, strict=True):
            if candidate["label"] and record["premise"]:
                true.append(record["premise"] == "true")
                right.append((found.affirms > 0) == true[-1])
    share = float(np.mean(true or [0]))
    return float(np.mean(right or [0])), max(share, 1 - share), len(true)


def judged(
    records: Sequence[Record],
    read: Sequence[Sequence[Found]],
    logistic: Callable[[Record], list[float]],
) -> Table:
    """Return what each judge makes of the candidates."""
    states = [[log_odds(f.sure + f.partly) for f in own] for own in read]
    score = [[c["score"] for c in r["candidates"]] for r in records]
    fit = [logistic(r) for r in records]
    both = [
        [a + 0.5 * b for a, b in zip(x, y, strict=True)] for x, y in zip(states, fit, strict=True)
    ]
    return Table(
        records, {"score": score, "logistic": fit, "reader": states, "reader + logistic": both}
    )


def report(table: Table) -> str:
    """Return the table of the judges."""
    rows = ["| judge | AUC states | first of 8 | AUC absent | refused | AUC near | refused |",
            "| --- | --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    for judge in table.judges:
        first, _count = table.first(judge)
        auc, refused = table.absent(judge, ("near_miss", "foreign"))
        near, near_refused = table.absent(judge, ("near_miss",))
        cells = (table.auc(judge), first, auc, refused, near, near_refused)
        rows.append(f"| {judge} | " + " | ".join(f"{c:.3f}" for c in cells) + " |")
    rows += ["", "| style | questions | " + " | ".join(table.judges) + " |"]
    for style in sorted({r["style"] for r in table.records if r["verdict"] != ABSENT}):
        firsts = [table.first(judge, style) for judge in table.judges]
        rows.append(
            f"| {style} | {firsts[0][1]} | " + " | ".join(f"{f:.3f}" for f, _ in firsts) + " |"
        )
    return "\n".join(rows)


def _some(records: list[Record], most: int | None) -> list[Record]:
    """Return some of the questions, with those candidates alone that are measured."""
    chosen = random.Random(1).sample(records, min(most or len(records), len(records)))  # noqa: S311
    return [
        r | {"candidates": [c for c in r["candidates"] if c["rank"] >= 0 or c["label"]]}
        for r in chosen
    ]


@click.command()
@click.argument("reader", type=click.Path(exists=True, path_type=Path))
@click.argument("pairs", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--tried", is_flag=True, help="measure fifth 1")
@click.option("--most", type=click.IntRange(1), help="questions that are measured, by chance")
def main(reader: Path, pairs: tuple[Path, ...], *, tried: bool, most: int | None) -> None:
    """Print how good the reader in READER is."""
    weights = trimmed(read_weights(wheel_file()))
    tokenizer, model = make_tokenizer(weights), load_model(reader, weights)
    records = _some(read_records(pairs, {TRIED if tried else HELD}), most)
    flat = [pair_of(tokenizer, r, c) for r in records for c in r["candidates"]]
    found = iter(read_all(model, flat))
    read = [[next(found) for _ in r["candidates"]] for r in records]
    logistic = fitted(read_records(pairs, LEARNED))
    absent = sum(r["verdict"] == ABSENT for r in records)
    held = np.mean([any(c["gold"] and c["rank"] >= 0 for c in r["candidates"])
                    for r in records if r["verdict"] != ABSENT])  # fmt: skip
    click.echo(f"{len(records)} questions, {absent} absent; the answer among the eight: {held:.3f}")
    click.echo(report(judged(records, read, logistic)))
    click.echo(
        "answer found exactly {:.3f}, overlap {:.3f}, of {}".format(
            *spans_found(tokenizer, records, read)
        )
    )
    click.echo("yes from no {:.3f}, the more frequent {:.3f}, of {}".format(*yes_no(records, read)))


if __name__ == "__main__":
    main()
