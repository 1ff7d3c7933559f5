"""What has changed since: a quote that a later document amends comes with the words that do."""

from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, arranged, cite_place
from assistant.answering.draft_parts import Computed, Rest
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.model import PolicyDocument
from assistant.validity.amendments import amendments

_MOST = 3


def with_amended(draft: Draft, turn: Turn) -> Draft:
    """Return `draft` with what later documents of the library changed of its quotes.

    The change comes first, unless the question names the very clause: then its words do.
    """
    if draft.outcome is not Outcome.ANSWERED or draft.calculation or not draft.citations:
        return draft
    if draft.tells_changes:
        return draft
    found: dict[str, tuple[PolicyDocument, Citation]] = {}
    for citation in draft.citations[:_MOST]:
        document, clause = turn.library.clause(citation.clause_id)
        if clause.element is None:
            for place in amendments(document, clause, turn.library, turn.today, citation.quote):
                found.setdefault(place.clause.id, (place.document, cite_place(place)))
    if not found:
        return draft
    return _told(draft, list(found.values())[:_MOST], turn)


def _told(draft: Draft, found: list[tuple[PolicyDocument, Citation]], turn: Turn) -> Draft:
    changed = {citation.clause_id for _, citation in found}
    kept = tuple(c for c in draft.citations if c.clause_id not in changed)
    also = tuple(c for c in draft.also if c.clause_id not in changed)
    newer = tuple(citation for _, citation in found)
    names = "、".join(dict.fromkeys(_name(document) for document, _ in found))
    first = not any(reference.places for reference in turn.question.references)
    order = "先列调整后的，再列原来的" if first else "列在原文后面"
    said = f"{names}对这里作了调整（{order}）；办理时以最新的文件为准。"
    lead = [part for part in draft.lead if draft.computes or isinstance(part, Rest)]
    citations = (*newer, *kept) if first else (*kept, *newer)
    parts = arranged((*lead, Computed(said)), citations, also, draft.closing)
    return replace(draft, parts=parts)


def _name(document: PolicyDocument) -> str:
    return (
        f"{document.name}（{print_date(document.date)}）" if document.date else f"{document.name} "
    )
