"""Two texts side by side: what stands left and right of each difference, the changes marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant import ClauseDifference, Comparison

Words = tuple[tuple[str, bool], ...]
"""Pieces of a text, each with whether it is changed."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One difference: what became of which clause, its older and its newer words."""

    became: str
    kind: str
    label: str
    old: Words
    new: Words


def sides(found: Comparison) -> Iterator[SideBySide]:
    """Yield the differences of a comparison in the order of the newer text, unchanged ones too."""
    for each in found.differences:
        became = each.became
        yield SideBySide(became.value, became.name.lower(), each.label, _old(each), _new(each))


def _old(each: ClauseDifference) -> Words:
    """Return the older words in pieces, those that were changed or left out marked."""
    return _pieces(each, new=False)


def _new(each: ClauseDifference) -> Words:
    """Return the newer words in pieces: the older ones with what was put in, marked."""
    if not each.old:
        return ((each.new_words, False),)
    return _pieces(each, new=True) if each.new else ()


def _pieces(each: ClauseDifference, *, new: bool) -> Words:
    """Return the older words, at each change with its older or its newer words, marked."""
    text, at, pieces = each.old_words, 0, list[tuple[str, bool]]()
    for change in each.changes:
        pieces += [(text[at : change.start], False), (change.new if new else change.old, True)]
        at = change.end
    return tuple(p for p in (*pieces, (text[at:], False)) if p[0])
