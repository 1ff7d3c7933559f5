"""Which sums do not do all that is asked: they leave a figure out, a row, or who is to bear it.

`ruled_out` says when each test is asked.
"""

import re
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.columns_together import leaves_a_column_out
from assistant.calculation.enumerated.money_kinds import is_of_another_kind
from assistant.calculation.enumerated.parties_named import OWN, meant_party
from assistant.calculation.enumerated.possible_sum import NAMED, PossibleSum
from assistant.calculation.enumerated.said_for_whom import whom_passed_over
from assistant.calculation.enumerated.shares_of_columns import measured_bands
from assistant.calculation.enumerated.sum_scope import SumScope, decimal
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.whose_money import is_borne_by, own_party
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.stated.bands import read_bands

_OF_THIS_TURN = Decimal("0.6")
"""How much of what this turn says a sum must be of where it goes on with the one before."""
_OF_A_SUM = frozenset({"part", "bands", "own", "reverse"})
"""Sums of a sum of the user's, which know no months."""
_GIVEN = frozenset({"part", "bands"})
"""Sums that are given towards a cost, which nobody pays oneself."""
_FROM_ON = re.compile(r"(?:满|达到?|超过)$")
_RATES = frozenset({TermRole.RATE, TermRole.OLD})
_AS_IT_IS = re.compile(
    r"(?:现行|现在|目前|原来|原|由|从|标准)(?:的|是|为)*(?:每一?个?[人户月亩])*$"
)
_KINDS = frozenset({"项", "种", "类", "样"})
_MANY = frozenset({"元", "%", "月", "年", ""})


def leaves_a_figure_out(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether a figure of the question has no part in it, and says neither who nor in what."""
    left = (f for f in scope.wanted.figures if f not in each.figures and not _tells_who(f))
    left = (f for f in left if not _is_in_band(f, each) and not _falls_short(scope, f, each))
    left = (f for f in left if not _restates(f, each) and not _counts_kinds(f, each))
    return any(f.value != len(each.shared) for f in left)


def does_something_else(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it sets nothing against another, or is no one's part, where that is asked."""
    wanted = scope.wanted
    compares = {"difference", "gap"} & set(each.signs)
    if (wanted.differs and not compares) or (wanted.all_parties and not each.shared):
        return True
    return wanted.reverse and each.kind == "part"


def passes_over_whom(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it is said for whom, and its documents have a figure of theirs apart."""
    return bool(whom_passed_over(scope, each.terms))


def is_given_and_not_paid(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it is what is given, where what somebody pays of it oneself is asked."""
    own = OWN in scope.wanted.parties and each.kind in _GIVEN and each.split is None
    return own and "left_over" not in each.signs


def _tells_who(figure: TypedFigure) -> bool:
    """Tell whether a figure says of whom it is, and multiplies nothing: 85岁, 1台."""
    one = figure.value == 1 and figure.unit not in _MANY
    return figure.unit in ("岁", "级", "位") or one


def _counts_kinds(figure: TypedFigure, each: PossibleSum) -> bool:
    """Tell whether a figure says how many kinds of money are added up: 两项补贴共需多少."""
    return figure.unit in _KINDS and each.is_added_up


def _restates(figure: TypedFigure, each: PossibleSum) -> bool:
    """Tell whether a figure is a standard that the sum takes from its document: 现行80元."""
    said = _AS_IT_IS.search(figure.before) or figure.after.startswith(("的标准", "标准"))
    stated = (t.value for t in each.terms if t.is_money and t.role in _RATES)
    return figure.unit in ("元", "") and bool(said) and figure.value in stated


def _is_in_band(figure: TypedFigure, each: PossibleSum) -> bool:
    """Tell whether a figure says in which row of a table one is, not counted by a rate: 300亩."""
    main = each.main
    if main is None or figure.unit in (*_MANY, *main.each):
        return False
    stated = [*read_bands(main.row)] if main.provision.row else []
    stated += [b for t in each.terms for b in measured_bands(t)]
    return any(b.holds(decimal(figure.value)) for b in stated if b.unit == figure.unit)


def _falls_short(scope: SumScope, figure: TypedFigure, each: PossibleSum) -> bool:
    """Tell whether a figure falls short of from where on more is paid: 船龄20年, 满25年."""
    if each.main is None or figure.unit in ("元", "%", ""):
        return False
    said = frozenset(w for w in bag(figure.before) if len(w) > 1)
    return any(
        t.role is TermRole.COUNT and t.each == (figure.unit,) and not t.provision.row
        and _FROM_ON.search(t.provision.own) and said & bag(t.provision.own)
        and figure.value < t.value
        for t in scope.of_document(each.main)
    )  # fmt: skip


def leaves_party_out(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it is asked what somebody bears whose part the documents state."""
    left = OWN in scope.wanted.parties and "left_over" in each.signs  # one's own part already
    if each.split is not None or each.main is None or left:
        return False
    parties = [party for party in scope.wanted.parties if not _is_theirs(each.main, party)]
    beside = [t for t in scope.of_clause(each.main) if t.role is each.main.role]
    return any(is_borne_by(s, each.main, party) for party in parties for s in scope.splits) or any(
        _is_theirs(column, party) for party in parties for column in beside
    )


def _is_theirs(column: Term, party: str) -> bool:
    """Tell whether a column is by its name what somebody bears: 个人缴纳."""
    return bool(meant_party(party, {own_party(column): Fraction(1)}))


def is_of_one_for_all(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether the rate of one stands for what all of a place get (俺村一共要多少)."""
    one = "count_of_one" in each.signs and not scope.wanted.says_one and not each.figures
    return one and scope.asks_for_all and not scope.adds_up_time


def is_not_spread(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether a sum that is to be spread over months is not (保费26.78万，每月拨多少)."""
    monthly = scope.wanted.span is not None and scope.wanted.span[0] == "月"
    return monthly and not scope.months and each.kind in _OF_A_SUM


def leaves_row_out(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether a rate is counted by nothing though the question names a row of a table."""
    rows = {name for t in each.terms for name in t.provision.row.split("|")}
    named = bool(scope.rows_named) and each.kind == "rate"
    return named and not rows & scope.rows_named and not each.figures


def is_of_another_turn(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it says too little of this turn, where that goes on with the one before."""
    lexicon = scope.lexicon
    asked = frozenset(e for e in bag(scope.first) if len(e) > 1 and lexicon.weight(e) > 0)
    words = frozenset[str]().union(*(bag(t.words) for t in each.terms))
    return lexicon.sum_of(asked & words) < _OF_THIS_TURN * lexicon.sum_of(asked)


def pays_another(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it is of another kind of money than is asked for, or of one column of two."""
    main = each.main
    return main is not None and (
        is_of_another_kind(scope, main) or leaves_a_column_out(scope, main, each.terms)
    )


def counts_another(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether the column that is counted is that of another standard beside the one taken."""
    main = each.main
    if main is None or not each.cells or NAMED in each.signs:
        return False
    beside = [
        t for t in scope.of_document(main)
        if t.role is main.role and t.each == main.each and t is not main
    ]  # fmt: skip
    own = bag(main.subject)
    column = frozenset(e for e in bag(each.cells[0].provision.own) if len(e) > 1)
    others = frozenset[str]().union(*(bag(t.subject) for t in beside))
    return bool(column & (others - own)) and not column & (own - others)
