"""What an instruction comes to in a document: words that change, clauses that come and go."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TextChange:
    """Characters `start` to `end` of a clause's text become `new`."""

    clause: str
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class AddedClause:
    """A new clause with its words, behind (or before) the one whose id is `beside`."""

    beside: str
    ahead: bool
    words: str
    number: int
    branch: int = 0


@dataclass(frozen=True, slots=True)
class ItemMove:
    """A 项 of a clause that comes, goes (`number` 0) or gets another number.

    `paragraph` is the 款 that it stands in, `at` the 项 that it is, or behind which it comes.
    """

    clause: str
    paragraph: int
    at: int
    number: int = 0
    comes: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """What an instruction comes to in a document; `misfits` says what of it does not fit.

    `gone` are the ids of clauses that go, `numbers` the new numbers of clauses by their ids.
    """

    texts: tuple[TextChange, ...] = ()
    added: tuple[AddedClause, ...] = ()
    gone: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    items: tuple[ItemMove, ...] = ()
    misfits: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether anything of the instruction fits."""
        return bool(self.texts or self.added or self.gone or self.numbers or self.items)
