"""The guard: nothing is stated that does not stand in the cited text, the question or the sums.

Every quote is looked up in its clause again. Every sentence of the frame is searched for document
numbers, clause numbers, amounts, percentages, dates and quotations; one that cannot be placed takes
its sentence with it, and the user is told.
"""

import re
from dataclasses import dataclass, replace

from assistant.answering.answer import Citation
from assistant.answering.draft import Draft
from assistant.documents.document_number import find_document_numbers
from assistant.documents.text import find_as_printed, fold
from assistant.library.library import Library
from assistant.retrieval.quoted import quotations

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.]*(?:\s*(?:%|％|万|亿|元|年|月|日|号|条|人|户))*")
_CLAUSE = re.compile(
    r"第[〇零一二三四五六七八九十百千0-9]+[条款项段章]|[（(][一二三四五六七八九十百]+[）)]"
)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A draft that holds only what was found, and the sentences that were withheld."""

    draft: Draft
    withheld: tuple[str, ...]


def guard(draft: Draft, question: str, library: Library) -> Guarded:
    """Check `draft` against the library, the user's own words and its calculation."""
    citations = tuple(c for c in draft.citations if _stands(c, library))
    also = tuple(c for c in draft.also if _stands(c, library))
    known = fold(" ".join(_sources(draft, (*citations, *also), question, library)))
    lead, lost_lead = _checked(draft.lead, known)
    closing, lost_closing = _checked(draft.closing, known)
    gone = [c.quote for c in (*draft.citations, *draft.also) if c not in (*citations, *also)]
    kept = replace(draft, lead=lead, closing=closing, citations=citations, also=also)
    return Guarded(kept, (*lost_lead, *lost_closing, *gone))


def _stands(citation: Citation, library: Library) -> bool:
    _document, clause = library.clause(citation.clause_id)
    return find_as_printed(clause.text, citation.quote) is not None


def _sources(
    draft: Draft, citations: tuple[Citation, ...], question: str, library: Library
) -> list[str]:
    """Return all texts in which a statement of the frame may stand."""
    texts = [question, *draft.counted]
    texts += [d.document_number for d in library.documents]
    for citation in citations:
        document, clause = library.clause(citation.clause_id)
        texts += [clause.text, *clause.path, document.title, *document.issuers]
    if draft.calculation:
        texts += [written(draft.calculation.to_json()), draft.lead]
    return texts


def written(value: object) -> str:
    """Return every text and figure inside a JSON value, one after the other."""
    if isinstance(value, dict):
        return " ".join(written(v) for v in value.values())
    if isinstance(value, list):
        return " ".join(written(v) for v in value)
    return str(value)


def _checked(text: str, known: str) -> tuple[str, list[str]]:
    """Return `text` without the sentences that state what is not `known`, and those sentences."""
    kept: list[str] = []
    lost: list[str] = []
    for sentence in _SENTENCE.findall(text):
        (kept if all(fold(s) in known for s in statements(sentence)) else lost).append(sentence)
    return "".join(kept), lost


def statements(sentence: str) -> list[str]:
    """Return the document numbers, clause numbers, figures and quotations in a sentence."""
    found = [n.printed for n in find_document_numbers(sentence)]
    found += _CLAUSE.findall(sentence)
    found += [m.strip() for m in _FIGURE.findall(sentence)]
    return found + list(quotations(sentence))
