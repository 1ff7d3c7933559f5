"""Characters: what is compared when a text is searched for, and how to get back to what is printed.

What is searched may be normalised; what is shown is as printed (design rule). So every fold
keeps, for each folded character, the place in the source that it came from.
"""

import unicodedata
from dataclasses import dataclass

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


def fold_mapped(source: str) -> Folded:
    """Fold `source` (NFKC, one form per bracket, quote and dash, no white space, lower case)."""
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(source):
        for folded in unicodedata.normalize("NFKC", character).translate(_SAME).lower():
            if not folded.isspace():
                characters.append(folded)
                origins.append(index)
    return Folded("".join(characters), tuple(origins))


def fold(source: str) -> str:
    """Return only the folded text of `fold_mapped`."""
    return "".join(unicodedata.normalize("NFKC", source).translate(_SAME).lower().split())


def find_as_printed(source: str, wanted: str) -> str | None:
    """Return the part of `source` that equals `wanted` after folding, as printed, or None."""
    folded, key = fold_mapped(source), fold(wanted)
    start = folded.text.find(key) if key else -1
    if start < 0:
        return None
    begin, end = folded.source_span(start, start + len(key))
    return source[begin:end]
