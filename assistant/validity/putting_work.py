"""What one amending document does to another while it is put in."""

from dataclasses import dataclass, field

from assistant.documents.model import Clause
from assistant.validity.consolidated_clause import ChangedBy, ClauseOrigin, NotConsolidated
from assistant.validity.made_changes import AddedClause, ItemMove, TextChange


@dataclass(slots=True)
class WorkingRow:
    """A clause while papers are put in."""

    clause: Clause
    before: Clause | None
    origin: ClauseOrigin = ClauseOrigin.ORIGINAL
    changes: list[ChangedBy] = field(default_factory=list)


@dataclass(slots=True)
class PuttingWork:
    """What one paper does to a document: its changes gathered before any of them is made."""

    texts: dict[str, list[tuple[TextChange, ChangedBy]]] = field(default_factory=dict)
    added: list[tuple[AddedClause, ChangedBy]] = field(default_factory=list)
    gone: dict[str, ChangedBy] = field(default_factory=dict)
    numbers: dict[str, tuple[int, ChangedBy]] = field(default_factory=dict)
    items: dict[str, list[ItemMove]] = field(default_factory=dict)
    failed: list[NotConsolidated] = field(default_factory=list)
    adjusts: bool = False


def id_of(new: AddedClause, change: ChangedBy) -> str:
    """Return the id of a new clause, which no clause of a library has."""
    return f"{change.paper.id}/{new.number}.{new.branch}/{new.beside}"
