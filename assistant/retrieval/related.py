"""Which documents refer to which: 哪些文件引用了36号文, 36号文的依据是什么."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.library.links import Link, bare_title
from assistant.question.document_names import named_titles, names_number
from assistant.question.text_names import TextNames


@dataclass(frozen=True, slots=True)
class Related:
    """A document, what it refers to and what refers to it; `held` says if the library has it."""

    name: str
    held: bool
    refers_to: tuple[Link, ...]
    referred_to_by: tuple[Link, ...]


def find_related(names: TextNames, library: Library) -> tuple[Related, ...]:
    """Return the references from and to every document that a text names, by id, number or title.

    A document that the library does not have is told of too, when one of the library refers to it.
    """
    held = [d for d in library.documents if d.id == names.text.strip()]
    held = held or list(names.documents)
    found = [_of_held(document, library) for document in held]
    return tuple(found or _of_others(names, library))


def _of_held(document: PolicyDocument, library: Library) -> Related:
    links = library.links
    return Related(document.name, True, links.of(document), links.to(document))


def _of_others(names: TextNames, library: Library) -> Iterator[Related]:
    links = library.links
    named = [key for key in links.numbers if names_number(names.numbers, key)]
    named += [bare_title(title) for title in named_titles(names.text)]
    for mentions in filter(None, (links.mentions([name]) for name in named)):
        yield Related(mentions[0].relation.name, False, (), mentions)
