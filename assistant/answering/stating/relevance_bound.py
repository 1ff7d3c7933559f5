"""The bound: the score below which what search found best is not about the question."""

import math
from collections.abc import Sequence

from assistant.library.library import Library
from assistant.retrieval.evidence import Evidence

_MOST_PASSAGES = 5000
_SAID, _MOST_SAID = 0.03, 0.4
"""What a clause may fall short that says so much of the question: no foreign one did (1,212)."""
_WORDLESS = 0.05
"""What must be made up for when the library has none of the words: 您好，忙不忙 is near to much."""


def least_score(library: Library) -> float:
    """Return the score below which no clause is about the question.

    The best of many passages fits anything better than the best of few, so the bound rises with
    their number (calibrated on in-library and foreign questions: docs/retrieval.md).
    """
    size = max(1, min(len(library.passages), _MOST_PASSAGES))
    return library.embedder.calibration.floor + library.embedder.calibration.slope * math.log(size)


def is_about(evidence: Sequence[Evidence], library: Library) -> bool:
    """Say whether the best clause is about the question at all.

    The bound is higher where no word of the question is found, lower where the best says most.
    """
    if not evidence:
        return False
    best = max(evidence, key=lambda e: e.score)
    said = best.coverage + best.explained
    wordless = all(found.coverage == 0 for found in evidence)
    shift = _WORDLESS if wordless else -_SAID if said >= _MOST_SAID else 0.0
    return best.score >= least_score(library) + shift
