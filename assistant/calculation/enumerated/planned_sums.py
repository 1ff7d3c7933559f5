"""Sums of the standards that a question means: each chosen among those beside it, then reckoned.

What is named together is added up, each line with its own number and its own months; what changed
within the time that is asked for is reckoned in two parts; what differs is taken apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.calculation.enumerated.numbers_of_places import number_for, places_of
from assistant.calculation.enumerated.possible_sum import NAMED, PossibleSum, apart, together
from assistant.calculation.enumerated.rate_changed import is_change
from assistant.calculation.enumerated.rate_sums import is_of_each_one
from assistant.calculation.enumerated.siblings import chosen_of, families, levels_of
from assistant.calculation.enumerated.standards_in_time import Variant, timed, variants_of
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, limits_of, terms_of
from assistant.calculation.enumerated.units_named import SPANS, money_for_each
from assistant.calculation.enumerated.word_likeness import Words, bag
from assistant.calculation.enumerated.workings import Joined, Leaf, Working, with_price
from assistant.calculation.formulas.dimensions import counted_in, parse_unit
from assistant.calculation.formulas.expression import LARGER, MULTIPLY, SMALLER
from assistant.documents.numbers.decimals import narrow

_RATES = frozenset({TermRole.RATE, TermRole.OLD})
_MOST_LINES = 12
_MOST = re.compile(r"最[多少高低大小]的")
"""Asks of the one that has most: which it is stands in no name."""
_PORTION = re.compile(r"部分|分段|累计")
_NOT_OVER = re.compile(r"不[得能]?(?:超过|高于)[^,，。]{0,10}(?:造价|费用|投资|价格|支出|金额)的?$")
_FEW = 3
"""Pairs of characters that name something by themselves."""
_PERCENT = parse_unit("%")
_YUAN = parse_unit("元")


def planned_sums(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield what the standards that are meant come to, family by family."""
    if _MOST.search(scope.text):
        return
    known = [
        chosen_of(scope, family) for d in scope.documents
        for family in families([t for t in terms_of(d) if t.role in _RATES and scope.may_hold(t)])
    ]  # fmt: skip
    named = any(t.row and t.row in scope.text for chosen in known for t in chosen.terms)
    for chosen in known:
        variants = variants_of(scope, chosen.terms)
        every = len(variants) > 1 and not any(_is_named(scope, v) for v in variants)
        portions = any(_pays_a_portion(v.last) for v in variants)
        if variants and not (named and every) and not portions:
            yield from _of_family(scope, variants)


def _pays_a_portion(term: Term) -> bool:
    """Tell whether a rate is paid for what lies in its band alone, which is one of several."""
    p = term.provision
    return p.reach is not None and bool(_PORTION.search(p.clause.text))


def _is_named(scope: SumScope, variant: Variant) -> bool:
    names = (level.strip("|，、,") for level in levels_of(variant.last))
    return any(len(name) > 1 and name in scope.text for name in names)


def _of_family(scope: SumScope, variants: Sequence[Variant]) -> Iterator[PossibleSum]:
    if not 0 < len(variants) <= _MOST_LINES:
        return
    wanted = scope.wanted
    places = places_of(scope, variants[0].last)
    if wanted.differs and not wanted.gap:
        yield from _differences(scope, variants, places)
        return
    yield from _whole(scope, variants, places)


def _whole(
    scope: SumScope, variants: Sequence[Variant], places: Sequence[str], time: str = ""
) -> Iterator[PossibleSum]:
    """Yield the lines of the items together, each with its number."""
    made = [_line(scope, v, places, time, alone=len(variants) == 1) for v in variants]
    lines = [line for line in made if line]
    if len(lines) != len(variants):
        return
    if len(lines) == 1:
        yield lines[0]
        return
    yield together(lines, "listed")


def _differences(
    scope: SumScope, variants: Sequence[Variant], places: Sequence[str]
) -> Iterator[PossibleSum]:
    """Yield what differs: two items, two places, or what held before and what holds now."""
    changes = [f for f in scope.wanted.figures if is_change(f)]
    pairs: list[tuple[list[PossibleSum], list[PossibleSum]]] = []
    if changes:
        pairs.append(
            ([*_whole(scope, variants, places, "new")], [*_whole(scope, variants, places)])
        )
    elif len(places) == 2 and len(variants) >= 1:
        pairs.append(
            ([*_whole(scope, variants, places[:1])], [*_whole(scope, variants, places[1:])])
        )
    elif len(variants) == 2:
        pairs.append(
            ([*_whole(scope, variants[:1], places)], [*_whole(scope, variants[1:], places)])
        )
    elif all(len(v.terms) == 2 for v in variants):
        pairs.append(
            ([*_whole(scope, variants, places, "new")], [*_whole(scope, variants, places, "old")])
        )
    for one, other in pairs:
        if one and other and one[0].value != other[0].value:
            more, less = sorted((one[0], other[0]), key=lambda s: -s.value)
            yield apart(more, less, "changed")


