"""Claims: what a sentence states that can be checked, and the texts that it may stand in.

Figures are compared by value, so that 五千元 is found out like 5000元, and 23万 is not found
inside 1.23万; amounts also by what they measure, so that 100% is not found in 100元.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, auto
from functools import cached_property
from typing import cast

from assistant.documents.dates import DATE
from assistant.documents.document_number import find_document_numbers
from assistant.documents.numbers.bare_values import stated_values, values
from assistant.documents.numbers.measured import Day, Measure, Place, measures
from assistant.documents.numbers.numerals import HAN_NUMERAL
from assistant.documents.plain import plain
from assistant.documents.text import fold
from assistant.question.quoted import quotations

_CLAUSE = re.compile(rf"第[〇{HAN_NUMERAL}0-9]+[条款项段章]|[（(][{HAN_NUMERAL}]+[）)]")
_SERIAL = re.compile(r"(?<![0-9])[0-9]{1,4}\s*号")
_GLUE = re.compile(r"[这那就是即见看查按由在和与及据照依的出自]*")
_LOST = {"元": ("",), "人": ("",), "": ("元",)}
"""The units that a figure may have lost, in a table or in an answer such as 100."""
_LOOSE = 10


class ClaimKind(IntEnum):
    """The kinds of claim."""

    NUMBER = auto()
    SERIAL = auto()
    WORDS = auto()
    VALUE = auto()
    FIGURE = auto()
    DAY = auto()
    PLACE = auto()
    SAID = auto()


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; `key` is what is looked up: folded words, a value, a unit with a value."""

    kind: ClaimKind
    key: object


def claims(sentence: str) -> frozenset[Claim]:
    """Return the document numbers, places, dates, quotations and figures of a sentence."""
    words = [*_CLAUSE.findall(sentence), *(m.group() for m in DATE.finditer(sentence))]
    words += [q for q in quotations(sentence) if q]
    return frozenset(
        [
            *(Claim(ClaimKind.NUMBER, n.key) for n in find_document_numbers(sentence)),
            *(Claim(ClaimKind.SERIAL, fold(s)) for s in _SERIAL.findall(sentence)),
            *(Claim(ClaimKind.WORDS, fold(w)) for w in words),
            *(Claim(ClaimKind.VALUE, value) for value in stated_values(sentence)),
        ]
    )


def measured(sentence: str) -> frozenset[Claim]:
    """Return what a sentence measures, with units, its days, places and measures in words."""
    read = measures(sentence, stated=True)
    kinds = {
        ClaimKind.FIGURE: read.figures, ClaimKind.DAY: read.days,
        ClaimKind.PLACE: read.places, ClaimKind.SAID: read.words,
    }  # fmt: skip
    return frozenset(Claim(kind, key) for kind, keys in kinds.items() for key in keys)


def premises(question: str) -> frozenset[Claim]:
    """Return what a question takes for granted: its figures, days and places; 几天 is none."""
    asked = claims(question) | measured(question)
    kept = (c for c in asked if c.kind is not ClaimKind.SAID and "几" not in str(c.key))
    return frozenset(kept)


@dataclass(frozen=True)
class Known:
    """Texts that a sentence may repeat; each view of them is made once, when it is needed."""

    texts: tuple[str, ...]

    @cached_property
    def folded(self) -> str:
        """The texts, folded, a line each."""
        return "\n".join(map(fold, self.texts))

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """Every value written in the texts."""
        return frozenset(value for text in self.texts for value in values(text))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The document numbers of the texts, normalised."""
        return frozenset(n.key for text in self.texts for n in find_document_numbers(text))

    @cached_property
    def serials(self) -> frozenset[str]:
        """The texts' 36号 and the like."""
        return frozenset(fold(m) for text in self.texts for m in _SERIAL.findall(text))

    @cached_property
    def plain(self) -> str:
        """The texts without spaces, in one width, a line each."""
        return "\n".join(map(plain, self.texts))

    @cached_property
    def figures(self) -> frozenset[Measure]:
        """The figures of the texts with their units."""
        return frozenset(f for text in self.texts for f in measures(text).figures)

    @cached_property
    def days(self) -> frozenset[Day]:
        """The days, months and years of the texts."""
        return frozenset(day for text in self.texts for day in measures(text).days)

    @cached_property
    def places(self) -> frozenset[tuple[object, str]]:
        """The parts of the places that the texts name."""
        found = (place for text in self.texts for place in measures(text).places)
        return frozenset(part for place in found for part in place)

    def measures(self, figure: Measure) -> bool:
        """Say whether the texts have a figure; one of a table may have lost its unit."""
        value, unit = figure
        loose = isinstance(value, Decimal) and value >= _LOOSE
        others = _LOST.get(unit, ()) if loose else ()
        return any((value, other) in self.figures for other in (unit, *others))

    def missing(self, stated: Iterable[Claim]) -> frozenset[Claim]:
        """Return the claims that stand in none of the texts."""
        return frozenset(claim for claim in stated if not _HAS[claim.kind](self, claim.key))


_HAS: dict[ClaimKind, Callable[[Known, object], bool]] = {
    ClaimKind.NUMBER: lambda known, key: any(_is_number(str(key), k) for k in known.keys),
    ClaimKind.SERIAL: lambda known, key: key in known.serials,
    ClaimKind.WORDS: lambda known, key: str(key) in known.folded,
    ClaimKind.VALUE: lambda known, key: key in known.values,
    ClaimKind.FIGURE: lambda known, key: known.measures(cast("Measure", key)),
    ClaimKind.DAY: lambda known, key: any(_within(cast("Day", key), day) for day in known.days),
    ClaimKind.PLACE: lambda known, key: known.places.issuperset(cast("Place", key)),
    ClaimKind.SAID: lambda known, key: str(key) in known.plain,
}


def _within(part: Day, day: Day) -> bool:
    """Say whether every part that is said of a day is that of another."""
    return all(said is None or said == known for said, known in zip(part, day, strict=True))


def _is_number(key: str, known: str) -> bool:
    """Say whether a key is a known one, the sentence's own words before it apart."""
    return key.endswith(known) and bool(_GLUE.fullmatch(key.removesuffix(known)))
