"""What came in the place of a document: the one that repealed it, which says what holds now.

A clause of the old paper has its counterpart there where the new one says it in like words, with
other figures: 于每年10月1日至20日申请, and 应当于每年9月1日至30日提出申请.
"""

import re
from collections.abc import Iterable
from datetime import date

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.decimals import narrow
from assistant.library.library import Library
from assistant.validity.clause_matching import ClauseMatcher
from assistant.validity.clause_standing import document_status
from assistant.validity.standing import Standing

_BAND = re.compile(r"(\d+)[^\d，。；]{0,4}?[至到—\-–~～]+(\d+)")


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


def rows_of_band(words: str, newer: PolicyDocument) -> tuple[Clause, ...]:
    """Return the rows of a paper for the band of which older words are: 80至89周岁, 80—89周岁."""
    band = _BAND.search(narrow(words))
    rows = (c for c in newer.clauses if c.kind is ClauseKind.ROW)
    heads = ((row, _BAND.search(narrow(row.text.split("\t")[0]))) for row in rows)
    return tuple(row for row, head in heads if band and head and head.groups() == band.groups())
