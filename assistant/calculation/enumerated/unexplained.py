"""What a sum leaves of a question, whichever way made it: asked, and not passed over.

Each check is a principle and knows no case: figures are of one place, of one standard in the time
that is asked for, and for each of what the question names.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.calculation.accounts_meant import places_named
from assistant.calculation.enumerated.money_kinds import is_of_another_kind
from assistant.calculation.enumerated.passed_over import passed_over
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.units_named import SPANS
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.missing import MissingInput
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument

_ALIKE = Decimal("0.75")
"""How much as much of the question another standard must say to be meant as well."""
_PART_OF_A_YEAR = re.compile(
    r"[上下]半年|\d月|[一二三四]季度|[一二三四五六七八九十]月|现在|现行|目前|新标准|调整后"
)
_BIRTHDAY = re.compile(r"(?<![已年])(?P<age>满\d+周?岁)(?=[,。;?]|$)")
"""An age that is reached in the year that is asked for: 2025年4月满70岁, the date read apart."""
_BEFORE = re.compile(r"^(?:原|旧|老|调整前|现行)")
"""A column of what held before: 原标准 beside 新标准."""
_COUNTY = re.compile(r"[一-鿿]{2,4}?[县区市州旗]")
_LOOSE = frozenset({"人", "户", "个", "次", "份"})
"""What words of counting stand for anything: one of them is not said of what."""
_RATES = frozenset({TermRole.RATE, TermRole.OLD, TermRole.TOTAL})


def unexplained(scope: SumScope, done: Calculation) -> MissingInput | None:
    """Return the question for what a sum over documents leaves open, None where it leaves nothing.

    A sum of the user's own figures alone is not looked at.
    """
    used = _used(scope, done)
    told = next((told for check in _CHECKS if (told := check(scope, used))), "")
    told = told or passed_over(scope, done)
    return MissingInput((), done.figures, told, clause_ids=done.clause_ids) if told else None


def _used(scope: SumScope, done: Calculation) -> list[Term]:
    """Return the standards of documents that a sum was worked out with."""
    texts = {figure.text for figure in done.figures}
    every = (t for d in scope.documents for t in terms_of(d))
    return [
        t for t in every
        if t.role in _RATES and t.provision.clause.id in done.clause_ids
        and t.provision.text in texts
    ]  # fmt: skip


def _recall(scope: SumScope, term: Term) -> Decimal:
    return scope.lexicon.sum_of(bag(term.words) & scope.asked)


def _rivals(scope: SumScope, used: list[Term]) -> Iterator[tuple[Term, Term]]:
    """Yield each standard that was used with the others of its unit that say as much."""
    for term in used:
        least = _ALIKE * _recall(scope, term)
        for other in (t for d in scope.documents for t in terms_of(d)):
            same = other.role in _RATES and other.each == term.each and other.value != term.value
            if same and least and _recall(scope, other) >= least:
                yield term, other


def _of_several_places(scope: SumScope, used: list[Term]) -> str:
    """Tell where a place is not named and documents of two state such a standard."""
    if places_named(scope.wanted.asked.uniform) or scope.rows_named:
        return ""
    for term, other in _rivals(scope, used):
        one, two = term.provision.document, other.provision.document
        if _place(one) and _place(two) and _place(one) != _place(two):
            return f"《{one.title}》和《{two.title}》写的不一样，请说明是哪里的。"
    return ""


def _place(document: PolicyDocument) -> str:
    """Return the county or the like whose office issued a document; "" where none is named."""
    found = (_COUNTY.match(name) for name in (*document.issuers, document.title))
    return next((match[0] for match in found if match), "")


def _of_a_changed_year(scope: SumScope, used: list[Term]) -> str:
    """Tell where a standard changed within the year that is asked for, and one of both is told."""
    asked = scope.wanted.asked
    said = {match[0] for match in _PART_OF_A_YEAR.finditer(asked.uniform)}
    years = asked.years or ((scope.year,) if scope.year else ())
    if not years or (said and not {"上半年", "下半年"} <= said):
        return ""
    values = {t.value for t in used}
    for term, other in _rivals(scope, used):
        if [*read_bands(term.row)] != [*read_bands(other.row)]:
            continue
        since = term.provision.since or other.provision.since
        if since and since.year in years and since.month > 1 and other.value not in values:
            return f"标准从{since.year}年{since.month}月{since.day}日起改变，请说明算哪几个月。"
    return ""


def _of_another_unit(scope: SumScope, used: list[Term]) -> str:
    """Tell where so much for one of something is asked for, and all is for each of others."""
    known = {u for d in scope.documents for t in terms_of(d) for u in t.each} - SPANS - _LOOSE
    uniform, each = scope.wanted.asked.uniform, {unit for t in used for unit in t.each}
    asked = [u for u in known if re.search(rf"(?<![第统唯专万同这那])[一每1]个?{u}", uniform)]
    other = asked and not each.intersection(asked)
    return f"查到的标准不是按{'、'.join(sorted(asked))}的，请说明。" if other else ""


def _of_a_birthday(scope: SumScope, used: list[Term]) -> str:
    """Tell where an age is reached within the year that is asked for, and one band is told."""
    yearly = scope.wanted.span is not None and scope.wanted.span[0] == "年"
    asked = scope.wanted.asked
    match = _BIRTHDAY.search(asked.uniform) if yearly and asked.years else None
    banded = any(b.unit == "岁" for t in used for b in read_bands(t.subject))
    if not match or not banded:
        return ""
    return f"{match['age']}前后标准不同，请说明两段各算几个月，或分两次问。"


def _of_another_kind(scope: SumScope, used: list[Term]) -> str:
    """Tell where a standard is of another kind of money than is asked for."""
    main = next((t for t in used if is_of_another_kind(scope, t)), None)
    told = "查到的标准不是所问的这一种钱，不能拿来算。请说明问的是哪一项。"
    return told if main and len(used) == 1 else ""


def _of_a_changed_row(scope: SumScope, used: list[Term]) -> str:
    """Tell where another document puts another standard of a row for the one that is used."""
    for term in (t for t in used if t.row):
        for other in (t for d in scope.documents for t in terms_of(d) if t.row == term.row):
            if _replaces(scope, other, term):
                title = other.provision.document.title
                return f"{term.row}的标准已由《{title}》调整，请说明按原标准还是新标准算。"
    return ""


def _replaces(scope: SumScope, other: Term, term: Term) -> bool:
    """Tell whether a cell says what held before in a later table (原标准), where that changed."""
    document, years = other.provision.document, scope.wanted.asked.years
    if document.id == term.provision.document.id or other.value != term.value:
        return False
    past = years and document.date and max(years) < document.date.year
    beside = (t for t in terms_of(document) if t.provision.clause.id == other.provision.clause.id)
    changed = any(t.role is TermRole.RATE and t.value != other.value for t in beside)
    return bool(_BEFORE.search(other.provision.own)) and changed and not past


_CHECKS: tuple[Callable[[SumScope, list[Term]], str], ...] = (
    _of_several_places,
    _of_a_changed_year,
    _of_another_unit,
    _of_a_birthday,
    _of_another_kind,
    _of_a_changed_row,
)
