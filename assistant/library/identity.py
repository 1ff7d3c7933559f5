"""Identity: whether two entries are texts of one document, or stand beside each other.

A document is what it says it is, not whose number it carries. A version of another has its title,
issuer and kind and a text of another day, or just its words; anything else is kept beside.
"""

import hashlib
import re
from dataclasses import replace
from difflib import SequenceMatcher

from assistant.documents.lines import genre_of
from assistant.documents.metadata import without_issuer
from assistant.documents.model import PolicyDocument
from assistant.documents.publication import Publication, titled_as
from assistant.library.manifest import ManifestEntry
from assistant.library.wording import letters_of

_NAMING_TITLE = 6
"""A shorter title (会议纪要, 通知) names no document."""
_ALIKE = 0.75
"""The share of common characters from which two titles of the same words are taken for one."""
_RETITLED = re.compile(r"[（(][^（）()]{0,8}修[订正改]版?[）)]$|重新(?=印发|公布|发布|下发)")
_RULES = frozenset({
    "条例", "办法", "规定", "细则", "规则", "章程", "法", "解释", "规划", "纲要", "方案",
})  # fmt: skip
"""文种 of texts that are revised under their title; a 通知 of the same title is another year's."""
_APART = "另存一份，没有替换。"
"""How every sentence ends that tells of another document."""
_SHINGLE, _AGAIN = 8, 0.5
"""Letters that two texts must have in a row, and the share of them by which one is the other."""


def body_of(document: PolicyDocument) -> tuple[str, str]:
    """Return a digest of the letters of the body, and of all that is attached; "" without any.

    Head, tail and punctuation are left out: another portal prints others round the same paper.
    """
    first = document.layers[0].name
    body = [c for c in document.clauses if c.element is None]
    own = [c.text for c in body if c.layer == first]
    annexes = [c.text for c in body if c.layer != first]
    return _digest(own), _digest(annexes) if annexes else ""


def _digest(texts: list[str]) -> str:
    letters = letters_of("".join(texts))
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def title_key(entry: ManifestEntry) -> str:
    """Return a title as it is compared: its letters, without the offices that it begins with."""
    return letters_of(without_issuer(entry.title))


def kind_of(entry: ManifestEntry) -> Publication:
    """Return what an entry is; of one that was entered before this was kept, by its title."""
    if entry.publication:
        return Publication(entry.publication)
    return titled_as(entry.title) or Publication.ORIGINAL


def own_number(entry: ManifestEntry) -> str:
    """Return the key of the number that is the entry's own, or ""."""
    return entry.number_key if kind_of(entry).has_number else ""


def known_by(entry: ManifestEntry) -> tuple[tuple[str, str], ...]:
    """Return by what an entry is found when another is compared: they share one of these."""
    named = (
        ("number", own_number(entry)), ("path", entry.path), ("title", title_key(entry)),
        ("body", entry.body),
    )  # fmt: skip
    return tuple(pair for pair in named if pair[1])


