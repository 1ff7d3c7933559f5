"""What a question quotes: the words between 引号, and sums so exact that they name a place."""

import re

_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{2,200})[”\"」』]")
_FIGURE = re.compile(r"(?<![\d.])\d[\d,]{3,}(?:\.\d+)?(?![\d.])|(?<![\d.])\d+\.\d{2,}(?![\d.])")
SHORTEST = 5
"""Fewer characters are a term; as a quotation they would stand in too many places."""


def quotations(text: str) -> tuple[str, ...]:
    """Return what stands between quotation marks in `text`, in order."""
    return tuple(match[1] for match in _QUOTED.finditer(text))


def figures(text: str) -> tuple[str, ...]:
    """Return the sums in `text` so particular (95113.37) that they name the place they stand in."""
    return tuple(match.group() for match in _FIGURE.finditer(text))


def exact_words(text: str) -> tuple[str, ...]:
    """Return the quotations and sums of `text` that are long enough to name where they stand."""
    words = [q for q in quotations(text) if len(q) >= SHORTEST]
    words += [f for f in figures(text) if len(f) > SHORTEST]
    return tuple(words)
