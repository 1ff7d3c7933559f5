"""From which fit a clause is shown as the answer: what each bound would let through.

    python -m training.reading.bounds collect DOCUMENTS LIBRARY TARGET QUESTIONS…
    python -m training.reading.bounds table FITS…

First the questions are asked over a library of their documents, with the reader that ships, and
what was read of each clause kept: of documents in fifth 1, from which the reader has not learned.
The table is what `SCORE_WEIGHT` and `BOUND` in `assistant.answering.stating.readings` were chosen
by; its `order` weighs the search's score in choosing the best clause, `weight` in saying whether
that answers.
"""

import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from assistant import Assistant, Settings
from assistant.answering.stating.readings import SCORE_WEIGHT, read_clauses
from assistant.answering.turn import Turn
from assistant.starting import open_reader
from training.reading.blocks import Shelf
from training.reading.written import ABSENT, TRIED, Written, fifth, read_written

_TABLE = "| order | weight | bound | right | wrong | refused | false answers | foreign |"
ORDERS, WEIGHTS = (SCORE_WEIGHT, 50.0, 80.0, 120.0), (10.0, SCORE_WEIGHT, 40.0)
BOUNDS = (-1.5, -1.0, -0.5, -0.25, 0.0, 0.5, 1.0)


def collected(
    assistant: Assistant, shelf: Shelf, questions: Sequence[Written]
) -> Iterator[dict[str, Any]]:
    """Yield for each question what was read of its clauses, and which of them answer."""
    settings = assistant.settings
    reader = open_reader(settings)
    for each in questions:
        question = assistant.retriever.read(each.question, each.talk)
        turn = Turn.of(question, assistant.retriever, settings.day(), reader=reader)
        if not (reads := read_clauses(turn)):
            continue
        answers = {c.id for c, _ in shelf.answers(each)}
        yield {
            "document": each.document, "style": each.style, "absent": each.verdict == ABSENT,
            "reads": [[r.told, r.above, float(r.evidence.clause.id in answers)] for r in reads],
        }  # fmt: skip


def rows(records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for each pair of weights of the search's score and each bound."""
    absent = np.array([r["absent"] for r in records])
    foreign = np.array([r["style"] == "foreign" for r in records])
    for order, weight in itertools.product(ORDERS, WEIGHTS):
        first = np.array([max(r["reads"], key=lambda e: e[0] + order * e[1]) for r in records])
        fit, right = first[:, 0] + weight * first[:, 1], first[:, 2] > 0
        for bound in BOUNDS:
            shown = fit >= bound
            shares = (
                (shown & right)[~absent], (shown & ~right)[~absent], ~shown[~absent],
                shown[absent], shown[foreign],
            )  # fmt: skip
            cells = " | ".join(f"{np.mean(each):.3f}" for each in shares)
            yield f"| {order:g} | {weight:g} | {bound:g} | {cells} |"


@click.group()
def main() -> None:
    """Choose from which fit a clause is shown."""


@main.command()
@click.argument("documents", type=click.Path(exists=True, path_type=Path))
@click.argument("library", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("questions", nargs=-1, type=click.Path(exists=True, path_type=Path))
def collect(documents: Path, library: Path, target: Path, questions: tuple[Path, ...]) -> None:
    """Keep what is read for QUESTIONS in TARGET."""
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
@click.argument("fits", nargs=-1, type=click.Path(exists=True, path_type=Path))
def table(fits: tuple[Path, ...]) -> None:
    """Print what each bound would let through of FITS."""
    lines = (line for file in fits for line in file.read_text(encoding="utf-8").splitlines())
    records = [json.loads(line) for line in lines]
    click.echo("\n".join((_TABLE, "| --- " * 8 + "|", *rows(records))))


if __name__ == "__main__":
    main()
