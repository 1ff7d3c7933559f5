"""From what is written to where it stands: a chain of steps, followed into a document.

Only what the document has is returned; a number is never replaced by the nearest one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbering import Level
from assistant.documents.parts import Part
from assistant.question.clause_units import (
    ATTACHMENT,
    BRACKETED,
    CLOSING,
    INSIDE,
    LONE,
    ROW,
    TABLE,
    UNITS,
    among,
    attachment_number,
    attachments_of,
    number_of,
    units_of,
)
from assistant.question.inline_items import inline_items
from assistant.question.places import Place
from assistant.question.whole_clause import below
from assistant.question.written_places import Chain, WrittenStep


@dataclass(frozen=True, slots=True)
class Region:
    """Where a step is looked for: a document, an attachment of it, a clause, a part of one."""

    document: PolicyDocument
    layer: str = ""
    clause: Clause | None = None
    part: Part | None = None

    @classmethod
    def of(cls, place: Place) -> "Region":
        """Return the region that a place covers."""
        return cls(place.document, place.clause.layer, place.clause, place.part)

    def places(self) -> tuple[Place, ...]:
        """Return the place that it is, or the clauses of a whole attachment."""
        if self.clause is not None:
            return (Place(self.document, self.clause, self.part),)
        inside = (c for c in self.document.clauses if c.layer == self.layer)
        return tuple(Place(self.document, c) for c in inside)


@dataclass(frozen=True, slots=True)
class Resolved:
    """How far a chain could be followed: `step` is the last one looked for, `within` where."""

    step: WrittenStep
    within: tuple[Region, ...]
    found: tuple[Region, ...]


def follow(chain: Chain, regions: Sequence[Region]) -> Resolved:
    """Follow the steps of `chain` from `regions` on, as far as they lead."""
    within, found = tuple(regions), tuple(regions)
    for step, after in zip_longest(chain.steps, chain.steps[1:]):
        within, found = found, tuple(r for region in found for r in _narrowed(region, step))
        if step.unit == ATTACHMENT and after and after.unit == BRACKETED:
            found = tuple(r for region in found for r in _headed(region, step))
        if not found:
            return Resolved(step, within, ())
    return Resolved(chain.last, within, found)


def has(regions: Sequence[Region], step: WrittenStep, number: int) -> bool:
    """Say whether one of `regions` has this number of what the step counts."""
    alone = replace(step, first=number, last=number)
    return any(next(_narrowed(region, alone), None) for region in regions)


def _narrowed(region: Region, step: WrittenStep) -> Iterator[Region]:
    return _WAYS.get(step.unit, _numbered)(region, step)


def _attachment(region: Region, step: WrittenStep) -> Iterator[Region]:
    """Yield the attachments of the step's numbers; without a number, the only one.

    Where there is one and it has no number, 附件二 is its 二、, as its label is printed.
    """
    document, held = region.document, attachments_of(region.document)
    if not step.first:
        yield from (Region(document, layer) for layer in _only_one(document, held))
        return
    for ordinal, layer in enumerate(held, start=1):
        if step.first <= attachment_number(layer, ordinal) <= step.last:
            yield Region(document, layer)
    if held == (ATTACHMENT,) and step.first > 1 and len(document.attachments) < 2:
        yield from _numbered(Region(document, ATTACHMENT), replace(step, unit=LONE))


def _headed(region: Region, step: WrittenStep) -> tuple[Region, ...]:
    """Return the 一、 of the only attachment for 附件一（一）, the attachment where it has none."""
    unnumbered = region.layer == ATTACHMENT and region.clause is None
    headed = tuple(_numbered(region, replace(step, unit=LONE))) if unnumbered else ()
    return headed or (region,)


def _only_one(document: PolicyDocument, held: tuple[str, ...]) -> tuple[str, ...]:
    """Return the attachment where a file has one; else the one thing that a 通知 issues."""
    issued = tuple(layer.name for layer in document.layers[1:])
    found = held or issued
    return found if len(found) == 1 else ()


def _numbered(region: Region, step: WrittenStep) -> Iterator[Region]:
    """Yield the clauses of the step's numbers; of a range also 第十二条之一."""
    counted = counted_in(region, step.unit)
    ranged = step.first != step.last
    for clause in counted:
        fits = step.first <= number_of(clause, counted) <= step.last
        if fits and (ranged or clause.branch == step.branch):
            yield replace(region, clause=clause)


def counted_in(region: Region, unit: str) -> tuple[Clause, ...]:
    """Return the clauses of a region that a unit counts."""
    if region.clause is not None:
        return among(below(region.document, region.clause), unit)
    return units_of(region.document, unit, region.layer)


def _paragraph(region: Region, step: WrittenStep) -> Iterator[Region]:
    """Yield the 款 of an article, the natural paragraphs of another clause.

    Where there is only one 款 it is not numbered (domain: 立法法 第六十五条): it is the clause.
    """
    clause = region.clause
    if clause is None:
        yield from _numbered(region, step)
        return
    own = [p for p in clause.parts if p.address[1:] == (0, 0)]
    if not own and step.first == 1:
        yield region
    yield from _chosen(region, own, 0, step)
    for number, rest in _paragraphs_behind(region):
        if step.first <= number <= step.last:
            yield replace(region, clause=rest)


def _paragraphs_behind(region: Region) -> Iterator[tuple[int, Clause]]:
    """Yield the paragraphs of a clause that stand behind its list or table, by their numbers."""
    clause = region.clause
    if clause is None:
        return
    own = re.compile(rf"{re.escape(clause.label)}第(\d+)段")
    for rest in below(region.document, clause):
        behind = None if rest.level else own.fullmatch(rest.label)
        if behind:
            yield int(behind[1]), rest


