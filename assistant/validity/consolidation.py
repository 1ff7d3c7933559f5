"""Consolidation (整理本): a document with what later ones changed put into its text, as of a day.

It is put together by the program and is no official text. Every clause says where its words come
from, and what could not be put in is told; the numbers of articles that are spoken of in other
articles stay as they are, unless an instruction says otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from assistant.documents.dates import print_date
from assistant.documents.model import Clause, DocumentType, Element, PolicyDocument
from assistant.documents.numbering import Level, opening
from assistant.documents.parts import Part, divide
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.library.links import Links, bare_title
from assistant.question.clause_units import below
from assistant.validity.differences import ClauseDifference
from assistant.validity.fitted import AddedClause, Fitted, ItemMove, TextChange, fit
from assistant.validity.instructions import Instruction, instructions_for
from assistant.validity.numbered_lines import Slot, head_end, numbers_of, with_number
from assistant.validity.ordered import Action


class Origin(StrEnum):
    """Where the words of a consolidated clause come from."""

    ORIGINAL = "原文"
    AMENDED = "修改"
    ADDED = "增加"
    DELETED = "删去"
    MOVED = "序号调整"


@dataclass(frozen=True, slots=True)
class ChangedBy:
    """The instruction that changed a clause, and the amending document it stands in."""

    paper: PolicyDocument
    instruction: Instruction

    @property
    def place(self) -> str:
        """Where it stands: 海政办发〔2025〕3号第一条."""
        label = self.instruction.clause.label
        own = f"第{label[:-1]}条" if label.endswith("、") else label
        return f"{self.paper.name}{own}"


@dataclass(frozen=True, slots=True)
class ConsolidatedClause:
    """A clause as it reads now (one that is deleted: as it read), and what it was before.

    `before` is the clause of the document that is consolidated, None for one that was added.
    """

    clause: Clause
    origin: Origin
    before: Clause | None
    changes: tuple[ChangedBy, ...] = ()

    @property
    def said(self) -> str:
        """Where its words come from, in words: 由海政办发〔2025〕3号第一条修改."""
        places = "、".join(dict.fromkeys(change.place for change in self.changes))
        if self.origin is Origin.ORIGINAL:
            return self.origin.value
        if self.origin is Origin.MOVED and self.before:
            return f"原{self.before.label}，文字未改"
        moved = self.before is not None and self.before.label != self.clause.label
        was = f"（原{self.before.label}）" if moved and self.before else ""
        return f"由{places}{self.origin.value}{was}"


@dataclass(frozen=True, slots=True)
class NotConsolidated:
    """An instruction of which something could not be put in, and why."""

    change: ChangedBy
    why: str

    @property
    def said(self) -> str:
        """The sentence that tells it: 未能并入：…."""
        return f"未能并入：{self.change.place}“{self.change.instruction.sentence}”（{self.why}）"


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
        standing = tuple(c.clause for c in self.clauses if c.origin is not Origin.DELETED)
        return replace(self.document, clauses=standing)

    def clause_of(self, clause_id: str) -> ConsolidatedClause | None:
        """Return what became of the clause of the document that has this id."""
        return next((c for c in self.clauses if c.before and c.before.id == clause_id), None)


@dataclass(slots=True)
class _Row:
    """A clause while papers are put in."""

    clause: Clause
    before: Clause | None
    origin: Origin = Origin.ORIGINAL
    changes: list[ChangedBy] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    """What one paper does to a document: its changes gathered before any of them is made."""

    texts: dict[str, list[tuple[TextChange, ChangedBy]]] = field(default_factory=dict)
    added: list[tuple[AddedClause, ChangedBy]] = field(default_factory=list)
    gone: dict[str, ChangedBy] = field(default_factory=dict)
    numbers: dict[str, tuple[int, ChangedBy]] = field(default_factory=dict)
    items: dict[str, list[ItemMove]] = field(default_factory=dict)
    failed: list[NotConsolidated] = field(default_factory=list)
    adjusts: bool = False


def consolidated(document: PolicyDocument, links: Links, day: date) -> Consolidation:
    """Return `document` with what the papers of the library in force on `day` change in it."""
    papers = amending_papers(document, links)
    applying = [p for p in papers if (since := in_force_from(p)) is None or since <= day]
    contained = tuple(p for p in applying if contains(document, p))
    rest = [p for p in applying if p not in contained]
    found = consolidate(document, rest, day)
    notes = [*found.notes]
    notes += [f"{p.name}没有写明日期，按最后施行并入。" for p in rest if in_force_from(p) is None]
    later = [(p, since) for p in papers if (since := in_force_from(p)) and since > day]
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
    return tuple(sorted(ordering, key=lambda p: in_force_from(p) or date.max))


def in_force_from(paper: PolicyDocument) -> date | None:
    """Return the day from which an amending document applies, its own date failing another."""
    return paper.effect.effective_date or paper.date


def contains(document: PolicyDocument, paper: PolicyDocument) -> bool:
    """Say whether the 题注 of a document tells that it was revised by `paper` (根据…修正)."""
    remark = document.element(Element.REMARK)
    said = fold(remark.text) if remark else ""
    if not any(word in said for word in ("修正", "修订", "修改")):
        return False
    number = bool(paper.document_number) and fold(paper.document_number) in said
    day = fold(print_date(paper.date)) if paper.date else ""
    dated = bool(day) and any(f"{day}{rest}" in said for rest in (fold(paper.title)[:4], "修正", "第"))
    return number or dated or bare_title(paper.title) in said


def consolidate(
    document: PolicyDocument, papers: Sequence[PolicyDocument], day: date
) -> Consolidation:
    """Return `document` with what `papers` order put into it, one after the other."""
    rows = [_Row(clause, clause) for clause in document.clauses]
    failed: list[NotConsolidated] = []
    notes: list[str] = []
    for paper in papers:
        standing = [row for row in rows if row.origin is not Origin.DELETED]
        current = replace(document, clauses=tuple(row.clause for row in standing))
        work = _gathered(current, paper)
        failed += work.failed
        notes += _numbering_notes(work, current)
        rows = _done(rows, work, document)
    clauses = tuple(ConsolidatedClause(r.clause, r.origin, r.before, (*r.changes,)) for r in rows)
    return Consolidation(document, day, tuple(papers), clauses, tuple(failed), notes=tuple(notes))


def _gathered(document: PolicyDocument, paper: PolicyDocument) -> _Work:
    work = _Work()
    for instruction in instructions_for(paper, document):
        change = ChangedBy(paper, instruction)
        work.adjusts = work.adjusts or instruction.action is Action.ADJUSTS
        fitted = fit(instruction, document)
        work.failed += [NotConsolidated(change, why) for why in fitted.misfits]
        _take(work, fitted, change)
    return work


def _take(work: _Work, fitted: Fitted, change: ChangedBy) -> None:
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


def _numbering_notes(work: _Work, document: PolicyDocument) -> list[str]:
    """Say of a number that is left empty that the paper does not say that the others move up."""
    if work.adjusts or not work.gone:
        return []
    level = {c.id: c for c in document.clauses if c.number and c.level <= Level.ARTICLE}
    gone = [level[key].label for key in work.gone if key in level]
    return [f"{'、'.join(gone)}删去后，没有写明条文顺序相应调整的，序号照旧。"] if gone else []


def _done(rows: list[_Row], work: _Work, document: PolicyDocument) -> list[_Row]:
    """Return the rows with all that a paper does."""
    standing = tuple(r.clause for r in rows if r.origin is not Origin.DELETED)
    current = replace(document, clauses=standing)
    result: list[_Row] = []
    for row in rows:
        if row.origin is not Origin.DELETED:
            _change_text(row, work, _is_law(document, row.clause.layer))
        result.append(row)
    result = _with_added(result, work, current)
    for row in result:
        if row.clause.id in work.gone and row.origin is not Origin.DELETED:
            row.changes.append(work.gone[row.clause.id])
            row.origin = Origin.DELETED
    _renumber(result, work)
    return result


def _is_law(document: PolicyDocument, layer: str) -> bool:
    return any(x.name == layer and x.type is DocumentType.LAW for x in document.layers)


def _change_text(row: _Row, work: _Work, law: bool) -> None:
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
    if row.origin in (Origin.ORIGINAL, Origin.MOVED):
        row.origin = Origin.AMENDED


def _item_labels(clause: Clause, moves: Sequence[ItemMove], *, adjusts: bool) -> list[TextChange]:
    """Return the changes of the numbers of those 项 that move on, up, or are given another."""
    found: list[TextChange] = []
    for paragraph in {move.paragraph for move in moves}:
        items = [p for p in clause.parts if p.address[0] == paragraph and p.address[1] and not p.address[2]]
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


def _with_added(rows: list[_Row], work: _Work, document: PolicyDocument) -> list[_Row]:
    """Return the rows with new clauses behind those, and what stands under them, or before them."""
    result = list(rows)
    ends: dict[str, int] = {}
    for new, change in work.added:
        beside = next(c for c in document.clauses if c.id == new.beside)
        row = _Row(_new_clause(new, beside, change, document), None, Origin.ADDED, [change])
        under = {beside.id, *(c.id for c in below(document, beside))}
        places = [i for i, r in enumerate(result) if r.clause.id in under]
        at = places[0] if new.ahead else ends.get(beside.id, places[-1] + 1)
        at = max(at, places[-1] + 1) if not new.ahead else at
        while not new.ahead and at < len(result) and _was_put_behind(result[at], beside, work):
            at += 1
        result.insert(at, row)
    return result


def _was_put_behind(row: _Row, beside: Clause, work: _Work) -> bool:
    """Say whether a row was itself put behind the same clause before."""
    if row.origin is not Origin.ADDED or row.before is not None:
        return False
    return any(n.beside == beside.id and _id_of(n, c) == row.clause.id for n, c in work.added)


def _id_of(new: AddedClause, change: ChangedBy) -> str:
    return f"{change.paper.id}/{new.number}.{new.branch}/{new.beside}"


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
        beside, id=_id_of(new, change), label=whole, text="\n".join(lines),
        path=(*beside.path[:-1], label), span=(0, 0), number=new.number, branch=new.branch,
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


def _renumber(rows: list[_Row], work: _Work) -> None:
    """Give clauses the numbers that instructions and the coming and going of others make."""
    groups: dict[tuple[str, int, tuple[str, ...]], list[_Row]] = {}
    for row in rows:
        if row.clause.number is not None and row.clause.element is None:
            groups.setdefault(_group(row.clause, rows), []).append(row)
    added = {_id_of(new, change) for new, change in work.added}
    renamed: list[tuple[_Row, str, str]] = []
    for group in groups.values():
        slots = [_slot(row, work, added) for row in group]
        kept = [(r, s) for r, s in zip(group, slots, strict=True) if s is not None]
        numbers = numbers_of([s for _, s in kept], adjusts=work.adjusts)
        for (row, slot), number in zip(kept, numbers, strict=True):
            if slot.was and not slot.gone and number != slot.was:
                renamed.append(_rename(row, number, work))
    for row, old, new in renamed:
        _rename_paths(rows, row, old, new)


def _group(clause: Clause, rows: Iterable[_Row]) -> tuple[str, int, tuple[str, ...]]:
    """Return what is numbered together: the articles of a layer, the items under one heading."""
    if clause.level in (Level.CHAPTER, Level.ARTICLE, Level.HEADING):
        return clause.layer, clause.level, ()
    numbers = [r.clause.number for r in rows if (r.clause.layer, r.clause.level) == (clause.layer, clause.level)]
    through = len(set(numbers)) == len(numbers)
    return clause.layer, clause.level, () if through else clause.path[:-1]


def _slot(row: _Row, work: _Work, added: set[str]) -> Slot | None:
    """Return a clause in its row of numbers; what an earlier paper deleted has no place in it."""
    clause, number = row.clause, row.clause.number or 0
    if row.origin is Origin.DELETED and clause.id not in work.gone:
        return None
    if clause.id in added:
        return Slot(0, number, branch=bool(clause.branch))
    ordered = work.numbers.get(clause.id)
    return Slot(number, ordered[0] if ordered else 0, clause.id in work.gone, bool(clause.branch))


def _rename(row: _Row, number: int, work: _Work) -> tuple[_Row, str, str]:
    clause = row.clause
    at = head_end(clause.text)
    opened = opening(clause.text)
    own = opened.label if opened else clause.label
    label = with_number(own, number)
    text = with_number(clause.text[:at], number) + clause.text[at:]
    path = (*clause.path[:-1], clause.path[-1].replace(own, label, 1))
    whole = clause.label.replace(own, label) if own in clause.label else label
    row.clause = replace(clause, label=whole, text=text, number=number, path=path)
    if row.origin is Origin.ORIGINAL:
        row.origin = Origin.MOVED
    if clause.id in work.numbers:
        row.changes.append(work.numbers[clause.id][1])
    return row, clause.path[-1], path[-1]


def _rename_paths(rows: Iterable[_Row], renamed: _Row, old: str, new: str) -> None:
    """Let what stands under a renumbered heading stand under its new name."""
    path = (*renamed.clause.path[:-1], old)
    for row in rows:
        clause = row.clause
        under = clause.layer == renamed.clause.layer and clause.path[: len(path)] == path
        if under and len(clause.path) > len(path):
            row.clause = replace(clause, path=(*path[:-1], new, *clause.path[len(path) :]))

