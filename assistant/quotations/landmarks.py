"""Landmarks: the places between the letters of a text at which it may not be cut anywhere.

Letters know no punctuation. Where marks of it stand, where a sentence ends, and from where to
where a figure goes is therefore read from what is printed, and told in places between letters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.numbering import opening
from assistant.documents.numbers.decimals import GAP
from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.library.wording import Wording, letters_of

_CELL_END = "\t"
SENTENCE_ENDS = "。！？；!?;"
"""Marks behind which another sentence begins."""
_H = f"{CHINESE_DIGITS}万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_ARABIC = r"\d+(?:[,，]\d{3}(?!\d))*(?:[.．:：/／]\d+)*"
_FEW = r"(?:几|(?<![人户次件份个总岁指倍分基系])数(?=[十百千万亿]+(?!分之)))"
_CHINESE = rf"{_FEW}?[{_H}]+(?:点[{_H}]+)?"
_NUMERAL = rf"(?:{_ARABIC}|{_CHINESE})"
_SCALED = rf"{_NUMERAL}(?:{GAP}[多余来几]?[十百千万亿]+(?:{_NUMERAL})?)*"
_SHARE = rf"(?:分之|{GAP}[%％‰]|{GAP}成(?![立为员本果熟就功交])半?)"
_AMOUNT = rf"{_SCALED}(?:分之{_SCALED}|{_SHARE})?"
_FIGURE = re.compile(
    rf"(?<=[统唯单])一|(?P<figure>{_AMOUNT}(?:{GAP}[-－—–―−~～至]+{GAP}{_AMOUNT})*)"
)
"""2,678.5万, 5万8千, 百分之六十五, 六成半, 65%, 2—3 (one figure: 3年 says something else).
The 一 of 统一 counts nothing: 统一百分之七十 is 70%. What is counted does not matter here, so this
is no reader of amounts: a day and the number of an article are not cut either."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Places in letters: before the letter of that number, 0 before the first.

    At `stops` some punctuation stands or a cell of a table ends, at `ends` a sentence ends.
    `figures` tells from which to which letter each goes, in the order of the text; `labels` the
    same of the numbers that lines begin with: 第九条, （四）.
    """

    stops: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    figures: tuple[tuple[int, int], ...] = ()
    labels: tuple[tuple[int, int], ...] = ()

    def figure_around(self, place: int) -> tuple[int, int] | None:
        """Return the figure that is cut at a place; None where none is."""
        number = bisect_right(self.figures, place, key=lambda figure: figure[0]) - 1
        found = self.figures[number] if number >= 0 else (place, place)
        return found if found[0] < place < found[1] else None

    def ends_from(self, start: int, end: int) -> list[int]:
        """Return the places from `start` to `end`, both included, at which a sentence ends."""
        return sorted(place for place in self.ends if start <= place <= end)

    def ends_inside(self, start: int, end: int) -> int:
        """Return how many sentences end between two places, and at neither of them."""
        return sum(start < place < end for place in self.ends)

    def between_labels(self, place: int, length: int) -> tuple[int, int]:
        """Return from which to which of so many letters one reads on, at a place, with no label."""
        floor = max((end for _, end in self.labels if end <= place), default=0)
        ceiling = min((start for start, _ in self.labels if place <= start), default=length)
        return floor, ceiling

    def behind(self, start: int) -> "Landmarks":
        """Return the same for a text that begins at the letter `start`."""
        return Landmarks(
            frozenset(place - start for place in self.stops),
            frozenset(place - start for place in self.ends),
            tuple((first - start, last - start) for first, last in self.figures),
            tuple((first - start, last - start) for first, last in self.labels),
        )


def landmarks(text: Wording, sentence_ends: str = SENTENCE_ENDS) -> Landmarks:
    """Return the landmarks of a text, in which these marks end a sentence."""
    origins, printed = text.origins, text.printed
    gaps = {n: printed[origins[n - 1] + 1 : origins[n]] for n in range(1, len(origins))}
    stopped = (n for n, gap in gaps.items() if gap.strip() or _CELL_END in gap)
    stops = frozenset({0, len(origins), *stopped})
    ends = frozenset(n for n in gaps if set(gaps[n]) & set(sentence_ends))
    return Landmarks(stops, ends, tuple(_figures(text)), tuple(_labels(text)))


def _figures(text: Wording) -> Iterator[tuple[int, int]]:
    """Yield the figures of more than one letter."""
    for match in _FIGURE.finditer(text.printed):
        first, last = (bisect_left(text.origins, at) for at in match.span())
        if match["figure"] and last - first > 1:
            yield first, last


def _labels(text: Wording) -> Iterator[tuple[int, int]]:
    """Yield the numbers that its lines begin with."""
    at = 0
    for line in text.printed.splitlines(keepends=True):
        if found := opening(line):
            first = bisect_left(text.origins, at)
            yield first, first + len(letters_of(found.label))
        at += len(line)
