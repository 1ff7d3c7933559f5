"""Whether the text of a printed page is language, or what a font's wrong table of codes made of it.

A page may look right and say `!"#$%` in its text: its font names no characters, or wrong ones. The
letters are weighed first (characters that texts use, no private codes, no letters of many scripts),
then the words: of two characters side by side in running text most belong to a word of jieba's
dictionary, of characters that were exchanged hardly any. Names, figures and English are language.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_RUN, _RUN_OF_FONT = re.compile("[\u3400-\u9fff]{10,}"), re.compile("[\u3400-\u9fff]{8,}")
"""Running text: so many characters side by side; the names in a list stand apart. A title that has
a font of its own is short."""
_CONTROLS = "\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd\U000f0000-\U0010ffff"
_OWN = re.compile(f"[{_CONTROLS}\ue000-\uf8ff]")
_OWN_LETTER = re.compile(f"[{_CONTROLS}\ue000-\uf01f\uf100-\uf8ff]")
"""Codes that say nothing: controls, private codes, what was lost. At U+F020 to U+F0FF fonts of
symbols have theirs, of which formulas are made."""
_FOREIGN = re.compile(
    "[\xa1-\xa6\xa8-\xaf\xb4-\xb6\xb8-\xd6\xd8-\xf6\xf8-\u0390\u03ca-\u1fff\u2c00-\u2dff"
    "\ua000-\udfff\ufb00-\ufdff\ufe70-\ufefe]"
)
"""Letters beyond those of Chinese print: accents, Arabic, Indic."""
_SCRIPTS = re.compile(
    "[\u0400-\u052f]+|[\u0600-\u06ff]+|[\u0f00-\u0fff]+|[\u1800-\u18af]+|[\ua000-\ua4cf]+|[\uac00-\ud7af]+"
)
"""Scripts that are written in the country or beside it, each by itself: no table mixes them up."""
_ODD = re.compile(r"[!#$*<=>?@\[\\\]^_`{|}~]")
"""Marks that stand in formulas and addresses, and seldom there."""
_LETTER, _USUAL = re.compile("[A-Za-z]"), re.compile("[aeinorstlAEINORSTL]")
"""Letters, and those that make two thirds of English and of Pinyin, and a third of the alphabet."""
_FEW, _ENOUGH, _ENOUGH_OF_FONT = 8, 24, 16
"""Letters of which nothing can be said if there are fewer; and running characters."""
_DIGIT = re.compile("[\uf030-\uf039]")
"""Where fonts without a table of codes have their digits."""
_OWN_KINDS, _OWN_SHARE = 4, 0.02
"""Bullets and boxes are of a few kinds; digits and characters without a code are of many."""
_MOST_OWN, _MOST_FOREIGN, _MOST_RARE, _MOST_ODD = 0.3, 0.3, 0.3, 0.12
"""Shares of the letters from which on the text is none."""
_MOST_RARE_OF_FONT = 0.5
_MANY, _FEWEST_USUAL = 40, 0.45
"""Latin letters from so many on are weighed: the share of the usual ones among them."""
FEWEST_WORDS, _FEWEST_OF_FONT = 0.35, 0.2
"""The share of the characters in running text that words of two characters cover at least.

Of real pages 0.58 and more, of titles 0.51; of exchanged characters 0.2 at most, where a browser
has parted the font and they are exchanged within the parts only, 0.3.
"""

_SEEN_WORDS, _SEEN_RARE, _TORN = 0.65, 0.03, 0.15
"""What a layer that nobody has seen must reach: covered characters, rare ones, and pieces that are
a mark alone. Of real pages the first is 0.65 and more, the second 0.006; of recognition that errs
in every fifth character 0.6 at most."""


@dataclass(frozen=True)
class Legibility:
    """What can be said of a text: each line is a piece that stands together in print.

    Of one font little can be said by codes without a meaning alone: it may be a font of symbols.
    """

    text: str
    of_font: bool = False

    @cached_property
    def words(self) -> float | None:
        """The share of running Chinese that known words cover; None where too little runs."""
        runs = (_RUN_OF_FONT if self.of_font else _RUN).findall(self.text)
        length = sum(map(len, runs))
        if length < (_ENOUGH_OF_FONT if self.of_font else _ENOUGH):
            return None
        share = sum(map(_covered, runs)) / length
        return share if share >= FEWEST_WORDS else max(share, _simplified(runs) / length)

    @cached_property
    def rare(self) -> float | None:
        """The share of Chinese characters that are in no list of common ones; None for a few.

        Of a font each counts once: browsers part one into many, by the radical.
        """
        found = _HAN.findall(self.text)
        han = set(found) if self.of_font else found
        return sum(c not in _common() for c in han) / len(han) if len(han) >= _FEW else None

    @cached_property
    def is_language(self) -> bool | None:
        """Say whether this is language; None where there is too little to say."""
        letters = "".join(self.text.split())
        if len(letters) < _FEW:
            return None
        if self._is_coded(letters) or _is_foreign(letters):
            return False
        bare = _HAN.sub("", letters)
        if len(bare) > max(_FEW, len(letters) / 2) and not _is_latin(bare):
            return False
        if self.rare is None:
            return True
        if self.rare > (_MOST_RARE_OF_FONT if self.of_font else _MOST_RARE):
            return False
        fewest = _FEWEST_OF_FONT if self.of_font else FEWEST_WORDS
        return None if self.words is None else self.words >= fewest

    @property
    def is_good_layer(self) -> bool:
        """Say whether the hidden text of a scan errs seldom, and is not torn into pieces."""
        words, rare, pieces = self.words, self.rare, self.text.split("\n")
        marks = sum(len(piece) == 1 and not piece.isalnum() for piece in pieces)
        if self.is_language is False or marks > _TORN * len(pieces):
            return False
        return (words is None or words >= _SEEN_WORDS) and (rare is None or rare <= _SEEN_RARE)

    def _is_coded(self, letters: str) -> bool:
        own = _OWN_LETTER.findall(letters)
        if len(own) > _OWN_SHARE * len(letters) and len(set(own)) >= _OWN_KINDS:
            return True
        if len(set(_DIGIT.findall(letters))) >= _OWN_KINDS:
            return True
        return not self.of_font and len(_OWN.findall(letters)) > _MOST_OWN * len(letters)


def _is_foreign(letters: str) -> bool:
    if len(_FOREIGN.findall(letters)) <= _MOST_FOREIGN * len(letters):
        return False
    longest = max(map(len, _SCRIPTS.findall(letters)), default=0)
    return longest < _FEW


def _is_latin(letters: str) -> bool:
    """Say whether a text with hardly any Chinese is of words and figures."""
    if len(_ODD.findall(letters)) > _MOST_ODD * len(letters):
        return False
    latin = "".join(_LETTER.findall(letters))
    if len(latin) < _MANY or len(latin) < len(letters) / 2:
        return True
    return len(_USUAL.findall(latin)) >= _FEWEST_USUAL * len(latin)


def _simplified(runs: list[str]) -> int:
    """Return how much of runs is covered when they are written in simplified characters."""
    from opencc import OpenCC  # noqa: PLC0415  only where a text is in traditional ones, or garbled

    return sum(map(_covered, OpenCC("t2s").convert("\n".join(runs)).split("\n")))


def _covered(run: str) -> int:
    """Return how many characters of a run are in a word of two characters."""
    words = _words()
    hits = [run[i : i + 2] in words for i in range(len(run) - 1)]
    return sum(map(max, (*hits, False), (False, *hits)))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Return the words of two characters that jieba's dictionary counts a hundred times."""
    package = find_spec("jieba")
    file = Path(package.origin if package and package.origin else "").with_name("dict.txt")
    return frozenset(re.findall(r"\n([\u4e00-\u9fff]{2}) [0-9]{3,} ", file.read_text("utf-8")))


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Return the common characters: the first level of GB 2312, and for traditional of Big5."""
    return frozenset(
        character
        for character in map(chr, range(0x4E00, 0x9FFF))
        if "\xb0" <= _first(character, "gb2312") <= "\xd7"
        or "\xa4" <= _first(character, "big5") <= "\xc6"
    )


def _first(character: str, encoding: str) -> str:
    return character.encode(encoding, "ignore")[:1].decode("latin-1")
