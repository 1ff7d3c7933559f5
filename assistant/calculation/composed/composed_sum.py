"""Puts a sum together from the figures of a question and those that documents state for it.

The units decide what can be put together, and every figure of the question must have its part in
it; where that is not so there is no sum, and where a figure is missing or stands twice it is asked.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from assistant.calculation.composed.account_changed import account_changed
from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.bands_paid import paid_by_bands
from assistant.calculation.composed.broken_figures import broken_figure
from assistant.calculation.composed.claims_checked import (
    asked_instead,
    claim_checked,
    claim_of,
    compared,
)
from assistant.calculation.composed.compared_rates import compared_rates
from assistant.calculation.composed.divided import shared, spread
from assistant.calculation.composed.items_together import items_together
from assistant.calculation.composed.kinds_counted import kinds_counted
from assistant.calculation.composed.left_out import leaves_out
from assistant.calculation.composed.left_over import offset
from assistant.calculation.composed.money_asked import MoneyAsked, read_money
from assistant.calculation.composed.money_figures import Does
from assistant.calculation.composed.money_reading import MoneyReading, costs_of_each
from assistant.calculation.composed.named_anew import named_anew
from assistant.calculation.composed.not_there import not_there
from assistant.calculation.composed.parts_of_sums import growth, part_of_sum
from assistant.calculation.composed.products import changing, differing, forward
from assistant.calculation.composed.reached import backward
from assistant.calculation.composed.rows_reckoned import of_rows
from assistant.calculation.composed.rows_together import rows_together
from assistant.calculation.composed.several_kinds import several_kinds
from assistant.calculation.composed.taken_in_order import taken_in_order
from assistant.calculation.composed.turns_together import goes_on, together
from assistant.calculation.enumerated.enumerated_sum import (
    EnumeratedSum,
    enumerated_sum,
    left_between,
    nearest_sums,
    scope_of,
    which_sum,
)
from assistant.calculation.enumerated.last_look import left_unsaid, of_no_document
from assistant.calculation.enumerated.parties_named import meant_party, parties_asked
from assistant.calculation.enumerated.ranking import Ranked
from assistant.calculation.enumerated.sibling_meant import left_open
from assistant.calculation.enumerated.splits import splits_of
from assistant.calculation.enumerated.sum_features import Weighing
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import TermRole, terms_of
from assistant.calculation.missing import MissingInput
from assistant.calculation.parties import Sharing, read_sharing
from assistant.calculation.spreading import read_spread
from assistant.calculation.stated.stated_figures import Sought, StatedFigures
from assistant.calculation.steps import USER, Calculation
from assistant.documents.model import PolicyDocument
from assistant.errors import CalculationError, UnclearFigureError
from assistant.question.asked import Question

_BACK = (Asks.SHARE, Asks.PRICE, Asks.HOW_LONG, Asks.HOW_MANY)
"""Asks how far money reaches: months divide it like everything else."""
Form = Callable[[MoneyReading], Calculation | None]
_FORMS: tuple[tuple[Form, tuple[Asks, ...]], ...] = (
    (claim_checked, (Asks.RIGHT,)),
    (account_changed, (Asks.TOTAL, Asks.DIFFERENCE, Asks.SHARE, Asks.WHO_BEARS)),
    (paid_by_bands, (Asks.TOTAL,)),
    (offset, (Asks.TOTAL,)),
    (shared, (Asks.WHO_BEARS,)),
    (spread, (Asks.TOTAL,)),
    (of_rows, (Asks.TOTAL, Asks.DIFFERENCE)),
    (kinds_counted, (Asks.TOTAL,)),
    (rows_together, (Asks.TOTAL,)),
    (items_together, (Asks.TOTAL,)),
    (several_kinds, (Asks.TOTAL,)),
    (growth, (Asks.SHARE,)),
    (backward, _BACK),
    (compared_rates, (Asks.DIFFERENCE,)),
    (changing, (Asks.DIFFERENCE,)),
    (differing, (Asks.DIFFERENCE,)),
    (forward, (Asks.TOTAL,)),
    (part_of_sum, (Asks.TOTAL,)),
    (taken_in_order, (Asks.TOTAL, Asks.WHO_BEARS)),
)
"""What can be put together, each with what must be asked for it; the first that fits answers."""
_OF_TOTALS = (forward, several_kinds, rows_together, items_together)
"""Forms that tell a whole: not what one bears of it, nor how two differ."""
_IN_PASSING = ("方案", "种", "类", "样", "项")
"""What is counted in passing: 两个方案相差多少."""
_COUNTED = ("人", "户", "亩", "月", "元", "%")
"""What no equal share is counted by: 三家 and 七个街道 are who bears it."""
_HELPED = re.compile(r"[能可][^,。;?]{0,2}(?:补|报|赔)[^,。;?]{0,3}(?:多少|几多|好多)$")
_GRANTED = re.compile(r"补|奖|救助|标准|发|报|赔")
"""Asks what is given towards a cost; and what is said of a sum that is itself given."""
_PAID_TOWARDS = re.compile(r"补贴|补助|报销|救助|奖补")
_PAID_IN = re.compile(r"(?:[交缴存花付掏垫](?!通)|缴纳|存入)(?:了|过|的|费|满|够|去)*$")
_GIVEN = re.compile(
    r"(?:补[贴助]?|救助|报销?|奖补|返还?)(?![交缴充种])[^,。;?]{0,5}(?:多少|几[元块]|好多)"
)
"""What is paid in, by the words before a figure (一人交三十), and what is given is asked for."""
Nearness = Callable[[], Mapping[str, Decimal]]
"""Tells how near each clause came to the question when it was searched for."""
Documents = Callable[[], Sequence[PolicyDocument]]
"""Finds the documents whose figures may be meant; only asked for when a sum is."""
Made = tuple[Calculation | MissingInput | None, Form | None]
"""What a rule makes of a question, and which rule."""
Enumerated = Callable[[], EnumeratedSum | None]
"""Finds the closest of all sums that the units allow; only asked for where no rule is sure."""


def composed_sum(
    question: Question, documents: Documents, today: date, found: Nearness = dict
) -> Calculation | MissingInput | None:
    """Return the sum that a question asks for, the question for what is missing, or None."""
    now = read_money(question.plain)
    if broken := broken_figure(now):
        return broken
    users, done = question.user_turns, None
    if users and goes_on(question.plain):
        whole = together(now, users)
        done = _explained(whole, documents, today, found, first=now.uniform)
        if isinstance(done, Calculation):
            return done
    return _explained(now, documents, today, found) or done


def _explained(
    asked: MoneyAsked, documents: Documents, today: date, found: Nearness, first: str = ""
) -> Calculation | MissingInput | None:
    """Return the closest sum where it leaves nothing open, else what is to be asked."""
    asked = named_anew(asked, first, documents()) if first else asked
    if checked := _checked_anew(asked, documents, today, found):
        return checked
    scope = cache(lambda: _scope(asked, documents(), today, first))
    near = cache(lambda: _near(scope(), found))
    made = _composed(asked, documents, today, first)
    done = _closest(asked, documents, made, lambda: _enumerated(asked, *near()))
    if done is None and (at_hand := scope()):
        return left_open(at_hand, found())
    if not isinstance(done, Calculation):
        return done
    if not done.clause_ids:
        return ((at_hand := scope()) and of_no_document(at_hand, done)) or done
    at_hand = scope()
    return (left_unsaid(at_hand, done) if at_hand else None) or done


def _checked_anew(
    asked: MoneyAsked, documents: Documents, today: date, found: Nearness
) -> Calculation | None:
    """Return what a report should be by the documents, set against what it says."""
    instead, claim = asked_instead(asked), claim_of(asked.figures)
    done = _explained(read_money(instead), documents, today, found) if instead else None
    if claim is None or not isinstance(done, Calculation) or not done.clause_ids:
        return None
    whose = [meant_party(p, dict.fromkeys(done.result, Fraction())) for p in parties_asked(instead)]
    values = [done.result[name] for name in whose if name] or [*done.result.values()]
    return compared(done, values[0], claim) if len(values) == 1 else None


def _closest(
    asked: MoneyAsked, documents: Documents, made: Made, enumerated: Enumerated
) -> Calculation | MissingInput | None:
    """Return the sum by a rule, or the closest of all that the units allow where that is surer."""
    done, by = made
    if isinstance(done, Calculation) and _is_what_it_cost(asked, done):
        done, by = None, None  # 1台32万元: what is asked of it is not what it cost
    worked = done if isinstance(done, Calculation) else None
    trusted = by not in _COVERED or (by is shared and worked and _is_of_own_money(worked))
    if worked and by is shared and _is_of_a_stated_sum(worked, documents()):
        trusted, done = False, None
    if worked and trusted and not _leaves_out_what_is_asked(asked, worked):
        surer = enumerated() if worked.clause_ids else None
        return surer.done if surer and surer.is_accounted_for and surer.heeds else worked
    other = enumerated()
    if other is None:
        whose = parties_asked(asked.uniform) if by is forward and worked else ()
        told = not whose or not worked or _bears_all(whose[0], worked, documents())
        return done if told else _whose_part(whose[0])
    return _surer(asked, done, other)


def _surer(
    asked: MoneyAsked, done: Calculation | MissingInput | None, other: EnumeratedSum
) -> Calculation | MissingInput | None:
    """Return what a rule made or the closest sum, whichever is surer; else ask which is meant."""
    worked = done if isinstance(done, Calculation) else None
    results = {Fraction(v) for v in worked.result.values()} if worked else set()
    agrees = other.result in results
    told = other.certainty > _DOUBTFUL or not other.is_one_of_several
    if agrees:
        alike = worked is None or set(other.done.clause_ids) & set(worked.clause_ids)
        best = done if alike else other.done  # 60元 of another standard is not its source
        return best if other.heeds and told else which_sum(asked, other.near) or _whose_standard()
    alone = worked is None and not other.is_gap and other.near[0].odds >= _FAR_AHEAD
    if other.certainty >= (_SURE_ENOUGH if worked or alone else _SURE):
        return other.done
    of_all = not other.is_one_of_several and not parties_asked(asked.uniform)
    if not other.heeds or (worked and of_all):
        return done
    doubtful = worked is None and other.uses_figures and other.certainty > _WORTH_ASKING
    if worked:
        return which_sum(asked, other.near) or _whose_standard()
    return (which_sum(asked, other.near) if doubtful else None) or done


def _whose_standard() -> MissingInput:
    """Ask for what the money is, where a sum is in doubt and no standard can be named for it."""
    question = "算法不止一种，文件里分不清该用哪一条。请说明问的是哪一项、按哪个标准算。"
    return MissingInput.asking(question)


def _bears_all(party: str, done: Calculation, documents: Sequence[PolicyDocument]) -> bool:
    """Tell whether the clause of a sum names who is to pay, and nobody who pays a share of it."""
    terms = (t for d in documents for t in terms_of(d) if t.role is TermRole.BORNE)
    shares = {t.provision.clause.id for t in terms if t.value < 1}
    clauses = (c for d in documents for c in d.clauses if c.id in {*done.clause_ids} - shares)
    return any(re.search(f"{party}级?财政", clause.text) for clause in clauses)


def _whose_part(party: str) -> MissingInput:
    """Ask for the part of somebody, which no document states, and do not tell the whole for it."""
    question = f"算得出总数，没有找到{party}这一份是多少，不能拿总数当这一份。请写明{party}出几成。"
    return MissingInput.asking(question)


def _near(scope: SumScope | None, found: Nearness) -> tuple[Weighing | None, list[Ranked]]:
    weighing = Weighing(scope, found()) if scope else None
    return weighing, nearest_sums(weighing) if weighing else []


def _enumerated(
    asked: MoneyAsked, weighing: Weighing | None, near: Sequence[Ranked]
) -> EnumeratedSum | None:
    other = enumerated_sum(weighing, near) if weighing else None
    return None if other and leaves_out(asked, other.done) else other


def in_scope(
    question: Question, documents: Sequence[PolicyDocument], today: date
) -> SumScope | None:
    """Return what is at hand for the sums of a question, with the turns that it goes on with."""
    now, users = read_money(question.plain), question.user_turns
    if users and goes_on(question.plain):
        return _scope(together(now, users), documents, today, now.uniform)
    return _scope(now, documents, today, "")


def sum_left_open(
    question: Question,
    documents: Sequence[PolicyDocument],
    today: date,
    found: Mapping[str, Decimal],
) -> MissingInput | None:
    """Ask which of the sums of a question is meant; None where it leaves none open."""
    scope = in_scope(question, documents, today)
    weighing = Weighing(scope, found) if scope else None
    return left_between(weighing, nearest_sums(weighing)) if weighing else None


def _scope(
    asked: MoneyAsked, documents: Sequence[PolicyDocument], today: date, first: str
) -> SumScope | None:
    try:
        return scope_of(asked, _read(asked, documents, today, first).stated, first)
    except CalculationError:
        return None


_COVERED = frozenset({forward, shared, compared_rates})
"""Rules whose sums are all among those that are enumerated: one that is not close is doubtful."""
_FAR_AHEAD = Decimal("0.9")
"""The odds from which on a sum that is no gap is told where no rule found or asked anything."""
_SURE, _SURE_ENOUGH, _DOUBTFUL, _WORTH_ASKING = map(Decimal, ("0.55", "0.4", "0.4", "0.05"))


def _is_of_own_money(done: Calculation) -> bool:
    """Tell whether money of the user's own is shared, and not what may be another's standard."""
    return any(figure.source == USER and figure.unit == "元" for figure in done.figures)


def _is_of_a_stated_sum(done: Calculation, documents: Sequence[PolicyDocument]) -> bool:
    """Tell whether equal parts were made of a sum that a clause divides otherwise (按5:4:3分配)."""
    splits = (s for d in documents for s in splits_of(d) if len(s.parts) == len(done.result))
    totals = {figure.value for figure in done.figures if figure.unit == "元"}
    equal = len(set(done.result.values())) == 1
    stated = (t for s in splits for t in terms_of(s.document)
              if t.provision.clause.id == s.clause.id and t.role is TermRole.TOTAL)  # fmt: skip
    return equal and any(t.value in totals for t in stated)


def _is_what_it_cost(asked: MoneyAsked, done: Calculation) -> bool:
    """Tell whether a sum is the user's own price of one thing, of which what is paid is asked."""
    costs = {f.text for f in costs_of_each(asked)}
    if done.is_own and any(f.text in costs for f in done.figures):
        return True
    if done.is_own and _is_of_what_was_paid_in(asked, done):
        return True
    one = len(done.figures) == 2 and any(f.value == 1 for f in done.figures)
    if done.is_own and _HELPED.search(asked.uniform):
        share = any(f.unit == "%" for f in done.figures)
        own = any(_GRANTED.search(f.before) or _GRANTED.search(f.after) for f in asked.figures)
        return (
            not share and not own and all(sign not in done.steps[-1].expression for sign in "＋−")
        )
    return one and done.is_own and bool(_PAID_TOWARDS.search(asked.uniform))


