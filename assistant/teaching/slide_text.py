"""How much a slide holds: the size at which a text fits a box, and where a long one is cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?[”’）]*\n?|\n")
LINE, GAP = 1.4, 0.4
"""The height of a line, and what is left between paragraphs, in their type."""
_NARROW = 0.6
"""The width of a letter or a digit beside that of a Chinese character."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """The room for a text, in points, and the sizes it may have, the largest first."""

    width: int
    height: int
    sizes: Sequence[int]

    def size(self, paragraphs: Sequence[str]) -> int | None:
        """Return the largest size at which the paragraphs fit; None where none is small enough."""
        return next((each for each in self.sizes if self._fits(paragraphs, each)), None)

    def _fits(self, paragraphs: Sequence[str], size: int) -> bool:
        lines = sum(self._lines(paragraph, size) for paragraph in paragraphs)
        return (lines * LINE + (len(paragraphs) - 1) * GAP) * size <= self.height

    def _lines(self, paragraph: str, size: int) -> int:
        """Return the lines of a paragraph; one place a line is kept for what may not begin one."""
        room = self.width / size - 1
        wide = sum(_NARROW if character < "\u2000" else 1 for character in paragraph)
        return max(1, -(-int(wide * 10) // int(room * 10)))

    def parts(self, text: str) -> list[str]:
        """Return a text cut between sentences into parts that fit, as even as sentences allow."""
        sentences = [found[0] for found in _SENTENCE.finditer(text) if found[0].strip()]
        for count in range(1, len(sentences) + 1):
            parts = _dealt(sentences, count)
            if all(self.size(part.splitlines()) for part in parts):
                return parts
        return [piece for each in sentences for piece in self._cut(each)]

    def _cut(self, sentence: str) -> list[str]:
        """Return a sentence that no slide holds in pieces that do."""
        size = self.sizes[-1]
        most = int(self.height // (size * LINE)) * int(self.width / size - 1)
        return [sentence[n : n + most].strip() for n in range(0, len(sentence), most)]


def _dealt(sentences: Sequence[str], count: int) -> list[str]:
    """Return the sentences in `count` parts of about the same length, in their order."""
    share = sum(map(len, sentences)) / count
    parts, held = [""], 0.0
    for sentence in sentences:
        if parts[-1] and held >= share * len(parts) - len(sentence) / 2 and len(parts) < count:
            parts.append("")
        parts[-1] += sentence
        held += len(sentence)
    return [part.strip() for part in parts]
