"""Wording: the words and figures of a text, without its punctuation, spaces and widths.

Two texts of one wording differ in their layout only. Marks that make a figure what it is
(172686.63, 2—3年, 8:30) are part of the wording; those that group its digits (267,800) are not.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.documents.text import fold

_NUMERAL = rf"[\d{CHINESE_DIGITS}%％]"
_POINT, _LIST, _RATIO, _RANGE, _ZERO, _LESS, _MORE = map(chr, range(0xFDD0, 0xFDD7))
"""Characters that no text has stand for marks that count; as many as are replaced."""
_MEANT = {
    _POINT: ".", _LIST: ",", _RATIO: ":", _RANGE: "-", _ZERO: "零", _LESS: "<", _MORE: ">",
}  # fmt: skip
_RANGES = "-—–－―−~～〜"
_COUNTING = (
    (re.compile(r"(\d\s*)[.．](?=\s*\d)"), _POINT),
    (re.compile(r"(\d\s*)(?:[、。;；]|[,，](?!\s*\d{3}(?!\d)))(?=\s*\d)"), _LIST),
    (re.compile(r"(\d\s*)[:：∶](?=\s*\d)"), _RATIO),
    (re.compile(rf"({_NUMERAL}\s*)[{_RANGES}](?=[{_RANGES}]?\s*{_NUMERAL})"), _RANGE),
    (re.compile(rf"((?<=[{CHINESE_DIGITS}])|(?=○[○{CHINESE_DIGITS}]))○"), _ZERO),
    (re.compile(r"()[<＜](?=\s*\d)"), _LESS),
    (re.compile(r"()[>＞](?=\s*\d)"), _MORE),
)
"""What stands before a mark that counts, the mark, and what it stands for."""
_WORDS = frozenset("%‰/&@#°")
_NO_WORDS = frozenset("~|<>^")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as printed, its letters, and for each letter the index of its character."""

    printed: str
    letters: str
    origins: tuple[int, ...]


def worded(text: str) -> Wording:
    """Return the wording of `text`."""
    letters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(_counted(text)):
        for letter in _letters_of(character):
            letters.append(letter)
            origins.append(index)
    return Wording(text, "".join(letters), tuple(origins))


def letters_of(text: str) -> str:
    """Return only the letters of `worded`."""
    return "".join(map(_letters_of, _counted(text)))


def _counted(text: str) -> str:
    """Return `text`, character for character, with the marks that count written apart."""
    for pattern, sign in _COUNTING:
        text = pattern.sub(rf"\g<1>{sign}", text)
    return text


@lru_cache(maxsize=65_536)
def _letters_of(character: str) -> str:
    meant = _MEANT.get(character)
    return meant or "".join(filter(_is_letter, fold(character)))


def _is_letter(character: str) -> bool:
    kind = unicodedata.category(character)
    counts = kind[0] in "LN" or kind in ("Sc", "Sm") or character in _WORDS
    return counts and character not in _NO_WORDS
