"""Consolidation (整理本): a document with what later ones changed put into its text, as of a day.

It is put together by the program and is no official text. Every clause says where its words come
from, and what could not be put in is told; the numbers of articles that are spoken of in other
articles stay as they are, unless an instruction says otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.documents.dates import print_date
from assistant.documents.model import Element, PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.library.links import Links, bare_title
from assistant.validity.consolidated_clause import ClauseOrigin, ConsolidatedClause, NotConsolidated
from assistant.validity.differences import ClauseDifference
from assistant.validity.instructions import instructions_for
from assistant.validity.putting_in import gathered, numbering_notes, put_in
from assistant.validity.putting_work import WorkingRow


@dataclass(frozen=True, slots=True)
class Consolidation:
    """A document as it reads on a day: its clauses in order, deleted ones where they stood.

    `document` is the one that is consolidated, `papers` are those that were put in, in order, and
    `contained` those that its text already contains; `notes` say what else must be known.
    `official` is the revised text of the library that contains the same papers, where there is
    one, and `departures` is what it says otherwise.
    """

    document: PolicyDocument
    day: date
    papers: tuple[PolicyDocument, ...]
    clauses: tuple[ConsolidatedClause, ...]
    failed: tuple[NotConsolidated, ...] = ()
    contained: tuple[PolicyDocument, ...] = ()
    notes: tuple[str, ...] = ()
    official: PolicyDocument | None = None
    departures: tuple[ClauseDifference, ...] = ()

    @property
    def text(self) -> PolicyDocument:
        """The document as it reads, for what compares documents."""
        standing = tuple(c.clause for c in self.clauses if c.origin is not ClauseOrigin.DELETED)
        return self.document.with_clauses(standing)

    def clause_of(self, clause_id: str) -> ConsolidatedClause | None:
        """Return what became of the clause of the document that has this id."""
        return next((c for c in self.clauses if c.before and c.before.id == clause_id), None)


def consolidated(document: PolicyDocument, links: Links, day: date) -> Consolidation:
    """Return `document` with what the papers of the library in force on `day` change in it."""
    papers = amending_papers(document, links)
    applying = [p for p in papers if (since := p.applies_from) is None or since <= day]
    contained = tuple(p for p in applying if contains(document, p))
    rest = [p for p in applying if p not in contained]
    found = consolidate(document, rest, day)
    notes = [*found.notes]
    notes += [f"{p.name}没有写明日期，按最后施行并入。" for p in rest if p.applies_from is None]
    later = [(p, since) for p in papers if (since := p.applies_from) and since > day]
    notes += [f"{p.name}自{print_date(s)}起施行，没有并入。" for p, s in later]
    return replace(found, contained=contained, notes=tuple(notes))


def amending_papers(document: PolicyDocument, links: Links) -> tuple[PolicyDocument, ...]:
    """Return the papers that order changes of `document`, in the order in which they apply."""
    linked = {
        link.document.id: link.document
        for link in links.to(document)
        if link.relation.kind is RelationKind.AMENDS
    }
    ordering = (p for p in linked.values() if instructions_for(p, document))
    return tuple(sorted(ordering, key=lambda p: p.applies_from or date.max))


def contains(document: PolicyDocument, paper: PolicyDocument) -> bool:
    """Say whether the 题注 of a document tells that it was revised by `paper` (根据…修正)."""
    remark = document.element(Element.REMARK)
    said = fold(remark.text) if remark else ""
    if not any(word in said for word in ("修正", "修订", "修改")):
        return False
    number = bool(paper.document_number) and fold(paper.document_number) in said
    said, named = _without_marks(said), [_without_marks(bare_title(t)) for t in paper.titles if t]
    day = fold(print_date(paper.date)) if paper.date else ""
    starts = (*(title[:4] for title in named), "修正", "第")
    dated = bool(day) and any(f"{day}{rest}" in said for rest in starts)
    return number or dated or any(title in said for title in named)


def _without_marks(text: str) -> str:
    """Return a text without the marks of titles, which are others inside of a title."""
    return re.sub("[《》〈〉<>]", "", text)


def consolidate(
    document: PolicyDocument, papers: Sequence[PolicyDocument], day: date
) -> Consolidation:
    """Return `document` with what `papers` order put into it, one after the other."""
    rows = [WorkingRow(clause, clause) for clause in document.clauses]
    failed: list[NotConsolidated] = []
    notes: list[str] = []
    for paper in papers:
        standing = [row for row in rows if row.origin is not ClauseOrigin.DELETED]
        current = document.with_clauses(tuple(row.clause for row in standing))
        work = gathered(current, paper)
        failed += work.failed
        notes += numbering_notes(work, current)
        rows = put_in(rows, work, document)
    clauses = tuple(ConsolidatedClause(r.clause, r.origin, r.before, (*r.changes,)) for r in rows)
    return Consolidation(document, day, tuple(papers), clauses, tuple(failed), notes=tuple(notes))
