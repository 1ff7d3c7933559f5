"""Hybrid search: embedding and words together, one score.

    score = cosine + 0.2 · coverage + 0.15 · explained - 0.5 · commonness

Coverage is the passage's BM25 score divided by the most that the question's words could score,
words the corpus does not have included. So a lay question, whose words the documents do not use, is
led by its embedding, and a professional one by its words, without a switch (docs/retrieval.md).
Explained is the share of its words that the clause says in words of its own (explained.py).
Commonness, how near the question is to passages in general, is the same for all of them: it makes
scores of different questions comparable.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from itertools import islice

import numpy as np

from assistant.library.library import Library
from assistant.library.snapshot.lexical import LexicalIndex, Scores
from assistant.question.words import Words
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.explained import explained
from assistant.retrieval.weights import total

COVERAGE_WEIGHT = 0.2
EXPANSION_WEIGHT = 0.5
"""What a synonym counts beside a word of the question itself."""
EXPLAINED_WEIGHT = 0.15
BESIDE_WEIGHT = 0.05
"""What a clause of an explanation or a draft is put back by; the paper often says it as well."""
CANDIDATES = 200
_RANKED = 30
"""Clauses that are looked at whole."""
_SPANS = 3


def search(
    library: Library, words: Words, k: int, only: Collection[str] | None = None
) -> list[Evidence]:
    """Return the `k` clauses that fit `words` best, best first; `only` of these documents."""
    if not library.passages or (only is not None and not only):
        return []
    covered = coverage(library.lexical, words)
    if only is not None:
        covered = covered * library.passages.within(only)
    similarity = library.nearest(words.vector, CANDIDATES, only)
    named = [i for i in _most(covered, CANDIDATES) if i not in similarity]
    similarity |= library.cosines(words.vector, named)
    common = library.commonness(words.vector)
    scores = {i: c - common + COVERAGE_WEIGHT * float(covered[i]) for i, c in similarity.items()}
    scored = [(scores[i], i) for i in sorted(scores, key=lambda i: (-_even(scores[i]), i))]
    ranked = _by_clause(library, scored, similarity, covered, max(k, _RANKED))
    ranked = _papers_before(ranked)
    return _in_other_words(library, words, ranked)[:k]


def _papers_before(ranked: list[Evidence]) -> list[Evidence]:
    """Return the clauses in a new order: what explains or proposes the same comes behind it."""
    if all(found.document.publication.orders for found in ranked):
        return ranked
    put_back = (
        found
        if found.document.publication.orders
        else replace(found, score=found.score - BESIDE_WEIGHT)
        for found in ranked
    )
    return sorted(put_back, key=lambda found: -_even(found.score))


def _in_other_words(library: Library, words: Words, ranked: list[Evidence]) -> list[Evidence]:
    """Return the clauses in a new order: what they say in their own words counts too."""
    if not words.spoken:
        return ranked
    shares = explained(library, words, [found.clause for found in ranked])
    raised = (
        replace(found, score=found.score + EXPLAINED_WEIGHT * share, explained=share)
        for found, share in zip(ranked, shares, strict=True)
    )
    return sorted(raised, key=lambda found: -_even(found.score))


def _even(score: float) -> float:
    """Return a score as it is compared; of two that are even the first of the documents is first.

    What two processors make of one question differs by less.
    """
    return round(score, 4)


def coverage(index: LexicalIndex, words: Words) -> Scores:
    """Return for each passage the share, 0 to 1, of the question's weight that stands in it."""
    found = index.scores(words.terms)
    most = total(index, words)
    if not most:
        return found
    found = found + EXPANSION_WEIGHT * index.scores(words.expansions)
    share: Scores = np.minimum(found / most, 1.0).astype(np.float32)
    return share


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
    covered: Scores,
    count: int,
) -> list[Evidence]:
    """Fold passages into the `count` best clauses: the best passage gives the score."""
    best: dict[int, tuple[float, int]] = {}
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    windows = library.passages.windows([position for _, position in scored])
    for (score, position), (clause, start, end) in zip(scored, windows, strict=True):
        best.setdefault(clause, (score, position))
        spans[clause].append((start, end))
    return [
        Evidence(
            *library.numbered(clause),
            Reason.SEARCH,
            score,
            similarity.get(position, 0.0),
            float(covered[position]),
            tuple(spans[clause][:_SPANS]),
        )
        for clause, (score, position) in islice(best.items(), count)
    ]
