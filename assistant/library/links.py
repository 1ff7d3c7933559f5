"""How documents of the library refer to one another, followed both ways."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.relations import Relation
from assistant.documents.text import fold

_SHORTEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Link:
    """`document` refers to another by `relation`, in `clause`; `target` is it, when it is here."""

    document: PolicyDocument
    relation: Relation
    clause: Clause | None
    target: PolicyDocument | None


def links_from(
    document: PolicyDocument, documents: Sequence[PolicyDocument]
) -> tuple[Link, ...]:
    """Return what `document` refers to, in the order of its text."""
    return tuple(_link(document, relation, documents) for relation in document.relations)


def links_to(target: PolicyDocument, documents: Sequence[PolicyDocument]) -> tuple[Link, ...]:
    """Return where other documents refer to `target`."""
    return tuple(
        _link(document, relation, documents)
        for document in documents
        if document.id != target.id
        for relation in document.relations
        if means(relation, target)
    )


def _link(
    document: PolicyDocument, relation: Relation, documents: Sequence[PolicyDocument]
) -> Link:
    target = next((d for d in documents if d.id != document.id and means(relation, d)), None)
    clause = next((c for c in document.clauses if relation.sentence in c.text), None)
    return Link(document, relation, clause, target)


def means(relation: Relation, document: PolicyDocument) -> bool:
    """Say whether a reference is to `document`: by its number, else by a title of its layers."""
    if relation.number_key and document.number_key:
        return relation.number_key == document.number_key
    asked = _bare(relation.title)
    titles = {_bare(document.title), *(_bare(layer.title) for layer in document.layers)}
    return len(asked) >= _SHORTEST_TITLE and asked in titles


def _bare(title: str) -> str:
    return fold(title).removeprefix("中华人民共和国")
