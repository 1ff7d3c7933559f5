"""Pieces: what of a model's sentence must hold by itself, and how it is told.

A claim beside 文件没有规定次数 is not borne out by that, nor one county's figure by the other's
rule: such a sentence is cut at its commas, and each piece is held against the sources alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE = re.compile(r"(?:[“「『《][^”」』》]*[”」』》]|[,;](?=\d)|[^，；,;—])+")
"""Up to a comma, but not one of a quotation or inside a figure."""
_TURNS = re.compile(r"(?<=.)(?=但是?|不过|所以|因此|而且|并且|然而)")
ABSENT = re.compile(
    r"(?:库内|依据|文件|原文)*(?:中|里)?"
    r"(?:未|没有?)(?:直接|具体|明确)?(?:写明|载明|规定|提到|提及|说明|列出|给出|明确|说|写)|"
    r"(?:政策|文件|原文|依据|库)(?:里|中|上|内)?(?:也|并|都)?没有(?!这个数)"
)
"""What says that something is not stated."""
_TOPIC = re.compile(r"^\s*(?:关于|至于)|[是能可]否|能不能|可不可以|要不要|需不需要|有没有")
_WHATEVER = re.compile(r"[都也均]|不管|不论|无论")
"""What makes a claim of a question: 能不能走动都可以代领."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a piece of one, and the numbers of sources that its sentence names.

    `written` is it with its decoration.
    """

    bare: str
    written: str
    marks: tuple[int, ...] = ()

    @property
    def is_absence(self) -> bool:
        """Whether it says that something is not stated."""
        return bool(ABSENT.search(self.bare))


def pieces(bare: str, marks: tuple[int, ...]) -> Iterator[Piece]:
    """Yield the pieces of a sentence; what an absence is about stays with it."""
    waiting = ""
    for part in (p for each in _PIECE.findall(bare) for p in _TURNS.split(each)):
        if waiting and not _leads_to(waiting, part):
            yield Piece(waiting, waiting, marks)
            waiting = ""
        waiting = f"{waiting}，{part}" if waiting else part
    if waiting:
        yield Piece(waiting, waiting, marks)


def _leads_to(before: str, part: str) -> bool:
    about = bool(_TOPIC.search(before)) and not _WHATEVER.search(before)
    return about and bool(ABSENT.search(part))