def _chosen(
    region: Region, parts: Iterable[Part], place: int, step: WrittenStep
) -> Iterator[Region]:
    """Yield the parts whose number at `place` of their address (款, 项, 目) the step names."""
    for part in parts:
        if step.first <= part.address[place] <= step.last:
            yield replace(region, part=part)


def _item(region: Region, step: WrittenStep) -> Iterator[Region]:
    if region.clause is None:
        yield from _numbered(region, step)
        return
    parts = items_of(region)
    yield from _chosen(region, parts, 1, step)
    if not parts:
        found = list(_child(region, step)) or list(_numbered(region, step))
        found = found or list(_inline(region, step))
        yield from found
        if _is_itself(region.clause, step):
            yield region


def _is_itself(clause: Clause | None, step: WrittenStep) -> bool:
    """Say whether 第九条（九） names one clause twice."""
    return clause is not None and (clause.level, clause.number) == (Level.ITEM, step.first)


def items_of(region: Region) -> tuple[Part, ...]:
    """Return the 项 of an article, or of the 款 of it that the region is."""
    parts = region.clause.parts if region.clause else ()
    paragraph = region.part.address[0] if region.part else 0
    return tuple(
        p for p in parts
        if p.address[1] and not p.address[2] and paragraph in (0, p.address[0])
    )  # fmt: skip


def _point(region: Region, step: WrittenStep) -> Iterator[Region]:
    if region.clause is None:
        yield from _numbered(region, step)
        return
    found = points_of(region)
    yield from _chosen(region, found, 2, step)
    if not found:
        yield from list(_child(region, step)) or _inline(region, step)


def _inline(region: Region, step: WrittenStep) -> Iterator[Region]:
    """Yield the items of these numbers that are printed in the lines of a clause."""
    if region.clause is not None and not children_of(region):
        parts = _inline_of(region, step.unit)
        yield from _chosen(region, parts, 1 if step.unit == "项" else 2, step)


def _inline_of(region: Region, unit: str) -> tuple[Part, ...]:
    """Return the items that are printed in the lines of a region, as 项 or as 目."""
    if region.clause is None:
        return ()
    return inline_items(Place(region.document, region.clause, region.part), unit)


def points_of(region: Region) -> tuple[Part, ...]:
    """Return the 目 of the 项 that the region is."""
    parts = region.clause.parts if region.clause else ()
    outer = region.part.address[:2] if region.part else (0, 0)
    return tuple(p for p in parts if p.address[:2] == outer and p.address[2])


def _child(region: Region, step: WrittenStep) -> Iterator[Region]:
    """Yield the clauses of these numbers right under one of a 公文: 1. under （三）."""
    for clause in children_of(region):
        if clause.number is not None and step.first <= clause.number <= step.last:
            yield replace(region, clause=clause)


def children_of(region: Region) -> tuple[Clause, ...]:
    """Return the numbered clauses right under the clause of a region."""
    if region.clause is None or region.clause.level == Level.ARTICLE:
        return ()
    inside = [c for c in below(region.document, region.clause) if c.level]
    depth = min((c.level for c in inside), default=0)
    return tuple(c for c in inside if c.level == depth)


def _tables(region: Region) -> Iterator[tuple[int, int, Clause]]:
    """Yield the rows of the tables of a region: which table, which row (0 for its head), it."""
    document, clause = region.document, region.clause
    inside = (clause, *below(document, clause)) if clause else document.clauses
    for each in inside:
        found = _TABLE_LABEL.search(each.label)
        if found and each.columns and region.layer in ("", each.layer):
            yield int(found["table"]), int(found["row"] or 0), each


def _table(region: Region, step: WrittenStep) -> Iterator[Region]:
    for table, _, clause in _tables(region):
        if step.first <= table <= step.last:
            yield replace(region, clause=clause)


def _row(region: Region, step: WrittenStep) -> Iterator[Region]:
    for _, row, clause in _tables(region):
        if step.first <= row <= step.last:
            yield replace(region, clause=clause)


def _closing(region: Region, step: WrittenStep) -> Iterator[Region]:
    for number, clause in enumerate(counted_in(region, CLOSING), start=1):
        if not step.first or step.first <= number <= step.last:
            yield replace(region, clause=clause)


_TABLE_LABEL = re.compile(r"表(?P<table>\d+)(?:第(?P<row>\d+)行|表头)$")
_WAYS: dict[str, Callable[[Region, WrittenStep], Iterator[Region]]] = {
    ATTACHMENT: _attachment,
    "款": _paragraph,
    "段": _paragraph,
    "项": _item,
    "目": _point,
    "点": _point,
    CLOSING: _closing,
    TABLE: _table,
    ROW: _row,
}


def parts_counted(region: Region, unit: str) -> tuple[str, ...]:
    """Return what a region has of a unit, by label: its 款, its 项, the clauses under it."""
    clause = region.clause
    if clause is None or UNITS[unit].depth < INSIDE:
        return tuple(c.label for c in counted_in(region, unit))
    if unit in ("款", "段"):
        own = tuple(p.label for p in clause.parts if p.address[1:] == (0, 0))
        behind = tuple(f"第{number}段" for number, _ in _paragraphs_behind(region))
        return (*(own or ("第1段",)), *behind) if own or behind else ()
    if unit in (TABLE, ROW):
        counted = {t if unit == TABLE else r for t, r, _ in _tables(region) if unit == TABLE or r}
        return tuple(f"{unit}{n}" if unit == TABLE else f"第{n}{unit}" for n in sorted(counted))
    parts = items_of(region) if unit == "项" else points_of(region)
    found = tuple(p.label for p in parts) or tuple(c.label for c in children_of(region))
    return found or tuple(p.label for p in _inline_of(region, unit))
