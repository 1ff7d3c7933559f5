"""The quote answerer: without a model, it selects and frames; the words are the documents'."""

import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.amended import with_amended
from assistant.answering.answer import Answer
from assistant.answering.composing import Found, answered, lines
from assistant.answering.followed import with_followed
from assistant.answering.guard.guarding import guard
from assistant.answering.led_in import with_led_in
from assistant.answering.turn import Turn
from assistant.answering.ways.order import WAYS, Way, fitting
from assistant.question.screening import screen
from assistant.retrieval.retriever import PolicyRetriever

if TYPE_CHECKING:
    from assistant.model.clause_reader import ClauseReader


class QuoteAnswerer:
    """Answers from the library alone."""

    def __init__(
        self,
        retriever: PolicyRetriever,
        max_chars: int,
        ways: Sequence[Way] = WAYS,
        *,
        shelf: Path | None = None,
        reader: "ClauseReader | None" = None,
    ) -> None:
        """Keep what finds and reads clauses, the limit of a length, the ways and the formulas."""
        self._shelf, self._reader = shelf, reader
        self._retriever = retriever
        self._max_chars = max_chars
        self._ways = ways

    def find(self, question: str, history: Sequence[object], today: date) -> Found:
        """Return what the library has on a question, checked, before it is put into words.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        started = time.perf_counter()
        read = self._retriever.read(screen(question, self._max_chars), history)
        turn = Turn.of(read, self._retriever, today, self._shelf, self._reader)
        way, draft = next(fitting(turn, self._ways))
        followed = with_amended(with_followed(with_led_in(draft, turn), turn), turn)
        own = f"{read.asked}\n{read.plain}"  # the user's words, in simplified characters too
        guarded = guard(followed, own, self._retriever.library)
        return Found(turn, guarded, read.masked, way.name, started)

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
