"""What is taken away that has no record of its own: clauses under a title, the check of a draft.

Importing them loads nothing that writes files: `youju clause` names its list before it knows
whether one is wanted.
"""

from dataclasses import dataclass
from datetime import date

from assistant.quotations.checked import Checked
from assistant.retrieval.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ClauseList:
    """Clauses under a title; `as_of` is the day by which they are judged, None for today."""

    title: str
    clauses: tuple[Evidence, ...]
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """The check of a draft, with what the draft is called."""

    checked: Checked
    name: str
