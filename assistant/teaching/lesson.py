"""What a lesson goes through: topic by topic the clauses, each once, with the items it proves.

A row of a table is shown with its whole table, where the document is at hand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.teaching.item import Item, Proof
from assistant.teaching.item_words import topics

_CELLS = "\t"


@dataclass(frozen=True, slots=True)
class TaughtTable:
    """A table of a document: the names of its columns, and its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TaughtClause:
    """A clause of a lesson; `table` where it is a row of one."""

    proof: Proof
    items: tuple[Item, ...]
    table: TaughtTable | None = None

    @property
    def place(self) -> str:
        """Where it stands in its document; of a row the whole table: 表1."""
        return self.proof.clause if not self.table else self.proof.clause.partition("第")[0]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of a lesson and its clauses, in the order in which they come up."""

    name: str
    clauses: tuple[TaughtClause, ...]


def lesson(items: Iterable[Item], documents: Sequence[PolicyDocument] = ()) -> tuple[Topic, ...]:
    """Return the topics that the items cover, with the tables of `documents` whole."""
    return tuple(Topic(name, tuple(_clauses(of, documents))) for name, of in topics(items))


def _clauses(items: Sequence[Item], documents: Sequence[PolicyDocument]) -> Iterator[TaughtClause]:
    """Yield the clauses; the rows of one table are one."""
    groups: dict[tuple[str, str], list[Item]] = {}
    tables: dict[tuple[str, str], TaughtTable | None] = {}
    for item in items:
        name, table = _shown_as(item.proof, documents)
        groups.setdefault(name, []).append(item)
        tables[name] = table
    for name, of in groups.items():
        yield TaughtClause(of[0].proof, tuple(of), tables[name])


def _shown_as(
    proof: Proof, documents: Sequence[PolicyDocument]
) -> tuple[tuple[str, str], TaughtTable | None]:
    """Return what a clause goes by, and its table where it is a row of one."""
    document = next((each for each in documents if each.id == proof.document_id), None)
    row = next((c for c in document.clauses if c.id == proof.clause_id), None) if document else None
    if document is None or row is None or row.kind is not ClauseKind.ROW:
        return (proof.document_id, proof.clause_id), None
    return (document.id, f"{row.layer}/{row.path[0]}"), _table(document, row)


def _table(document: PolicyDocument, row: Clause) -> TaughtTable:
    rows = [
        tuple(clause.text.split(_CELLS))
        for clause in document.clauses
        if clause.kind is ClauseKind.ROW and (clause.layer, clause.path) == (row.layer, row.path)
    ]
    width = max(len(row.columns), *map(len, rows))
    return TaughtTable(_filled(row.columns, width), tuple(_filled(each, width) for each in rows))


def _filled(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def documents_of(items: Iterable[Item]) -> tuple[Proof, ...]:
    """Return a proof of each document that the items rest on, in their order."""
    return tuple({item.proof.document_id: item.proof for item in items}.values())
