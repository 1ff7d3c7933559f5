"""Shares a total to the 分 so that the shares add up to it exactly (largest remainder)."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from assistant.documents.numbers.decimals import CENT
from assistant.errors import CalculationError


def split(total: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return shares of `total` (元) in proportion to `weights`; they sum to it exactly.

    Each share is cut to the 分, and the 分 left over go to the largest remainders, the earlier
    party first. Raises CalculationError without a positive weight.
    """
    whole = sum(weights, Decimal(0))
    if not weights or whole <= 0 or min(weights) < 0:
        raise CalculationError("分摊比例应大于零。", "请写明各方的比例或家数。")
    exact = [total * weight / whole for weight in weights]
    shares = [each.quantize(CENT, ROUND_FLOOR) for each in exact]
    left = int((total - sum(shares)) / CENT)
    by_remainder = sorted(range(len(shares)), key=lambda i: (shares[i] - exact[i], i))
    for index in by_remainder[:left]:
        shares[index] += CENT
    return tuple(shares)
