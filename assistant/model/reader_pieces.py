"""A question and a clause in the pieces that the reader reads, and pieces back in characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST_PAIR, LONGEST_QUESTION = 192, 64
"""Pieces that are read of a question with a clause, and of the question alone (its end)."""
_BEGIN, _END = 0, 2
"""The marks that begin and end a text."""
_TURNS = 3
"""Turns before a question that are read with it."""


@dataclass(frozen=True, slots=True)
class Paired:
    """The pieces of a pair; those of the clause begin at `first` and `places` are its characters.

    A place is where a piece begins and ends in the clause.
    """

    pieces: tuple[int, ...]
    first: int
    places: tuple[tuple[int, int], ...]

    @property
    def marks(self) -> tuple[int, ...]:
        """Where the marks stand: around the question, and around the clause."""
        return 0, self.first - 2, self.first - 1, len(self.pieces) - 1

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the clause from one of its pieces to another, both included."""
        return self.places[start - self.first][0], self.places[end - self.first][1]

    def pieces_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and the last piece of some characters; None where they are cut off."""
        inside = [n for n, (a, b) in enumerate(self.places) if a < end and b > start]
        if not inside or self.places[inside[-1]][1] < end:
            return None
        return self.first + inside[0], self.first + inside[-1]


def folded(history: Sequence[str], question: str) -> str:
    """Return a question with the last turns of the user before it, as it is read."""
    return " / ".join([*history[-_TURNS:], question])


def paired(tokenizer: "Tokenizer", question: str, clause: str) -> Paired:
    """Return the pieces of a question and a clause: the question's end, the clause's beginning."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[-LONGEST_QUESTION:]
    encoded = tokenizer.encode(clause, add_special_tokens=False)
    room = LONGEST_PAIR - len(asked) - 4
    read = encoded.ids[:room]
    pieces = (_BEGIN, *asked, _END, _END, *read, _END)
    return Paired(pieces, len(asked) + 3, tuple(encoded.offsets[:room]))
