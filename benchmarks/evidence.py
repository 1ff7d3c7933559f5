"""How the best clause's score tells questions that the library answers from foreign ones.

    python -m benchmarks.evidence CORPUS_DIR IN.jsonl OUT.jsonl [--json]

A line of IN is a {"question"} that the files of CORPUS_DIR answer, a line of OUT one that they do
not. Prints both distributions and what the bound `least_score` keeps and refuses; run it before
changing the bound's constants in assistant/model/embedder.py.
"""

from collections.abc import Sequence
from pathlib import Path

import click

from assistant.answering.stating.relevance_bound import least_score
from assistant.library.library import Library
from assistant.retrieval.retriever import PolicyRetriever
from benchmarks.common import (
    as_json_option,
    existing_file,
    existing_folder,
    library_over,
    quantile,
    read_questions,
    report,
)

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)


def best_scores(library: Library, questions: Sequence[str]) -> list[float]:
    """Return, for each question, the score of the best clause that search finds (0: none)."""
    retriever = PolicyRetriever(library)
    found = (retriever.search(retriever.read(question).sought, 1) for question in questions)
    return [evidence[0].score if evidence else 0.0 for evidence in found]


def distribution(scores: Sequence[float], bound: float) -> dict[str, float]:
    """Return the number of scores, their quantiles, and the share that reaches the bound."""
    quantiles = {f"p{round(100 * s):02d}": round(quantile(scores, s), 4) for s in SHARES}
    kept = sum(score >= bound for score in scores) / len(scores)
    return {"questions": len(scores), **quantiles, "kept": round(kept, 3)}


@click.command()
@click.argument("corpus", type=existing_folder)
@click.argument("inside", type=existing_file)
@click.argument("outside", type=existing_file)
@as_json_option
def main(corpus: Path, inside: Path, outside: Path, as_json: bool) -> None:
    """Show which scores questions INSIDE and OUTSIDE the files of CORPUS reach."""
    with library_over(corpus) as library:
        bound = least_score(library)
        groups = {
            name: distribution(best_scores(library, read_questions(path)), bound)
            for name, path in (("inside", inside), ("outside", outside))
        }
        record = {"passages": len(library.passages), "bound": round(bound, 4), **groups}
    rows = [[name, *group.values()] for name, group in groups.items()]
    if not as_json:
        click.echo(f"passages {record['passages']}, bound {record['bound']}")
    report(record, ("group", *groups["inside"]), rows, as_json=as_json)


if __name__ == "__main__":
    main()
