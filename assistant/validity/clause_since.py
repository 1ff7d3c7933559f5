"""From which day the words of a clause hold, where that is not from when its document does.

What an amendment adds holds from the day of the amendment, whether its order is at hand or the
revised text; and a clause may give a day of its own (从2023年7月1日起).
"""

from dataclasses import dataclass
from datetime import date

from assistant.documents.effect import EffectKind
from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.documents.revisions import body, counterpart, revision_of
from assistant.library.editions import editions_of
from assistant.library.library import Library
from assistant.validity.instructions import instructions
from assistant.validity.told_changes import says_since


@dataclass(frozen=True, slots=True)
class ClauseSince:
    """The day from which a clause holds, and the sentence that says so with its document."""

    day: date
    source: PolicyDocument
    sentence: str


def clause_since(document: PolicyDocument, clause: Clause, library: Library) -> ClauseSince | None:
    """Return from when a clause holds, None where that is as of its document, or nothing tells."""
    own = says_since(clause)
    if own:
        return ClauseSince(own, document, clause.text)
    if any(order.clause.id == clause.id for order in instructions(document)):
        return _of_order(document)
    return _of_edition(document, clause, library)


def _of_order(paper: PolicyDocument) -> ClauseSince | None:
    """Return from when a paper that orders changes applies; what it orders holds from then."""
    since = paper.applies_from
    stated = next((s.words for s in paper.effect.statements if s.kind is EffectKind.IN_FORCE), "")
    printed = paper.element(Element.DATE)
    sentence = stated or (printed.text if printed else "")
    return ClauseSince(since, paper, sentence) if since and sentence else None


def _of_edition(document: PolicyDocument, clause: Clause, library: Library) -> ClauseSince | None:
    """Return from when the first text of the document held that has the clause word for word."""
    editions = editions_of(library, document.id)
    order = [e.document.id for e in editions]
    first = None
    for edition in editions[order.index(document.id) :] if document.id in order else ():
        there = counterpart(clause, edition.document)
        if there is None or body(there) != body(clause):
            break
        first = edition
    if first is None or first.begins is None or first is editions[-1]:
        return None
    revision, remark = revision_of(first.document), first.document.element(Element.REMARK)
    papers = (d for d in library.documents if revision and revision.orders(d))
    by = next((found for paper in papers if (found := _of_order(paper))), None)
    if by:
        return by
    return ClauseSince(first.begins, first.document, remark.text) if remark else None