def _line(
    scope: SumScope, variant: Variant, places: Sequence[str], time: str, *, alone: bool
) -> PossibleSum | None:
    """Return one item times its number and its months; None where a number is not certain."""
    term = variant.last
    spans = [u for u in term.each if u in SPANS]
    base = timed(scope, variant, time, spans)
    if base is None:
        return None
    working, signs, terms = base.working, [*base.signs], [*base.terms]
    figures = [*base.figures]
    for unit in (u for u in term.each if u not in SPANS):
        factor = number_for(scope, unit, term, places, alone=alone)
        if factor is None:
            return None
        if factor.working is not None:
            working = Joined(MULTIPLY, working, factor.working)
        signs.append(factor.sign)
        terms += factor.terms
        figures += factor.figures
    if not [u for u in term.each if u not in SPANS] and (people := scope.counts("人")):
        number = Leaf("人数", people[0].value, counted_in("人"), people[0].text)
        working, figures = Joined(MULTIPLY, working, number), [*figures, people[0]]
        signs.append("typed_count")
    kept = (NAMED, *signs)
    made = PossibleSum(working, "rate", tuple(dict.fromkeys(terms)), tuple(figures), kept)
    return _capped(scope, term, made)


def _capped(scope: SumScope, term: Term, made: PossibleSum) -> PossibleSum:
    """Return a sum within the one limit of money that stands behind its standard."""
    known = terms_of(term.provision.document)
    made = _at_least(term, known, made)
    made = _not_over_cost(scope, term, known, made)
    caps = [t for t in limits_of(term, known, TermRole.CAP) if t.is_money]
    units = [u for u in term.each if u not in SPANS]
    of_one_row = term.provision.row and not made.cells
    if len(caps) != 1 or of_one_row or is_of_each_one(caps[0], made, units):
        return made
    p = caps[0].provision
    counted = [u for u in units if u in caps[0].each]
    numbers = [f for f in made.figures if f.unit in counted]
    bound: Working = Leaf("上限", p.value, money_for_each(()), p.text, p)
    for figure in numbers:
        number = Leaf(f"{figure.unit}数", figure.value, counted_in(figure.unit), figure.text)
        bound = Joined(MULTIPLY, bound, number)
    return made.joined(SMALLER, bound, "limited", terms=caps)


def _at_least(term: Term, known: Sequence[Term], made: PossibleSum) -> PossibleSum:
    """Return a sum, or what its sentence says that it comes to at least: 全年不低于8000元."""
    floors = [t for t in limits_of(term, known, TermRole.FLOOR) if t.is_money and not t.row]
    if len(floors) != 1 or "cell_count" in made.signs:
        return made
    p = floors[0].provision
    bound = Leaf("下限", p.value, _YUAN, p.text, p)
    return made.joined(LARGER, bound, "limited", terms=floors)


def _not_over_cost(
    scope: SumScope, term: Term, known: Sequence[Term], made: PossibleSum
) -> PossibleSum:
    """Return a sum up to the part of its cost that its section says: 不得超过实际造价的80%."""
    costs = [f for f in scope.wanted.figures if scope.is_money(f) and f not in made.figures]
    over = [t for t in known if t.is_share and _NOT_OVER.search(narrow(t.provision.own))]
    path, called = term.provision.clause.path[:1], bag(term.provision.above)
    shares = [t for t in over if path and t.provision.clause.path[:1] == path]
    shares = shares or [t for t in over if _names_the_whole(t.provision.own, called)]
    if len(costs) != 1 or len(shares) != 1:
        return made
    p = shares[0].provision
    cost = Leaf("费用", costs[0].value, _YUAN, costs[0].text)
    bound = Joined(MULTIPLY, cost, Leaf("上限比例", p.value, _PERCENT, p.text, p))
    base = with_price(made.working, term.provision, _in_yuan(term))
    whole = replace(made, working=base)
    return whole.joined(SMALLER, bound, "limited", terms=shares, figures=costs)


def _names_the_whole(own: str, called: Words) -> bool:
    """Tell whether a limit is by its words of what stands over a table: 更新改造补助不得超过."""
    words = frozenset(w for w in bag(own.partition("不")[0]) if len(w) > 1)
    return len(words & called) >= _FEW


def _in_yuan(term: Term) -> Leaf:
    p = term.provision
    return Leaf("标准", p.value, _YUAN, p.text, p)
