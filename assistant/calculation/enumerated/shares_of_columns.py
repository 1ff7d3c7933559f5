"""Shares that clauses pay of a column of a table: 肉牛、羊赔付保额的80%, and a column 保额."""

import re

from assistant.calculation.enumerated.sum_scope import SumScope, decimal
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.stated.bands import Reach, read_bands
from assistant.documents.numbers.decimals import narrow

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_LEAST = 2
_SHARES = frozenset({TermRole.PART, TermRole.SCALE})


def shares_of_column(scope: SumScope, term: Term) -> tuple[Term, ...]:
    """Return the shares of a cell that are paid to those of its row, in the band one lies in."""
    column = _BRACKETS.sub("", term.provision.own)
    for unit in term.each:
        column = column.removeprefix(f"每{unit}")
    if not term.provision.row or len(column) < _LEAST or not term.is_money:
        return ()
    rows = {t.row for t in scope.of_document(term) if t.row}
    return tuple(
        t for t in scope.of_document(term)
        if t.role in _SHARES and not t.provision.row
        and column in narrow(t.provision.quote) and _is_of_row(t, term.row, rows)
        and fits_measured(scope, t)
    )  # fmt: skip


def _is_of_row(share: Term, row: str, rows: set[str]) -> bool:
    p = share.provision
    words = f"{p.condition}|{p.own}"
    named = {each for each in rows if each in words}
    return not named or row in named


def measured_bands(term: Term) -> list[Reach]:
    """Return the bands of what is measured otherwise than in money that a sentence pays by."""
    p = term.provision
    return [] if p.row else [b for b in read_bands(p.own) if b.unit not in ("元", "", "%", "岁")]


def fits_measured(scope: SumScope, term: Term) -> bool:
    """Tell whether the question says a measure that lies in the bands of a term, if it has any."""
    bands = measured_bands(term)
    told = [f for f in scope.wanted.figures for b in bands if f.unit == b.unit]
    return not bands or any(b.holds(decimal(f.value)) for b in bands for f in told)
