"""Standards side by side in one row that are asked for together: 中央补贴与县级累加合计."""

import re
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.enumerated.parties_named import LEVELS, bearer, meant_party
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import bag
from assistant.question.place_names import places_named

_TOGETHER = re.compile(
    r"合计|合起来|加起来|加上|加在一起|一共|总共|统共|共计|总计|之和|[两二三几]项"
)
_SAID = Decimal("0.5")
"""How much of what only one column is called must be said for it to be asked for."""
PAYERS = frozenset({"个人", "农户", "学生", "职工", "居民", "农民", "家庭", "群众", "用户"})
"""Whose column is what they pay, which is never paid to them along with the others."""


def asks_together(scope: SumScope) -> bool:
    """Tell whether a question asks for several things in one sum."""
    return bool(_TOGETHER.search(scope.text))


def columns_together(scope: SumScope, term: Term) -> tuple[Term, ...]:
    """Return the columns of the row of a standard that are asked for with it, its own first.

    Empty where it is asked for alone, and for all but the first of them.
    """
    if not term.provision.row or not asks_together(scope):
        return ()
    row = [
        t for t in scope.of_clause(term)
        if t.role is TermRole.RATE and t.each == term.each and bearer(t.provision.own) not in PAYERS
    ]  # fmt: skip
    said = tuple(t for t in row if _is_said(scope, t, [o for o in row if o is not t]))
    return said if len(said) > 1 and said[0] is term else ()


def leaves_a_column_out(scope: SumScope, term: Term, taken: tuple[Term, ...]) -> bool:
    """Tell whether another column of its row is asked for with a standard and is not taken."""
    beside = (columns_together(scope, t) for t in scope.of_clause(term))
    together = next((columns for columns in beside if columns), ())
    return term in together and any(t not in taken for t in together)


def _is_said(scope: SumScope, term: Term, others: list[Term]) -> bool:
    own = bag(term.provision.own) - frozenset[str]().union(*(bag(o.provision.own) for o in others))
    whole = scope.lexicon.sum_of(own)
    told = bool(whole) and scope.lexicon.sum_of(own & scope.asked) >= _SAID * whole
    return told or _is_by_party(scope.text, bearer(term.provision.own))


def _is_by_party(text: str, party: str) -> bool:
    """Tell whether what somebody pays on top is asked for: 国家补的加上县里加的."""
    for place in places_named(text):
        text = text.replace(place, "|")
    found = re.findall(rf"({LEVELS})(?:级|里|上|财政)*[补累加配]", text)
    return bool(party) and any(meant_party(name, {party: Fraction(1)}) for name in found)
