"""The stages of a sum behind its standard: each takes what is worked out and yields what is next.

What a standard or a total comes to is the first stage. Behind it come the part of it that is put
to some use, the part that one payer bears, what is left of a cost, of money that is there or that
was paid, and what one of several gets. A stage applies where a word or figure of the question asks
for it, and what it makes goes into the next: what can be asked of a sum can be asked of any sum.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.parties_named import OWN
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import Words, bag
from assistant.calculation.enumerated.workings import Joined, Leaf, Working, value_of_working
from assistant.calculation.formulas.dimensions import NOTHING, WrittenUnit, parse_unit
from assistant.calculation.formulas.expression import DIVIDE, MULTIPLY, SUBTRACT
from assistant.calculation.formulas.units_each import SPANS, named
from assistant.calculation.stated.bands import lies_in, read_bands
from assistant.calculation.stated.group_shares import group_share
from assistant.calculation.stated.provision import Provision
from assistant.documents.numbers.decimals import narrow

_YUAN, _PERCENT, _BARE = parse_unit("元"), parse_unit("%"), WrittenUnit("", NOTHING)
_USE = re.compile(r"^(?:用于|用作|作为|留作|留村|留给|上交|上缴|转入|划入|归|奖励|提留)")
"""Says behind a share what that part of a sum is for: 30%用于奖励补助."""
_SHARES = frozenset({TermRole.PART, TermRole.NOTHING, TermRole.SCALE})
_STATED, _TOWARDS = frozenset({"total", "rate"}), frozenset({"part", "bands"})
_FEW, _SAID = 2, Decimal("0.4")
"""Pairs of characters that name what a share is for, and how much of it must be said."""
_MOSTLY_SAID = Decimal("0.5")
"""How much of a case must be said for what is taken off in it to be meant, in another clause."""
_OF_WHAT = re.compile(r"补贴|补助|津贴|报酬|工资|标准|金额")
"""Says of what a part is, which 脱贫户减半 takes from its own clause."""
_BY_THE_TIME = re.compile(r"每[^,，。;；\d]{0,4}[1一](天|日|次)[^,，。;；\d]{0,2}(?:扣|减)")
_SPREAD = re.compile(r"平均|均摊|人均|户均|平分")
_NO_HEADS = frozenset({"元", "%", "", "岁", "折", "倍", *SPANS})
Stage = Callable[[SumScope, PossibleSum], Iterator[PossibleSum]]
_OF_A_RATE = re.compile(r"(?:标准|单价|人均|[每一][人户亩月年天])(?:是|为|按|的)*$")
"""Before a figure that is reckoned by and is no money at hand: 标准100元, 每人20元."""


def in_stages(
    scope: SumScope, known: Sequence[PossibleSum], stages: Sequence[Stage]
) -> list[PossibleSum]:
    """Return sums with what the stages make of them, each of all that those before it made."""
    made = [*known]
    for stage in stages:
        made += [more for each in made for more in stage(scope, each)]
    return made


def at_a_part(scope: SumScope, each: PossibleSum) -> Iterator[PossibleSum]:
    """Yield what is left of a standard in a case that is spoken of: 不合格的扣发当月补贴的20%.

    What is taken off for each day is taken off as often as the question says: 每缺勤1天扣发3%.
    """
    main = each.main
    if main is None or each.kind != "rate" or main.role is TermRole.OLD or each.of_two:
        return
    for share in _taken_off(scope, main):
        times = _BY_THE_TIME.search(narrow(share.provision.quote))
        if share in each.terms:
            continue
        if times is None:
            yield _part(each, share, "scaled")
            continue
        p = replace(share.provision, value=1 - share.value)
        for figure in (f for f in scope.counts(named(times[1])) if f not in each.figures):
            part = _less_each_time(figure, p)
            if value_of_working(part) > 0:
                yield each.joined(MULTIPLY, part, "scaled", terms=(share,), figures=(figure,))


def _taken_off(scope: SumScope, main: Term) -> list[Term]:
    """Return what other clauses of its document leave of a standard in a case that is said."""
    return [
        t for t in scope.more_in(main.provision.document)
        if t.role is TermRole.SCALE and t.provision.clause.id != main.provision.clause.id
        and _OF_WHAT.search(t.provision.own) and not group_share(t.provision)
        and scope.said_share(t, main) > _MOSTLY_SAID
    ]  # fmt: skip


def _less_each_time(figure: TypedFigure, p: Provision) -> Working:
    """Return what is left of a whole from which a share is taken so many times."""
    times = Leaf(f"{figure.unit}数", figure.value, _BARE, figure.text)
    off = Joined(MULTIPLY, times, Leaf("每次扣", p.value, _PERCENT, p.text, p))
    return Joined(SUBTRACT, Leaf("", Fraction(1), _BARE), off)


def put_to_use(scope: SumScope, each: PossibleSum) -> Iterator[PossibleSum]:
    """Yield the part of a sum that is put to a use that is asked for, or the part of that part.

    50%用于公益岗位，30%用于奖励补助；奖励补助部分60%用于补助困难户.
    """
    main = each.main
    if main is None or each.kind not in _STATED or each.split or each.of_two:
        return
    known = [t for t in scope.of_section(main) if t.role in _SHARES and not t.provision.row]
    for share in known:
        whole = next((other for other in known if _is_of_the_part(share, other)), None)
        if share is main or not _is_asked(scope, share, whole):
            continue
        made = _part(each, whole) if whole else each
        yield _part(made, share, "put_to_use")


def _part(each: PossibleSum, share: Term, *signs: str) -> PossibleSum:
    p = share.provision
    return each.joined(MULTIPLY, Leaf("比例", p.value, _PERCENT, p.text, p), *signs, terms=(share,))


def _pairs(words: str) -> Words:
    return frozenset(w for w in bag(_USE.sub("", words)) if len(w) > 1)


def _is_of_the_part(share: Term, other: Term) -> bool:
    """Tell whether a share is one of the part that another share makes, by what that is for."""
    p, use = share.provision, other.after
    if other is share or not _USE.match(use):
        return False
    apart = p.quote != other.provision.quote
    words = f"{p.condition}|{p.own}" if apart else p.own
    return len(_pairs(use) & bag(words)) >= _FEW


def _is_asked(scope: SumScope, share: Term, whole: Term | None) -> bool:
    """Tell whether the question names what a share is for, or lies in its band of the part."""
    if _USE.match(share.after):
        return _is_said(scope, share)
    bands = read_bands(share.provision.own)
    return bool(whole and lies_in(bands, scope.wanted.asked.bare) and _is_said(scope, whole))


def _is_said(scope: SumScope, share: Term) -> bool:
    use, lexicon = _pairs(share.after), scope.lexicon
    return lexicon.sum_of(use & scope.asked) > _SAID * lexicon.sum_of(use)


def left_of_a_cost(scope: SumScope, each: PossibleSum) -> Iterator[PossibleSum]:
    """Yield what somebody has to pay of a cost towards which a sum is given: 自己要掏多少."""
    if OWN not in scope.wanted.parties or each.split or each.of_two or each.main is None:
        return
    towards = each.kind in _TOWARDS or "limited" in each.signs
    for figure in filter(scope.is_money, scope.wanted.figures):
        used = figure in each.figures
        if (used and not towards) or figure.value <= each.value:
            continue
        cost = Leaf("费用", figure.value, _YUAN, figure.text)
        figures = () if used else (figure,)
        yield each.joined(SUBTRACT, cost, "left_over", figures=figures, first=True)


def less_paid(scope: SumScope, each: PossibleSum) -> Iterator[PossibleSum]:
    """Yield what a sum of the user's lacks to a stated one, or has more: 已拨3万, 还差多少."""
    wanted = scope.wanted
    asked = wanted.gap or (wanted.differs and each.split is None)
    if each.main is None or not asked or "difference" in each.signs:
        return
    for figure in filter(scope.is_money, wanted.figures):
        if figure in each.figures or each.value == figure.value or each.shared:
            continue
        if _OF_A_RATE.search(figure.before):
            continue  # 标准100元 is what is reckoned by, and no money at hand
        own = Leaf("金额", figure.value, _YUAN, figure.text)
        more = figure.value > each.value
        yield each.joined(SUBTRACT, own, "gap", figures=(figure,), first=more)


def what_one_gets(scope: SumScope, each: PossibleSum) -> Iterator[PossibleSum]:
    """Yield what one of those who are counted gets of a sum that is spread over all, by the month.

    5个岗平均发，一个人一个月多少 of a yearly sum of which its section says 按12个月发.
    """
    counted = [f for f in scope.wanted.figures if _counts(f) and f not in each.figures]
    if each.main is None or len(counted) != 1 or not _SPREAD.search(scope.text) or each.of_two:
        return
    number = Leaf(f"{counted[0].unit}数", counted[0].value, _BARE, counted[0].text)
    made = each.joined(DIVIDE, number, "spread", figures=counted)
    monthly = scope.wanted.span is not None and scope.wanted.span[0] == "月" and not scope.months
    if not monthly or "月" in each.main.each:
        yield made
        return
    section = scope.of_section(each.main)
    for months in (t for t in section if t.role is TermRole.COUNT and t.each == ("月",)):
        p = months.provision
        yield made.joined(DIVIDE, Leaf("月数", p.value, _BARE, p.text, p), terms=(months,))


def _counts(figure: TypedFigure) -> bool:
    return figure.unit not in _NO_HEADS and not figure.each and figure.value > 1
