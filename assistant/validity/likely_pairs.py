"""Which texts of two lists may be alike: those that share pairs of characters.

To compare every text with every other one is slow; to count the pairs of characters they share is
one product of two matrices. What shares few is not alike, in whatever order its words stand.
"""

from collections.abc import Iterator, Sequence

import numpy as np

_SIZE = 8192
"""Cells into which pairs of characters are sorted; a few share one by chance."""
_LEAST_SHARED = 0.2
"""How much of the shorter text's pairs must stand in the other."""
_MOST = 16
"""How many texts of one list a text of the other is compared with."""
Counted = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def likely_pairs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of texts that share enough to be compared, in order.

    Of texts that are all made alike only those are yielded that share most with one of the two.
    """
    one, other = _counted(ours), _counted(theirs)
    least = np.minimum(one.sum(axis=1)[:, None], other.sum(axis=1)[None, :])
    shared = (one @ other.T) / np.maximum(least, 1)
    chosen = (shared >= _LEAST_SHARED) & (_among_most(shared) | _among_most(shared.T).T)
    for row, column in np.argwhere(chosen):
        yield int(row), int(column)


def _among_most(shared: Counted) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    """Say of each cell whether it is among the largest of its row."""
    if shared.shape[1] <= _MOST:
        return np.ones(shared.shape, dtype=np.bool_)
    bound = np.partition(shared, -_MOST, axis=1)[:, -_MOST][:, None]
    return np.asarray(shared >= bound, dtype=np.bool_)


def _counted(texts: Sequence[str]) -> Counted:
    """Return for each text which cells its pairs of characters fall into."""
    cells: Counted = np.zeros((len(texts), _SIZE), dtype=np.float32)
    for row, text in enumerate(texts):
        codes = np.fromiter(map(ord, f"^{text}"), dtype=np.int64, count=len(text) + 1)
        cells[row, (codes[:-1] * 8191 + codes[1:]) % _SIZE] = 1
    return cells
