"""The quote answerer: without a model, it selects and frames; the words are the documents'."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer
from assistant.answering.composing import Found, answered, lines
from assistant.answering.finishing.finishers import finished
from assistant.answering.guard.guarding import guard
from assistant.answering.tried import (
    Tried,
    answers_of_papers,
    beside_old_words,
    is_of_then,
    leaves_its_day,
    may_lean,
    of_its_day,
    of_successors,
)
from assistant.answering.turn import Turn
from assistant.answering.ways.order import WAYS, Way, fitting
from assistant.question.asked import Question
from assistant.question.conversation import asks_anew
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

    def find(
        self,
        question: str,
        history: Sequence[object],
        today: date,
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> Found:
        """Return what the library has on a question, checked, before it is put into words.

        Documents are judged `as_of` that day where the question names none. With `literal` no word
        of the question is taken for a misspelt one.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        started = time.perf_counter()
        typed = screen(question, self._max_chars)
        read = self._retriever.read(typed, history, today=as_of or today, literal=literal)
        dated = self._tried(read, today, as_of)
        tried = self._of_its_day(dated, read, typed, today, as_of)
        tried = self._of_the_talk(tried, read, typed, today, as_of)
        tried = self._of_what_came_after(tried, today, as_of)
        turn, way, draft = tried.turn, tried.way, tried.draft
        gone = tried is not dated and leaves_its_day(dated, tried)
        left = dated.turn.question.as_of if gone else None
        asked = turn.question
        own = f"{asked.asked}\n{asked.plain}"  # the user's words, in simplified characters too
        guarded = guard(finished(draft, turn), own, turn.library)
        return Found(turn, guarded, read.masked, way.name, started, left)

    def _of_its_day(
        self, dated: Tried, read: Question, typed: str, today: date, as_of: date | None
    ) -> Tried:
        """Return the answer of the day that is meant: the one that was read, or today."""
        literal, asked_on = read.literal, as_of or today
        if read.as_of and read.as_of.perhaps:
            undated = self._retriever.read(
                typed, read.history, today=asked_on, dated=False, literal=literal
            )
            plain = self._tried(undated, today, as_of)
            return dated if is_of_then(dated, plain) else plain
        talked = dated.turn.question.as_of
        if talked is None or not talked.earlier or talked.day is None or talked.day >= today:
            return dated
        undated = replace(read, as_of=None)
        plain = self._tried(undated, today, as_of)
        if leaves_its_day(dated, plain) or not (asks_anew(read.about) and read.subject.terms):
            return plain if leaves_its_day(dated, plain) else dated
        read_alone = self._retriever.read(typed, today=asked_on, literal=literal)
        alone = self._tried(read_alone, today, as_of)
        return alone if leaves_its_day(dated, alone) else dated

    def _of_the_talk(
        self, alone: Tried, read: Question, typed: str, today: date, as_of: date | None
    ) -> Tried:
        """Return what the documents of the talk answer to a turn that nothing answers by itself.

        平均一个人多少平以内不用交 is complete, and of what was talked of all the same.
        """
        if not may_lean(alone, read):
            return alone
        leaning = self._retriever.read_behind_talk(
            typed, read.history, as_of or today, literal=read.literal
        )
        behind = self._tried(leaning, today, as_of)
        return behind if leaning.follows and answers_of_papers(behind) else alone

    def _of_what_came_after(self, tried: Tried, today: date, as_of: date | None) -> Tried:
        """Return what the paper answers that repealed the one which answers first.

        Where it is hardly seen to, its rows for the same band are shown beside the old words.
        """
        anew = of_successors(tried)
        if anew is None:
            return tried
        after = self._tried(anew, today, as_of)
        if answers_of_papers(after):
            return after
        return beside_old_words(tried, anew.documents)

    def _tried(self, read: Question, today: date, as_of: date | None) -> Tried:
        """Return the turn of a question with the way that answers it, and what that found."""
        retriever, asked = self._retriever.judging(read, today, as_of)
        asked = of_its_day(asked, retriever.library, today)
        turn = Turn.of(asked, retriever, today, self._shelf, self._reader)
        way, draft = next(fitting(turn, self._ways))
        return Tried(turn, way, draft)

    def stream(
        self,
        question: str,
        history: Sequence[object],
        today: date,
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> Iterator[str | Answer]:
        """Yield the text of the answer line by line, then the whole answer.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        answer = answered(self.find(question, history, today, as_of, literal=literal))
        yield from lines(answer.text)
        yield answer