def _is_of_what_was_paid_in(asked: MoneyAsked, done: Calculation) -> bool:
    """Tell whether so much for each was paid in, and what is given is asked: 一人交三十，补多少."""
    paid = {f.text for f in asked.figures if f.is_price and _PAID_IN.search(f.before)}
    share = any(figure.unit == "%" for figure in done.figures)
    given = _GIVEN.search(asked.uniform)
    return bool(given) and not share and any(figure.text in paid for figure in done.figures)


def _leaves_out_what_is_asked(asked: MoneyAsked, done: Calculation) -> bool:
    """Tell whether a sum is but one of its own figures, or of all where a part is asked for."""
    same = set(done.result.values()) <= {figure.value for figure in done.figures}
    part = parties_asked(asked.uniform) and "承担" not in done.summary and len(done.result) == 1
    return (done.is_own and same) or bool(part)


def _composed(asked: MoneyAsked, documents: Documents, today: date, first: str = "") -> Made:
    forms = [form for form, wanted in _FORMS if any(map(asked.asks_for, wanted))]
    if asked.asks_for(Asks.WHO_BEARS):
        forms = [form for form in forms if form not in _OF_TOTALS]
    if asked.asks_for(Asks.DIFFERENCE):
        forms = [form for form in forms if form not in (*_OF_TOTALS, paid_by_bands)]
    if asked.asks_for(Asks.RIGHT):
        forms = [form for form in forms if form is not paid_by_bands]  # a claim is no cost
    if not forms:
        return None, None
    reading = None
    try:
        reading = _read(asked, documents(), today, first)
        _refuse_bare_change(reading)
        done, by = next(((d, form) for form in forms if (d := form(reading))), (None, None))
        if done is not None and leaves_out(reading.asked, done):
            return None, None
        return done or not_there(reading), by
    except CalculationError as error:
        if not asked.figures:
            return None, None  # what brings no figure may be one that a document states
        return _by_units_alone(reading) or _asked_back(error), None


