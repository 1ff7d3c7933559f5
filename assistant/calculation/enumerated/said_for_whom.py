"""For whom a question asks, where documents have a figure of their own for them: 低保, 特困.

Where the question says for whom, the general figure beside that of theirs is not told.
"""

import re
from collections.abc import Sequence

from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.documents.numbers.decimals import narrow

_WHOM = re.compile(r"低保边缘|低保|特困|五保|监测|致贫|脱贫|重残|残疾|孤儿|烈[士属]")
_DENIED = re.compile(r"(?:不是|不属于?|非|没有?|[都也]不)[^,，。;；]{0,12}")
_OTHERWISE = re.compile(
    r"(?P<whom>[^,。;\n]{2,24}?)(?:不设|不受|免除|免交|免缴|全额|除外|另行|另按|不适用|(?:按|提高到|降低到)\d+(?:\.\d+)?%)"
)
"""Says of some that what is paid of a cost is another for them."""
_OF_THE_OTHERS = re.compile(r"普通|一般(?:户|家庭|群众|居民|农户|参保)|啥也?不是|什么都不是")
_EXTRA = (TermRole.ADDED, TermRole.SCALE)
_PAID = (TermRole.RATE, TermRole.PART, TermRole.TOTAL)


def whom_passed_over(scope: SumScope, terms: Sequence[Term]) -> str:
    """Return for whom the question asks and a sum of these terms is not; "" where it is."""
    said = _said(scope)
    if not said or any(_is_for(term, said) for term in terms):
        return ""
    paid = [t for t in terms if t.role in _PAID]
    return next(
        (
            whom for term in paid for other in scope.of_section(term)
            for whom in sorted(said) if other not in terms and _rivals(other, term, whom)
        ),
        "",
    )  # fmt: skip


def excepted(scope: SumScope, terms: Sequence[Term]) -> str:
    """Return of whom a clause of these terms says something else (低保家庭不设起付线), or "".

    Where the question says of somebody what he is, that is looked at elsewhere.
    """
    for p in (term.provision for term in terms):
        own = {*_WHOM.findall(f"{p.row}|{p.condition}|{p.own}|{p.document.title}")}
        if {*_WHOM.findall(scope.text)} - own or _OF_THE_OTHERS.search(scope.text):
            continue
        for match in _OTHERWISE.finditer(narrow(p.clause.text)):
            if {*_WHOM.findall(match["whom"])} - own:
                return match["whom"]
    return ""


def is_for_who_is_denied(scope: SumScope, term: Term) -> bool:
    """Tell whether a figure is by its words for some of whom the question says 不是."""
    p = term.provision
    groups = {*_WHOM.findall(f"{p.row}|{p.condition}|{p.own}")}
    return bool(groups & {*_WHOM.findall(scope.text)}) and not groups & _said(scope)


def is_for_them(scope: SumScope, term: Term) -> bool:
    """Tell whether a figure is by its own words for those of whom the question speaks."""
    p = term.provision
    return bool(_said(scope).intersection(_WHOM.findall(f"{p.row}|{p.condition}|{p.own}")))


def _said(scope: SumScope) -> set[str]:
    turn = _WHOM.search(scope.first)
    return set(_WHOM.findall(_DENIED.sub("|", scope.first if turn else scope.text)))


def _is_for(term: Term, said: set[str]) -> bool:
    p = term.provision
    text = narrow(f"{term.words}|{p.quote}|{p.above}|{p.document.title}")
    return bool(said.intersection(_WHOM.findall(text)))


def _rivals(other: Term, term: Term, whom: str) -> bool:
    """Tell whether another figure pays those who are named, or adds to what all get."""
    p = other.provision
    alike = other.role is term.role and other.each == term.each
    return (alike or other.role in _EXTRA) and whom in _WHOM.findall(
        f"{p.row}|{p.condition}|{p.own}"
    )
