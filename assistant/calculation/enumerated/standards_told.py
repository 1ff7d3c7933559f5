"""Which standard a finished sum is of: of what place, time, unit, kind of money and name.

Each look is a principle and knows no case: figures are of one place, of one standard in the time
that is asked for, and of what the question names. 双季稻 is not paid as 单季稻 is.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.calculation.enumerated.choices import Choices
from assistant.calculation.enumerated.finished import Finished
from assistant.calculation.enumerated.money_kinds import is_of_another_kind
from assistant.calculation.enumerated.sibling_meant import which_of
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.formulas.units_each import SPANS
from assistant.calculation.missing import MissingInput
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.document_provisions import county_of
from assistant.documents.numbers.decimals import narrow
from assistant.question.place_names import places_named

_ALIKE = Decimal("0.75")
"""How much as much of the question another standard must say to be meant as well."""
_PART_OF_A_YEAR = re.compile(
    r"[上下]半年|\d月|[一二三四]季度|[一二三四五六七八九十]月|现在|现行|目前|新标准|调整后"
)
_BIRTHDAY = re.compile(r"(?<![已年])(?P<age>满\d+周?岁)(?=[,。;?]|$)")
"""An age that is reached in the year that is asked for: 2025年4月满70岁, the date read apart."""
_BEFORE = re.compile(r"^(?:原|旧|老|调整前|现行)")
"""A column of what held before: 原标准 beside 新标准."""
_LOOSE = frozenset({"人", "户", "个", "次", "份"})
"""What words of counting stand for anything: one of them is not said of what."""
_MEASURES = "名个位户人年月次元亩头"
"""A pair that begins with one of these is cut out of a number with its noun."""
_MORE = Decimal(3)
"""How much words must tell that only another standard has."""
_RATES = frozenset({TermRole.RATE, TermRole.OLD, TermRole.TOTAL})
_CHOSEN = (TermRole.RATE, TermRole.PART, TermRole.OLD, TermRole.LINE)
_LINES = (TermRole.LINE,)
_RUN = re.compile(r"[一-鿿]{3,}")
_LONG = 3
_MONEY = re.compile(r"补贴|补助|奖励|奖补|救助|报销|赔付|标准|工资|报酬|津贴|经费|资金|费用|保费")
"""How a name of money ends says nothing of what for: 生活补贴 and 护理补贴."""


def of_several_places(finished: Finished) -> str:
    """Tell where a place is not named and documents of two state such a standard."""
    if places_named(finished.scope.wanted.asked.uniform) or finished.scope.rows_named:
        return ""
    for term, other in _rivals(finished):
        one, two = term.provision.document, other.provision.document
        if county_of(one) and county_of(two) and county_of(one) != county_of(two):
            return f"《{one.title}》和《{two.title}》写的不一样，请说明是哪里的。"
    return ""


def _rivals(finished: Finished) -> Iterator[tuple[Term, Term]]:
    """Yield each standard that was used with the others of its unit that say as much."""
    for term in finished.rates:
        least = _ALIKE * _recall(finished.scope, term)
        for other in finished.every:
            same = other.role in _RATES and other.each == term.each and other.value != term.value
            if same and least and _recall(finished.scope, other) >= least:
                yield term, other


def _recall(scope: SumScope, term: Term) -> Decimal:
    return scope.lexicon.sum_of(bag(term.words) & scope.asked)


def of_a_changed_year(finished: Finished) -> str:
    """Tell where a standard changed within the year that is asked for, and one of both is told."""
    scope = finished.scope
    asked = scope.wanted.asked
    said = {match[0] for match in _PART_OF_A_YEAR.finditer(asked.uniform)}
    years = asked.years or ((scope.year,) if scope.year else ())
    if not years or (said and not {"上半年", "下半年"} <= said):
        return ""
    values = {t.value for t in finished.rates}
    for term, other in _rivals(finished):
        if [*read_bands(term.row)] != [*read_bands(other.row)]:
            continue
        since = term.provision.since or other.provision.since
        if since and since.year in years and since.month > 1 and other.value not in values:
            return f"标准从{since.year}年{since.month}月{since.day}日起改变，请说明算哪几个月。"
    return ""


def of_another_unit(finished: Finished) -> str:
    """Tell where so much for one of something is asked for, and all is for each of others."""
    known = {unit for t in finished.every for unit in t.each} - SPANS - _LOOSE
    each = {unit for t in finished.rates for unit in t.each}
    uniform = finished.scope.wanted.asked.uniform
    asked = [u for u in known if re.search(rf"(?<![第统唯专万同这那])[一每1]个?{u}", uniform)]
    other = asked and not each.intersection(asked)
    return f"查到的标准不是按{'、'.join(sorted(asked))}的，请说明。" if other else ""


def of_a_birthday(finished: Finished) -> str:
    """Tell where an age is reached within the year that is asked for, and one band is told."""
    asked, span = finished.scope.wanted.asked, finished.scope.wanted.span
    yearly = span is not None and span[0] == "年"
    match = _BIRTHDAY.search(asked.uniform) if yearly and asked.years else None
    banded = any(b.unit == "岁" for t in finished.rates for b in read_bands(t.subject))
    if not match or not banded:
        return ""
    return f"{match['age']}前后标准不同，请说明两段各算几个月，或分两次问。"


def of_another_kind(finished: Finished) -> str:
    """Tell where a standard is of another kind of money than is asked for."""
    main = next((t for t in finished.rates if is_of_another_kind(finished.scope, t)), None)
    told = "查到的标准不是所问的这一种钱，不能拿来算。请说明问的是哪一项。"
    return told if main and len(finished.rates) == 1 else ""


def of_a_changed_row(finished: Finished) -> str:
    """Tell where another document puts another standard of a row for the one that is used."""
    for term in (t for t in finished.rates if t.row):
        for other in (t for t in finished.every if t.row == term.row):
            if _replaces(finished.scope, other, term):
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


def of_what_is_said_less(finished: Finished) -> str:
    """Tell where another standard says all that one says of the question, and more of it.

    班主任津贴 is not told of 村委会主任 where that is stated too, 门诊费用按60% not of 住院 where
    other rows are of it, though none of them is named.
    """
    scope = finished.scope
    told = frozenset(w for w in scope.asked if len(w) > 1)
    for term in finished.paid if len(finished.paid) == 1 else ():
        by_subject = bool(bag(term.subject) & told)
        own = bag(term.subject) if by_subject else _said_of(term)
        others = (t for t in scope.terms if t.role is term.role and t != term)
        for other in others:
            theirs = bag(other.subject) if by_subject else _said_of(other)
            more = frozenset(w for w in (theirs - own) & told if w[0] not in _MEASURES)
            if scope.lexicon.sum_of(more) >= _MORE and not (own - theirs) & told:
                return "文件写的标准不止一种，查到的不一定是所问的那一种，请说明。"
    return ""


def _said_of(term: Term) -> frozenset[str]:
    p = term.provision
    return bag(f"{term.words}|{p.above if p.row else p.quote}|{'|'.join(p.clause.path)}")


def of_a_name_in_part(finished: Finished) -> str:
    """Return what to ask where the one standard of a sum is of another name than the question's."""
    paying = finished.used(TermRole.RATE)
    if len(paying) != 1:
        return ""
    term = paying[0]
    known = narrow("|".join((term.words, term.provision.clause.text, *term.provision.clause.path)))
    for name in _names(finished.scope.text):
        found = "" if name in known else _other_name(finished.scope, term, name)
        if found and _is_of_another(finished, term, name):
            return f"查到的是{found}的标准，不是{name}的，请说明是哪一种。"
    return ""


