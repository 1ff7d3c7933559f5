"""A standard whose name the question shares only in part, where another has the whole name.

双季稻 is asked of, 单季稻 is found: both end alike, and only one of them is said.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.documents.numbers.decimals import narrow

_RUN = re.compile(r"[一-鿿]{3,}")
_LONG = 3
_MONEY = re.compile(r"补贴|补助|奖励|奖补|救助|报销|赔付|标准|工资|报酬|津贴|经费|资金|费用|保费")
"""How a name of money ends says nothing of what for: 生活补贴 and 护理补贴."""


def of_a_name_in_part(scope: SumScope, used: Sequence[Term]) -> str:
    """Return what to ask where the one standard of a sum is of another name than the question's."""
    paying = [t for t in used if t.role is TermRole.RATE]
    if len(paying) != 1:
        return ""
    term = paying[0]
    known = narrow("|".join((term.words, term.provision.clause.text, *term.provision.clause.path)))
    for name in _names(scope.text):
        found = "" if name in known else _other_name(scope, term, name)
        if found and _is_of_another(scope, term, name):
            return f"查到的是{found}的标准，不是{name}的，请说明是哪一种。"
    return ""


def _names(text: str) -> Iterator[str]:
    """Yield each three characters of a text that may be, or end, a name."""
    for run in _RUN.findall(text):
        yield from (run[n : n + _LONG] for n in range(len(run) - _LONG + 1))


def _other_name(scope: SumScope, term: Term, name: str) -> str:
    """Return what ends like a name in the words of a standard, and is not said; "" for none."""
    if _MONEY.search(name):
        return ""
    own = narrow("|".join((term.provision.row, term.provision.condition, term.provision.own)))
    found = [m[0] for m in re.finditer(f"[一-鿿]{re.escape(name[1:])}", own)]
    return next((f for f in found if f[:2] not in scope.text), "")


def _is_of_another(scope: SumScope, term: Term, name: str) -> bool:
    """Tell whether another standard for each of such has the whole name."""
    every = (t for d in scope.documents for t in terms_of(d))
    others = (t for t in every if t.role is TermRole.RATE and set(t.each) & set(term.each))
    return any(name in narrow(f"{t.provision.row}|{t.provision.quote}") for t in others)
