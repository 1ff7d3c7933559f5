"""A reader of clauses that says what a test wants: sure of clauses with a word, of no others."""

from collections.abc import Sequence

from assistant.model.clause_reader import ClauseReader, ClauseReading


class ScriptedReader(ClauseReader):
    """Finds the answer where a clause has `word`, and keeps what it was asked."""

    def __init__(self, word: str) -> None:
        """Look for `word`; no model is opened."""
        self.word = word
        self.asked: list[str] = []

    def read(self, question: str, clauses: Sequence[str]) -> tuple[ClauseReading, ...]:
        """Return a sure reading of the clauses with the word, one of doubt of the others."""
        self.asked.append(question)
        return tuple(self._reading(clause) for clause in clauses)

    def _reading(self, clause: str) -> ClauseReading:
        at = clause.find(self.word)
        if at < 0:
            return ClauseReading(0.001, 0.001, 0, 0, 0.5)
        return ClauseReading(0.99, 0.005, at, at + len(self.word), 0.5)
