"""Putting an amending document in: its changes are gathered first, and then all made at once.

So every instruction speaks of the document as it was before any of them.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.model import Clause, DocumentType, PolicyDocument
from assistant.documents.numbering import Level, opening
from assistant.documents.parts import Part, divide
from assistant.question.whole_clause import below
from assistant.validity.consolidated_clause import ChangedBy, ClauseOrigin, NotConsolidated
from assistant.validity.fitted import fit
from assistant.validity.instructions import instructions_for
from assistant.validity.made_changes import AddedClause, Fitted, ItemMove, TextChange
from assistant.validity.numbered_lines import Slot, head_end, numbers_of, with_number
from assistant.validity.order_words import Action
from assistant.validity.putting_work import PuttingWork, WorkingRow, id_of
from assistant.validity.renumbering import renumber


def gathered(document: PolicyDocument, paper: PolicyDocument) -> PuttingWork:
    """Return what a paper does to a document, before any of it is done."""
    work = PuttingWork()
    for instruction in instructions_for(paper, document):
        change = ChangedBy(paper, instruction)
        work.adjusts = work.adjusts or instruction.action is Action.ADJUSTS
        fitted = fit(instruction, document)
        work.failed += [NotConsolidated(change, why) for why in fitted.misfits]
        _take(work, fitted, change)
    return work


def _take(work: PuttingWork, fitted: Fitted, change: ChangedBy) -> None:
    """Take up what an instruction comes to; what another one changes already is told."""
    everywhere = not change.instruction.places
    for text in fitted.texts:
        made = work.texts.setdefault(text.clause, [])
        if any(_overlap(text, other) for other, _ in made):
            if not everywhere:
                why = f"与{next(c.place for o, c in made if _overlap(text, o))}改的是同一处"
                work.failed.append(NotConsolidated(change, why))
            continue
        made.append((text, change))
    work.added += [(new, change) for new in fitted.added]
    work.gone |= dict.fromkeys(fitted.gone, change)
    work.numbers |= {key: (number, change) for key, number in fitted.numbers.items()}
    for move in fitted.items:
        work.items.setdefault(move.clause, []).append(move)


def _overlap(one: TextChange, other: TextChange) -> bool:
    if one.start == one.end or other.start == other.end:
        inner, outer = (one, other) if one.start == one.end else (other, one)
        return outer.start < inner.start < outer.end
    return one.start < other.end and other.start < one.end


def numbering_notes(work: PuttingWork, document: PolicyDocument) -> list[str]:
    """Say of a number that is left empty that the paper does not say that the others move up."""
    if work.adjusts or not work.gone:
        return []
    level = {c.id: c for c in document.clauses if c.number and c.level <= Level.ARTICLE}
    gone = [level[key].label for key in work.gone if key in level]
    return [f"{'、'.join(gone)}删去后，没有写明条文顺序相应调整的，序号照旧。"] if gone else []


def put_in(rows: list[WorkingRow], work: PuttingWork, document: PolicyDocument) -> list[WorkingRow]:
    """Return the rows with all that a paper does."""
    standing = tuple(r.clause for r in rows if r.origin is not ClauseOrigin.DELETED)
    current = document.with_clauses(standing)
    result: list[WorkingRow] = []
    for row in rows:
        if row.origin is not ClauseOrigin.DELETED:
            _change_text(row, work, _is_law(document, row.clause.layer))
        result.append(row)
    result = _with_added(result, work, current)
    for row in result:
        if row.clause.id in work.gone and row.origin is not ClauseOrigin.DELETED:
            row.changes.append(work.gone[row.clause.id])
            row.origin = ClauseOrigin.DELETED
    renumber(result, work)
    return result


def _is_law(document: PolicyDocument, layer: str) -> bool:
    return any(x.name == layer and x.type is DocumentType.LAW for x in document.layers)


def _change_text(row: WorkingRow, work: PuttingWork, law: bool) -> None:
    made, moves = work.texts.get(row.clause.id, []), work.items.get(row.clause.id, [])
    if not made and not moves:
        return
    clause = row.clause
    changes = [c for c, _ in made] + _item_labels(clause, moves, adjusts=work.adjusts)
    text = clause.text
    for change in sorted(changes, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: change.start] + change.new + text[change.end :]
    lines = [line for line in text.split("\n") if line.strip()]
    lines = _with_item_marks(lines) if moves else lines
    row.clause = replace(clause, text="\n".join(lines), parts=divide(lines, law=law))
    row.changes += dict.fromkeys(by for _, by in made)
    if row.origin in (ClauseOrigin.ORIGINAL, ClauseOrigin.MOVED):
        row.origin = ClauseOrigin.AMENDED


def _item_labels(clause: Clause, moves: Sequence[ItemMove], *, adjusts: bool) -> list[TextChange]:
    """Return the changes of the numbers of those 项 that move on, up, or are given another."""
    found: list[TextChange] = []
    for paragraph in {move.paragraph for move in moves}:
        items = [
            p
            for p in clause.parts
            if p.address[0] == paragraph and p.address[1] and not p.address[2]
        ]
        here = [m for m in moves if m.paragraph == paragraph]
        row: list[tuple[Slot, Part | None]] = []
        for item in items:
            own = next((m for m in here if not m.comes and m.at == item.address[1]), None)
            gone = own is not None and not own.number
            row.append((Slot(item.address[1], own.number if own else 0, gone), item))
            coming = (m for m in here if m.comes and m.at == item.address[1])
            row += [(Slot(0, m.number), None) for m in coming]
        numbers = numbers_of([slot for slot, _ in row], adjusts=adjusts)
        for (slot, part), number in zip(row, numbers, strict=True):
            if part and not slot.gone and number != slot.was:
                found += _relabelled(clause, part.start, number)
    return found


def _relabelled(clause: Clause, start: int, number: int) -> list[TextChange]:
    line = clause.text[start:].split("\n", 1)[0]
    head = line[: head_end(line)]
    return [TextChange(clause.id, start, start + len(head), with_number(head, number))]


def _with_item_marks(lines: list[str]) -> list[str]:
    """Return lines in which each 项 ends as its place wants: the last with 。, others with ；."""
    items = [i for i, line in enumerate(lines) if i and _is_item(line)]
    if not any(lines[i].endswith("；") for i in items):
        return lines
    done = list(lines)
    for at in items:
        last = at + 1 == len(lines) or not opening(lines[at + 1])
        if done[at].endswith(("；", "。")):
            done[at] = done[at][:-1] + ("。" if last else "；")
    return done


def _is_item(line: str) -> bool:
    opened = opening(line)
    return opened is not None and opened.level is Level.ITEM


def _with_added(
    rows: list[WorkingRow], work: PuttingWork, document: PolicyDocument
) -> list[WorkingRow]:
    """Return the rows with new clauses behind those, and what stands under them, or before them."""
    result = list(rows)
    ends: dict[str, int] = {}
    for new, change in work.added:
        beside = next(c for c in document.clauses if c.id == new.beside)
        row = WorkingRow(
            _new_clause(new, beside, change, document), None, ClauseOrigin.ADDED, [change]
        )
        under = {beside.id, *(c.id for c in below(document, beside))}
        places = [i for i, r in enumerate(result) if r.clause.id in under]
        at = places[0] if new.ahead else ends.get(beside.id, places[-1] + 1)
        at = max(at, places[-1] + 1) if not new.ahead else at
        while not new.ahead and at < len(result) and _was_put_behind(result[at], beside, work):
            at += 1
        result.insert(at, row)
    return result


def _was_put_behind(row: WorkingRow, beside: Clause, work: PuttingWork) -> bool:
    """Say whether a row was itself put behind the same clause before."""
    if row.origin is not ClauseOrigin.ADDED or row.before is not None:
        return False
    return any(n.beside == beside.id and id_of(n, c) == row.clause.id for n, c in work.added)


def _new_clause(
    new: AddedClause, beside: Clause, change: ChangedBy, document: PolicyDocument
) -> Clause:
    """Return a clause numbered and printed as the one beside it is."""
    head = beside.text[: head_end(beside.text)]
    head = _branched(with_number(head, new.number), new.branch)
    opened = opening(beside.text)
    own = opened.label if opened else ""
    label = _branched(with_number(own, new.number), new.branch)
    whole = beside.label.replace(own, label) if own else label
    lines = f"{head}{new.words}".split("\n")
    return replace(
        beside, id=id_of(new, change), label=whole, text="\n".join(lines),
        path=(*beside.path[:-1], label), span=beside.span, number=new.number, branch=new.branch,
        parts=divide(lines, law=_is_law(document, beside.layer)),
    )  # fmt: skip


def _branched(label: str, branch: int) -> str:
    """Return 第十二条 as 第十二条之一, without another number behind 之."""
    unbranched, article, behind = label.partition("条")
    if not article:
        return label
    rest = behind.lstrip("之一二三四五六七八九十")
    written = with_number("之一", branch) if branch else ""
    return f"{unbranched}{article}{written}{rest}"