def _names(text: str) -> Iterator[str]:
    """Yield each three characters of a text that may be, or end, a name."""
    for run in _RUN.findall(text):
        yield from (run[n : n + _LONG] for n in range(len(run) - _LONG + 1))


def _other_name(scope: SumScope, term: Term, name: str) -> str:
    """Return what ends like a name in the words of a standard, and is not said; "" for none."""
    if _MONEY.search(name):
        return ""
    own = narrow("|".join((term.provision.row, term.provision.condition, term.provision.own)))
    found = [m[0] for m in re.finditer(f"[一-鿿]{re.escape(name[1:])}", own)]
    return next((f for f in found if f[:2] not in scope.text), "")


def _is_of_another(finished: Finished, term: Term, name: str) -> bool:
    """Tell whether another standard for each of such has the whole name."""
    others = (t for t in finished.every if t.role is TermRole.RATE and set(t.each) & set(term.each))
    return any(name in narrow(f"{t.provision.row}|{t.provision.quote}") for t in others)


def of_several_siblings(finished: Finished) -> MissingInput | None:
    """Ask where one of several standards side by side is told that the question does not name.

    Where all bands are paid, from which line on is still one of several.
    """
    used = finished.used(*(_LINES if finished.is_by_bands else _CHOSEN))
    found = Choices(finished.scope).passed_over(used)
    return which_of(finished.scope, *found) if found else None
