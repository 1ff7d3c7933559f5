"""What a sum leaves of a question, whichever way made it: asked, and not passed over.

Each check is a principle and knows no case: figures are of one place, of one standard in the time
that is asked for, and for each of what the question names.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.calculation.enumerated.another_group import of_another_group
from assistant.calculation.enumerated.cases_changed import of_a_case_changed
from assistant.calculation.enumerated.choices import Choices
from assistant.calculation.enumerated.money_kinds import is_of_another_kind
from assistant.calculation.enumerated.names_in_part import of_a_name_in_part
from assistant.calculation.enumerated.other_cases import of_another_case
from assistant.calculation.enumerated.passed_over import passed_over
from assistant.calculation.enumerated.sibling_meant import which_of
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.formulas.units_each import SPANS
from assistant.calculation.missing import MissingInput
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.document_provisions import county_of
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
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
_CHOSEN = frozenset({TermRole.RATE, TermRole.PART, TermRole.OLD, TermRole.LINE})
_LINES = frozenset({TermRole.LINE})
"""Where all bands are paid, from which line on is still one of several."""
_LONG = 3
_SAID_BY = frozenset({TermRole.RATE, TermRole.PART})
_SPENT = re.compile(
    r"自己|自家|看病|治病|吃药|花|掏|出|交|付|报销?完?|剩|共|总|医保|还|又|再|了|费用?|钱|买|用"
)
"""Words of spending, which say nothing of what for."""
_MEASURES = "名个位户人年月次元亩头"
"""A pair that begins with one of these is cut out of a number with its noun."""
_MORE = Decimal(3)
"""How much words must tell that only another standard has."""
_RATES = frozenset({TermRole.RATE, TermRole.OLD, TermRole.TOTAL})
_COMES_OFF = re.compile(
    r"(?:补[助贴]|奖补|报销?|资助)(?:款|金|的?钱)?(?:完了?|掉|之?后|过后|以外|之外|除外)(?!期)"
)
"""What documents give comes off before the rest is shared or left: 补助完, 报销后."""


def unexplained(scope: SumScope, done: Calculation) -> MissingInput | None:
    """Return the question for what a sum over documents leaves open, None where it leaves nothing.

    A sum of the user's own figures alone is not looked at.
    """
    used = _used(scope, done, _RATES)
    told = next((told for check in _CHECKS if (told := check(scope, used))), "")
    paid = _used(scope, done, _SAID_BY)
    told = of_another_case(scope, done, paid) or told
    told = told or passed_over(scope, done) or of_another_group(scope, done)
    told = told or of_a_name_in_part(scope, paid) or of_a_case_changed(scope, done, paid)
    told = told or _of_what_is_said_less(scope, paid)
    told = told or _past_its_term(scope, done) or _of_another_cost(scope, done)
    chosen = _used(scope, done, _LINES if _is_paid_by_bands(done) else _CHOSEN)
    if not told and (asked := _of_several_siblings(scope, chosen)):
        return asked
    told = told or _of_items_left_out(scope, done)
    return MissingInput((), done.figures, told, clause_ids=done.clause_ids) if told else None


def _used(scope: SumScope, done: Calculation, roles: frozenset[TermRole]) -> list[Term]:
    """Return the standards of documents that a sum was worked out with."""
    texts = {figure.text for figure in done.figures}
    every = (t for d in scope.documents for t in terms_of(d))
    return [
        t for t in every
        if t.role in roles and t.provision.clause.id in done.clause_ids
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
        if county_of(one) and county_of(two) and county_of(one) != county_of(two):
            return f"《{one.title}》和《{two.title}》写的不一样，请说明是哪里的。"
    return ""


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


def _of_what_is_said_less(scope: SumScope, used: list[Term]) -> str:
    """Tell where another standard says all that one says of the question, and more of it.

    班主任津贴 is not told of 村委会主任 where that is stated too, 门诊费用按60% not of 住院 where
    other rows are of it, though none of them is named.
    """
    told = frozenset(w for w in scope.asked if len(w) > 1)
    used = used if len(used) == 1 else []
    for term in used:
        by_subject = bool(bag(term.subject) & told)
        own = bag(term.subject) if by_subject else _said_of(term)
        others = (t for t in scope.terms if t.role is term.role and t not in used)
        for other in others:
            theirs = bag(other.subject) if by_subject else _said_of(other)
            more = frozenset(w for w in (theirs - own) & told if w[0] not in _MEASURES)
            if scope.lexicon.sum_of(more) >= _MORE and not (own - theirs) & told:
                return "文件写的标准不止一种，查到的不一定是所问的那一种，请说明。"
    return ""


def _is_paid_by_bands(done: Calculation) -> bool:
    """Tell whether a sum is paid band by band: the rates of all bands are one rule, not several."""
    return any(step.label.startswith("分段") for step in done.steps)


def _of_several_siblings(scope: SumScope, used: list[Term]) -> MissingInput | None:
    """Ask where one of several standards side by side is told that the question does not name."""
    found = Choices(scope).passed_over(used)
    return which_of(scope, *found) if found else None


def of_no_document(scope: SumScope, done: Calculation) -> MissingInput | None:
    """Ask where a sum is of the user's numbers alone, and documents have something to do with it.

    Money of the user's own is shared, and the question names rows of standards; or what is helped
    with comes off first: 补助完一家摊多少.
    """
    if _COMES_OFF.search(scope.text):
        told = "补助、报销的那一部分要照文件算，还没有减去。请先问补助多少，或者写明补助了多少。"
        return MissingInput((), done.figures, told)
    alone = len(done.figures) == 1 and len(done.result) > 1
    told = _of_items_left_out(scope, done) if alone else ""
    return MissingInput((), done.figures, told) if told else None


def _of_items_left_out(scope: SumScope, done: Calculation) -> str:
    """Tell where a row of standards is named that no clause of the sum has a word of."""
    texts = "".join(c.text for d in _documents(scope, done) for c in d.clauses
                    if c.id in done.clause_ids)  # fmt: skip
    rates = (t for d in scope.documents for t in terms_of(d) if t.role is TermRole.RATE and t.row)
    named = {t.row for t in rates if len(t.row) >= _LONG and t.row in scope.text}
    left = sorted(row for row in named if row not in texts)
    return f"{'、'.join(left)}没有算进去，请一项一项地问。" if left else ""


def _past_its_term(scope: SumScope, done: Calculation) -> str:
    """Tell where a year is asked for that begins after a document has ceased to hold."""
    years = scope.wanted.asked.years
    for document in _documents(scope, done):
        last = document.effect.expires
        if years and last and min(years) > last.year:
            until = f"{last.year}年{last.month}月{last.day}日"
            return f"《{document.title}》只管到{until}，不能拿来算以后的。"
    return ""


def _documents(scope: SumScope, done: Calculation) -> list[PolicyDocument]:
    held = (d for d in scope.documents if any(c.id in done.clause_ids for c in d.clauses))
    return [*held]


def _of_another_cost(scope: SumScope, done: Calculation) -> str:
    """Tell where money was spent or lost on what no document of the sum has a word of: 养鸡亏了2万.

    What is told of it by words of spending alone (自己又掏了2万) may be of anything.
    """
    texts = frozenset[str]().union(
        *(bag(c.text) | bag(d.title) for d in _documents(scope, done) for c in d.clauses)
    )
    used = {f.text for f in done.figures}
    for figure in scope.wanted.figures:
        if scope.is_money(figure) and figure.text in used:
            words = bag(_SPENT.sub(" ", figure.before))
            near = frozenset(w for w in words if len(w) > 1)
            if near and not near & texts and not words & texts:
                return f"文件没有说到“{figure.before}”的钱怎么算，请说明是哪一项费用。"
    return ""


def _said_of(term: Term) -> frozenset[str]:
    p = term.provision
    return bag(f"{term.words}|{p.above if p.row else p.quote}|{'|'.join(p.clause.path)}")


_CHECKS: tuple[Callable[[SumScope, list[Term]], str], ...] = (
    _of_several_places,
    _of_a_changed_year,
    _of_another_unit,
    _of_a_birthday,
    _of_another_kind,
    _of_a_changed_row,
)
