"""款 项 目: what an article is divided into (立法法 第六十五条).

款 are the natural paragraphs and carry no number; 项 （一） belong to the 款 that leads them in,
目 1. to their 项. Where there is only one 款 it is not named.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.numbering import Level, opening
from assistant.documents.numbers.numerals import print_integer


@dataclass(frozen=True, slots=True)
class Part:
    """A 款, 项 or 目 of a clause: `label` in full (第二款第（三）项), its span in the text.

    `start` and `end` count in the clause's text; `address` is (款, 项, 目), 0 where it is not
    as deep as that.
    """

    label: str
    address: tuple[int, int, int]
    start: int
    end: int


def divide(lines: list[str], *, law: bool) -> tuple[Part, ...]:
    """Return the parts of a clause whose text is `lines` joined by line ends; () when it is one.

    In a 公文 only the natural paragraphs are counted (第2段): what is numbered there is a clause.
    """
    if len(lines) < 2:
        return ()
    found = list(_parts(lines, law=law))
    only_one = sum(address[1] == 0 for address, _, _ in found) == 1
    kept = [f for f in found if not (only_one and f[0][1] == 0)]
    return tuple(Part(_label(a, law=law, only=only_one), a, s, e) for a, s, e in kept)


def _parts(lines: list[str], *, law: bool) -> Iterator[tuple[tuple[int, int, int], int, int]]:
    """Yield the address of each line with its span; a 款 reaches over its 项."""
    addresses = list(_addresses(lines, law=law))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for index, address in enumerate(addresses):
        last = index
        while last + 1 < len(addresses) and _within(addresses[last + 1], address):
            last += 1
        if index == 0 or address != addresses[index - 1]:
            yield address, starts[index], starts[last + 1] - 1


def _addresses(lines: list[str], *, law: bool) -> Iterator[tuple[int, int, int]]:
    paragraph = item = 0
    for index, line in enumerate(lines):
        opened = opening(line) if law and index else None
        if opened and opened.level is Level.ITEM and paragraph:
            item = opened.number
            yield paragraph, item, 0
        elif opened and opened.level is Level.POINT and item:
            yield paragraph, item, opened.number
        else:
            paragraph, item = paragraph + 1, 0
            yield paragraph, 0, 0


def _within(inner: tuple[int, int, int], outer: tuple[int, int, int]) -> bool:
    depth = next((i for i, n in enumerate(outer) if n == 0), 3)
    return inner[:depth] == outer[:depth]


def _label(address: tuple[int, int, int], *, law: bool, only: bool) -> str:
    paragraph, item, point = address
    if not law:
        return f"第{paragraph}段"
    label = "" if only else f"第{print_integer(paragraph)}款"
    label += f"第（{print_integer(item)}）项" if item else ""
    return label + (f"第{point}目" if point else "")
