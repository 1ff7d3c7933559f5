"""Bare values: the numbers of a text without what they count, for a first look at a sentence.

A share is the number that is said of a hundred: 65 for 65%, 六成半 and 百分之六十五.
"""

from decimal import Decimal

from assistant.documents.document_number import without_document_numbers
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.units import Unit
from assistant.documents.plain import plain

_OF_A_HUNDRED = frozenset({Unit.RATIO, Unit.POINTS})
_AFTER_ONE, _AFTER_TWO = frozenset("元块户倍"), frozenset("年个人天项条次家名")
"""What makes a figure of one, or of two and more characters: 三户 and 十二项, but not 三项."""


def values(text: str) -> frozenset[Decimal]:
    """Return every value written in `text`, also that of a place or day and the 一 of a word."""
    return frozenset(map(_value, read_figures(plain(text))))


def stated_values(sentence: str) -> frozenset[Decimal]:
    """Return the values that a sentence states; its document numbers, 三农 and 一起 state none."""
    bare = plain(without_document_numbers(sentence))
    return frozenset(_value(figure) for figure in read_figures(bare) if _is_stated(figure, bare))


def _value(figure: WrittenFigure) -> Decimal:
    of_a_hundred = figure.kind in _OF_A_HUNDRED
    return (figure.value * 100 if of_a_hundred else figure.value).normalize()


def _is_stated(figure: WrittenFigure, bare: str) -> bool:
    """Say whether it is a figure in the words of an answer: in digits, a share, or so counted."""
    if figure.kind is Unit.RATIO or any(c.isdigit() for c in figure.numeral):
        return True
    if not figure.exact:
        return False
    after = bare[figure.start + len(figure.numeral) :][:1]
    return after in _AFTER_ONE or (len(figure.numeral) > 1 and after in _AFTER_TWO)
