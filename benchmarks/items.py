"""Items drawn for a second pair of eyes, how many fell before, and what guessing is worth.

    python -m benchmarks.items [FOLDER...] [--count N] [--seed N] [--out DRAW.jsonl] [--json]

For each folder of documents (corpus/ without any) a bank of `count` items (100) is made with
--seed (31), and written to --out in an order drawn with it: stem, choices, key, explanation, and
the clause with its document, which is all that a judge is to have. `dropped` is the part of the
candidates that the guard let fall. Each guesser goes by the choices alone; what it gets right is
over all single choices that five seeds make of the folder, chance being a quarter.
"""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from assistant.library.library import Library
from assistant.settings import PROJECT
from assistant.teaching.even_choices import in_common
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.item_words import document_name, explanation, key_text
from assistant.teaching.lesson import Lesson
from assistant.teaching.making import make
from benchmarks.common import as_json_option, existing_folder, library_over, report

Score = Callable[[Sequence[str]], Sequence[int]]
_SEEDS, _DRAW, _ALL = 5, 31, 100_000
_CHOICES = frozenset({ItemKind.SINGLE, ItemKind.CASE})
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def least_in_common(choices: Sequence[str]) -> list[int]:
    """Score a choice by how little it shares."""
    return [-shared for shared in in_common(choices)]


def characters_in_common(choices: Sequence[str]) -> list[int]:
    """Score a choice by the characters that it shares."""
    return [sum(len({*c} & {*other}) for other in choices) for c in choices]


def middle(choices: Sequence[str]) -> list[int]:
    """Score a choice by how near the middle its figures are."""
    found = [[*map(Decimal, _FIGURE.findall(choice))] for choice in choices]
    ranked = sorted(found)
    return [-abs(2 * ranked.index(each) + 1 - len(choices)) for each in found]


GUESSERS: Mapping[str, Score] = {
    "most in common": in_common,
    "least in common": least_in_common,
    "characters in common": characters_in_common,
    "the middle figure": middle,
}
"""Who answers without the clause: the choice with the highest score, of equals any."""


def guessed(items: Sequence[Item], score: Score) -> float:
    """Return which part of the items of one true choice a guesser gets right."""
    chosen = [item for item in items if item.kind in _CHOICES]
    right = 0.0
    for item in chosen:
        scores = score(item.choices)
        best = {c for c, s in zip(item.choices, scores, strict=True) if s == max(scores)}
        right += len(best & {*item.true_choices}) / len(best)
    return right / len(chosen) if chosen else 0.0


@dataclass(frozen=True, slots=True)
class DrawnBank:
    """The items of one folder, and what became of the rest."""

    name: str
    items: Sequence[Mapping[str, Any]]
    tried: int
    possible: int
    dropped: float
    guessers: Mapping[str, float]


def drawn_bank(name: str, library: Library, count: int, seed: int) -> DrawnBank:
    """Make a bank of a library and measure it."""
    lesson = _lesson(library, seed)
    made = make(lesson, count)
    items = random.Random(seed).sample(made.items, len(made.items))  # noqa: S311  no secret
    every = [i for seed in range(_SEEDS) for i in make(_lesson(library, seed), _ALL).items]
    rates = {told: round(guessed(every, score), 3) for told, score in GUESSERS.items()}
    shown = [*_shown(items, lesson)]
    return DrawnBank(name, shown, made.tried, made.sound, round(made.drop_rate, 3), rates)


def _lesson(library: Library, seed: int) -> Lesson:
    return Lesson(library, date.today(), library.documents, seed=seed)


def _shown(items: Sequence[Item], lesson: Lesson) -> Iterator[dict[str, Any]]:
    for item in items:
        place = lesson.place_of(item.proof.clause_id)
        where = f"《{item.proof.title}》{document_name(item.proof)}{item.proof.clause}"
        yield {
            "kind": item.kind.value, "stem": item.stem, "choices": item.choices,
            "key": key_text(item), "explanation": explanation(item),
            "clause": f"{where}：{place.clause.text if place else ''}",
        }  # fmt: skip


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, type=existing_folder)
@click.option("--count", default=100, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=_DRAW, show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path))
@as_json_option
def main(
    folders: tuple[Path, ...], count: int, seed: int, out: Path | None, *, as_json: bool
) -> None:
    """Draw items and print what was measured."""
    banks = []
    for folder in folders or (PROJECT / "corpus",):
        with library_over(folder) as library:
            banks.append(drawn_bank(folder.name, library, count, seed))
    lines = [{"n": n, **item} for n, item in enumerate((i for b in banks for i in b.items), 1)]
    if out:
        told = (json.dumps(line, ensure_ascii=False) for line in lines)
        out.write_text("\n".join(told) + "\n", encoding="utf-8")
    rows = [
        (b.name, len(b.items), b.possible, b.tried, f"{b.dropped:.1%}",
         *(f"{rate:.1%}" for rate in b.guessers.values()))
        for b in banks
    ]  # fmt: skip
    headers = ("bank", "items", "possible", "tried", "dropped", *GUESSERS)
    record = {
        b.name: {"items": len(b.items), "possible": b.possible, "tried": b.tried,
                 "dropped": b.dropped, "guessers": dict(b.guessers)}
        for b in banks
    }  # fmt: skip
    report(record, headers, rows, as_json=as_json)


if __name__ == "__main__":
    main()
