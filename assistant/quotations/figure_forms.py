"""Figures of a quotation: words that are only a figure, and one number written in two ways.

26.78万元 for 267800元 is no other figure; a reader is told that the number is the same.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import NUMBER, narrow, read_number
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities
from assistant.library.wording import letters_of
from assistant.quotations.alignment import Alignment, Edit
from assistant.quotations.as_printed import Difference
from assistant.quotations.counted_amounts import every_amount
from assistant.quotations.equal_quantities import SAME, say_the_same

_MEASURED = frozenset(Unit) - {Unit.PLAIN}
_AROUND = re.compile(r"[\s约近至到\-—–~～、，,余多左右上下以内/每·人年]*")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(NUMBER)
Forms = Mapping[tuple[Unit, Decimal], str]
"""How a document writes each of its figures."""
_ALIKE = 0.95
"""How like a source words are said to be that only write its figures in another form."""


def is_figure(words: str) -> bool:
    """Say whether words are a figure with its unit and nothing else: 100元/人·年, 2—3年, 10%.

    “12345” and “三级” are names, not figures.
    """
    found = read_quantities(words)
    rest, at = "", 0
    for each in found:
        rest, at = rest + words[at : each.start], each.end
    measured = any(q.unit in _MEASURED and _DIGIT.search(q.text) for q in found)
    return measured and bool(_AROUND.fullmatch(rest + words[at:]))


def same_numbers(differences: Iterable[Difference]) -> str:
    """Return what is to be said of changes that write a number of the source in another form."""
    return "，".join(
        SAME.format(each.source.strip(), each.quoted.strip())
        for each in differences
        if not each.layout and _is_same(each.source, each.quoted)
    )


def _is_same(source: str, quoted: str) -> bool:
    one, other = _value(source), _value(quoted)
    return (one is not None and one == other) or (
        bool(every_amount(source)) and say_the_same(source, quoted)
    )


def _value(text: str) -> Decimal | None:
    number, figures = read_number(text), read_quantities(text)
    if number:
        return number.value
    whole = len(figures) == 1 and figures[0].text == text.strip()
    return figures[0].value if whole else None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Words with figures written as a source writes them; `ranges` tell which letters are which.

    Each is from where to where in the rewritten letters, then in those of the words themselves.
    """

    words: str
    ranges: tuple[tuple[int, int, int, int], ...]

    def of_the_words(self, found: Alignment) -> Alignment | None:
        """Return where the words themselves stand, when the rewritten ones stand there.

        None when a figure was changed as well.
        """
        edits = [
            Edit(self._source(found, a), self._source(found, b), first, last)
            for a, b, first, last in self.ranges
        ]
        changed = (e for e in found.edits for r in self.ranges if e.first < r[1] and r[0] < e.last)
        if any(changed):
            return None
        others = [replace(e, first=self._own(e.first), last=self._own(e.last)) for e in found.edits]
        edits = sorted([*edits, *others], key=lambda e: (e.start, e.first))
        return replace(found, edits=tuple(edits), likeness=min(found.likeness, _ALIKE))

    def _source(self, found: Alignment, letter: int) -> int:
        before = [e for e in found.edits if e.last <= letter]
        return found.start + letter + sum((e.end - e.start) - (e.last - e.first) for e in before)

    def _own(self, letter: int) -> int:
        before = [r for r in self.ranges if r[1] <= letter]
        return letter + sum((r[3] - r[2]) - (r[1] - r[0]) for r in before)


def rewritten(words: str, forms: Forms) -> Rewritten | None:
    """Return words with each figure in its form of `forms`; None when none has another."""
    text, ranges, at = "", [], 0
    for each in read_quantities(words):
        own, form = _parts(each, forms.get((each.unit, each.value), each.text))
        text += words[at : each.start]
        at = each.start + len(own)
        if letters_of(form) == letters_of(own):
            text += own
            continue
        span = len(letters_of(words[: each.start])), len(letters_of(words[:at]))
        first = len(letters_of(text))
        text += form
        ranges.append((first, len(letters_of(text)), *span))
    return Rewritten(text + words[at:], tuple(ranges)) if ranges else None


def _parts(figure: Quantity, form: str) -> tuple[str, str]:
    """Return what a figure and its other form differ in: the numbers, else all where it is money.

    Units may go on with the words behind them: 20 个乡 of 20 个乡村振兴样板村.
    """
    own, other = (_NUMBER.match(narrow(text)) for text in (figure.text, form))
    if own and other and _is_same(own[0], other[0]):
        return figure.text[: own.end()].rstrip(), form[: other.end()].rstrip()
    whole = figure.unit in (Unit.MONEY, Unit.RATE, Unit.RATIO)
    return (figure.text, form) if whole else (figure.text, figure.text)


def forms_of(document: PolicyDocument) -> Forms:
    """Return how a document writes each of its figures, where it first does."""
    found = [q for c in document.clauses for q in read_quantities(c.text) if q.unit in _MEASURED]
    return {(q.unit, q.value): q.text for q in reversed(found)}


def of_one_kind(one: str, other: str) -> bool:
    """Say whether two texts have figures of one unit: 12% is no change of （2）."""
    units = [{q.unit for q in read_quantities(text)} & _MEASURED for text in (one, other)]
    return bool(units[0] & units[1])
