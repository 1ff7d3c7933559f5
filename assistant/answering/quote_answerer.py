"""The quote answerer: without a model, it selects and frames; the words are the documents'."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.answering.amended import with_amended
from assistant.answering.answer import Answer
from assistant.answering.composing import Found, answered, lines
from assistant.answering.draft import Draft
from assistant.answering.followed import with_followed
from assistant.answering.guard.guarding import guard
from assistant.answering.turn import Turn
from assistant.answering.ways import (
    document_facts,
    extent,
    named_clauses,
    occurrences,
    related_documents,
    time_limits,
    two_documents,
    whether_in_force,
)
from assistant.answering.ways.calculated import sums
from assistant.answering.ways.definition import definition
from assistant.answering.ways.each_document import changes, each_value
from assistant.answering.ways.facts import fact, unstated_year
from assistant.answering.ways.refusal import refusal
from assistant.answering.ways.small_talk import small_talk
from assistant.answering.ways.stated_sums import stated_sum
from assistant.answering.ways.table_rows import table_row
from assistant.question.screening import screen
from assistant.retrieval.retriever import PolicyRetriever

WAYS: tuple[Callable[[Turn], Draft | None], ...] = (
    refusal,
    small_talk,
    related_documents.related_documents,
    whether_in_force.repealed_elsewhere,
    extent.unknown_document,
    extent.missing_clause,
    two_documents.days_between,
    two_documents.names_agree,
    two_documents.approval,
    two_documents.standing,
    each_value,
    changes,
    table_row,
    sums,
    extent.count_clauses,
    whether_in_force.in_force,
    time_limits.time_status,
    document_facts.metadata,
    whether_in_force.standing_not_stated,
    extent.first_or_last,
    occurrences.which_document,
    named_clauses.named_clause,
    occurrences.every_place,
    occurrences.which_clause,
    definition,
    named_clauses.quoted_words,
    unstated_year,
    stated_sum,
    fact,
)
"""The ways of answering in the order they are tried; the first that applies answers."""


class QuoteAnswerer:
    """Answers from the library alone."""

    def __init__(self, retriever: PolicyRetriever, max_chars: int) -> None:
        """Keep the retriever and the limit of a question's length."""
        self._retriever = retriever
        self._max_chars = max_chars

    def find(self, question: str, history: Sequence[object], today: date) -> Found:
        """Return what the library has on a question, checked, before it is put into words.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        started = time.perf_counter()
        read = self._retriever.read(screen(question, self._max_chars), history)
        turn = Turn.of(read, self._retriever, today)
        way, draft = next((w, draft) for w in WAYS if (draft := w(turn)) is not None)
        followed = with_amended(with_followed(draft, turn), turn)
        guarded = guard(followed, read.asked, self._retriever.library)
        return Found(turn, guarded, read.masked, way.__name__, started)

    def stream(
        self, question: str, history: Sequence[object], today: date
    ) -> Iterator[str | Answer]:
        """Yield the text of the answer line by line, then the whole answer.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        answer = answered(self.find(question, history, today))
        yield from lines(answer.text)
        yield answer