def is_same_document(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether two entries are of the same document, so that one is a version of the other."""
    if has_same_words(one, other):
        return _may_be_one(one, other)
    days = {one.dated, other.dated}
    apart = len(days) > 1 and "" not in days
    told = apart or is_retitled(one) is not is_retitled(other)
    return told and kind_of(one) is kind_of(other) and _is_titled_alike(one, other)


def is_retitled(entry: ManifestEntry) -> bool:
    """Say whether a title calls itself the later of two: 某办法（修订）, 重新印发某办法."""
    return _RETITLED.search(entry.title) is not None


def has_same_words(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether the bodies of two entries are the same, as far as both have what is attached."""
    annexed = not (one.annexes and other.annexes) or one.annexes == other.annexes
    return one.body == other.body != "" and annexed


def is_fuller(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether of the same words one entry tells more: it is the paper, it has its number."""
    told = (
        (kind_of(each).is_paper, bool(each.number_key), bool(each.dated), bool(each.annexes))
        for each in (one, other)
    )
    mine, others = told
    return any(a > b for a, b in zip(mine, others, strict=True)) and mine > others


def _may_be_one(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether nothing speaks against two entries of the same words being one document."""
    kinds = {kind_of(one), kind_of(other)}
    reprinted = kinds == {Publication.ORIGINAL, Publication.REPRINT}
    numbers = {own_number(one), own_number(other)} - {""}
    return (
        (len(kinds) == 1 or reprinted)
        and len(numbers) <= 1
        and _alike(one, other)
        and not _other_issuers(one, other)
        and not (one.dated and other.dated and one.dated != other.dated and not numbers)
    )


def _alike(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether two titles may be of the same words: one in the other, a misprint apart."""
    first, second = title_key(one), title_key(other)
    if not first or not second or first in second or second in first:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _is_titled_alike(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether title, issuer and number of two entries are the same.

    Without a number only rules are revised under one title, and their issuers must be the same.
    """
    if own_number(one) != own_number(other):
        return False
    if own_number(one):
        keys = (title_key(replace(e, title=_RETITLED.sub("", e.title))) for e in (one, other))
        return len(set(keys)) == 1 and not _other_issuers(one, other)
    if title_key(one) != title_key(other):
        return False
    ruled = genre_of(one.title) in _RULES or (one.revised and other.revised)
    named = len(one.title) >= _NAMING_TITLE
    return bool(ruled) and named and set(one.issuers) == set(other.issuers)


def _other_issuers(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether both have issuers and none of one is one of the other, 市房产局 being short."""
    pairs = ((a, b) for a in one.issuers for b in other.issuers)
    both = bool(one.issuers and other.issuers)
    return both and not any(a.endswith(b) or b.endswith(a) for a, b in pairs)


def may_replace_in_place(entry: ManifestEntry, held: ManifestEntry) -> bool:
    """Say whether a file read again may hold what it held before: no other kind or number."""
    numbers = {own_number(entry), own_number(held)} - {""}
    same_kind = not held.publication or kind_of(entry) is kind_of(held)
    return entry.path == held.path != "" and len(numbers) <= 1 and same_kind


def is_text_again(one: str, other: str) -> bool:
    """Say whether two texts are one that was edited, or read by another program."""
    first, second = _shingles(one), _shingles(other)
    return len(first & second) >= _AGAIN * max(1, min(len(first), len(second)))


def _shingles(text: str) -> set[str]:
    letters = letters_of(text)
    return {letters[at : at + _SHINGLE] for at in range(max(1, len(letters) - _SHINGLE + 1))}


def have_one_number(one: ManifestEntry, other: ManifestEntry) -> bool:
    """Say whether two papers have the same number: only one can name its clauses by it."""
    both = kind_of(one).is_paper and kind_of(other).is_paper
    return both and own_number(one) == own_number(other) != ""


def following(entry: ManifestEntry, held: ManifestEntry) -> ManifestEntry:
    """Return an entry as the next version of one that it was kept beside: nothing is told apart."""
    told = beside(entry, held)
    warnings = tuple(warning for warning in entry.warnings if warning != told)
    taken = held.beside if entry.beside == held.id else entry.beside
    return replace(entry, warnings=warnings, beside=taken)


def beside(entry: ManifestEntry, held: ManifestEntry) -> str:
    """Return why an entry was kept beside another that it shares something with, or ""."""
    name = f"《{held.title}》" if held.title else held.file
    day = f"（{held.dated}）" if held.dated else ""
    numbers = own_number(entry), own_number(held)
    titled = title_key(entry) == title_key(held) and len(entry.title) >= _NAMING_TITLE
    if numbers[0] == numbers[1] != "":
        also = "同题，文字不同而分不出先后" if titled and kind_of(entry) is kind_of(held) else ""
        return f"与{name}{day}同号{also}，{_APART}"
    if titled and not all(numbers) and not _other_issuers(entry, held):
        return f"与库内另一份{name}{day}同题，{_APART}"
    if entry.path == held.path != "":
        return f"同一个文件原来存的是{name}{day}，与这一份不是一回事，{_APART}"
    return ""


def tells_apart(warning: str) -> bool:
    """Say whether a warning of an entry is one that `beside` gave: it tells of another document."""
    return warning.endswith(_APART)
