"""Answers a question of money by the closest of the sums that the units allow, or asks which."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.enumerated.candidates import Candidate, Enumeration, enumeration
from assistant.calculation.enumerated.ranking import Ranked, certainty, pool, ranked
from assistant.calculation.enumerated.workings import on_sheet
from assistant.calculation.formulas.dimensions import parse_unit
from assistant.calculation.formulas.expression import Literal
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from assistant.errors import CalculationError

_OTHERS = {Asks.HOW_MANY, Asks.HOW_LONG, Asks.PRICE, Asks.SHARE, Asks.RIGHT}
"""What is asked for that no sum of money answers."""
_PERCENT = parse_unit("%")


@dataclass(frozen=True, slots=True)
class EnumeratedSum:
    """The closest sum worked out, how sure it is, and the others that come near."""

    done: Calculation
    certainty: float
    near: tuple[Ranked, ...]


def read_sums(asked: MoneyAsked, documents: tuple[PolicyDocument, ...]) -> Enumeration | None:
    """Return the sums of a question; None where it is not a sum of money that it asks for."""
    if not asked.asks or set(asked.asks) & _OTHERS or asked.asks_a_number or not documents:
        return None
    return enumeration(asked, documents)


def enumerated_sum(
    asked: MoneyAsked, documents: tuple[PolicyDocument, ...], found: Mapping[str, float]
) -> EnumeratedSum | None:
    """Return the closest sum of a question over documents; None where there is none."""
    sums = read_sums(asked, documents)
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
    sure = certainty(first, second, features, weighing.nothing)
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
