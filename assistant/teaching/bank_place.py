"""Where the banks of a library lie, beside it, and what a new one takes over of older ones.

    <library>-bank.jsonl            of whoever sees the whole library
    <library>-bank-public.jsonl     of trainers who are on no list
    <library>-bank-<lists>.jsonl    of trainers who are on the same lists

The name goes by who they are and not by what is hidden at the moment, so a bank neither vanishes
when a first document is kept for some, nor is shown to others when that document is taken out.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.teaching.bank_file import Bank
from assistant.teaching.item import LETTERS, Item

_FORMER = "bank.jsonl"
"""How the bank was called until 0.16, whichever library lay beside it."""


def bank_place(library: Path, lists: Collection[str] | None) -> Path:
    """Return where the bank of people on these lists is; None are they who see the whole."""
    home = library.absolute()
    mark = "" if lists is None else f"-{_mark(lists) if lists else 'public'}"
    return home.with_name(f"{home.name}-bank{mark}.jsonl")


def _mark(lists: Collection[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lists)).encode()).hexdigest()[:12]


def older_banks(library: Path, seen: Collection[str] | None) -> Iterator[Path]:
    """Yield the banks that a new one begins with, where they are; the first one's word counts.

    `seen` are the lists whose documents are seen, None for the whole. Until 0.16 people who saw a
    part had a bank by these; where nothing was hidden from them they shared that of the whole.
    """
    former = library.parent / _FORMER
    own, whole = (former, former)
    if seen is not None:
        own = library.parent / f"{_mark(seen)}-{_FORMER}"
        whole = bank_place(library, None)
        whole = whole if whole.exists() else former
    yield from (bank for bank in dict.fromkeys((own, whole)) if bank.is_file())


def begun_with(
    older: Sequence[Bank], library: Library, hidden: Sequence[PolicyDocument] = ()
) -> Bank:
    """Return a bank of what older ones hold of the documents of a library.

    Choices are taken from whatever its maker saw, so an item with one that stands in a `hidden`
    document alone is left out; so are lines that are no items, where a part is seen.
    """
    ids = library.manifest.ids
    secret, told = _texts(hidden), _texts(library.documents if hidden else ())
    kept: dict[str, Item] = {}
    for item in (each for bank in older for each in bank.of_documents(ids).items):
        words = map(fold, _untrue(item))
        if not any(_stands_in(each, secret) and not _stands_in(each, told) for each in words):
            kept.setdefault(item.id, item)
    unread = () if library.audiences is not None else (u for bank in older for u in bank.unread)
    return Bank((*kept.values(), *unread))


def _texts(documents: Sequence[PolicyDocument]) -> list[str]:
    return [fold(clause.text) for document in documents for clause in document.clauses]


def _untrue(item: Item) -> Iterator[str]:
    lettered = zip(item.choices, LETTERS, strict=False)
    yield from (choice for choice, letter in lettered if letter not in item.key)


def _stands_in(words: str, texts: Sequence[str]) -> bool:
    return any(words in text for text in texts)
