"""Numbers that are nearly written: 国办函〔2019〕3号 where the library has 国发〔2019〕3号.

Nothing is answered from such a document; it is only told of, with its title, beside the number
that is not there. One of code, year and serial is off, the other two are right.
"""

import re
from collections.abc import Sequence

from assistant.documents.document_number import number_key
from assistant.documents.model import PolicyDocument
from assistant.question.descriptions import share_said

MOST = 3
"""Documents that are told of."""
_SPOKEN_OF = 0.5
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
_KINDS = "发办函字文令请通"
"""The characters of a 机关代字 that say what sort of paper it is, not whose."""


def near_numbers(printed: str, documents: Sequence[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    """Return the documents whose numbers one slip makes into the one that is printed."""
    key = number_key(printed)
    return tuple(d for d in documents if key and d.number_key and _is_near(key, d.number_key))


def is_spoken_of(document: PolicyDocument, words: str) -> bool:
    """Say whether what is said beside a number is for the most part of the document's title."""
    topic = _NOT_HAN.sub("", words)
    return bool(topic) and share_said(topic, _NOT_HAN.sub("", document.title)) >= _SPOKEN_OF


def _is_near(asked: str, held: str) -> bool:
    (code, year, serial), (own, own_year, own_serial) = asked.split("|"), held.split("|")
    offices = _office(code), _office(own)
    same = code == own, year == own_year, serial == own_serial
    if same == (False, True, True):
        return bool(year) and (offices[0] == offices[1] or _one_off(code, own))
    if same == (True, False, True):
        return _one_off(year, own_year)
    return same == (True, True, False) and bool(year) and _one_off(serial, own_serial)


def _office(code: str) -> str:
    """Return the 机关代字 without the kind of paper: 国办发, 国办函 and 国发 are all of 国."""
    return "".join(c for c in code if c not in _KINDS)


def _one_off(one: str, other: str) -> bool:
    """Say whether one character is changed, left out, put in, or two neighbours are swapped."""
    if len(one) == len(other):
        off = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(off) == 2 and off[1] == off[0] + 1
        return len(off) == 1 or (swapped and one[off[0]] == other[off[1]])
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )
