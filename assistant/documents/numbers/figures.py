"""Figures in a text, by value: 5000元, 五千元, 1.23万, 百分之六十五, 六成半."""

import re
from decimal import Decimal
from functools import lru_cache

from assistant.documents.document_number import without_document_numbers
from assistant.documents.numbers.numerals import read_integer
from assistant.documents.text import fold

_SCALE = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_ARABIC = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>[万亿])?")
_HAN = r"[零一二两三四五六七八九十百千万亿]"
_CHINESE = re.compile(rf"百分之(?P<percent>{_HAN}+)|(?P<number>{_HAN}+)(?P<tenths>成半?)?")
# A single 一 in the frame's own words (一句话, 一份) is no figure; with such a unit it is one.
_STATED = re.compile(
    rf"百分之{_HAN}+|(?<!{_HAN}){_HAN}+(?:成半?|(?=[元块户倍]))|"
    rf"(?<!{_HAN}){_HAN}{{2,}}(?=[年个人天项条次家名])"
)


numberless = lru_cache(maxsize=256)(without_document_numbers)
"""A text without its document numbers; a sentence is read for its figures more than once."""


def values(text: str) -> set[Decimal]:
    """Return the value of every numeral in `text`; a known text may be repeated by any of them."""
    folded = fold(text)
    return {_arabic(m) for m in _ARABIC.finditer(folded)} | _chinese(folded)


def figures(text: str) -> set[Decimal]:
    """Return the values that a sentence states; the years and serials of document numbers apart."""
    folded = fold(numberless(text))
    stated = " ".join(m.group() for m in _STATED.finditer(folded))
    return {_arabic(m) for m in _ARABIC.finditer(folded)} | _chinese(stated)


def _arabic(match: re.Match[str]) -> Decimal:
    number = Decimal(match["number"].replace(",", ""))
    return (number * _SCALE.get(match["scale"] or "", Decimal(1))).normalize()


def _chinese(folded: str) -> set[Decimal]:
    found = set()
    for match in _CHINESE.finditer(folded):
        whole = read_integer(match["percent"] or match["number"])
        if whole is not None:
            half = Decimal(5) if (match["tenths"] or "").endswith("半") else Decimal(0)
            tenths = Decimal(10) if match["tenths"] else Decimal(1)
            found.add((Decimal(whole) * tenths + half).normalize())
    return found
