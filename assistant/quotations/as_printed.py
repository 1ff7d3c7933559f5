"""From letters back to what is printed: the source's own words, and each change made to them.

Between two letters stands a gap: punctuation, spaces, or nothing. A text is its letters with their
gaps, so when every letter and every gap is accounted for, the changes turn the source into the
quotation, character by character.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.documents.text import fold
from assistant.library.wording import Wording
from assistant.quotations.alignment import Edit
from assistant.quotations.landmarks import SENTENCE_ENDS

_OPENING = "（(〔[【〈《<「『“‘\"'"


class Op(StrEnum):
    """What was done to the source."""

    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Difference:
    """A change: what the source prints, what the quotation has instead, and where in the source.

    `at` counts in the source's quotation, `layout` says that no word and no figure is changed.
    """

    source: str
    quoted: str
    at: int
    layout: bool = False

    @property
    def op(self) -> Op:
        """What was done."""
        if not self.source:
            return Op.INSERT
        return Op.REPLACE if self.quoted else Op.DELETE


@dataclass(frozen=True, slots=True)
class Laid:
    """What the source prints where it was quoted from, and every change in its order.

    Where the quotation leaves words out by ……, `quote` has the same sign. `loose` says that it is
    not sure how far the source goes that is meant.
    """

    quote: str
    differences: tuple[Difference, ...]
    loose: bool = False


def applied(source: str, differences: Sequence[Difference]) -> str:
    """Return `source` with the changes made: the quotation."""
    for each in reversed(differences):
        source = source[: each.at] + each.quoted + source[each.at + len(each.source) :]
    return source


class _Print:
    """A text as letters and the gaps before them; the last gap stands behind the last letter."""

    def __init__(self, text: Wording, start: int, end: int, first: int, last: int) -> None:
        """Take the letters from `start` to `end`, and what is printed from `first` to `last`."""
        self._printed, self._first, self._last = text.printed, first, last
        self._origins, self._letters = text.origins, (start, end)

    def begins(self, letter: int) -> int:
        """Return where the character of a letter begins; of one that shares it, where it ends."""
        if letter >= self._letters[1]:
            return self._last
        shared = letter > self._letters[0] and self._origins[letter - 1] == self._origins[letter]
        return self._origins[letter] + shared

    def ends(self, letter: int) -> int:
        """Return where the character of the letter before `letter` ends."""
        return self._origins[letter - 1] + 1 if letter > self._letters[0] else self._first

    def gap(self, letter: int) -> str:
        """Return what stands before a letter."""
        return self._printed[self.ends(letter) : self.begins(letter)]

    def words(self, start: int, end: int) -> str:
        """Return letters with the gaps between them."""
        return self._printed[self.begins(start) : self.ends(end)] if start < end else ""


def lay(source: Wording, quoted: Wording, start: int, end: int, edits: Sequence[Edit]) -> Laid:
    """Return what the source prints from letter `start` to `end`, and what was made of it."""
    first, last = _extent(source, quoted, start, end)
    one = _Print(source, start, end, first, last)
    other = _Print(quoted, 0, len(quoted.letters), 0, len(quoted.printed))
    pieces = list(_pieces(one, other, start, end, edits, len(quoted.letters)))
    return Laid("".join(source for source, _, _ in pieces), tuple(_numbered(pieces)))


def _extent(source: Wording, quoted: Wording, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the source is quoted: with as many marks at its ends as quoted."""
    ahead = quoted.origins[0]
    behind = len(quoted.printed) - quoted.origins[-1] - 1
    floor = source.origins[start - 1] + 1 if start else 0
    ceiling = source.origins[end] if end < len(source.origins) else len(source.printed)
    first, last = source.origins[start], source.origins[end - 1] + 1
    while first > floor and ahead and not source.printed[first - 1].isspace():
        first, ahead = first - 1, ahead - 1
    while last < ceiling and behind and not source.printed[last].isspace():
        last, behind = last + 1, behind - 1
    return first, last


