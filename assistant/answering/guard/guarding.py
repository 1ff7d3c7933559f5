"""The guard: nothing is stated that does not stand in the cited text, the question or the sums.

Every quote is looked up in its clause again and copied as printed. Every sentence of words that
are to be checked (`ProgramWords.checked`) is searched for document numbers, clause numbers, dates,
figures and quotations; one that cannot be placed takes its sentence with it, and the user is told.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.answering.answer import Citation
from assistant.answering.draft import Draft
from assistant.answering.draft_parts import Also, DraftPart, ProgramWords, Quote
from assistant.answering.guard.claims import Known, claims
from assistant.documents.text import find_as_printed
from assistant.library.library import Library

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_LIST_MARK = re.compile(r"^\s*\d{1,2}\.\s")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A draft that holds only what was found, and the sentences and quotes that were withheld."""

    draft: Draft
    withheld: tuple[str, ...]


def guard(draft: Draft, question: str, library: Library) -> Guarded:
    """Check `draft` against the library, the user's own words and its calculation."""
    lost: list[str] = []
    copied = replace(draft, parts=_copied(draft.parts, library, lost))
    known = Known(tuple(_sources(copied, question, library)))
    parts = tuple(_checked(copied.parts, known, lost))
    led = ((key, _recopied((lead,), library, lost)) for key, lead in draft.leads.items())
    leads = {key: found[0] for key, found in led if found}
    return Guarded(replace(draft, parts=parts, leads=leads), tuple(lost))


def _copied(parts: Iterable[DraftPart], library: Library, lost: list[str]) -> tuple[DraftPart, ...]:
    """Return the parts with each quote copied out of its clause again, without those not there."""
    kept: list[DraftPart] = []
    for part in parts:
        match part:
            case Quote(citation):
                kept += map(Quote, _recopied((citation,), library, lost))
            case Also(citations):
                found = _recopied(citations, library, lost)
                kept += [Also(found)] if found else []
            case _:
                kept.append(part)
    return tuple(kept)


def _recopied(
    citations: tuple[Citation, ...], library: Library, lost: list[str]
) -> tuple[Citation, ...]:
    kept: list[Citation] = []
    for citation in citations:
        _document, clause = library.clause(citation.clause_id)
        printed = find_as_printed(clause.text, citation.quote)
        if printed is None:
            lost.append(citation.quote)
        else:
            kept.append(replace(citation, quote=printed))
    return tuple(kept)


def _sources(draft: Draft, question: str, library: Library) -> list[str]:
    """Return all texts in which a statement of checked words may stand."""
    texts = [question, *(text for part in draft.words for text in part.rests_on)]
    texts += [d.document_number for d in library.documents]
    for citation in (*draft.citations, *draft.also):
        document, clause = library.clause(citation.clause_id)
        texts += [clause.text, *clause.path, document.title, *document.issuers]
    return texts


def _checked(parts: Iterable[DraftPart], known: Known, lost: list[str]) -> Iterable[DraftPart]:
    """Yield the parts without the sentences that state what is not `known`."""
    for part in parts:
        if not isinstance(part, ProgramWords) or not part.checked:
            yield part
            continue
        sentences = [(s, _is_placed(s, known)) for s in _SENTENCE.findall(part.text)]
        lost += [sentence for sentence, placed in sentences if not placed]
        if left := "".join(sentence for sentence, placed in sentences if placed):
            yield replace(part, text=left)


def _is_placed(sentence: str, known: Known) -> bool:
    return not known.missing(claims(_LIST_MARK.sub("", sentence)))
