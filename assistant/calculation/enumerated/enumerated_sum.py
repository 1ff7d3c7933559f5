"""Answers a question of money by the closest of the sums that the units allow, or asks which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks, asks_for_money
from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.enumerated.choices import Choices
from assistant.calculation.enumerated.possible_sum import EVERYONE, PossibleSum
from assistant.calculation.enumerated.ranking import Ranked, certainty, ranked, weighed_sums
from assistant.calculation.enumerated.rate_changed import is_change
from assistant.calculation.enumerated.ruled_out import LookTime, RuledOut
from assistant.calculation.enumerated.siblings import levels_of
from assistant.calculation.enumerated.splits import Parts
from assistant.calculation.enumerated.sum_features import Weighing
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import TermRole, terms_of
from assistant.calculation.enumerated.wanted_sum import BASIS, read_wanted
from assistant.calculation.enumerated.word_likeness import ALL, NONE
from assistant.calculation.enumerated.workings import leaves, on_sheet
from assistant.calculation.formulas.dimensions import PERCENT, YUAN
from assistant.calculation.formulas.expression import (
    Literal,
    Name,
    added,
)
from assistant.calculation.missing import Choice, MissingInput
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from assistant.errors import CalculationError

_OTHERS = {Asks.HOW_MANY, Asks.HOW_LONG, Asks.PRICE, Asks.SHARE, Asks.RIGHT}
"""What is asked for that no sum of money answers."""
_OF_NO_MONEY = re.compile(
    r"(?:面积|人数|户数|里程|数量|名额|岗位数)(?:各|共|一共|合计|总数|是|有|为)*(?:多少|几|$|[?。])"
)
_MONEY = re.compile(r"多少(?:钱|元|块)|几[块元]")
_TIED, _DOUBTED = Decimal("0.5"), Decimal("0.15")
"""What part of the odds of the first another result may have, and how sure it is where it has."""
_AHEAD, _SPOKEN_OF = Decimal("0.9"), Decimal("0.7")
"""How far ahead a sum of named standards is, and how much it says of the question, to be sure."""
_NOT_ACCOUNTED_FOR = ("party_ignored", "row_ignored", "grade_other", "is_limited")
"""What leaves something of a question out, or is cut off by a limit that may be another's."""
_NEAREST, _LIKELY = 3, Decimal("0.02")
"""How many of the nearest sums are asked about, and what odds each must have."""
_FAR_AHEAD = Decimal("0.7")
"""The odds of a result from which on it is the one that is meant."""
_MOSTLY, _STRANGE = Decimal("0.5"), Decimal("0.6")
"""How much of a question standards must say, and how much no document may say."""
_STANDARDS = frozenset({TermRole.RATE, TermRole.PART})
_SAYS_WHO = frozenset({"", "岁", "级", "位"})
_SHORT = 16
"""Characters of what one of two parts of a sum is called."""


@dataclass(frozen=True, slots=True)
class EnumeratedSum:
    """The closest sum worked out, how sure it is, and the others that come near.

    `heeds` tells whether it heeds all that is said and asked (`ruled_out`); else it is not sure.
    """

    done: Calculation
    certainty: Decimal
    near: tuple[Ranked, ...]
    heeds: bool

    @property
    def result(self) -> Fraction:
        """What the closest sum comes to, to the 分."""
        return Fraction(YUAN.decimal(self.near[0].sum.value))

    @property
    def is_accounted_for(self) -> bool:
        """Whether it is of standards each named, far ahead of all others."""
        return self.certainty == ALL

    @property
    def is_one_of_several(self) -> bool:
        """Whether the sums that come near are of several standards."""
        mains = {main.provision for each in self.near if (main := each.sum.main)}
        return len(mains) > 1

    @property
    def is_gap(self) -> bool:
        """Whether it is what money of the user lacks to a stated sum, or has more."""
        return "gap" in self.near[0].sum.signs

    @property
    def uses_figures(self) -> bool:
        """Whether figures of the question are in it."""
        return bool(self.near[0].sum.figures)


def scope_of(asked: MoneyAsked, stated: StatedFigures, first: str = "") -> SumScope | None:
    """Return what is at hand for a question; None where it asks for no sum of money.

    `first` is this turn alone where the question goes on with the one before. A number in the name
    of a row (201路) is none of the question's own.
    """
    documents = stated.documents
    other = set(asked.asks) & _OTHERS or asked.asks_a_number or _asks_no_money(asked.uniform)
    if not asked.asks or other or not documents or not asks_for_money(asked.uniform):
        return None
    rows = {t.row for d in documents for t in terms_of(d) if re.search(r"\d[^\d]|[^\d]\d", t.row)}
    inside = [m.span() for row in rows for m in re.finditer(re.escape(row), asked.uniform)]
    kept = (f for f in asked.figures if not any(a <= f.start < b for a, b in inside))
    counted = tuple(_of_a_measure(f, asked.uniform, documents) for f in kept)
    wanted = read_wanted(asked, counted)
    bare = any(is_change(f) and f.unit == "" for f in wanted.figures)
    return None if bare else SumScope(wanted, documents, stated, first)


def _of_a_measure(
    figure: TypedFigure, uniform: str, documents: Sequence[PolicyDocument]
) -> TypedFigure:
    """Return a number that was taken for money as one of the measure behind it: 120千瓦."""
    behind = uniform[figure.end :]
    known = {u for d in documents for t in terms_of(d) for u in t.each}
    measured = figure.unit == "元" and figure.text[-1:].isdigit() and not figure.each
    return replace(figure, unit="") if measured and behind.startswith((*known,)) else figure