_Piece = tuple[str, str, bool]
"""What is printed, what is quoted, and whether they can differ in layout only."""


def _numbered(pieces: Iterable[_Piece]) -> Iterator[Difference]:
    at = 0
    for source, quoted, layout in pieces:
        if source != quoted:
            yield Difference(source, quoted, at, layout)
        at += len(source)


def _pieces(  # noqa: PLR0913, PLR0917  two texts with their ends
    source: _Print, quoted: _Print, start: int, end: int, edits: Sequence[Edit], length: int
) -> Iterator[_Piece]:
    """Yield both texts in pieces from beginning to end."""
    at, first = start, 0
    pending = source.gap(at), quoted.gap(first)
    for edit in edits:
        yield from _same(source, quoted, (at, edit.start), (first, edit.first), pending)
        if at < edit.start:
            pending = source.gap(edit.start), quoted.gap(edit.first)
        yield from _changed(source, quoted, edit, pending)
        at, first = edit.end, edit.last
        put_in_or_out = edit.start == edit.end or edit.first == edit.last
        pending = ("", "") if put_in_or_out else (source.gap(at), quoted.gap(first))
    yield from _same(source, quoted, (at, end), (first, length), pending)
    if at < end:
        pending = source.gap(end), quoted.gap(length)
    yield _gaps(*pending)


def _same(
    source: _Print, quoted: _Print, letters: tuple[int, int], others: tuple[int, int],
    pending: tuple[str, str],
) -> Iterator[_Piece]:  # fmt: skip
    """Yield letters that are the same, each with the gap before it."""
    for letter, other in zip(range(*letters), range(*others), strict=True):
        yield _gaps(*pending)
        yield _gaps(source.words(letter, letter + 1), quoted.words(other, other + 1))
        pending = source.gap(letter + 1), quoted.gap(other + 1)


def _gaps(source: str, quoted: str) -> _Piece:
    return source, quoted, True


def _changed(
    source: _Print, quoted: _Print, edit: Edit, pending: tuple[str, str]
) -> Iterator[_Piece]:
    """Yield what was changed; of what was put in or left out also the gaps on both sides of it."""
    words = source.words(edit.start, edit.end), quoted.words(edit.first, edit.last)
    if edit.omitted:
        yield _gaps(pending[1], pending[1])
    elif all(words):
        yield _gaps(*pending)
        yield (*words, False)
    elif words[0]:
        for piece, gap, layout in _parted(pending[0], words[0], source.gap(edit.end), pending[1]):
            yield piece, gap, layout
    else:
        for piece, gap, layout in _parted(pending[1], words[1], quoted.gap(edit.last), pending[0]):
            yield gap, piece, layout


def _parted(ahead: str, words: str, behind: str, gap: str) -> Iterator[_Piece]:
    """Part what one text has more: which of the gaps around its words is the other's one gap.

    “、问责追责” goes with the mark before it, “（二十）加强…。” with its bracket.
    """
    closing, opening = _at_opening(ahead)
    behind_it, next_opening = _at_opening(behind)
    own, others = _at_opening(gap)
    if fold(closing) == fold(own) and fold(next_opening) == fold(others):
        yield _gaps(closing, own)
        yield opening + words + behind_it, "", False
        yield _gaps(next_opening, others)
    elif _ends_sentence(closing):
        yield _gaps(closing, gap)
        yield opening + words + behind, "", False
    elif fold(behind) == fold(gap):
        yield ahead + words, "", False
        yield _gaps(behind, gap)
    elif not gap:
        yield ahead + words + behind, "", False
    else:
        yield _gaps(closing, gap)
        yield opening + words + behind, "", False


def _at_opening(gap: str) -> tuple[str, str]:
    """Return what belongs to the words before a gap, and the brackets and marks that open in it."""
    closing = gap.rstrip(_OPENING)
    return closing, gap[len(closing) :]


def _ends_sentence(gap: str) -> bool:
    return any(mark in gap for mark in SENTENCE_ENDS)
