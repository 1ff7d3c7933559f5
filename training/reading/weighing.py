"""How much each sign of an answer counts: the weights of `assistant.answering.stating.sureness`.

    python -m training.reading.weighing collect DOCUMENTS LIBRARY TARGET QUESTIONS…
    python -m training.reading.weighing fit SIGNS… [--target FILE]

First the questions are asked over a library of their documents, with the reader that ships, and
their signs kept: of documents in fifth 1, from which the reader has not learned. Then a logistic
model is fitted on the signs; what it wants to tell is that the best clause read has the answer.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from assistant import Assistant, Settings
from assistant.answering.stating.sureness import WEIGHTS, Signs
from assistant.answering.turn import Turn
from assistant.answering.ways.facts import read_fact
from assistant.starting import open_reader
from training.reading.blocks import Shelf, clause_key
from training.reading.written import ABSENT, TRIED, Written, fifth, read_written

SHOWN_FROM = 0.5
"""The chance of being right from which a clause is shown as the answer."""
_NAMES = tuple(each.name for each in fields(Signs))
_FOLDS = 8
Numbers = npt.NDArray[np.float64]


def collected(
    assistant: Assistant, shelf: Shelf, questions: Sequence[Written]
) -> Iterator[dict[str, Any]]:
    """Yield the signs of each question that has any, and whether its best clause answers."""
    settings = assistant.settings
    reader = open_reader(settings)
    for each in questions:
        history = [{"role": "user", "content": turn} for turn in each.history]
        question = assistant.retriever.read(each.question, history)
        turn = Turn.of(question, assistant.retriever, settings.day(), reader=reader)
        if not (fact := read_fact(turn)):
            continue
        own = shelf.get(each.document)
        golden = {g.clause for g in each.gold}
        gold = {c.id for c in own.clauses if clause_key(c) in golden} if own else set()
        right = fact.reads[0].evidence.clause.id in gold
        yield {
            "document": each.document, "style": each.style, "absent": each.verdict == ABSENT,
            "right": right, "signs": asdict(fact.signs),
        }  # fmt: skip


def weights_of(records: Sequence[dict[str, Any]]) -> tuple[dict[str, float], Numbers]:
    """Return the weights, and for each record the log-odds by weights of the other documents."""
    rows = np.array([[r["signs"][name] for name in _NAMES] for r in records])
    right = np.array([r["right"] for r in records])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = (rows - mean) / spread
    model = LogisticRegression(max_iter=2000)
    documents = [r["document"] for r in records]
    unseen = cross_val_predict(
        model, scaled, right, groups=documents, cv=GroupKFold(_FOLDS), method="decision_function"
    )
    model.fit(scaled, right)
    each = model.coef_[0] / spread
    shown = np.log(SHOWN_FROM / (1 - SHOWN_FROM))
    bound = float(model.intercept_[0] - each @ mean - shown)
    named = dict(zip(_NAMES, each.tolist(), strict=True))
    return {name: round(value, 4) for name, value in ({"bound": bound} | named).items()}, unseen


@click.group()
def main() -> None:
    """Learn how much each sign counts."""


@main.command()
@click.argument("documents", type=click.Path(exists=True, path_type=Path))
@click.argument("library", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("questions", nargs=-1, type=click.Path(exists=True, path_type=Path))
def collect(documents: Path, library: Path, target: Path, questions: tuple[Path, ...]) -> None:
    """Keep the signs of QUESTIONS in TARGET."""
    settings = Settings().model_copy(update={"library": library})
    written = [q for file in questions for q in read_written(file)]
    tried = [each for each in written if fifth(each.document) == TRIED]
    with Assistant.start(settings) as assistant:
        assistant.ingest([documents])
        found = list(collected(assistant, Shelf([documents]), tried))
    lines = (json.dumps(record, ensure_ascii=False) for record in found)
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(found)} of {len(tried)} questions")


@main.command()
@click.argument("signs", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--target", default=WEIGHTS, type=click.Path(path_type=Path))
def fit(signs: tuple[Path, ...], target: Path) -> None:
    """Fit the weights to SIGNS; print how they do on documents that they were not fitted to."""
    lines = (line for file in signs for line in file.read_text(encoding="utf-8").splitlines())
    records = [json.loads(line) for line in lines]
    weights, unseen = weights_of(records)
    target.write_text(f"{json.dumps(weights, indent=1)}\n", encoding="utf-8")
    shown = unseen >= np.log(SHOWN_FROM / (1 - SHOWN_FROM))
    absent, right = (np.array([r[name] for r in records]) for name in ("absent", "right"))
    click.echo(
        f"{len(records)} questions; shown and right {np.mean((shown & right)[~absent]):.3f},"
        f" shown and wrong {np.mean((shown & ~right)[~absent]):.3f},"
        f" false answers {np.mean(shown[absent]):.3f}"
    )


if __name__ == "__main__":
    main()
