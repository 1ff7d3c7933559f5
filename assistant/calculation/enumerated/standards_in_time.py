"""For when a standard is reckoned: what held before, what holds now, in which months."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assistant.calculation.composed.months_said import months_said
from assistant.calculation.enumerated.counts_of import time_of
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.rate_changed import changed, is_change
from assistant.calculation.enumerated.siblings import levels_of
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.wanted_sum import BASIS
from assistant.calculation.enumerated.workings import Joined, Leaf, Working
from assistant.calculation.formulas.dimensions import counted_in
from assistant.calculation.formulas.expression import ADD, MULTIPLY
from assistant.calculation.stated.document_provisions import years_in
from assistant.documents.numbers.decimals import narrow

_YEAR_END = re.compile(
    r"(?<!\d)(?P<first>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?[^。;?]{0,16}?"
    r"(?:到|至)(?:今年|当年)?(?:年底|年末|全年结束)"
)
_ONE_MONTH = re.compile(
    r"(?<![\d到至—–~-])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?![\d到至—–~-]|底前)"
)
PERIOD = re.compile(r"(\d{1,2})月[至到—–~-]+(\d{1,2})月")
_STARTS = re.compile(r"自(20\d\d)年(\d{1,2})月(\d{1,2})日起")
_BEFORE = re.compile(r"原标准|老标准|旧标准|涨之?前|调之?前|提标前|调整前|以前的标准")
_DECEMBER = 12
_HAN = {h: n for n, h in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


@dataclass(frozen=True, slots=True)
class Variant:
    """One item of a family with all that it was over time, the earliest first, and from when."""

    terms: tuple[tuple[Term, date | None], ...]

    @property
    def last(self) -> Term:
        """What holds now."""
        return self.terms[-1][0]


def variants_of(scope: SumScope, terms: Sequence[Term]) -> list[Variant]:
    """Return terms by item, each with its standards in the order of time."""
    found: dict[tuple[str, ...], list[Term]] = {}
    for term in terms:
        found.setdefault(levels_of(term), []).append(term)
    return [Variant(tuple(sorted(((t, _start(t, group)) for t in group), key=_order)))
            for group in found.values()]  # fmt: skip


def _order(each: tuple[Term, date | None]) -> tuple[bool, date]:
    return each[0].role is not TermRole.OLD, each[1] or date.min


def _start(term: Term, group: Sequence[Term]) -> date | None:
    """Return from when a standard holds: by its own words, its year, or what its document says."""
    if term.role is TermRole.OLD or len(group) == 1:
        return None
    if term.provision.since:
        return term.provision.since
    own = years_in(f"{term.provision.own}")
    if own:
        return date(min(own), 1, 1)
    section = term.provision.clause.path[:1]
    for clause in term.provision.document.clauses:
        match = _STARTS.search(narrow(clause.text)) if clause.path[:1] == section else None
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    document = term.provision.document
    return document.effect.effective_date or document.date


def timed(scope: SumScope, variant: Variant, time: str, spans: Sequence[str]) -> PossibleSum | None:
    """Return an item for the time that is asked for, in parts where it changed within that."""
    changes = [f for f in scope.wanted.figures if is_change(f)]
    if changes and (time == "new" or not scope.wanted.differs):
        term = variant.last
        p = term.provision
        raised = changed(Leaf("标准", p.value, p.unit, p.text, p), changes[0])
        if raised is None or len(changes) > 1:
            return None
        made = PossibleSum(raised, "rate", (term,), tuple(changes), ("rate_changed",))
        return _over_time(scope, term, made, spans)
    asked = asked_months(scope)
    year = _asked_year(scope)
    if _is_of_another_year(scope, variant):
        return None
    held = [t for t in variant.terms if t[1] is None or t[1].year <= year] or [variant.terms[0]]
    if time == "old":
        held = [variant.terms[-2]]
    elif time == "new":
        held = [variant.terms[-1]]
    elif _BEFORE.search(scope.text):
        held = held[:1]
    elif "月" in spans and asked and len(held) > 1 and held[-1][1] and held[-1][1].year == year:
        return _in_parts(held, asked)
    term = held[-1][0]
    p = term.provision
    base = PossibleSum(Leaf("标准", p.value, p.unit, p.text, p), "rate", (term,))
    return _over_time(scope, term, base, spans)


def _is_of_another_year(scope: SumScope, variant: Variant) -> bool:
    """Tell whether a year is asked for before its document, of which its own words say nothing."""
    issued = variant.last.provision.document.date
    years = set(scope.wanted.asked.years)
    if not years or issued is None or max(years) >= issued.year:
        return False
    before = len(variant.terms) > 1 and max(years) == issued.year - 1
    return not before and not any(years & years_in(t.provision.own) for t, _ in variant.terms)


def _asked_year(scope: SumScope) -> int:
    years = scope.wanted.asked.years
    return max(years) if years else scope.stated.sought.day.year


def _in_parts(held: Sequence[tuple[Term, date | None]], asked: tuple[int, int]) -> PossibleSum:
    """Return the months before a change at the old standard, and those after it at the new."""
    (old, _), (new, since) = held[-2:]
    month = since.month if since else 1
    before = range(asked[0], min(month, asked[1] + 1))
    after = range(max(month, asked[0]), asked[1] + 1)
    parts = [(t, len(r)) for t, r in ((old, before), (new, after)) if len(r)]
    made = [_for_months(term, months) for term, months in parts]
    working = made[0]
    for part in made[1:]:
        working = Joined(ADD, working, part)
    terms = (parts[-1][0], *(t for t, _ in parts[:-1]))
    return PossibleSum(working, "rate", terms, (), ("span_usual",))


def _for_months(term: Term, months: int) -> Working:
    p = term.provision
    leaf = Leaf("标准", p.value, p.unit, p.text, p)
    return Joined(MULTIPLY, leaf, Leaf("", Fraction(months), counted_in("月")))


def _over_time(
    scope: SumScope, term: Term, made: PossibleSum, spans: Sequence[str]
) -> PossibleSum | None:
    working, signs, terms, figures = made.working, [*made.signs], [*made.terms], [*made.figures]
    figures += [f for f in scope.months if f not in figures]
    for unit in spans:
        months = _months(scope, term) if unit == "月" else None
        if months is not None:
            number: Working = Leaf("月数", Fraction(months), counted_in("月"), _text(scope, months))
            working = Joined(MULTIPLY, working, number)
            signs.append("span_same")
            continue
        factors = [*time_of(scope, unit, term)]
        if not factors:
            return None
        factor = factors[0]
        if factor.working is not None:
            working = Joined(MULTIPLY, working, factor.working)
        signs.append(factor.sign)
        terms += factor.terms
        figures += factor.figures
    return PossibleSum(working, "rate", tuple(dict.fromkeys(terms)), tuple(figures), tuple(signs))


def _text(scope: SumScope, months: int) -> str:
    return scope.wanted.asked.months_text or f"{months}个月"


def _months(scope: SumScope, term: Term) -> int | None:
    """Return how many months of those that are asked for its row says that it is paid."""
    asked = asked_months(scope)
    period = PERIOD.search(narrow(term.provision.row))
    yearly = scope.wanted.span is not None and scope.wanted.span[0] == "年"
    if period:
        first, last = int(period[1]), int(period[2])
        if asked:
            return max(0, min(last, asked[1]) - max(first, asked[0]) + 1)
        return last - first + 1 if yearly else None
    if asked and asked != (1, _DECEMBER):
        return asked[1] - asked[0] + 1
    return None


def asked_months(scope: SumScope) -> tuple[int, int] | None:
    """Return from which month to which it is asked for; a year is all of them."""
    uniform = BASIS.sub("|", scope.text)
    if match := _YEAR_END.search(uniform):
        return _HAN.get(match["first"]) or int(match["first"]), _DECEMBER
    said = [m for m in months_said(uniform) if not m.text.endswith(("起", "开始", "以后", "之后"))]
    if len(said) == 1:
        return said[0].first, said[0].last
    if scope.wanted.span is not None and scope.wanted.span[0] == "年":
        return 1, _DECEMBER
    if one := _ONE_MONTH.search(uniform):
        month = _HAN.get(one["month"]) or int(one["month"])
        return month, month
    return None
