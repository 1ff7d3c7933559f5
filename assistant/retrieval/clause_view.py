"""What a reader of clauses is shown of one: what it stands under, and its text or a window of it.

The reader was trained on such views (`training.reading`), so that it is used with the same ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.passages import sentences

LONGEST_TEXT, LONGEST_HEADING = 220, 40
"""Characters of a clause, and of each thing that it stands under, that are read."""


@dataclass(frozen=True, slots=True)
class ClauseView:
    """What is read: `above`, then the characters `start` to `end` of the clause's text."""

    above: str
    text: str
    start: int
    end: int

    @property
    def read(self) -> str:
        """What is given to the reader."""
        return f"{self.above}\n{self.text}"

    def in_clause(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of `read` stand in the text of the clause."""
        shift = len(self.above) + 1
        return max(0, start - shift) + self.start, max(0, end - shift) + self.start


def clause_view(
    document: PolicyDocument, clause: Clause, focus: tuple[int, int] | None = None
) -> ClauseView:
    """Return the view of a clause; of a long one the sentences around `focus`, its first ones."""
    start, end = window(clause.text, focus or (0, 0))
    return ClauseView(_above(document, clause), clause.text[start:end], start, end)


def _above(document: PolicyDocument, clause: Clause) -> str:
    label = clause.label if clause.kind is ClauseKind.ELEMENT else ""
    own = clause.label if clause.kind is ClauseKind.PARAGRAPH else None
    headings = (p for p in clause.path if p != own and not clause.text.startswith(p))
    named = (document.title, document.title_of(clause), *headings, label, " ".join(clause.columns))
    return " ".join(each[:LONGEST_HEADING] for each in dict.fromkeys(filter(None, named)))


def window(text: str, focus: tuple[int, int]) -> tuple[int, int]:
    """Return the whole sentences of at most `LONGEST_TEXT` characters that begin at the focus.

    Where there is room left sentences before it are taken too; one that is too long is cut.
    """
    if len(text) <= LONGEST_TEXT:
        return 0, len(text)
    ends = _ends(text)
    first = next((at for at, end in enumerate(ends) if end > focus[0]), len(ends) - 1)
    start = ends[first - 1] if first else 0
    last = first
    while last + 1 < len(ends) and ends[last + 1] - start <= LONGEST_TEXT:
        last += 1
    end = min(ends[last], max(start, focus[0]) + LONGEST_TEXT)
    while first and end - (ends[first - 2] if first > 1 else 0) <= LONGEST_TEXT:
        first -= 1
    start = max(ends[first - 1] if first else 0, end - LONGEST_TEXT)
    return start, end


def _ends(text: str) -> Sequence[int]:
    """Return where the sentences of a text end."""
    return list(accumulate(map(len, sentences(text))))
