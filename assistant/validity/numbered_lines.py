"""The number that a line opens with: where it ends, the line without it, the line with another.

And how numbers move on when a clause comes in and move up when one goes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.numbering import opening
from assistant.documents.numbers.numerals import CHINESE_DIGITS, print_integer

_NUMERAL = re.compile(rf"[{CHINESE_DIGITS}]+|[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row of numbers: which it was (0 if new), which it is ordered to be (0: none).

    `gone` is one that is no longer there; `branch` one such as 第十二条之一, which has no number
    of its own in the row.
    """

    was: int
    ordered: int = 0
    gone: bool = False
    branch: bool = False


def head_end(text: str) -> int:
    """Return where the words of a numbered text begin: behind 第四条 and the space."""
    opened = opening(text)
    if opened is None:
        return 0
    left, at = opened.label, 0
    while left and at < len(text):
        if not text[at].isspace():
            left = left[1:]
        at += 1
    while at < len(text) and text[at] in " \t\u3000":
        at += 1
    return at


def without_label(text: str) -> str:
    """Return a text without the number that it opens with."""
    return text[head_end(text) :]


def with_number(label: str, number: int) -> str:
    """Return a label such as （九）, 9. or ⑨ with another number, written in the same way."""
    numeral = _NUMERAL.search(label)
    if numeral is None:
        opened = opening(label)
        sign = chr(ord(label[0]) + number - opened.number) if opened else label[:1]
        return sign + label[1:]
    arabic = numeral[0].isdecimal()
    written = str(number) if arabic else print_integer(number)
    return label[: numeral.start()] + written + label[numeral.end() :]


def numbers_of(row: Sequence[Slot], *, adjusts: bool) -> list[int]:
    """Return the number of each slot: what comes in pushes on what stands behind it.

    What goes leaves its number empty, unless the amending document says that the order `adjusts`.
    """
    shift, found = 0, []
    for at, slot in enumerate(row):
        if slot.gone:
            shift -= int(adjusts and not slot.branch)
        elif slot.was and slot.ordered:
            shift = slot.ordered - slot.was
        number = slot.ordered or slot.was + shift
        if not slot.was and not slot.branch:
            shift += int(_is_taken(number, row[at + 1 :], shift, adjusts=adjusts))
        found.append(number)
    return found


def _is_taken(number: int, behind: Sequence[Slot], shift: int, *, adjusts: bool) -> bool:
    """Say whether the next that stands behind would have a number that something new has."""
    for slot in behind:
        if slot.gone:
            shift -= int(adjusts and not slot.branch)
        elif slot.was:
            return not slot.ordered and slot.was + shift <= number
    return False
