"""Wording: whether words stand in an answer, numbers compared by their value.

27万, 270000 and 二十七万 are one number; 267 does not stand in 2678, nor 十 in 十三.
"""

import re

from assistant.documents.numbers.decimals import NUMBER, narrow, plain_text, read_number
from assistant.documents.text import fold

_NUMBER = re.compile(NUMBER)


def contains(text: str, wanted: str) -> bool:
    """Say whether `wanted` stands in `text`; width, spaces and marks of one kind do not matter."""
    return _by_value(wanted) in _by_value(text)


def _by_value(text: str) -> str:
    """Return `text` with each number as its value between marks that nothing else uses."""
    # Numbers are read before 、 becomes a comma: 100、200 is not one number.
    return fold(_NUMBER.sub(_valued, "".join(narrow(text).split())))


def _valued(match: re.Match[str]) -> str:
    number = read_number(match[0])
    return f"\ue000{plain_text(number.value) if number else match[0]}\ue001"
