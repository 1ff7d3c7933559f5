"""The sentences of a clause that tell the key of an item, copied from it in their order."""

import re

from assistant.documents.text import fold
from assistant.teaching.item import Item, ItemKind

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?[”’]?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_ALIKE = 0.5
"""The share of a sentence in a statement from which on the statement is made of it."""


def telling_words(item: Item) -> str:
    """Return the sentences that hold the words of the key.

    Of a 判断 they are those that share a figure with its statement, else those it is made of.
    "" where none does, and where the key is these sentences already.
    """
    sentences = [found[0].strip() for found in _SENTENCE.finditer(item.proof.quote)]
    if item.kind is ItemKind.JUDGE:
        statement = item.stem.replace(item.proof.document_number, "")
        return "".join(_stated(statement, sentences))
    looked_for = {fold(words) for words in item.true_choices or item.key if fold(words)}
    held = "".join(s for s in sentences if any(words in fold(s) for words in looked_for))
    said_already = item.kind is ItemKind.SHORT and _bare(held) == _bare("".join(item.key))
    return "" if said_already else held


def _stated(statement: str, sentences: list[str]) -> list[str]:
    pairs, figures = _pairs(statement), {*_FIGURE.findall(statement)}
    sharing = [s for s in sentences if figures & {*_FIGURE.findall(s)}]
    alike = [s for s in sentences if len(_pairs(s) & pairs) > _ALIKE * len(_pairs(s))]
    return sharing or alike


def _pairs(text: str) -> set[str]:
    """Return the signs of a text two by two."""
    bare = _bare(text)
    return {bare[n : n + 2] for n in range(len(bare) - 1)}


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))
