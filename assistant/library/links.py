"""How documents of the library refer to one another, followed both ways.

A reference is to a document by its number where both have one, else by a title of one of its
layers; so the 通知 that issues a 办法 is found by either title.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.documents.metadata import without_issuer
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.relations import Relation
from assistant.documents.text import fold
from assistant.library.wording import letters_of

_SHORTEST_TITLE = 4
"""Characters of a title by which others name a document; 通知 and 办法 alone name none."""


@dataclass(frozen=True, slots=True)
class Link:
    """`document` refers to another by `relation`, in `clause`; `target` is it, when it is here."""

    document: PolicyDocument
    relation: Relation
    clause: Clause | None
    target: PolicyDocument | None


class Links:
    """The references between some documents."""

    def __init__(self, documents: Sequence[PolicyDocument]) -> None:
        """Sort the references by what they name."""
        self.documents = tuple(documents)
        self._by_name: dict[str, list[PolicyDocument]] = defaultdict(list)
        self._mentions: dict[str, list[tuple[PolicyDocument, Relation]]] = defaultdict(list)
        self._shortly: dict[str, list[PolicyDocument]] = defaultdict(list)
        for document in sorted(documents, key=lambda d: not d.publication.is_paper):
            for name in names_of(document):
                self._by_name[name].append(document)
            if document.publication.is_paper:
                self._shortly[_short_name(document.title)].append(document)
        for document in documents:
            for relation in document.relations:
                for name in _names(relation):
                    self._mentions[name].append((document, relation))
                if relation.kind.is_of_the_whole:
                    self._mentions[_short_name(relation.title)].append((document, relation))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The keys of the document numbers that are referred to."""
        found = (relation.number_key for each in self._mentions.values() for _, relation in each)
        return tuple(dict.fromkeys(filter(None, found)))

    def of(self, document: PolicyDocument) -> tuple[Link, ...]:
        """Return what `document` refers to, in the order of its text."""
        return tuple(self._link(document, relation) for relation in document.relations)

    def to(self, target: PolicyDocument) -> tuple[Link, ...]:
        """Return where other documents refer to `target`."""
        named = (
            link
            for link in self.mentions((*names_of(target), _short_name(target.title)))
            if link.document.id != target.id and self._leads_to(link, target)
        )
        return tuple(named)

    def _leads_to(self, link: Link, target: PolicyDocument) -> bool:
        """Say whether a reference may be to `target`; what is said of the whole is to one only."""
        if link.relation.kind.is_of_the_whole and link.target:
            return link.target.id == target.id
        return _are_named(link.relation, target) and self._means(link.relation, target)

    def mentions(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Return where any of these names is referred to: a number's key, or a `bare_title`.

        What they name need not be in the library.
        """
        found = {
            (document.id, relation): self._link(document, relation)
            for name in names
            for document, relation in self._mentions.get(name, ())
        }
        return tuple(found.values())

    def _link(self, document: PolicyDocument, relation: Relation) -> Link:
        named = (d for name in _names(relation) for d in self._by_name.get(name, ()))
        fitting = (d for d in named if d.id != document.id and self._means(relation, d))
        target = next(fitting, None) or self._about(document, relation)
        clause = next((c for c in document.clauses if relation.sentence in c.text), None)
        return Link(document, relation, clause, target)

    def _about(self, document: PolicyDocument, relation: Relation) -> PolicyDocument | None:
        """Return the only paper that the whole of a document may be about.

        A page names it by a title without its issuer, an annex by the number that it has too.
        """
        if not relation.kind.is_of_the_whole:
            return None
        if relation.title:
            named = self._shortly.get(_short_name(relation.title), [])
        else:
            numbered = self._by_name.get(relation.number_key, ())
            named = [d for d in numbered if d.publication.goes_by_number]
        papers = [d for d in named if d.id != document.id and _agree(relation, d)]
        return papers[0] if len(papers) == 1 else None

    def _means(self, relation: Relation, document: PolicyDocument) -> bool:
        """Say whether a reference may be to `document`: no other number, no title of another.

        Two documents can have one number: then the title in the sentence tells which is meant,
        and without one the papers are, and not an annex published alone.
        """
        if not _agree(relation, document):
            return False
        rivals = [d for d in self._by_name.get(document.number_key, ()) if d.id != document.id]
        if not document.number_key or not rivals:
            return True
        said = fold(relation.sentence)
        titled = [d for d in (document, *rivals) if _is_titled(d, said)]
        if titled or document.publication.is_paper:
            return document in titled or not titled
        return not any(d.publication.is_paper for d in rivals)


def _is_titled(document: PolicyDocument, said: str) -> bool:
    """Say whether a title of a document stands in a folded sentence."""
    titles = map(bare_title, (*document.titles, without_issuer(document.title)))
    return any(len(title) >= _SHORTEST_TITLE and title in said for title in titles)


def names_of(document: PolicyDocument) -> tuple[str, ...]:
    """Return what others may call `document`: the key of its number, the titles of its layers."""
    titles = map(bare_title, document.titles)
    names = (document.number_key, *(t for t in titles if len(t) >= _SHORTEST_TITLE))
    return tuple(dict.fromkeys(filter(None, names)))


def _are_named(relation: Relation, document: PolicyDocument) -> bool:
    """Say whether a reference gives a name of `document` in full."""
    return not set(_names(relation)).isdisjoint(names_of(document))


def _short_name(title: str) -> str:
    """Return a title as a page on it may call it: without its issuer and without marks."""
    return letters_of(bare_title(without_issuer(title)))


def _names(relation: Relation) -> tuple[str, ...]:
    """Return what a reference names: the key of a number, a title, or both."""
    return tuple(filter(None, (relation.number_key, bare_title(relation.title))))


def _agree(relation: Relation, document: PolicyDocument) -> bool:
    """Say whether nothing speaks against the reference being to `document`: another number."""
    numbers = (relation.number_key, document.number_key)
    return numbers[0] == numbers[1] or not all(numbers)


def bare_title(title: str) -> str:
    """Return a title as it is compared: folded, without the name of the country."""
    return fold(title).removeprefix("中华人民共和国")
