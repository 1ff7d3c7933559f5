"""The sentences of a clause that tell the key of an item, copied from it in their order."""

import re

from assistant.documents.text import fold
from assistant.teaching.item import Item, ItemKind

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?[”’]?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def telling_words(item: Item) -> str:
    """Return the sentences that hold the words of the key; "" where none does.

    For 判断 there are no words of the key: the sentences are those that share a figure of the stem.
    """
    looked_for = _looked_for(item)
    sentences = [found[0].strip() for found in _SENTENCE.finditer(item.proof.quote)]
    if item.kind is ItemKind.JUDGE:
        held = [s for s in sentences if looked_for & {*_FIGURE.findall(s)}]
    else:
        held = [s for s in sentences if any(words in fold(s) for words in looked_for)]
    return "".join(held)


def _looked_for(item: Item) -> set[str]:
    if item.kind is ItemKind.JUDGE:
        return {*_FIGURE.findall(item.stem)}
    words = item.true_choices or item.key
    return {fold(each) for each in words if fold(each)}
