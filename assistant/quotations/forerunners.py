"""Forerunners: which paper came before another of the same matter, and from which place one is."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.documents.model import PolicyDocument
from assistant.library.wording import letters_of

_ALIKE = 8
"""Letters that the titles of papers of one matter have in common, years left aside."""
_YEAR = re.compile(r"\d{4}年?度?|第\d+号")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治[区州县]|[省市县区旗州]|镇|乡|街道)")
_TOWN = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}?[省市县区旗州])*?(?P<name>[\u4e00-\u9fff]{2,4}(?:镇|乡|街道))"
)


def comes_before(older: PolicyDocument, newer: PolicyDocument) -> bool:
    """Say whether a paper is of the same matter and the same place as one that came later."""
    if older.id == newer.id or not older.date or not newer.date or older.date >= newer.date:
        return False
    return _are_of_one_matter(older.title, newer.title)


@lru_cache(maxsize=8192)
def _are_of_one_matter(one: str, other: str) -> bool:
    """Say whether titles are those of papers of one place about one matter."""
    places = [_PLACE.match(t) for t in (one, other)]
    names = [p[0] if p else "" for p in places]
    if names[0] != names[1]:
        return False
    mine, theirs = (letters_of(_YEAR.sub("", t)).removeprefix(names[0]) for t in (one, other))
    same = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
    return same.size >= _ALIKE


def town_of(document: PolicyDocument) -> str:
    """Return the town or township whose paper it is; "" for one of a county or above."""
    issuers = "".join(document.issuers) or document.title
    found = _TOWN.match(issuers)
    return found["name"] if found else ""
