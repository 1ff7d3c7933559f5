"""How much of what a provision is of a question says: pairs of characters, the rare ones most.

Pairs, because a cadre says 低保 or 低保户 where a document says 低保对象, and 监测户 for
防止返贫监测对象; rare among the provisions at hand, because what all say tells none apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.documents.numbers.decimals import narrow

NOT = "¬"
"""Before a pair that is denied: 未备案, 不是低保户."""
_GRAIN = 4
"""So that what half of the texts have still tells something."""
_RUN = re.compile(r"[A-Z一-鿿]+")
_BLANK = re.compile(
    r"[一二两三四五六七八九十百千万亿零]{2,}|自[^,;。|]{0,14}起|[的了在是有和与及或按给发为共各每个元人户月年亩级岁等其该这那者者类]|周岁|补[助贴]|标准|金额|资金|以[上下]"
)
_LETTER = re.compile(r"(?<![A-Z])([A-Z])(?=类|级|[^A-Z]|$)")
_NOT = re.compile(r"(?:不(?:是|在|属于?|算|符合|为)|[非未没无])(?P<what>[^,;。|\s]{1,10})")
_GRADE = re.compile(r"([一二三四五六七八九十\d])(?:级|类|档|等)")


@lru_cache(maxsize=8192)
def pairs(text: str) -> frozenset[str]:
    """Return the telling pairs of characters of a text, a grade (C级, 二类) as one of them."""
    uniform = narrow(text).upper()
    denied = {f"{NOT}{pair}" for match in _NOT.finditer(uniform) for pair in _pairs(match["what"])}
    return frozenset(_pairs(_NOT.sub("|", uniform)) | denied)


def _pairs(uniform: str) -> set[str]:
    grades = {f"{m[1]}级" for m in (*_LETTER.finditer(uniform), *_GRADE.finditer(uniform))}
    runs = _RUN.findall(_BLANK.sub("|", _GRADE.sub("|", uniform)))
    found = {run[n : n + 2] for run in runs for n in range(len(run) - 1)}
    return found | grades


def rarity(texts: Iterable[str]) -> Mapping[str, int]:
    """Return for each pair how much it tells, by doublings: the fewer texts have it, the more."""
    known = [pairs(text) for text in texts]
    counts = Counter(pair for each in known for pair in each)
    return {pair: (_GRAIN * len(known) // count).bit_length() for pair, count in counts.items()}


def contradicts(asked: frozenset[str], words: str) -> bool:
    """Tell whether a question denies what the words state, or states what they deny."""
    known = pairs(words)
    return any(
        (pair.removeprefix(NOT) if pair.startswith(NOT) else f"{NOT}{pair}") in asked
        for pair in known
    )


def said(asked: frozenset[str], words: str, weights: Mapping[str, int]) -> int:
    """Return how much of `words` a question says, by the weights of the pairs they share."""
    return sum(weights.get(pair, 0) for pair in asked & pairs(words))
