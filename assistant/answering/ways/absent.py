"""What is said of a place that is not there: how many there are instead.

A clause number is never replaced by the nearest one; the user is told what the document has.
"""

from collections.abc import Sequence

from assistant.documents.model import Clause, PolicyDocument
from assistant.question.clause_units import (
    ATTACHMENT,
    attachments_of,
    gap_around,
    gap_sentence,
    measure,
    units_of,
)
from assistant.question.places import Place
from assistant.question.references import Reference
from assistant.question.resolving import Region, parts_counted

FEW = 3
"""Documents that are each told of by name."""


def absent(reference: Reference, documents: Sequence[PolicyDocument] = ()) -> str:
    """Return what to say of a reference that does not resolve, or not wholly.

    `documents` are those that the question or the conversation names.
    """
    if reference.is_reversed:
        return f"“{reference.written}”前后写反了：请把小的号写在前面。"
    if reference.within:
        return "\n\n".join(_inside(reference, place) for place in reference.within[:FEW])
    if reference.loose:
        return f"“{reference.written}”没有可以接着数的条款：请写明是哪份文件的哪一条。"
    searched = searched_in(reference, documents)
    if len(searched) > FEW:
        return _of_many(reference, searched)
    return "\n\n".join(no_such(reference, document) for document in searched)


def searched_in(
    reference: Reference, documents: Sequence[PolicyDocument]
) -> tuple[PolicyDocument, ...]:
    """Return the documents to tell of: those named, else those that count in this unit at all."""
    named = {d.id for d in documents}
    if reference.layer or all(d.id in named for d in reference.documents):
        return reference.documents
    counting = tuple(d for d in reference.documents if _counted(d, reference.unit))
    return counting or reference.documents[:1]


def no_such(reference: Reference, document: PolicyDocument) -> str:
    """Return how many of the unit the document has, from which to which."""
    if reference.unit == ATTACHMENT:
        return _no_attachment(reference, document)
    counted = units_of(document, reference.unit, reference.layer)
    if not counted:
        return _not_divided(reference, document)
    extent = f"{reference.layer or '全文'}共 {len(counted)} {measure(reference.unit)}"
    extent += f"，从{counted[0].label}到{counted[-1].label}"
    if reference.places:
        return f"{document.name} {extent}；“{reference.written}”里的其余部分没有。"
    around = gap_around(counted, reference.number)
    extent += f"；{gap_sentence(around)}" if around else ""
    return f"{document.name} {reference.layer}没有{reference.written}：{extent}。"


def _not_divided(reference: Reference, document: PolicyDocument) -> str:
    if reference.layer:
        return f"{document.name} {reference.layer}没有{reference.written}：它不分{reference.unit}。"
    unit, counted = first_division(document)
    return (
        f"{document.name} 没有{reference.written}：它是{document.genre or '一份文件'}，"
        f"正文不分{reference.unit}，共 {len(counted)} {measure(unit)}。"
    )


def first_division(document: PolicyDocument) -> tuple[str, tuple[Clause, ...]]:
    """Return the coarsest unit that a document is divided into, and what it counts."""
    units = ((u, units_of(document, u)) for u in ("部分", "条", "段"))
    return next(((u, found) for u, found in units if found), ("段", ()))


def _no_attachment(reference: Reference, document: PolicyDocument) -> str:
    held, listed = attachments_of(document), document.attachments
    said = f"{document.name} 没有{reference.written}"
    if 0 < reference.number <= len(listed):
        name = listed[reference.number - 1]
        return f"{document.name} 的附件说明列有“{name}”，入库的文件里没有它的正文。"
    if held and not reference.number:
        return f"{document.name} 有 {len(held)} 个附件，请写明是哪一个：{'、'.join(held)}。"
    if held:
        return f"{said}：共 {len(held)} 个附件，从{held[0]}到{held[-1]}。"
    return f"{said}：入库的文件里没有附件。"


def _counted(document: PolicyDocument, unit: str) -> tuple[object, ...]:
    return attachments_of(document) if unit == ATTACHMENT else units_of(document, unit)


def _of_many(reference: Reference, documents: Sequence[PolicyDocument]) -> str:
    most = max(documents, key=lambda d: len(_counted(d, reference.unit)))
    count = len(_counted(most, reference.unit))
    return (
        f"没有写明是哪份文件；库内 {len(documents)} 份分{reference.unit}的文件都没有"
        f"{reference.written}，最多的是 {most.name}，共 {count} {measure(reference.unit)}。"
    )


def _inside(reference: Reference, place: Place) -> str:
    """Say of a clause how many 款 or 项 it has, or that it is the first or last of its row."""
    name = f"{place.document.name} {place.label}"
    if not reference.number and not reference.last:
        side = "前" if reference.written[0] in "上前" else "后"
        return f"从 {name} 往{side}数，没有“{reference.written}”。"
    parts = parts_counted(Region.of(place), reference.unit)
    if not parts:
        return f"{name}没有{reference.written}：它不分{reference.unit}。"
    extent = f"共 {len(parts)} {measure(reference.unit)}，从{parts[0]}到{parts[-1]}"
    if reference.places:
        return f"{name}{extent}；“{reference.written}”里的其余部分没有。"
    return f"{name}没有{reference.written}：{extent}。"
