"""Characters: what is compared when a text is searched for, and how to get back to what is printed.

What is searched may be normalised; what is shown is as printed (design rule). So every fold
keeps, for each folded character, the place in the source that it came from.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_BESIDE = re.compile(rf"(?<=\d)[{_RAISED}]+|[{_RAISED}]+(?=\d)")

# Forms that NFKC leaves apart and that officials type for one another.
_SAME = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"',
        "‘": "'", "’": "'",
        "〔": "(", "〕": ")", "【": "(", "】": ")", "[": "(", "]": ")", "［": "(", "］": ")",
        "—": "-", "–": "-", "－": "-", "～": "~", "•": "·", "・": "·", "‧": "·", "〇": "零",
        "。": ".", "、": ",",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the index of its source character."""

    text: str
    origins: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span in the source that `text[start:end]` came from."""
        return self.origins[start], self.origins[end - 1] + 1

    def splits(self, at: int) -> bool:
        """Say whether the place `at` lies inside what one source character folded to."""
        return 0 < at < len(self.origins) and self.origins[at - 1] == self.origins[at]


def fold_mapped(source: str) -> Folded:
    """Fold `source` (NFKC, one form per bracket, quote and dash, no white space, lower case).

    Digits set above the line beside a figure stay what they are: 10⁴ is not 104.
    """
    characters: list[str] = []
    origins: list[int] = []
    kept = raised_beside(source)
    for index, character in enumerate(source):
        for folded in character if index in kept else _fold_character(character):
            characters.append(folded)
            origins.append(index)
    return Folded("".join(characters), tuple(origins))


def fold(source: str) -> str:
    """Return only the folded text of `fold_mapped`."""
    if _BESIDE.search(source):
        return fold_mapped(source).text
    return "".join(map(_fold_character, source))


def raised_beside(text: str) -> frozenset[int]:
    """Return where digits stand above the line beside one on it: an exponent, a note's mark."""
    return frozenset(at for match in _BESIDE.finditer(text) for at in range(*match.span()))


@lru_cache(maxsize=65_536)
def _fold_character(character: str) -> str:
    return "".join(unicodedata.normalize("NFKC", character).translate(_SAME).lower().split())


def common_run(one: str, other: str) -> str:
    """Return the longest run of characters that two texts have in common, as it is."""
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size]


def find_as_printed(source: str, wanted: str) -> str | None:
    """Return the part of `source` that equals `wanted` after folding, as printed, or None.

    A part of a printed character does not count: 共1 is not in 共⑩项.
    """
    folded, key = fold_mapped(source), fold(wanted)
    start = folded.text.find(key) if key else -1
    while start >= 0:
        end = start + len(key)
        if not folded.splits(start) and not folded.splits(end):
            return source[slice(*folded.source_span(start, end))]
        start = folded.text.find(key, start + 1)
    return None
