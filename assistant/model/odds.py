"""Chances as log-odds, in which several signs of one thing can be added up."""

import math

_LEAST = 1e-6


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance from 0 to 1, which is kept off both ends."""
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))
