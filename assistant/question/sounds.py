"""How Chinese words sound: toneless pinyin, and the sounds that dialects take for one another.

The readings are pypinyin's tables. Its `lazy_pinyin` takes 40 µs for a word; a large library has
a hundred thousand, so the tables are looked up here (test_sounds.py compares the two).
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

_LONGEST_PHRASE = 6
_DIALECT = (
    ("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"),
    ("hui", "fei"), ("hun", "fen"), ("hon", "fen"), ("hua", "fa"), ("huo", "fo"), ("hu", "fu"),
)  # fmt: skip
"""In this order: each turns one sound into the one that southern speech does not keep from it.

平翘舌、前后鼻音、n 和 l、h 和 f. What is left of an h after the first three begins a syllable.
"""


def sound(word: str) -> str:
    """Return the toneless pinyin of `word`, without spaces; characters without one are left out."""
    return "".join(_syllables(word))


def near(pinyin: str) -> str:
    """Return what `pinyin` comes to where the sounds of `_DIALECT` are not kept apart."""
    for one, other in _DIALECT:
        pinyin = pinyin.replace(one, other)
    return pinyin


def _syllables(word: str) -> Iterator[str]:
    """Yield the sound of each character, as it is read in the longest phrase that it stands in."""
    phrases, _ = _tables()
    at = 0
    while at < len(word):
        ends = range(min(len(word), at + _LONGEST_PHRASE), at + 1, -1)
        phrase = next((word[at:end] for end in ends if word[at:end] in phrases), "")
        if phrase:
            yield from (_toneless(readings[0]) for readings in phrases[phrase])
        else:
            yield _syllable(word[at])
        at += len(phrase) or 1


@cache
def _syllable(character: str) -> str:
    _, characters = _tables()
    return _toneless(characters.get(ord(character), "").partition(",")[0])


@cache
def _tables() -> tuple[dict[str, list[list[str]]], dict[int, str]]:
    """Return the readings of phrases and of characters: few questions need these 50 MB."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415  a third of a second

    return PHRASES_DICT, PINYIN_DICT


@cache
def _toneless(reading: str) -> str:
    """Return `reading` in plain letters: nǚ is typed nv."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", reading).translate(_V))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


_V = str.maketrans(dict.fromkeys("üǖǘǚǜ", "v"))
