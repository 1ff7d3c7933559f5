"""Of which money it is that a clause says who bears what part of it: never another programme's.

A split is of the standards of its own clause, else of its own section; one in another section is
looked at only where that section has no standards of its own (四、资金分担).
"""

import re
from decimal import Decimal

from assistant.calculation.enumerated.parties_named import bearer, meant_party
from assistant.calculation.enumerated.splits import Split
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import Words, bag

_OF_MONEY = re.compile(
    r"所需|资金|经费|费用|由|按|承担|负担|分担|筹措|来源|保障|级|财政|比例|中央|省|市|县|区|乡镇|镇|乡|村"
)
_FEW, _SHARED = 3, Decimal("0.25")
"""How much words must tell to say of what money a split is, and how much of it must be said."""


def splits_for(scope: SumScope, main: Term) -> tuple[Split, ...]:
    """Return who bears what of the money of a term: the nearest clauses that speak of it."""
    p = main.provision
    own = tuple(s for s in scope.splits if s.clause.id == p.clause.id)
    if own and not p.row:
        return own
    known = [s for s in scope.splits if _speaks_of(scope, s, main)]
    near = tuple(s for s in known if s.clause.path[:1] == p.clause.path[:1])
    return near or tuple(s for s in known if not _has_standards(s))


def splits_said(scope: SumScope) -> tuple[Split, ...]:
    """Return who bears what of the money of which the question speaks: for a sum of the user's."""
    return tuple(s for s in scope.splits if _is_said(scope, s, scope.asked))


def own_party(term: Term) -> str:
    """Return whose part a column of standards is by its name: 个人缴纳, 县级补贴; else ""."""
    return bearer(term.provision.own) if term.provision.row and term.is_money else ""


def is_borne_by(split: Split, main: Term, party: str) -> bool:
    """Tell whether the document of a term has somebody bear a part, be it of other money."""
    here = split.document.id == main.provision.document.id
    return here and bool(meant_party(party, dict(split.parts)))


def _has_standards(split: Split) -> bool:
    """Tell whether the section of a split has standards of its own, of which it speaks then."""
    section = split.clause.path[:1]
    rates = (t for t in terms_of(split.document) if t.role is TermRole.RATE)
    return bool(section) and any(t.provision.clause.path[:1] == section for t in rates)


def _speaks_of(scope: SumScope, split: Split, main: Term) -> bool:
    """Tell whether a split is of all the money of its document, or of what a term is of."""
    p = main.provision
    if split.document.id != p.document.id:
        return False
    return _is_said(scope, split, bag(main.words) | scope.asked)


def _is_said(scope: SumScope, split: Split, words: Words) -> bool:
    own = bag(_OF_MONEY.sub("|", split.subject)) - bag(split.document.title)
    whole = scope.lexicon.sum_of(own)
    return whole < _FEW or scope.lexicon.sum_of(own & words) >= _SHARED * whole
