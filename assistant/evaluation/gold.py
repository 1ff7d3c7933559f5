"""Gold: the clauses that a question's author names, found as the retrieval room reads names.

36号（九）, 36号文第九条 and 连委办发〔2021〕36号（九） are one clause; 2号 成文日期 is an element,
36号 印发通知正文 all paragraphs of the 通知.
"""

from collections.abc import Sequence

from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.text import find_as_printed, fold
from assistant.question.document_names import KnownNames
from assistant.question.places import Place
from assistant.question.references import find_references
from assistant.question.text_names import TextNames
from assistant.retrieval.evidence import element_evidence


def find_gold(name: str, documents: Sequence[PolicyDocument]) -> tuple[Place, ...]:
    """Return the places that `name` means; none where it names no document or no place of it."""
    named = KnownNames(documents).named(name)
    if not named:
        return ()
    names = TextNames.read(name, KnownNames(named))
    label = fold(name[names.mentions[0].end :])
    return (
        _labelled(label, named)
        or tuple(p for r in find_references(names) for p in r.places)
        or tuple(Place(e.document, e.clause) for e in element_evidence(names, named))
        or _paragraphs(label, named)
    )


def _labelled(label: str, documents: Sequence[PolicyDocument]) -> tuple[Place, ...]:
    """Return the clauses whose label, as a citation prints it, is just this."""
    return tuple(Place(d, c) for d in documents for c in d.clauses if fold(c.label) == label)


def _paragraphs(label: str, documents: Sequence[PolicyDocument]) -> tuple[Place, ...]:
    """Return the natural paragraphs of a part that is named as a whole: 正文, 导语."""
    return tuple(
        Place(d, c)
        for d in documents
        for c in d.clauses
        if c.kind is ClauseKind.PARAGRAPH and fold(c.label).rpartition("第")[0] == label
    )


def is_quoted(place: Place, clause_id: str, quote: str) -> bool:
    """Say whether a citation names `place`; of a 款 or 项 the quote must share its words."""
    if place.clause.id != clause_id:
        return False
    if place.part is None:
        return True
    pairs = ((quote, place.text), (place.text, quote))
    return any(find_as_printed(whole, part) is not None for whole, part in pairs)
