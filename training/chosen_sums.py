"""Learns the weights by which a sum is chosen, and how sure the choice is.

    python -m training.chosen_sums FOLDER…

Each FOLDER holds `docs/` and `questions.jsonl`, as `benchmarks.money` reads them. Of the sums that
the units allow for a question those that come to the expected figures are the right ones; a
logistic model of few features, each of which has a name, learns to tell them from the others. What
must speak for a sum, or against it, is held to that. How sure the choice is, is learnt of each
folder by weights that have not seen it, as a user's documents have not been seen; that is printed,
and all is written to `assistant/calculation/enumerated/sum_weights.py`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from assistant import Assistant, Settings
from assistant.answering.quote_answerer import QuoteAnswerer
from assistant.answering.ways.calculated import at_hand, nearness
from assistant.calculation.composed.composed_sum import in_scope
from assistant.calculation.enumerated.ranking import Ranked, Weighed, doubts, ranked, weighed_sums
from assistant.calculation.enumerated.sum_features import Weighing
from assistant.calculation.enumerated.sum_scope import SumScope
from benchmarks.common import library_over, read_jsonl
from benchmarks.money import expected_of

_TARGET = Path("assistant/calculation/enumerated/sum_weights.py")
_AGAINST = frozenset(
    {
        "unsaid_own", "unsaid_heading", "row_unsaid", "alone_unsaid", "old", "year_other",
        "year_unasked", "year_far", "place_unknown", "grade_other", "grade_unsaid", "split_alien",
        "cell_alien", "extra_unsaid", "one_unsaid", "one_beside_row", "one_said_counted",
        "row_ignored", "span_ignored", "party_ignored", "own_ignored", "several_ignored",
        "gap_ignored", "is_span_unsaid", "is_span_odd", "is_span_usual_beside", "is_each_implied",
    }
)  # fmt: skip
_FOR = frozenset(
    {
        "recall_own", "recall_heading", "recall_all", "recall_document", "found", "year_fits",
        "alone_said", "split_known", "cell_said", "pair_said", "bound", "is_limited",
        "is_span_stated", "is_changed", "is_count_capped", "is_lined",
    }
)  # fmt: skip
_NOT_LEARNT = frozenset(
    {"is_year_meant", "is_span_same", "is_typed_count", "is_months_ignored", "is_shared",
     "kind_rate"}
)  # fmt: skip
_DOUBTS = (
    "always", "log_odds", "ahead", "unknown", "alone", "of_recall_all", "of_recall_heading",
    "of_unsaid_own", "of_found", "of_several_ignored", "of_gap_ignored", "of_party_ignored",
    "of_is_count_of_one", "of_is_span_unsaid", "of_kind_total", "of_kind_part", "of_kind_own",
    "of_kind_bands", "of_is_each_implied", "of_recall_document", "of_cell_alien",
    "of_extra_unsaid", "of_row_unsaid", "of_span_ignored", "of_is_year_meant",
    "of_year_unasked", "of_year_other", "of_old", "of_grade_other", "of_row_ignored",
)  # fmt: skip
_PULL, _PULL_OF_DOUBTS = 0.1, 0.3
"""How strongly weights are drawn to nothing."""
_HALF_A_CENT = Decimal("0.005")
_LEAST = 0.005
Vector = NDArray[np.float64]
Bound = tuple[float | None, float | None]


@dataclass(frozen=True)
class Asked:
    """A question with the sums that may answer it, and which of them are right."""

    sums: tuple[Weighed, ...]
    right: tuple[bool, ...]
    expected: tuple[Decimal, ...]
    unknown: Decimal


def asked_of(scope: SumScope, found: Mapping[str, Decimal], expected: Sequence[Decimal]) -> Asked:
    """Return a question with its sums, each judged by the figures that are expected."""
    weighing = Weighing(scope, found)
    sums = tuple(weighed_sums(weighing))
    right = tuple(_is_right(each.results, expected) for each, _ in sums)
    return Asked(sums, right, tuple(expected), weighing.unknown)


def _is_right(results: Sequence[Any], expected: Sequence[Decimal]) -> bool:
    known = [Decimal(r.numerator) / r.denominator for r in results]
    near = (any(abs(k - e) < _HALF_A_CENT for k in known) for e in expected)
    return bool(expected) and all(near)


def read_folder(folder: Path) -> Iterator[Asked]:
    """Yield the questions of a folder that have sums over its documents."""
    with library_over(folder / "docs") as library:
        settings = Settings(library=library.folder)
        answerer = QuoteAnswerer(
            Assistant(settings, library).retriever, settings.max_question_chars
        )
        for record in read_jsonl(folder / "questions.jsonl"):
            if record.get("document") == "user":
                continue
            turn = answerer.find(record["question"], record["history"], settings.day()).turn
            scope = in_scope(turn.question, at_hand(turn), turn.day)
            expect = record["expect"]
            if scope:
                yield asked_of(scope, nearness(turn), expected_of(expect))


def _fitted(loss: Callable[[Vector], tuple[float, Vector]], bounds: Sequence[Bound]) -> Vector:
    start = np.zeros(len(bounds))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


def _bound(name: str) -> Bound:
    if name in _NOT_LEARNT:
        return 0.0, 0.0
    return (None, 0.0) if name in _AGAINST else (0.0, None) if name in _FOR else (None, None)


def closeness(questions: Sequence[Asked]) -> dict[str, Decimal]:
    """Return the weights by which the right sums have the highest odds."""
    taught = [q for q in questions if any(q.right)]
    names = sorted({name for q in taught for _, features in q.sums for name in features})
    tables = [
        (np.array([[float(f.get(n, 0)) for n in names] for _, f in q.sums]), np.array(q.right))
        for q in taught
    ]

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = 0.5 * _PULL * float(weights @ weights), _PULL * weights
        for table, right in tables:
            odds = np.exp((scores := table @ weights) - scores.max())
            odds /= odds.sum()
            good = float(odds[right].sum()) + 1e-12
            total -= float(np.log(good))
            slope = slope - table.T @ (np.where(right, odds, 0.0) / good - odds)
        return total, slope

    return _named(names, _fitted(loss, [_bound(name) for name in names]))


def _named(names: Sequence[str], weights: Vector) -> dict[str, Decimal]:
    found = zip(names, weights, strict=True)
    return {name: Decimal(f"{w:.2f}") for name, w in found if abs(w) >= _LEAST}


def certainty(judged: Sequence[tuple[list[Ranked], Asked]]) -> dict[str, Decimal]:
    """Return the weights that tell whether the first result is right."""
    told = [doubts(found, asked.unknown) for found, asked in judged]
    table = np.array([[float(each.get(name, 0)) for name in _DOUBTS] for each in told])
    right = np.array([float(is_right(found, asked)) for found, asked in judged])

    def loss(weights: Vector) -> tuple[float, Vector]:
        sure = 1 / (1 + np.exp(-(table @ weights)))
        fit = right * np.log(sure + 1e-9) + (1 - right) * np.log(1 - sure + 1e-9)
        total = 0.5 * _PULL_OF_DOUBTS * float(weights @ weights) - float(fit.sum())
        return total, table.T @ (sure - right) + _PULL_OF_DOUBTS * weights

    return _named(_DOUBTS, _fitted(loss, [(None, None)] * len(_DOUBTS)))


def is_right(found: Sequence[Ranked], asked: Asked) -> bool:
    """Tell whether the first result has the figures that are expected."""
    return _is_right(found[0].sum.results, asked.expected)


def left_out(known: Mapping[str, Sequence[Asked]]) -> Iterator[tuple[str, list[Ranked], Asked]]:
    """Yield the results of each question by weights that have not seen its folder."""
    for name, questions in known.items():
        others = [q for other, each in known.items() if other != name for q in each]
        weights = closeness(others)
        yield from ((name, ranked(q.sums, weights), q) for q in questions if q.sums)


def written(tables: Mapping[str, tuple[str, Mapping[str, Decimal]]]) -> str:
    """Return the module that holds the weights."""
    head = '"""What was learnt of choosing a sum; `training.chosen_sums` writes this file."""\n'
    parts = [head, "from decimal import Decimal\n"]
    for name, (says, weights) in tables.items():
        rows = "".join(f'    "{each}": Decimal("{w}"),\n' for each, w in weights.items())
        parts.append(f'{name} = {{\n{rows}}}\n"""{says}"""')
    return "\n".join(parts) + "\n"


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
def main(folders: tuple[Path, ...]) -> None:
    """Learn the weights of choosing a sum from the questions of FOLDERS."""
    learn({folder.name: tuple(read_folder(folder)) for folder in folders})


def learn(known: Mapping[str, Sequence[Asked]]) -> None:
    """Learn from the questions of all folders, print how each fares unseen, write the weights."""
    judged = [*left_out(known)]
    for name in known:
        own = [(found, asked) for of, found, asked in judged if of == name]
        could = sum(any(asked.right) for _, asked in own)
        chosen = sum(is_right(found, asked) for found, asked in own)
        click.echo(f"{name}: {chosen} of {could} chosen rightly by the weights of the others")
    every = [q for questions in known.values() for q in questions]
    sure = certainty([(found, asked) for _, found, asked in judged])
    tables = {
        "CLOSENESS": ("How much each feature speaks for a sum.", closeness(every)),
        "CERTAINTY": ("How much each tells of whether the closest sum is right.", sure),
    }
    _TARGET.write_text(written(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