def _by_units_alone(reading: MoneyReading | None) -> Calculation | None:
    """Return the sum of the user's own figures where a reading that wants more was in doubt."""
    try:
        done = taken_in_order(reading) if reading else None
    except CalculationError:
        return None
    return done if reading and done and not leaves_out(reading.asked, done) else None


def _asked_back(error: CalculationError) -> MissingInput:
    ids = error.clause_ids if isinstance(error, UnclearFigureError) else ()
    question = f"{error.message}{error.next_step}"
    return MissingInput.asking(question, ids)


def _anew(first: str, whole: str) -> Sharing | None:
    """Return how this turn shares, with the parties of the turn before where it names none."""
    now = read_sharing(first) if first else None
    if now is None:
        return read_sharing(whole)
    before = read_sharing(whole.removeprefix(first))
    if before is None:
        return now
    unnamed = all(name.startswith("第") for name, _ in now.parties)
    if unnamed and len(now.parties) == len(before.parties):
        parties = zip(before.parties, now.parties, strict=True)
        return replace(now, parties=tuple((name, weight) for (name, _), (_, weight) in parties))
    return now


def _refuse_bare_change(reading: MoneyReading) -> None:
    """Ask where a change has no unit: 涨10 may be 10元 or 10%.

    Raises:
        CalculationError: it is so.
    """
    for figure in reading.figures:
        changes = figure.does in (Does.RAISES, Does.LOWERS)
        if changes and not figure.each and figure.text[-1:].isdigit():
            raise CalculationError(
                f"“{figure.text}”没有写单位，分不清是多少元还是百分之几。", "请写明单位。"
            )


def _read(
    asked: MoneyAsked, documents: Sequence[PolicyDocument], today: date, first: str = ""
) -> MoneyReading:
    """Read a question; where this turn says how to share, what was said before is not heard."""
    sharing = _anew(first, asked.text) if asked.asks_for(Asks.WHO_BEARS) else None
    spread = None if any(map(asked.asks_for, _BACK)) else read_spread(asked.text)
    taken = [*(sharing.used if sharing else ()), *(spread.used if spread else ())]
    equal = sharing.equal if sharing else 0
    figures = tuple(
        f
        for f in asked.figures
        if not any(q.start <= f.start < q.end for q in taken)
        and not (equal and f.value == equal and f.unit not in _COUNTED)
        and f.unit not in _IN_PASSING
    )
    sought = Sought(asked.uniform, asked.bare, asked.years, asked.day(today), first)
    return MoneyReading(asked, figures, sharing, spread, StatedFigures(tuple(documents), sought))
