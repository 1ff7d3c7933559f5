"""A case that the question says, for which a clause changes what a sum is worked out with.

起付线1000元，第二次住院的，起付线减半: the whole line is not told of a second time.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import Words, bag
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import narrow

_STOP = re.compile(r"[。；;\n]")
_NUMBER = re.compile(r"^[(（][一二三四五六七八九十\d]+[)）]|^第[一二三四五六七八九十百]+条")
_MUCH = Decimal(3)
"""How much words must tell that only the case has."""


def of_a_case_changed(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Return what to ask where a case that is said changes a standard, and the sum does not."""
    shown = {figure.text for figure in done.figures}
    sections = {(t.provision.document.id, *t.provision.clause.path[:1]) for t in used}
    own = frozenset[str]().union(*(bag(t.words) for t in used))
    for term in scope.terms:
        p = term.provision
        beside = (p.document.id, *p.clause.path[:1]) in sections and term not in used
        if term.role is not TermRole.SCALE or p.text in shown or p.row or not beside:
            continue
        case = _case_of(term)
        told = own | _said_before(term)
        said = frozenset(w for w in (bag(case) - told) & scope.asked if len(w) > 1)
        if scope.lexicon.sum_of(said) >= _MUCH:
            return f"文件对{case}另有规定，没有算进去，请说明按哪一条算。"
    return ""


def _said_before(term: Term) -> Words:
    """Return the words of the clauses of its section before its own, which tell no case apart."""
    p = term.provision
    section = [c for c in p.document.clauses if c.path[:1] == p.clause.path[:1]]
    before = takewhile(lambda c: c.id != p.clause.id, section)
    return frozenset[str]().union(*(bag(c.text) for c in before))


def _case_of(term: Term) -> str:
    """Return the words of its sentence before what is changed: 第二次住院的."""
    p = term.provision
    quote = narrow(p.quote)
    sentences = (s for s in _STOP.split(narrow(p.clause.text)) if quote in s)
    sentence = next(sentences, quote)
    before = sentence.partition(narrow(p.text))[0].rpartition(",")[0]
    return _NUMBER.sub("", before).strip()
