"""Our search beside BM25, embedding and their fusions, over the same passages.

    python -m benchmarks.retrieval CORPUS_DIR QUESTIONS.jsonl [--json]

CORPUS_DIR is a folder of policy texts; a line of QUESTIONS is {"question", "answer", "style"?},
where `answer` stands word for word in one of the texts. A way hits at k when the answer stands in
one of the first k clauses that it gives.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.retrieval.retriever import PolicyRetriever
from benchmarks.common import (
    as_json_option,
    existing_file,
    existing_folder,
    library_over,
    read_jsonl,
    report,
)

DEPTHS = (1, 3, 5)
COUNTS = ("documents", "passages", "questions", "answers_in_a_clause")
CANDIDATES = 200
RRF_CONSTANT = 60
DENSE_SHARE = 0.8
"""The fixed weight that served best on statutes; ours replaces it by coverage."""

Scores = npt.NDArray[np.float32]
Way = Callable[[str], Sequence[str]]
"""From a question to the texts of clauses, best first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question whose answer is known."""

    question: str
    answer: str
    style: str


class Baselines:
    """The usual ways to rank the passages of a library; a clause takes its best passage's place."""

    def __init__(self, library: Library) -> None:
        """Keep the library and count its passages."""
        self._library = library
        self._size = len(library.passages)

    def words(self, question: str) -> Sequence[str]:
        """Rank by BM25 over the question's jieba words, as typed."""
        return self._clauses(self._word_scores(question))

    def dense(self, question: str) -> Sequence[str]:
        """Rank by the cosine of the embeddings."""
        return self._clauses(self._dense_scores(question))

    def fused(self, question: str) -> Sequence[str]:
        """Rank by reciprocal rank fusion of the two."""
        scores = np.zeros(self._size, dtype=np.float32)
        for ranking in (self._word_scores(question), self._dense_scores(question)):
            for rank, position in enumerate(_best(ranking), 1):
                scores[position] += 1 / (RRF_CONSTANT + rank)
        return self._clauses(scores)

    def weighted(self, question: str) -> Sequence[str]:
        """Rank by the sum of the two, each scaled to 0..1, at one fixed weight."""
        dense, words = self._dense_scores(question), self._word_scores(question)
        return self._clauses(DENSE_SHARE * _scaled(dense) + (1 - DENSE_SHARE) * _scaled(words))

    def _word_scores(self, question: str) -> Scores:
        return self._library.lexical.scores(self._library.segmenter.index_terms(question))

    def _dense_scores(self, question: str) -> Scores:
        scores = np.zeros(self._size, dtype=np.float32)
        for position, cosine in self._library.nearest(
            self._library.embedder.question(question), CANDIDATES
        ).items():
            scores[position] = cosine
        return scores

    def _clauses(self, scores: Scores) -> Sequence[str]:
        ids = dict.fromkeys(self._library.passages[i].clause_id for i in _best(scores))
        return [self._library.clause(i)[1].text for i in list(ids)[: max(DEPTHS)]]


def _best(scores: Scores) -> list[int]:
    order = np.argsort(-scores, kind="stable")[:CANDIDATES]
    return [int(i) for i in order if scores[i] > 0]


def _scaled(scores: Scores) -> Scores:
    found = scores[scores > 0]
    if not found.size or found.max() == found.min():
        return np.zeros_like(scores)
    low, high = found.min(), found.max()
    scaled: Scores = np.clip((scores - low) / (high - low), 0, 1)
    return scaled


def ways(library: Library) -> dict[str, Way]:
    """Return every way that is compared, by name."""
    retriever = PolicyRetriever(library)
    baselines = Baselines(library)

    def ours(question: str) -> Sequence[str]:
        return [e.clause.text for e in retriever.find(retriever.read(question), max(DEPTHS))]

    return {
        "ours": ours,
        "BM25": baselines.words,
        "dense": baselines.dense,
        "RRF": baselines.fused,
        f"weighted sum {DENSE_SHARE}": baselines.weighted,
    }


def place_of(answer: str, texts: Sequence[str]) -> int:
    """Return at which place, from 1, the answer stands; 0 when it stands in none."""
    wanted = fold(answer)
    return next((n for n, text in enumerate(texts, 1) if wanted in fold(text)), 0)


def hit_rates(places: Sequence[int]) -> dict[str, float]:
    """Return the share of answers among the first 1, 3 and 5 clauses."""
    return {f"hit@{k}": round(sum(0 < p <= k for p in places) / len(places), 3) for k in DEPTHS}


def measure(library: Library, asked: Sequence[Asked]) -> dict[str, dict[str, Any]]:
    """Return the hit rates of every way: overall and by style."""
    return {name: _measure_way(way, asked) for name, way in ways(library).items()}


def _measure_way(way: Way, asked: Sequence[Asked]) -> dict[str, Any]:
    places: dict[str, list[int]] = defaultdict(list)
    for item in asked:
        places[item.style].append(place_of(item.answer, way(item.question)))
    by_style = {style: hit_rates(found) for style, found in places.items() if style}
    return {"all": hit_rates([p for found in places.values() for p in found]), **by_style}


def _rows(measured: Mapping[str, Mapping[str, Any]]) -> list[list[object]]:
    return [
        [way, style, *(f"{rates[f'hit@{k}']:.3f}" for k in DEPTHS)]
        for way, by_style in measured.items()
        for style, rates in by_style.items()
    ]


@click.command()
@click.argument("corpus", type=existing_folder)
@click.argument("questions", type=existing_file)
@as_json_option
def main(corpus: Path, questions: Path, as_json: bool) -> None:
    """Compare the ways to search the files of CORPUS by the answers that QUESTIONS state."""
    records = read_jsonl(questions)
    asked = [Asked(str(r["question"]), str(r["answer"]), str(r.get("style", ""))) for r in records]
    with library_over(corpus) as library:
        texts = [c.text for d in library.documents for c in d.clauses]
        reachable = sum(place_of(item.answer, texts) > 0 for item in asked)
        measured = measure(library, asked)
        record = {
            "documents": len(library.documents),
            "passages": len(library.passages),
            "questions": len(asked),
            "answers_in_a_clause": reachable,
            "ways": measured,
        }
    if not as_json:
        click.echo(", ".join(f"{name} {record[name]}" for name in COUNTS))
    report(
        record, ("way", "style", *(f"hit@{k}" for k in DEPTHS)), _rows(measured), as_json=as_json
    )


if __name__ == "__main__":
    main()
