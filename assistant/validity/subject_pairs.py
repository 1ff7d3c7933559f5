"""Clauses of two documents on the same matter, where their words have too little in common.

A new 通知 on an old matter is often written anew: 三、申请和审核 has become 三、办理. What is
headed alike, or has most words in common, is put together.
"""

import re
from collections.abc import Sequence
from itertools import product

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.text import fold
from assistant.question.descriptions import share_said
from assistant.question.whole_clause import below

_HEADING = re.compile(r"[。：\n]")
_LABEL = re.compile(
    r"^(?:[一二三四五六七八九十\d]+[、.．]|[（(][^（）()]{1,4}[）)]|第[^条]{1,6}条)\s*"
)
_LONGEST = 16
"""Characters of a clause's first words that may be a heading."""
_LEAST = 0.6
"""How much heading and words together must be alike."""

Pair = tuple[Clause, Clause]


def subject_pairs(old: PolicyDocument, new: PolicyDocument) -> tuple[Pair, ...]:
    """Return the clauses of two documents on one matter that speak of the same, in order."""
    ours, theirs = _headed(old), _headed(new)
    texts = {c.id: _pairs_of(_whole(d, c)) for d, cs in ((old, ours), (new, theirs)) for c in cs}
    scored = sorted(
        (
            (_alike(one, other) + _overlap(texts[one.id], texts[other.id]), one, other)
            for one, other in product(ours, theirs)
        ),
        key=lambda each: -each[0],
    )
    found: dict[str, Pair] = {}
    taken: set[str] = set()
    for score, one, other in scored:
        if score >= _LEAST and one.id not in found and other.id not in taken:
            found[one.id] = (one, other)
            taken.add(other.id)
    return tuple(found[c.id] for c in old.clauses if c.id in found)


def said_of(words: Sequence[str], text: str) -> int:
    """Return how many characters of words stand in a text."""
    folded = fold(text)
    return sum(len(word) for word in words if word in folded)


def _headed(document: PolicyDocument) -> list[Clause]:
    """Return the clauses that have a heading of their own and do not stand under another."""
    found = (c for c in document.clauses if c.element is None and c.kind is not ClauseKind.ROW)
    return [c for c in found if len(c.path) <= 1 and len(_name(c)) > 1]


def _name(clause: Clause) -> str:
    first = _HEADING.split(_LABEL.sub("", clause.text))[0]
    return first.removeprefix("关于") if len(first) <= _LONGEST else ""


def _alike(one: Clause, other: Clause) -> float:
    """Return how alike two clauses are headed: half the share of the shorter name in the other."""
    shorter, longer = sorted((_name(one), _name(other)), key=len)
    return share_said(shorter, longer) / 2


def _whole(document: PolicyDocument, clause: Clause) -> str:
    return "".join((clause.text, *(c.text for c in below(document, clause))))


def _pairs_of(text: str) -> frozenset[str]:
    bare = re.sub(r"[^\u4e00-\u9fff0-9]", "", fold(text))
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the pairs of characters of the shorter text that stand in the other."""
    return len(one & other) / max(1, min(len(one), len(other)))
