"""Elements: which parts of a document's head and tail a question asks for, and where they stand.

文号是多少, 谁签发的, 主送哪些单位, 什么时候印发的: found by name, never by search. The elements are
those of GB/T 9704 chapter 7.
"""

from collections.abc import Sequence

from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.question.kinds.kind import Sort
from assistant.question.kinds.kind_table import KINDS
from assistant.question.kinds.what_is_asked import asked_kinds
from assistant.question.text_names import TextNames


def asked_elements(names: TextNames) -> list[tuple[Element, ...]]:
    """Return the elements that a question asks for, those that are asked for together as one."""
    return [kind.elements for kind in asked_kinds(names, Sort.ELEMENT)]


def carried(document: PolicyDocument, elements: tuple[Element, ...]) -> list[Clause]:
    """Return the elements that the document's own head or tail carries.

    Titles of both layers count: people call an issued 意见 and the 通知 that issues it one file.
    """
    outer = document.clauses[0].layer
    return [
        c
        for c in document.clauses
        if c.element in elements and (c.layer == outer or c.element is Element.TITLE)
    ]


def names_element(text: str) -> bool:
    """Say whether `text` calls an element by its name, so that it can be about nothing else."""
    return any(kind.is_titled(text) for kind in KINDS)


def best_titled(
    terms: Sequence[str], library: Library, least: float = 0.0
) -> tuple[PolicyDocument, ...]:
    """Return the document whose title has most of the weight of the words of a question, if any.

    It must have more than the share `least`, 0 to 1, of the weight of all of them.
    """
    weights = {term: library.lexical.weight(term) for term in terms}

    def overlap(document: PolicyDocument) -> float:
        words = set(library.segmenter.index_terms(document.title))
        return sum(weight for term, weight in weights.items() if term in words)

    # A title is cut into words, which takes its time, only where one of these may be among them.
    likely = [d for d in library.documents if any(term in fold(d.title) for term in weights)]
    best = max(likely, key=overlap, default=None)
    bound = least * sum(weights.values())
    return (best,) if best is not None and overlap(best) > bound else ()
