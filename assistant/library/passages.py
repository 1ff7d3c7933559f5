"""Passages: what is indexed. A clause, or a window of sentences of a long one, never two clauses.

A passage is cut at sentence ends within a budget of jieba words; a sentence longer than the budget
is cut at commas, and only then inside. Its headings are searched with it but are not its text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.segment import Segmenter

WORD_BUDGET, WHOLE_CLAUSE = 45, 90
"""Words of one passage: one to three sentences of a long clause, or a clause that is no longer than
WHOLE_CLAUSE; both far below the model's limit."""

FEWEST_WORDS = 6
"""A paragraph of fewer words (妥否，请示复。) says nothing, yet lies near every question."""

_SEARCHED = (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH, ClauseKind.ROW)
_SENTENCE = re.compile(r"[^。！？；!?;\n]*(?:[。！？；!?;\n]+[”’）)》]*|$)")
_PHRASE = re.compile(r"[^，、,]*(?:[，、,]|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of a clause: `text` is the clause's `text[start:end]`; `context` its headings."""

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
    """Yield the passages of the clauses of `document`, in order."""
    return (passage for passage, _ in cut(document, segmenter))


def cut(document: PolicyDocument, segmenter: Segmenter) -> Iterator[tuple[Passage, list[str]]]:
    """Yield the passages of the clauses of `document`, in order, each with its words.

    Elements and bare headings are found by name; as passages they would crowd out what they name.
    """
    headings: dict[str, list[str]] = {}
    for clause in (c for c in document.clauses if c.kind in _SEARCHED):
        windows = list(_windows(clause.text, segmenter, WORD_BUDGET))
        if clause.kind is ClauseKind.PARAGRAPH and sum(len(w) for _, w in windows) < FEWEST_WORDS:
            continue
        context = _context(document, clause)
        above = headings.get(context)
        if above is None:
            above = headings[context] = segmenter.words(context)
        start = 0
        for window, words in windows:
            end = start + len(window)
            passage = Passage(document.id, clause.id, window, context, start, end)
            yield passage, [*above, *words]
            start = end


def _context(document: PolicyDocument, clause: Clause) -> str:
    """Return what a passage stands under; the row of a table is nothing without its columns."""
    columns = " ".join(clause.columns)
    named = (document.title, document.title_of(clause), *clause.path, columns)
    return " ".join(dict.fromkeys(filter(None, named)))


def _windows(text: str, segmenter: Segmenter, budget: int) -> Iterator[tuple[str, list[str]]]:
    """Yield windows of whole sentences within the budget, each with its words."""
    pieces = list(_pieces(text, segmenter, budget))
    if sum(len(words) for _, words in pieces) <= WHOLE_CLAUSE:
        budget = WHOLE_CLAUSE
    window, held = "", list[str]()
    for piece, words in pieces:
        if window and len(held) + len(words) > budget:
            yield window, held
            window, held = "", []
        window, held = window + piece, held + words
    if window:
        yield window, held


def _pieces(text: str, segmenter: Segmenter, budget: int) -> Iterator[tuple[str, list[str]]]:
    """Yield sentences; one over the budget as phrases; a phrase over it in equal parts."""
    for sentence in sentences(text):
        words = segmenter.words(sentence)
        if len(words) <= budget:
            yield sentence, words
            continue
        for phrase in filter(None, _PHRASE.findall(sentence)):
            parts = (phrase[i : i + budget] for i in range(0, len(phrase), budget))
            yield from ((part, segmenter.words(part)) for part in parts)
