"""Numbers of clauses after others have come and gone, and what stands under a new number."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.documents.model import Clause
from assistant.documents.numbering import Level, opening
from assistant.validity.consolidated_clause import ClauseOrigin
from assistant.validity.numbered_lines import Slot, head_end, numbers_of, with_number
from assistant.validity.putting_work import PuttingWork, WorkingRow, id_of


def renumber(rows: list[WorkingRow], work: PuttingWork) -> None:
    """Give clauses the numbers that instructions and the coming and going of others make."""
    groups: dict[tuple[str, int, tuple[str, ...]], list[WorkingRow]] = {}
    for row in rows:
        if row.clause.number is not None and row.clause.element is None:
            groups.setdefault(_group(row.clause, rows), []).append(row)
    added = {id_of(new, change) for new, change in work.added}
    renamed: list[tuple[WorkingRow, str, str]] = []
    for group in groups.values():
        slots = [_slot(row, work, added) for row in group]
        kept = [(r, s) for r, s in zip(group, slots, strict=True) if s is not None]
        numbers = numbers_of([s for _, s in kept], adjusts=work.adjusts)
        for (row, slot), number in zip(kept, numbers, strict=True):
            if slot.was and not slot.gone and number != slot.was:
                renamed.append(_rename(row, number, work))
    for row, old, new in renamed:
        _rename_paths(rows, row, old, new)


def _group(clause: Clause, rows: Iterable[WorkingRow]) -> tuple[str, int, tuple[str, ...]]:
    """Return what is numbered together: the articles of a layer, the items under one heading."""
    if clause.level in (Level.CHAPTER, Level.ARTICLE, Level.HEADING):
        return clause.layer, clause.level, ()
    numbers = [
        r.clause.number
        for r in rows
        if (r.clause.layer, r.clause.level) == (clause.layer, clause.level)
    ]
    through = len(set(numbers)) == len(numbers)
    return clause.layer, clause.level, () if through else clause.path[:-1]


def _slot(row: WorkingRow, work: PuttingWork, added: set[str]) -> Slot | None:
    """Return a clause in its row of numbers; what an earlier paper deleted has no place in it."""
    clause, number = row.clause, row.clause.number or 0
    if row.origin is ClauseOrigin.DELETED and clause.id not in work.gone:
        return None
    if clause.id in added:
        return Slot(0, number, branch=bool(clause.branch))
    ordered = work.numbers.get(clause.id)
    return Slot(number, ordered[0] if ordered else 0, clause.id in work.gone, bool(clause.branch))


def _rename(row: WorkingRow, number: int, work: PuttingWork) -> tuple[WorkingRow, str, str]:
    clause = row.clause
    at = head_end(clause.text)
    opened = opening(clause.text)
    own = opened.label if opened else clause.label
    label = with_number(own, number)
    text = with_number(clause.text[:at], number) + clause.text[at:]
    path = (*clause.path[:-1], clause.path[-1].replace(own, label, 1))
    whole = clause.label.replace(own, label) if own in clause.label else label
    row.clause = replace(clause, label=whole, text=text, number=number, path=path)
    if row.origin is ClauseOrigin.ORIGINAL:
        row.origin = ClauseOrigin.MOVED
    if clause.id in work.numbers:
        row.changes.append(work.numbers[clause.id][1])
    return row, clause.path[-1], path[-1]


def _rename_paths(rows: Iterable[WorkingRow], renamed: WorkingRow, old: str, new: str) -> None:
    """Let what stands under a renumbered heading stand under its new name."""
    path = (*renamed.clause.path[:-1], old)
    for row in rows:
        clause = row.clause
        under = clause.layer == renamed.clause.layer and clause.path[: len(path)] == path
        if under and len(clause.path) > len(path):
            row.clause = replace(clause, path=(*path[:-1], new, *clause.path[len(path) :]))
