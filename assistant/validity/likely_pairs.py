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
Counted = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def likely_pairs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of texts that share enough to be compared, in order."""
    one, other = _counted(ours), _counted(theirs)
    least = np.minimum(one.sum(axis=1)[:, None], other.sum(axis=1)[None, :])
    shared = one @ other.T
    for row, column in np.argwhere(shared >= _LEAST_SHARED * np.maximum(least, 1)):
        yield int(row), int(column)


def _counted(texts: Sequence[str]) -> Counted:
    """Return for each text which cells its pairs of characters fall into."""
    cells: Counted = np.zeros((len(texts), _SIZE), dtype=np.float32)
    for row, text in enumerate(texts):
        codes = np.fromiter(map(ord, f"^{text}"), dtype=np.int64, count=len(text) + 1)
        cells[row, (codes[:-1] * 8191 + codes[1:]) % _SIZE] = 1
    return cells
