"""The sentences of a clause that tell the key of an item, copied from it in their order."""

import re

from assistant.documents.text import fold
from assistant.teaching.item import Item, ItemKind

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?[”’]?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CITED = re.compile(r"“([^”]*)”(?!部分)")
_SENTENCE_LONG = 10
"""Characters from which words that a stem cites are a sentence, and no name."""
_ALIKE = 0.5
"""The share of a sentence in a statement from which on the statement is made of it."""


def telling_words(item: Item) -> str:
    """Return the sentences that hold the words of the key, or what the stem cites of the clause.

    Of a 判断 they are those that share a figure with its statement, else those it is made of; so of
    a 案例 whose verdict is no words of the clause. "" where none does, and where the key is these
    sentences already.
    """
    sentences = [found[0].strip() for found in _SENTENCE.finditer(item.proof.quote)]
    if item.kind is ItemKind.JUDGE:
        statement = item.stem.replace(item.proof.document_number, "")
        return "".join(_stated(statement, sentences))
    looked_for = {words for each in (*item.answer, *_cited(item)) if (words := _folded(each))}
    held = [s for s in sentences if any(words in _folded(s) for words in looked_for)]
    if not held and item.kind is ItemKind.CASE:
        held = _stated("".join(item.answer), sentences)
    said_already = item.kind is ItemKind.SHORT and _bare("".join(held)) == _bare("".join(item.key))
    return "" if said_already else "".join(held)


def _cited(item: Item) -> list[str]:
    """Return what the stem cites of the clause, and a verdict of a case."""
    verdicts = "".join(item.true_choices) if item.kind is ItemKind.CASE else ""
    cited = _CITED.findall(item.stem)
    return [words for words in cited if len(words) >= _SENTENCE_LONG] + _CITED.findall(verdicts)


def _folded(words: str) -> str:
    """Return words as they are compared: quotation marks inside others are as the others."""
    return fold(words).replace("'", '"')


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