def _asks_no_money(uniform: str) -> bool:
    return bool(_OF_NO_MONEY.search(BASIS.sub("|", uniform))) and not _MONEY.search(uniform)


def nearest_sums(weighing: Weighing) -> list[Ranked]:
    """Return what a question may come to, the closest first."""
    return ranked(weighed_sums(weighing))


def enumerated_sum(weighing: Weighing, results: Sequence[Ranked]) -> EnumeratedSum | None:
    """Return the closest of the sums of a question worked out; None where there is none.

    A figure that is only looked up is no sum.
    """
    if not results or _is_looked_up(results[0].sum):
        return None
    try:
        done = _worked(results[0].sum)
    except CalculationError:
        return None
    scope = weighing.scope
    tied = len(results) > 1 and results[1].odds > _TIED * results[0].odds
    sure = _DOUBTED if tied else certainty(results, weighing.unknown)
    if not tied and _is_accounted_for(scope, results[0]):
        sure = ALL
    heeds = not RuledOut(scope).at(LookTime.CLOSEST, results[0].sum)
    return EnumeratedSum(done, sure if heeds else NONE, tuple(results[:_NEAREST]), heeds)


def _is_accounted_for(scope: SumScope, first: Ranked) -> bool:
    """Tell whether a sum is of standards each named, far ahead, and says most of the question.

    Then how sure it is need not be learnt.
    """
    told = first.features
    left = any(told.get(name, NONE) for name in _NOT_ACCOUNTED_FOR)
    ahead = first.odds >= _AHEAD and told["recall_all"] >= _SPOKEN_OF
    named = first.named or _counts_what_is_named(scope, first.sum)
    return named and not left and ahead


def _counts_what_is_named(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether the user's number is counted at the one of several standards that is named."""
    if each.main is None or each.kind != "rate" or "typed_count" not in each.signs:
        return False
    kin, chosen = Choices(scope).of([each.main])
    return len(kin) > 1 and each.main in chosen.terms


def _is_looked_up(each: PossibleSum) -> bool:
    return not each.shared and sum(leaf.value != 1 for leaf in leaves(each.working)) <= 1


def _worked(each: PossibleSum) -> Calculation:
    """Return a sum worked out on a sheet, with its parts where it has parts."""
    sheet = Worksheet()
    if each.parts and each.is_added_up and (each.shared or not each.party):
        steps = [sheet.step(_called(p), on_sheet(sheet, p.working)) for p in each.parts]
        if each.shared:
            return _shared_of(sheet, steps, each.shared)
        sheet.results |= {step.name for step in steps}
        return sheet.added_up(steps)
    sheet.step(_title(each), on_sheet(sheet, each.working))
    if each.shared:
        sheet.shared_among([(name, Literal(part, PERCENT)) for name, part in each.shared])
    return sheet.worked()


def _shared_of(sheet: Worksheet, steps: Sequence[Name], shared: Parts) -> Calculation:
    """Return what several steps come to together, shared among those who bear it."""
    sheet.step("合计", added(steps))
    sheet.shared_among([(name, Literal(part, PERCENT)) for name, part in shared])
    return sheet.worked()


def _called(part: PossibleSum) -> str:
    """Return what one of two parts is called: the first words of its standard."""
    p = part.main.provision if part.main else None
    words = (p.row.replace("|", "") or p.condition or p.own) if p else ""
    return words.strip("，、每")[:_SHORT] or "一项"


def _title(each: PossibleSum) -> str:
    if {"difference", "gap"} & set(each.signs):
        return "相差"
    return f"{each.party}承担" if each.party not in ("", EVERYONE) else "合计"


def which_sum(asked: MoneyAsked, near: Sequence[Ranked]) -> MissingInput | None:
    """Ask which of the nearest sums is meant, each a tap with the question completed.

    None where none of them is of a standard that could be named.
    """
    told: dict[str, Choice] = {}
    likely = (each for each in near[:_NEAREST] if each.odds >= _LIKELY or each is near[0])
    mains = [each.sum.main for each in likely if each.sum.main]
    for main in mains:
        words = "，".join(w for level in levels_of(main) if (w := level.strip("|，、,")))
        label = f"{words}{main.provision.text}"
        told.setdefault(label, Choice(label, f"{asked.text}（{words}）"))
    if not told:
        return None
    return MissingInput.asking(
        f"可能按下面的算，拿不准是哪一项：{'；'.join(told)}。请说明是哪一项。",
        (main.provision.clause.id for main in mains),
        [*told.values()],
    )


def left_between(weighing: Weighing, near: Sequence[Ranked]) -> MissingInput | None:
    """Ask which sum is meant where none was told and a question leaves it open.

    It does where it brings what is to be reckoned with, or no result is far ahead of the others;
    else the clause that states the one result tells it by itself. What standards say too little of
    the question is not asked about.
    """
    scope = weighing.scope
    ahead = bool(near) and near[0].odds >= _FAR_AHEAD
    brings = any(scope.is_money(f) or f.unit not in _SAYS_WHO for f in scope.wanted.figures)
    if (ahead and not brings) or not near or not _is_asked_of(weighing, near[0]):
        return None
    asked = which_sum(scope.wanted.asked, [each for each in near if _is_standard(each)])
    return asked if brings or (asked and asked.choices) else None


def _is_asked_of(weighing: Weighing, first: Ranked) -> bool:
    """Tell whether most of what a question says is said of the standard that is nearest to it."""
    said = first.features["recall_all"] >= _MOSTLY
    return _is_standard(first) and said and weighing.unknown < _STRANGE


def _is_standard(each: Ranked) -> bool:
    main = each.sum.main
    return main is not None and main.role in _STANDARDS
