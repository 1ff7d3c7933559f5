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
    """A clause of a lesson, its words as printed; `table` where it is a row of one."""

    proof: Proof
    text: str
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


def lesson_topics(
    items: Iterable[Item], documents: Sequence[PolicyDocument] = ()
) -> tuple[Topic, ...]:
    """Return the topics that the items cover, with the tables of `documents` whole."""
    return tuple(Topic(name, tuple(_clauses(of, documents))) for name, of in topics(items))


def _clauses(items: Sequence[Item], documents: Sequence[PolicyDocument]) -> Iterator[TaughtClause]:
    """Yield the clauses; the rows of one table are one."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        found = _found(item.proof, documents)
        place = _table_of(found[1]) if found else ""
        groups.setdefault((item.proof.document_id, place or item.proof.clause_id), []).append(item)
    for of_clause in groups.values():
        yield _taught(of_clause, documents)


def _taught(items: Sequence[Item], documents: Sequence[PolicyDocument]) -> TaughtClause:
    """Return a clause as its document prints it; without that, what its items quote of it."""
    proof = items[0].proof
    found = _found(proof, documents)
    if found is None:
        quotes = dict.fromkeys(item.proof.quote for item in items)
        return TaughtClause(proof, "\n".join(quotes), tuple(items))
    document, clause = found
    table = _table(document, clause) if _table_of(clause) else None
    return TaughtClause(proof, clause.text, tuple(items), table)


def _found(
    proof: Proof, documents: Sequence[PolicyDocument]
) -> tuple[PolicyDocument, Clause] | None:
    document = next((each for each in documents if each.id == proof.document_id), None)
    clauses = document.clauses if document else ()
    clause = next((each for each in clauses if each.id == proof.clause_id), None)
    return (document, clause) if document and clause else None


def _table_of(clause: Clause) -> str:
    """Return what the table of a row goes by in its document, "" of what is no row."""
    return f"{clause.layer}/{clause.path[0]}" if clause.kind is ClauseKind.ROW else ""


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
