"""How a short name is made from a title: its characters in their order, some words left out.

个税条例 is 个人所得税法实施条例, 治安处罚法 is 治安管理处罚法; 公司法 is no law on 证券公司. A name
begins where its title begins, and a law's is shortened, never cut to its first word.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise

from assistant.documents.model import PolicyDocument


class Likeness(IntEnum):
    """How well a name fits a title; what is only `LIKELY` is asked back about."""

    NONE = 0
    LIKELY = 1
    SHORTENED = 2
    IN_ORDER = 3
    TOGETHER = 4
    WHOLE = 5


_GENERIC = (
    r"(?:管理|权益|保护|保障|工作|暂行|试行|实施|若干|特别|服务|监督|促进|保险|有关|具体|指导|进一步|国家|"
    r"与|和|及|等|的|法)*"
)
"""Words that a name may leave out and still be a name of the same."""
_IS_GENERIC = re.compile(_GENERIC)
_HEAD = re.compile(
    r"(?:.{0,30}?关于)?(?:进一步|有效|切实|全面|加强|加快|做好|推进|开展|深入|促进|规范|印发|[《〈])*"
    r"(?:[\u4e00-\u9fff]{1,7}?[省市县区州])?(?:国家|全国|中国|地方|农村|城乡|城镇|城市|国有)?"
)
"""What may stand before the thing that a title is about: issuer, verb, place."""
_LONG_ENOUGH, _LONG, _A_WORD = 4, 6, 2
"""Characters of a name that tell its title when parts of words are left out, or one whole word."""
_MOST_LEFT_OUT, _MOST_TIMES = 6, 4
"""Characters between two pieces, and how many times as long as its name a title may be."""


def expansions(name: str, table: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the name, and with it what it is in full by the table: 个税条例, 个人所得税条例."""
    found = {name: None}
    for short, longs in table.items():
        if short in name:
            found |= {name.replace(short, long): None for long in longs if long not in name}
    return tuple(found)


def shortened(stem: str, title: str, *, law: bool) -> Likeness:
    """Say how well `stem` fits `title` as a shortened form; neither has its 文种 at the end."""
    best = Likeness.NONE
    for start in _beginnings(title):
        if title[start:] == stem:
            best = max(best, Likeness.SHORTENED if weighty(stem) >= _LONG_ENOUGH else Likeness.NONE)
        elif stem and title[start : start + 1] == stem[0]:
            pieces = _pieces(stem, title, start)
            best = max(best, _judged(stem, title[start:], pieces, start, law=law))
    return best


def left_out_before(stem: str, title: str) -> bool:
    """Say whether a title has a word of its own before where the name begins: 证券 before 公司."""
    at = title.find(stem[:2])
    return at > 0 and at not in _beginnings(title)


def leaves_out_much(stem: str, title: str) -> bool:
    """Say whether a title has words of its own behind those of the name: 督导 behind 教育."""
    at = title.find(stem)
    return at >= 0 and not _IS_GENERIC.fullmatch(title[at + len(stem) :])


def weighty(stem: str) -> int:
    """Return how many characters of a name are not generic words."""
    return len(re.sub(_GENERIC.removesuffix("*"), "", stem))


def prints(stem: str, documents: Sequence[PolicyDocument]) -> bool:
    """Say whether documents write `stem`: then it is a word of its own and no short form."""
    return any(stem in document.source for document in documents)


def _beginnings(title: str) -> set[int]:
    """Return where what a title is about may begin."""
    head = _HEAD.match(title)
    return {0, head.end() if head else 0}


def _judged(
    stem: str, title: str, pieces: Sequence[tuple[int, int]], offset: int, *, law: bool
) -> Likeness:
    if not pieces:
        return Likeness.NONE
    gaps = [title[one[1] - offset : two[0] - offset] for one, two in pairwise(pieces)]
    rest = title[pieces[-1][1] - offset :]
    whole_words = all(end - start > 1 for start, end in pieces)
    if any(len(gap) > _MOST_LEFT_OUT for gap in gaps) or len(title) > _MOST_TIMES * len(stem):
        return Likeness.NONE
    if all(map(_IS_GENERIC.fullmatch, (*gaps, rest))):
        told = gaps or weighty(stem) >= _LONG_ENOUGH
        return Likeness.SHORTENED if told and whole_words else Likeness.LIKELY
    if whole_words and gaps and len(stem) >= _LONG and sum(map(len, gaps)) + len(rest) <= _A_WORD:
        return Likeness.SHORTENED
    if whole_words:
        told = gaps or weighty(stem) >= _LONG_ENOUGH
        return Likeness.LIKELY if told and law else Likeness.NONE
    return Likeness.SHORTENED if len(stem) >= _LONG_ENOUGH else Likeness.LIKELY


def _pieces(stem: str, title: str, start: int) -> list[tuple[int, int]]:
    """Return the fewest pieces of `title` from `start` that make up `stem`, in order."""
    ways = _cut(stem, title, start, first=True)
    return min(ways, key=len, default=[])


def _cut(stem: str, title: str, at: int, *, first: bool = False) -> Iterator[list[tuple[int, int]]]:
    if not stem:
        yield []
        return
    for size in range(len(stem), 0, -1):
        found = at if first else title.find(stem[:size], at)
        if found >= 0 and title.startswith(stem[:size], found):
            rest = next(_cut(stem[size:], title, found + size), None)
            if rest is not None:
                yield [(found, found + size), *rest]
