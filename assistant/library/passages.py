"""Passages: what is indexed. A clause, or a window of sentences of a long one, never two clauses.

A passage is cut at sentence ends within a budget of jieba words; a sentence longer than the budget
is cut at commas, and only then inside. Its headings are searched with it but are not its text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.segment import Segmenter

WORD_BUDGET = 45
"""Words of one passage: one to three sentences of a policy text, far below the model's limit."""

FEWEST_WORDS = 6
"""A paragraph of fewer words (妥否，请示复。) says nothing, yet lies near every question."""

_SENTENCE = re.compile(r"[^。！？；!?;\n]*(?:[。！？；!?;\n]+[”’）)》]*|$)")
_PHRASE = re.compile(r"[^，、,]*(?:[，、,]|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of a clause: `text` is the clause's `text[start:end]`; `context` its headings."""

    id: str
    document_id: str
    clause_id: str
    text: str
    context: str
    start: int
    end: int

    @property
    def searched(self) -> str:
        """What is embedded and counted: the headings, then the text."""
        return f"{self.context}\n{self.text}" if self.context else self.text


def sentences(text: str) -> list[str]:
    """Cut `text` at sentence ends; the pieces joined are the text."""
    return [piece for piece in _SENTENCE.findall(text) if piece]


def passages(document: PolicyDocument, segmenter: Segmenter) -> Iterator[Passage]:
    """Yield the passages of the clauses of `document`, in order.

    Elements and bare headings are found by name; as passages they would crowd out what they name.
    """
    for clause in (c for c in document.clauses if _is_searched(c, segmenter)):
        context = _context(document, clause)
        start = 0
        for ordinal, window in enumerate(_windows(clause.text, segmenter, WORD_BUDGET)):
            end = start + len(window)
            name = f"{document.id}/{clause.id}@{ordinal}"
            yield Passage(name, document.id, clause.id, window, context, start, end)
            start = end


def _is_searched(clause: Clause, segmenter: Segmenter) -> bool:
    if clause.kind is ClauseKind.PARAGRAPH:
        return len(segmenter.words(clause.text)) >= FEWEST_WORDS
    return clause.kind in (ClauseKind.CLAUSE, ClauseKind.ROW)


def _context(document: PolicyDocument, clause: Clause) -> str:
    """Return what a passage stands under; the row of a table is nothing without its columns."""
    columns = " ".join(clause.columns)
    named = (document.title, document.title_of(clause), *clause.path, columns)
    return " ".join(dict.fromkeys(filter(None, named)))


def _windows(text: str, segmenter: Segmenter, budget: int) -> Iterator[str]:
    window, used = "", 0
    for piece in _pieces(text, segmenter, budget):
        size = len(segmenter.words(piece))
        if window and used + size > budget:
            yield window
            window, used = "", 0
        window, used = window + piece, used + size
    if window:
        yield window


def _pieces(text: str, segmenter: Segmenter, budget: int) -> Iterator[str]:
    """Yield sentences; one over the budget as phrases; a phrase over it in equal parts."""
    for sentence in sentences(text):
        if len(segmenter.words(sentence)) <= budget:
            yield sentence
            continue
        for phrase in filter(None, _PHRASE.findall(sentence)):
            yield from (phrase[i : i + budget] for i in range(0, len(phrase), budget))
