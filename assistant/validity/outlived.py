"""Whether the time for which a document was made is over: its 有效期, or the years of a plan.

A plan is not repealed when its years are over and its words may still be cited; but a newer paper
on the same matter goes before it.
"""

import re
from collections.abc import Iterator
from datetime import date

from assistant.documents.model import PolicyDocument
from assistant.documents.written_days import LAST, NUMBER, last_of_plan, read_last
from assistant.library.library import Library
from assistant.validity.clause_standing import document_status
from assistant.validity.standing import Standing

_PLANS = re.compile(r"规划|计划|纲要|行动")
_OF_PLAN = re.compile(rf"[“\"]?(?P<plan>{NUMBER})五[”\"]?")
_UP_TO = r"年?\s*(?:[至到]|[-－—–~～]+)\s*"
_YEARS = re.compile(rf"(?:19|20)\d\d{_UP_TO}(?P<last>(?:19|20)\d\d)年?")
_TERM = re.compile(rf"规划(?:期限?|年限)[为是：:\s]*(?:(?:19|20)\d\d{_UP_TO})?(?P<last>{LAST})")


def is_over(document: PolicyDocument, library: Library, day: date) -> bool:
    """Say whether the time for which a document was made is over on `day`."""
    if document_status(document, library, day).standing is Standing.EXPIRED:
        return True
    if not any(_PLANS.search(title) for title in document.titles):
        return False
    last = max(filter(None, _last_days(document)), default=None)
    return last is not None and last < day


def _last_days(document: PolicyDocument) -> Iterator[date | None]:
    """Yield the last days of a plan as its titles and the clause on its term tell them."""
    for title in document.titles:
        yield from (last_of_plan(m["plan"]) for m in _OF_PLAN.finditer(title))
        yield from (read_last(f"{m['last']}年") for m in _YEARS.finditer(title))
    for clause in document.clauses:
        yield from (read_last(m["last"]) for m in _TERM.finditer(clause.text))
