"""Set phrases that count (四个不摘, 三带两助), and what they would be with other counts."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from assistant.teaching.drawing import shuffled
from assistant.teaching.even_choices import drawn_by_size

_NUMERALS = "两三四五六七八九"
_VALUES = {numeral: Decimal(n) for n, numeral in enumerate(_NUMERALS, 2)} | {"二": Decimal(2)}
_COUNTS = re.compile(rf"[{_NUMERALS}](?!农|农村|角洲)")
_NAME = re.compile(r"^十|五规划|^三农$|意识$|自信$|维护$|[、，+]|[A-Za-z0-9]")
"""A name of a time or a thing, what everybody knows, or a row of phrases: it is not asked for."""
_WIDTH = 2


def recounted(phrase: str, sentence: str, *seed: object) -> list[str]:
    """Return three phrases with other counts; none where the sentence goes through what it counts.

    With two counts they are those of two values each, as 三带两助, 三带三助, 两带三助.
    """
    found = [] if _NAME.search(phrase) else [*_COUNTS.finditer(phrase)]
    if not 1 <= len(found) <= _WIDTH or (len(found) == 1 and not phrase.startswith(found[0][0])):
        return []
    if is_counted_before(sentence, phrase) or any(
        _is_gone_through(sentence, _VALUES[match[0]]) for match in found
    ):
        return []
    if len(found) == _WIDTH:
        return _grid(phrase, found, *seed)
    near = [n for n in _near(found[0][0]) if _with(phrase, found, [n]) not in sentence]
    pool = [_with(phrase, found, [n]) for n in near]
    return drawn_by_size(phrase, pool, _size, *seed)


def _grid(phrase: str, found: Sequence[re.Match[str]], *seed: object) -> list[str]:
    first, second = (match[0] for match in found)
    pairs = shuffled(product(_near(first), _near(second)), *seed, phrase)
    one, other = pairs[0]
    values = ([one, second], [first, other], [one, other])
    return [_with(phrase, found, each) for each in values]


def _near(numeral: str) -> list[str]:
    at = _NUMERALS.index(numeral)
    return [n for n in _NUMERALS if 0 < abs(_NUMERALS.index(n) - at) <= 3]


def _with(phrase: str, found: Sequence[re.Match[str]], numerals: Sequence[str]) -> str:
    written = phrase
    for match, numeral in zip(found, numerals, strict=True):
        written = f"{written[: match.start()]}{numeral}{written[match.end() :]}"
    return written


def _size(phrase: str) -> Decimal:
    found = _COUNTS.search(phrase)
    return _VALUES[found[0]] if found else Decimal(0)


def is_counted_before(sentence: str, phrase: str) -> bool:
    """Say whether a phrase sums up a row before it: 改厨、改厕、整理院落“三改一整”."""
    before = re.split(r"[，；。：]", sentence.partition(phrase)[0])[-1]
    return before.count("、") >= _WIDTH


def _is_gone_through(sentence: str, count: Decimal) -> bool:
    """Say whether a sentence lists as many things as a phrase counts."""
    parts = re.split(r"[，；。：（）]", sentence)
    return any(part.count("、") + 1 == count for part in parts if "、" in part)
