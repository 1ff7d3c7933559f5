"""Concerning: the document that an explanation, a draft, a correction or an annex is about.

It is told as a relation of the document, with the words of its own title as the sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.document_number import find_document_numbers
from assistant.documents.orders_given import may_order
from assistant.documents.publication import Publication, title_spoken_of
from assistant.documents.relations import Relation, RelationKind, is_short_name
from assistant.documents.text import fold

_AS = {
    Publication.EXPLANATION: RelationKind.EXPLAINS,
    Publication.FEEDBACK: RelationKind.PROPOSES,
    Publication.DRAFT: RelationKind.PROPOSES,
    Publication.CORRECTION: RelationKind.CORRECTS,
    Publication.ANNEX: RelationKind.BELONGS_TO,
}
_ORDERS = (RelationKind.REPEALS, RelationKind.AMENDS)


def relations_as(
    publication: Publication,
    found: Sequence[Relation],
    text: str,
    headings: Sequence[str],
    number: str,
) -> tuple[Relation, ...]:
    """Return the relations of a document, what it is about first.

    `headings` are its titles as printed in `text` and as declared; `number` is the one that its
    page shows, which is not its own. What is only explained or proposed neither repeals nor amends.
    """
    told = [r if publication.orders else _tamed(r) for r in found]
    about = _about(publication, told, text, headings, number)
    if about is None:
        return tuple(told)
    return (about, *(r for r in told if not _is_same(r, about)))


def as_ordered(genre: str, found: Sequence[Relation]) -> tuple[Relation, ...]:
    """Return what a document of this 文种 says of others: what it cannot order it only mentions."""
    return tuple(r if may_order(genre, r.sentence) else _tamed(r) for r in found)


def _tamed(relation: Relation) -> Relation:
    return replace(relation, kind=RelationKind.CITES) if relation.kind in _ORDERS else relation


def _about(
    publication: Publication,
    found: Sequence[Relation],
    text: str,
    headings: Sequence[str],
    number: str,
) -> Relation | None:
    kind = _AS.get(publication)
    heading, title = _titled(headings) if publication is not Publication.ANNEX else ("", "")
    numbers = find_document_numbers(number)
    if publication is not Publication.ANNEX:
        numbers = numbers or find_document_numbers(" ".join(headings))
    key = numbers[0].key if numbers else _number_beside(found, title)
    if kind is None or not (title or key):
        return None
    name = f"《{title}》" if title else numbers[0].printed
    sentence = (heading or next(iter(headings), "")).split("\n", maxsplit=1)[0]
    start = max(0, text.find(sentence))
    end = start + len(sentence) if sentence and sentence in text else start
    return Relation(kind, name, key, title, start, end, sentence)


def _titled(headings: Sequence[str]) -> tuple[str, str]:
    """Return the heading that names what the document is about, and the title of that."""
    named = ((h, title_spoken_of(" ".join(h.split()))) for h in headings)
    return next(((h, t) for h, t in named if t and not is_short_name(t)), ("", ""))


def _number_beside(found: Sequence[Relation], title: str) -> str:
    """Return the number that the text gives with a title, or ""."""
    wanted = fold(title)
    keys = (r.number_key for r in found if wanted and fold(r.title) == wanted)
    return next(filter(None, keys), "")


def _is_same(relation: Relation, about: Relation) -> bool:
    """Say whether a mention is only of what the whole document is about."""
    cites = relation.kind in (RelationKind.CITES, RelationKind.ISSUES)
    titled = about.title and fold(relation.title) == fold(about.title)
    return cites and bool(titled or (about.number_key and relation.number_key == about.number_key))
