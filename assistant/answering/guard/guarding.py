"""The guard: nothing is stated that does not stand in the cited text, the question or the sums.

Every quote is looked up in its clause again and copied as printed. Every sentence of the frame is
searched for document numbers, clause numbers, dates, figures and quotations; one that cannot be
placed takes its sentence with it, and the user is told.
"""

import re
from dataclasses import dataclass, replace

from assistant.answering.answer import Citation
from assistant.answering.draft import Draft
from assistant.answering.guard.claims import Known, claims
from assistant.documents.text import find_as_printed
from assistant.library.library import Library

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_LIST_MARK = re.compile(r"^\s*\d{1,2}\.\s")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A draft that holds only what was found, and the sentences that were withheld."""

    draft: Draft
    withheld: tuple[str, ...]


def guard(draft: Draft, question: str, library: Library) -> Guarded:
    """Check `draft` against the library, the user's own words and its calculation."""
    citations, lost_quotes = _recopied(draft.citations, library)
    also, lost_also = _recopied(draft.also, library)
    known = Known(tuple(_sources(draft, (*citations, *also), question, library)))
    lead, lost_lead = _checked(draft.lead, known)
    closing, lost_closing = _checked(draft.closing, known)
    kept = replace(draft, lead=lead, closing=closing, citations=citations, also=also)
    return Guarded(kept, (*lost_lead, *lost_closing, *lost_quotes, *lost_also))


def _recopied(
    citations: tuple[Citation, ...], library: Library
) -> tuple[tuple[Citation, ...], list[str]]:
    """Copy each quote out of its clause again; one that is not there is lost."""
    kept: list[Citation] = []
    lost: list[str] = []
    for citation in citations:
        _document, clause = library.clause(citation.clause_id)
        printed = find_as_printed(clause.text, citation.quote)
        if printed is None:
            lost.append(citation.quote)
        else:
            kept.append(replace(citation, quote=printed))
    return tuple(kept), lost


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
        texts.append(written(draft.calculation.to_json()))
    return texts


def written(value: object) -> str:
    """Return every text and figure inside a JSON value, one after the other."""
    if isinstance(value, dict):
        return " ".join(written(v) for v in value.values())
    if isinstance(value, list):
        return " ".join(written(v) for v in value)
    return str(value)


def _checked(text: str, known: Known) -> tuple[str, list[str]]:
    """Return `text` without the sentences that state what is not `known`, and those sentences."""
    kept: list[str] = []
    lost: list[str] = []
    for sentence in _SENTENCE.findall(text):
        (kept if _is_placed(sentence, known) else lost).append(sentence)
    return "".join(kept), lost


def _is_placed(sentence: str, known: Known) -> bool:
    return not known.missing(claims(_LIST_MARK.sub("", sentence)))
