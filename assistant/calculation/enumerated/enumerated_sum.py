"""Answers a question of money by the closest of the sums that the units allow, or asks which."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks, asks_for_money
from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.enumerated.candidates import Candidate, Enumeration, enumeration
from assistant.calculation.enumerated.ranking import Ranked, certainty, pool, ranked
from assistant.calculation.enumerated.workings import leaves, on_sheet
from assistant.calculation.formulas.dimensions import parse_unit
from assistant.calculation.formulas.expression import Literal
from assistant.calculation.missing import Choice, MissingInput
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from assistant.errors import CalculationError

_OTHERS = {Asks.HOW_MANY, Asks.HOW_LONG, Asks.PRICE, Asks.SHARE, Asks.RIGHT}
"""What is asked for that no sum of money answers."""
_OF_NO_MONEY = re.compile(r"(?:面积|人数|户数|里程|数量|名额|岗位数)(?:各|共|一共|合计|总数|是|有|为)*(?:多少|几|$|[?。])")
_TIED = 0.5
"""Of the odds of the first: what another result may have at most where one is to be told."""
_PERCENT = parse_unit("%")


@dataclass(frozen=True, slots=True)
class EnumeratedSum:
    """The closest sum worked out, how sure it is, and the others that come near."""

    done: Calculation
    certainty: float
    near: tuple[Ranked, ...]

    @property
    def result(self) -> Fraction:
        """What the closest sum comes to, to the 分."""
        return Fraction(next(iter(self.done.result.values()))) if len(self.done.result) == 1 else round(self.near[0].candidate.value, 2)

    @property
    def uses_figures(self) -> bool:
        """Whether figures of the question are in it."""
        return bool(self.near[0].candidate.figures)


def read_sums(asked: MoneyAsked, documents: tuple[PolicyDocument, ...], first: str = "") -> Enumeration | None:
    """Return the sums of a question; None where it is not a sum of money that it asks for."""
    if not asked.asks or set(asked.asks) & _OTHERS or asked.asks_a_number or not documents:
        return None
    if not asks_for_money(asked.uniform) or _OF_NO_MONEY.search(asked.uniform):
        return None
    return enumeration(asked, documents, first)


def enumerated_sum(
    asked: MoneyAsked, documents: tuple[PolicyDocument, ...], found: Mapping[str, float], first: str = ""
) -> EnumeratedSum | None:
    """Return the closest sum of a question over documents; None where there is none."""
    sums = read_sums(asked, documents, first)
    if sums is None:
        return None
    weighing, known = pool(sums, found)
    results = ranked(known)
    if not results:
        return None
    (first, features), *others = results
    second = others[0][0] if others else None
    try:
        done = _worked(first.candidate)
    except CalculationError:
        return None
    if sum(leaf.value != 1 for leaf in leaves(first.candidate.working)) < 2 and not first.candidate.shared:
        return None
    tied = second is not None and second.odds > _TIED * first.odds
    sure = 0.15 if tied else certainty(first, second, features, weighing.nothing)
    return EnumeratedSum(done, sure, tuple(each for each, _ in results[:3]))


def _worked(candidate: Candidate) -> Calculation:
    """Return a sum worked out on a sheet, with its parts where it has parts."""
    sheet = Worksheet()
    if candidate.parts and "added_up" in candidate.signs:
        names = [sheet.step(_called(p), on_sheet(sheet, p.working)) for p in candidate.parts]
        total = on_sheet_sum(sheet, names)
        sheet.results |= {*(n.name for n in names), total}
        return sheet.worked()
    expression = on_sheet(sheet, candidate.working)
    sheet.step(_title(candidate), expression)
    if candidate.shared:
        sheet.shared_among([(n, Literal(Fraction(w), _PERCENT)) for n, w in candidate.shared])
    return sheet.worked()


def on_sheet_sum(sheet: Worksheet, names):
    from assistant.calculation.formulas.expression import ADD, Operation

    return sheet.step("合计", Operation(ADD, names[0], names[1])).name


def _called(part: Candidate) -> str:
    main = part.main
    if main is None:
        return "一项"
    return (main.provision.condition or main.provision.own or main.provision.row)[:10].strip("，、每") or "一项"


def _title(candidate: Candidate) -> str:
    if "difference" in candidate.signs or "gap" in candidate.signs:
        return "相差"
    if candidate.party and candidate.party != "all":
        return f"{candidate.party}承担"
    return "合计"


def which_sum(asked: MoneyAsked, found: EnumeratedSum) -> MissingInput:
    """Ask which of the nearest sums is meant, each a tap with the question completed."""
    told: dict[str, Choice] = {}
    for each in found.near:
        main = each.candidate.main
        if main is None:
            continue
        words = "，".join(w for w in (main.provision.row, main.provision.condition, main.provision.own) if w)
        label = f"{words.strip('，、')}{main.provision.text}"
        told.setdefault(label, Choice(label, f"{asked.text}（{words}）"))
    listed = "；".join(told)
    clauses = tuple(dict.fromkeys(t.provision.clause.id for e in found.near for t in e.candidate.terms[:1]))
    return MissingInput(
        missing=(), understood=(), question=f"可能按这几项算，拿不准是哪一项：{listed}。请说明是哪一项。",
        clause_ids=clauses, choices=tuple(told.values()),
    )  # fmt: skip
