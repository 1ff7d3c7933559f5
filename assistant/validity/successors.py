"""What came in the place of a document: the one that repealed it, which says what holds now.

A clause of the old paper has its counterpart there where the new one says it in like words, with
other figures: 于每年10月1日至20日申请, and 应当于每年9月1日至30日提出申请.
"""

from collections.abc import Iterable
from datetime import date

from assistant.documents.model import Clause, PolicyDocument
from assistant.library.library import Library
from assistant.validity.clause_matching import ClauseMatcher
from assistant.validity.clause_standing import document_status
from assistant.validity.standing import Standing


def successors(
    documents: Iterable[PolicyDocument], library: Library, day: date
) -> tuple[PolicyDocument, ...]:
    """Return the papers by which any of `documents` was repealed by a day, each once.

    One that was repealed itself stands for nothing; what came in its place does.
    """
    found: dict[str, PolicyDocument] = {}
    left = list(documents)
    seen = {document.id for document in left}
    while left:
        status = document_status(left.pop(), library, day)
        by = status.source if status.standing is Standing.REPEALED else None
        if by is not None and by.id not in seen:
            seen.add(by.id)
            left.append(by)
            found[by.id] = by
    gone = Standing.REPEALED
    return tuple(d for d in found.values() if document_status(d, library, day).standing is not gone)


def counterparts(
    document: PolicyDocument, clause: Clause, newer: PolicyDocument
) -> tuple[Clause, ...]:
    """Return the clauses of a newer paper that say what a clause of the older one says."""
    old, new = document.clauses, newer.clauses
    at = next((i for i, each in enumerate(old) if each.id == clause.id), None)
    matches = ClauseMatcher(old, new).matches()
    return tuple(new[n] for match in matches if at in match.old for n in match.new)
