"""The texts of a document: the versions that a library holds, and as of a day.

Which version applied on a day `library.editions` says; what amends it and is not yet in its text
is put in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.documents.dates import print_date
from assistant.documents.model import Element, PolicyDocument
from assistant.documents.revisions import revision_of
from assistant.library.editions import edition_on, editions_of
from assistant.library.library import Library
from assistant.validity.consolidation import (
    Consolidation,
    amending_papers,
    consolidated,
    contains,
)
from assistant.validity.differences import Became, differences


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text of a document: what it is called, and what must be known of it.

    `consolidation` is how it was put together, None where a file of the library says so itself.
    """

    document: PolicyDocument
    name: str
    notes: tuple[str, ...] = ()
    consolidation: Consolidation | None = None


def versions_in_order(document: PolicyDocument, library: Library) -> tuple[PolicyDocument, ...]:
    """Return the versions of a document that the library holds, the oldest first."""
    return tuple(e.document for e in reversed(editions_of(library, document.id)))


def _revised(document: PolicyDocument) -> date | None:
    """Return the day of the last revision that the 题注 tells, None where it tells of none."""
    revision = revision_of(document)
    return revision.day if revision else None


def text_on(document: PolicyDocument, library: Library, day: date) -> HeldText:
    """Return the text that applied on a day: a version, with what amends it put in.

    Where even the oldest version was not yet in force, that is noted.
    """
    editions = editions_of(library, document.id)
    begun = edition_on(editions, day)
    chosen = (begun or editions[-1]).document
    found = consolidated(chosen, library.links, day)
    if found.papers:
        return _put_together(found)
    name = f"{chosen.name}（{print_date(day)}）"
    early = () if begun else (f"{print_date(day)}时{chosen.name}尚未施行。",)
    return HeldText(chosen, name, early)


def texts_of(document: PolicyDocument, library: Library, day: date) -> tuple[HeldText, ...]:
    """Return the texts of a document, the oldest first: its versions, and what amends the last."""
    return _texts(versions_in_order(document, library), library, day)


def texts_until(document: PolicyDocument, library: Library, day: date) -> tuple[HeldText, ...]:
    """Return the texts that had begun to apply by a day, failing one the oldest, which is first."""
    editions = editions_of(library, document.id)
    begun = [e for e in editions if e.begins is None or e.begins <= day] or editions[-1:]
    return _texts([e.document for e in reversed(begun)], library, day)


def _texts(versions: Sequence[PolicyDocument], library: Library, day: date) -> tuple[HeldText, ...]:
    named = [HeldText(v, _version_name(v, versions)) for v in versions]
    found = consolidated(versions[-1], library.links, day)
    return (*named, _put_together(found)) if found.papers else tuple(named)


def _version_name(version: PolicyDocument, versions: Sequence[PolicyDocument]) -> str:
    if len(versions) == 1:
        return version.name
    revised = _revised(version)
    told = f"{print_date(revised)}修正" if revised else "修正前"
    same = sum(_revised(v) == revised for v in versions) > 1
    return f"{version.name}（{told}，{version.id}）" if same else f"{version.name}（{told}）"


def _put_together(found: Consolidation) -> HeldText:
    notes = (*(each.said for each in found.failed), *found.notes)
    name = f"{found.document.name}（截至{print_date(found.day)}的整理本）"
    return HeldText(found.text, name, notes, found)


def consolidation_of(document: PolicyDocument, library: Library, day: date) -> Consolidation:
    """Return the consolidation of a document as of a day, checked by an official text, if held.

    The newest version is consolidated that lacks something in force on that day, else the newest.
    """
    links, versions = library.links, versions_in_order(document, library)
    found = [consolidated(v, links, day) for v in versions]
    lacking = [f for f in found if f.papers]
    chosen = lacking[-1] if lacking else found[-1]
    put_in = {p.id for p in chosen.papers}
    for version in reversed(versions):
        whole = put_in and put_in <= {
            p.id for p in amending_papers(version, links) if contains(version, p)
        }
        if whole:
            return _checked(chosen, version)
    return chosen


def _checked(found: Consolidation, official: PolicyDocument) -> Consolidation:
    """Return a consolidation with what an official text says otherwise; its 题注 is no matter."""
    departures = tuple(
        d
        for d in differences(found.text, official)
        if d.became is not Became.UNCHANGED
        and not any(c.element is Element.REMARK for c in (*d.old, *d.new))
    )
    return replace(found, official=official, departures=departures)
