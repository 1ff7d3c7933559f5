"""How questions about money end: right, asked back, or wrong with confidence.

    python -m benchmarks.money FOLDER [--answers FILE] [--json]

FOLDER holds `docs/`, the documents, and `questions.jsonl`. A line of it is a question: `id`,
`kind`, `question`, `history` (turns) and `expect`: a `value` or `values` by name with their `unit`,
or in words what is to be asked (`ask`) or refused (`refuse`). With --answers every answer is
written to a file.

Right is an answer that has all figures expected (of a calculation: among its results or in its
sentence), and one that asks or refuses where that is expected. Wrong with confidence is a sum
that was worked out, or a sum or row that was looked up, and is another one; it is the worst that
can happen. An answer that asks back or finds nothing where a figure is expected is harmless; what
is left, mostly clauses quoted by search, is `other`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from assistant import Answer, Assistant, Settings
from assistant.documents.numbers.quantities import read_quantities
from benchmarks.common import as_json_option, existing_folder, library_over, read_jsonl, report

_LOOKED_UP = frozenset({"stated_sum", "table_row"})
"""The ways that answer with one sum which no search has found."""
_SHARED = "分担："
_SCALES = {"%": Decimal("0.01"), "万元": Decimal(10_000)}
_HALF_A_CENT = Decimal("0.005")


class Grade(StrEnum):
    """How an answer compares with what was expected."""

    RIGHT = "right"
    HARMLESS = "asked_or_not_found"
    WRONG = "wrong_with_confidence"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Graded:
    """One question with its answer and what that is worth."""

    record: Mapping[str, Any]
    answer: Answer
    grade: Grade


def grade(expect: Mapping[str, Any], answer: Answer) -> Grade:
    """Compare an answer with what was expected of it."""
    answered = answer.outcome.value == "answered"
    figures = expected_of(expect)
    if not answered:
        return Grade.HARMLESS if figures else Grade.RIGHT
    if figures and _has_all(figures, _told(answer)) and _names_fit(expect, answer):
        return Grade.RIGHT
    confident = answer.calculation is not None or answer.trace.way in _LOOKED_UP
    return Grade.WRONG if confident else Grade.OTHER


def expected_of(expect: Mapping[str, Any]) -> list[Decimal]:
    """Return the figures that are expected, money in 元 and shares as parts of one."""
    values = expect["values"].values() if "values" in expect else [expect.get("value")]
    scale = _SCALES.get(expect.get("unit", ""), Decimal(1))
    return [Decimal(value) * scale for value in values if value]


def _told(answer: Answer) -> list[Decimal]:
    """Return the figures that an answer gives: of a calculation its results, not its inputs."""
    done = answer.calculation
    text = done.summary if done else answer.text
    results = done.result.values() if done else ()
    return [*results, *(quantity.value for quantity in read_quantities(text.replace(",", "")))]


def _has_all(figures: Iterable[Decimal], told: Iterable[Decimal]) -> bool:
    known = list(told)
    return all(any(abs(each - figure) < _HALF_A_CENT for each in known) for figure in figures)


def _names_fit(expect: Mapping[str, Any], answer: Answer) -> bool:
    """Tell whether each part of a sum that was shared stands with the party expected.

    A longer name is the same party: 村集体 of 村, 东头村（812人） of 东头村.
    """
    done = answer.calculation
    if done is None or _SHARED not in done.summary:
        return True
    told = re.split("[：，；。]", done.summary)
    expected = expect.get("values", {}).items()
    return all(
        any(t.startswith(name) and f"{value}元" in t for t in told) for name, value in expected
    )


def graded(folder: Path) -> Iterator[Graded]:
    """Ask every question of `folder` over its documents and grade what is answered."""
    with library_over(folder / "docs") as library:
        assistant = Assistant(Settings(library=library.folder), library)
        for record in read_jsonl(folder / "questions.jsonl"):
            answer = assistant.ask(record["question"], record["history"])
            yield Graded(record, answer, grade(record["expect"], answer))


def counted(found: Iterable[Graded]) -> dict[str, Any]:
    """Return how many of each kind, and of all, were graded how; and which were wrong."""
    known = list(found)
    kinds = [*dict.fromkeys(each.record["kind"] for each in known), "all"]
    by_kind = {
        kind: Counter(e.grade for e in known if kind in {e.record["kind"], "all"}) for kind in kinds
    }
    wrong = [each.record["id"] for each in known if each.grade is Grade.WRONG]
    told = {kind: {g.value: n[g] for g in Grade} for kind, n in by_kind.items()}
    return {"kinds": told, "wrong_with_confidence": wrong}


def _written(each: Graded) -> str:
    told = {**each.record, "grade": each.grade, "way": each.answer.trace.way}
    return json.dumps({**told, "answer": each.answer.to_json()}, ensure_ascii=False)


@click.command()
@click.argument("folder", type=existing_folder)
@click.option("--answers", type=click.Path(dir_okay=False, path_type=Path), help="write them here")
@as_json_option
def main(folder: Path, answers: Path | None, as_json: bool) -> None:
    """Print how the questions of FOLDER end, by kind."""
    found = list(graded(folder))
    if answers:
        answers.write_text("".join(f"{_written(each)}\n" for each in found), encoding="utf-8")
    record = counted(found)
    rows = [(kind, *numbers.values()) for kind, numbers in record["kinds"].items()]
    report(record, ("kind", *Grade), rows, as_json=as_json)
    if not as_json:
        click.echo(f"wrong with confidence: {' '.join(record['wrong_with_confidence']) or 'none'}")


if __name__ == "__main__":
    main()
