"""What became of the words of a text: which were put for which, figures and words whole.

A figure is told whole and with its unit (10个 for 8个, not 10 for 8), a word not by its letters
where a segmenter says what a word is.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from assistant.documents.text import fold_mapped

Bounds = Callable[[str], Collection[int]]
"""Returns the places in a folded text where a word begins or ends (`Segmenter.bounds`)."""
_FIGURE = r"[0-9０-９]+(?:[.．,，∶:：][0-9０-９]+)*"
_UNIT = r"(?:个工作日|个月|周岁|万?元|[个名年月日天人户岁项条次倍%％万亿])?"
_TOKEN = re.compile(
    rf"[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日|{_FIGURE}{_UNIT}|[A-Za-zＡ-Ｚａ-ｚ]+|\s+|.",
    re.DOTALL,
)
_CHANCE = 1
"""Characters in common between two changes that are so by chance."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """Characters `start` to `end` of the older text, `old`, have become `new`."""

    start: int
    end: int
    old: str
    new: str

    @property
    def said(self) -> str:
        """What happened to the words: “8”改为“10”."""
        if not self.old:
            return f"增加“{_shown(self.new)}”"
        if not self.new:
            return f"删去“{_shown(self.old)}”"
        return f"“{_shown(self.old)}”改为“{_shown(self.new)}”"


def _shown(words: str) -> str:
    return words.replace("\n", "").replace("\t", " ")


def word_changes(old: str, new: str, bounds: Bounds | None = None) -> tuple[WordChange, ...]:
    """Return what makes `new` of `old`, in order; nothing where they are the same."""
    if old == new:
        return ()
    ours, theirs = _tokens(old, bounds), _tokens(new, bounds)
    spans, others = _places(ours), _places(theirs)
    found: list[tuple[int, int, int, int]] = []
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag != "equal":
            start, end = spans[step.src_start], spans[step.src_end]
            first, last = others[step.dest_start], others[step.dest_end]
            found.append((start, end, first, last))
    return tuple(WordChange(s, e, old[s:e], new[f:t]) for s, e, f, t in _joined(found))


def with_changes(old: str, changes: Iterable[WordChange]) -> str:
    """Return the older text with its changes made."""
    for change in sorted(changes, key=lambda c: c.start, reverse=True):
        old = old[: change.start] + change.new + old[change.end :]
    return old


def _tokens(text: str, bounds: Bounds | None) -> list[str]:
    """Return a text in words and figures; without a segmenter each character is a word."""
    pieces = [match[0] for match in _TOKEN.finditer(text)]
    if bounds is None:
        return pieces
    folded = fold_mapped(text)
    cuts = {folded.origins[b] for b in bounds(folded.text) if b < len(folded.origins)}
    words: list[str] = []
    at = 0
    for piece in pieces:
        joins = words and at not in cuts and _is_han(piece) and _is_han(words[-1][-1])
        if joins:
            words[-1] += piece
        else:
            words.append(piece)
        at += len(piece)
    return words


def _is_han(piece: str) -> bool:
    return "\u4e00" <= piece <= "\u9fff"


def _places(tokens: Iterable[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _joined(found: Iterable[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Join changes that touch, and large ones that have only a character between them."""
    last: tuple[int, int, int, int] | None = None
    for each in found:
        if last is None:
            last = each
            continue
        apart = each[0] - last[1]
        large = all(max(c[1] - c[0], c[3] - c[2]) > 2 * _CHANCE for c in (last, each))
        if apart == 0 or (apart <= _CHANCE and large):
            last = (last[0], each[1], last[2], each[3])
        else:
            yield last
            last = each
    if last is not None:
        yield last
