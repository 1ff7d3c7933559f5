"""Hybrid search: embedding and words together, one score.

    score = cosine + 0.3 · coverage

Coverage is the passage's BM25 score divided by the most that the question's words could score,
words the corpus does not have included. So a lay question, whose words the documents do not use, is
led by its embedding, and a professional one by its words, without a switch (docs/retrieval.md).
"""

from collections import defaultdict
from collections.abc import Collection

import numpy as np

from assistant.library.lexical import Scores
from assistant.library.library import Library
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.question import Question

COVERAGE_WEIGHT = 0.3
EXPANSION_WEIGHT = 0.5
"""What a synonym counts beside a word of the question itself."""
CANDIDATES = 200
_SPANS = 3


def search(
    library: Library, question: Question, k: int, only: Collection[str] | None = None
) -> list[Evidence]:
    """Return the `k` clauses that fit `question` best, best first; `only` of these documents."""
    if not library.passages or (only is not None and not only):
        return []
    coverage = _coverage(library, question)
    if only is not None:
        coverage = coverage * [p.document_id in only for p in library.passages]
    similarity = library.nearest(question.text, CANDIDATES, only)
    floor = min(similarity.values(), default=0.0)
    candidates = set(similarity) | set(_most(coverage, CANDIDATES))
    scored = sorted(
        ((similarity.get(i, floor) + COVERAGE_WEIGHT * float(coverage[i]), i) for i in candidates),
        reverse=True,
    )
    return _by_clause(library, scored, similarity, coverage)[:k]


def _coverage(library: Library, question: Question) -> Scores:
    index = library.lexical
    most = sum(index.weight(term) for term in question.terms)
    if not most:
        return np.zeros(len(library.passages), dtype=np.float32)
    found = index.scores(question.terms) + EXPANSION_WEIGHT * index.scores(question.expansions)
    return np.minimum(found / most, 1.0).astype(np.float32)


def _most(scores: Scores, count: int) -> list[int]:
    """Return the places of the `count` highest scores above 0, in no order."""
    if count < len(scores):
        chosen = np.argpartition(scores, -count)[-count:]
        return [int(i) for i in chosen if scores[i] > 0]
    return [int(i) for i in np.flatnonzero(scores)]


def _by_clause(
    library: Library,
    scored: list[tuple[float, int]],
    similarity: dict[int, float],
    coverage: Scores,
) -> list[Evidence]:
    """Fold passages into their clauses: the best passage gives the score."""
    best: dict[str, tuple[float, int]] = {}
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for score, position in scored:
        passage = library.passages[position]
        best.setdefault(passage.clause_id, (score, position))
        spans[passage.clause_id].append((passage.start, passage.end))
    return [
        Evidence(
            *library.clause(clause_id),
            Reason.SEARCH,
            score,
            similarity.get(position, 0.0),
            float(coverage[position]),
            tuple(spans[clause_id][:_SPANS]),
        )
        for clause_id, (score, position) in best.items()
    ]
