"""Loose ends: a changed quotation that begins or ends where its source does not.

请求复查 for 请求原办理机关、单位的上一级机关、单位复查, 不予支持 for 应当作出解释说明: how far
the source goes that is meant is a guess there. What is only put in at an end, or put for words in
the middle of a clause, is shown and not corrected: to take it over would cut the rule off.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.library.wording import Wording
from assistant.quotations.alignment import Edit
from assistant.quotations.landmarks import Landmarks

LOOSE = "引文首尾与原文对不上，请照原文改"
_STATED = frozenset("，。；：！？,;:!?\n\t")
"""Marks at which a part of a rule is said; what stands between two 、 is none."""
_SENTENCE = frozenset("。；！？;!?\n")
_FIGURE = re.compile(rf"[\d.%‰半分之{CHINESE_DIGITS}]+")


@dataclass(frozen=True, slots=True)
class LaidText:
    """One of two texts that are laid beside each other, with its landmarks."""

    wording: Wording
    marks: Landmarks

    def _gap(self, place: int) -> str:
        origins = self.wording.origins
        if not 0 < place < len(origins):
            return "\n"
        return self.wording.printed[origins[place - 1] + 1 : origins[place]]

    def is_stated(self, place: int) -> bool:
        """Say whether a part of a rule begins or ends at a place."""
        labelled = any(place == end for _, end in self.marks.labels)
        return labelled or bool(_STATED & set(self._gap(place)))

    def ends_sentence(self, place: int) -> bool:
        """Say whether a sentence ends at a place."""
        return bool(_SENTENCE & set(self._gap(place)))


@dataclass(frozen=True, slots=True)
class Ends:
    """A quotation beside what it was taken from: letters `start` to `end` of the source."""

    source: LaidText
    quoted: LaidText
    start: int
    end: int
    edits: Sequence[Edit]

    @property
    def are_loose(self) -> bool:
        """Say whether the quotation has, at a changed end, what its source has not."""
        made = [e for e in self.edits if not e.omitted]
        length = len(self.quoted.wording.letters)
        ahead, behind = [e for e in made if e.first == 0], [e for e in made if e.last == length]
        return self._is_loose(self.start, self.end, ahead) or self._is_loose(
            self.end, self.start, behind
        )

    def _is_loose(self, end: int, other: int, changes: Sequence[Edit]) -> bool:
        """Say whether one end is, which the `changes` touch; the `other` is across from it."""
        if any(e.start == e.end for e in changes):
            return True
        if self.source.is_stated(end):
            return self._is_another_sentence(
                end, self._inward(end, other, self.source.ends_sentence)
            )
        near = self._changed(end, self._inward(end, other, self.source.is_stated))
        put_in = any(e.start == e.end for e in near)
        return put_in or not all(map(self._is_figure, changes))

    @staticmethod
    def _inward(end: int, other: int, is_met: Callable[[int], bool]) -> int:
        """Return the place nearest to an end at which something is met, else the other end."""
        step = 1 if end < other else -1
        return next((p for p in range(end + step, other, step) if is_met(p)), other)

    def _changed(self, one: int, other: int) -> list[Edit]:
        low, high = min(one, other), max(one, other)
        return [e for e in self.edits if low <= e.start and e.end <= high and not e.omitted]

    def _is_another_sentence(self, end: int, border: int) -> bool:
        """Say whether what lies between an end and a sentence's end is of a sentence not meant.

        Its words are changed, and the quotation ends no sentence there, or most of them are.
        """
        changes = [e for e in self._changed(end, border) if not self._is_figure(e)]
        only_left_out = all(e.first == e.last for e in changes)
        if border in (self.start, self.end) or only_left_out:
            return False
        size = abs(end - border)
        kept = size - sum(e.end - e.start for e in changes)
        return 2 * kept < size or not any(map(self.quoted.ends_sentence, self._in_quoted(border)))

    def _in_quoted(self, place: int) -> tuple[int, int]:
        """Return where a place of the source is in the quotation: before and behind what is new."""
        before = [e for e in self.edits if e.end <= place and e.start < place]
        at = [e for e in self.edits if e.start == e.end == place]
        first = place - self.start + sum(e.last - e.first - e.end + e.start for e in before)
        return first, first + sum(e.last - e.first for e in at)

    def _is_figure(self, edit: Edit) -> bool:
        """Say whether one figure is put for another, which needs no more of the source."""
        letters = self.source.wording.letters[edit.start : edit.end]
        others = self.quoted.wording.letters[edit.first : edit.last]
        return bool(_FIGURE.fullmatch(letters) and _FIGURE.fullmatch(others))
