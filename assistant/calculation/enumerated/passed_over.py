"""What a sum passes over: an item that is listed, a place, a season, for whom, whose standard.

Each check is a principle and knows no case. What is passed over is asked about, whichever way made
the sum.
"""

import re
from collections.abc import Callable, Sequence

from assistant.calculation.enumerated.counts_of import season_of
from assistant.calculation.enumerated.items_named import is_told, items_named
from assistant.calculation.enumerated.said_for_whom import whom_passed_over
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, is_proposed, terms_of
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument

_OTHERS = re.compile(
    r"(?:^|[|，,。；;])(?:其[他余它])[一-鿿]{0,4}(?:人员|对象|户|人|参保|年龄段|老人)"
)
_SAYS_WHICH = re.compile(r"其[他余它]|普通|一般|不是|非(?=低保|特困)|低保|特困|五保")
_PARTS = 2
_PAID = frozenset({TermRole.RATE, TermRole.PART})
_COUNTED = frozenset({"人", "户", "亩", "名", "个"})
_TOWN = re.compile(r"[一-鿿]{1,4}?(?:镇|乡(?!镇)|街道)(?=人民政府|党|办事处|[一-鿿]{0,6}委员会|$)")


def passed_over(scope: SumScope, done: Calculation) -> str:
    """Return what to ask for what a sum over documents passes over; "" where nothing is."""
    used = _used(scope, done)
    return next((told for check in _CHECKS if (told := check(scope, done, used))), "")


def _used(scope: SumScope, done: Calculation) -> list[Term]:
    texts = {figure.text for figure in done.figures}
    every = (t for d in scope.documents for t in terms_of(d))
    return [
        t for t in every if t.provision.clause.id in done.clause_ids and t.provision.text in texts
    ]


def _an_item(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where one of several kinds of money that are to be added up has no part in it."""
    items = items_named(scope)
    left = [item for item in items if not is_told(scope, item, items, tuple(used))]
    return f"{'、'.join(left)}没有算进去，请一项一项地问。" if left and used else ""


def _a_place(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where what all of a place get is asked for, and what each gets is told."""
    counted = {u for figure in done.figures for u in _COUNTED if figure.unit == u}
    paid = [t for t in used if t.role in _PAID]
    each = {u for t in paid for u in t.each if u in _COUNTED}
    rows = scope.rows_named
    if counted or not each or not rows or scope.wanted.says_one or not scope.asks_for_all:
        return ""
    cells = any(scope.cells_of(unit, t) for t in paid for unit in each)
    told = f"算得出一{next(iter(each))}的数，没有算进{'、'.join(sorted(rows))}有多少"
    return f"{told}，请写明是多少{next(iter(each))}。" if cells else ""


def _a_season(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where more months are reckoned with than those in which a standard is paid."""
    months = [figure.value for figure in done.figures if figure.unit in ("月", "个月")]
    shown = {figure.text for figure in done.figures}
    for term in (t for t in used if "月" in t.each):
        known = terms_of(term.provision.document)
        for season in season_of(term, known):
            longer = any(value > season.value for value in months)
            if longer and season.provision.text not in shown:
                return f"这一项只在{season.provision.text}发放，请说明算几个月。"
    return ""


def _for_whom(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where the question says for whom, its documents have it apart, and the sum does not."""
    whom = whom_passed_over(scope, used)
    return f"文件对{whom}另有规定，没有算进去。请说明按哪一条算。" if whom else ""


def _those_apart(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where a sum is shared as its clause says for all but some, of whom it says nothing."""
    if len(done.result) < _PARTS or _SAYS_WHICH.search(scope.text):
        return ""
    splits = (s for s in scope.splits if s.clause.id in done.clause_ids)
    apart = any(_OTHERS.search(s.subject) and len(s.parts) > 1 for s in splits)
    return "文件对一部分人的分担另有规定，请分开说明各有多少人。" if apart else ""


def _another_town(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where the standard is of another town's document than the town that is named."""
    rows = [row for row in scope.rows_named if re.search(r"(?:镇|乡|街道)$", row)]
    for document in {t.provision.document.id: t.provision.document for t in used}.values():
        town = town_of(document)
        if town and rows and not any(row in town or document.containing(row) for row in rows):
            return f"查到的是{town}的规定，不是{'、'.join(sorted(rows))}的，不能拿来算。"
    return ""


def _another_place(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where a document of a sum has no word of the place that is named."""
    if scope.wanted.differs:
        return ""
    stated, documents = scope.stated, (t.provision.document for t in used)
    foreign = next((d for d in documents if not stated.knows_the_place(d)), None)
    if foreign is None:
        return ""
    title = foreign.title
    return f"查到的是《{title}》的规定，里面没有写到您说的地方，不能拿来算。请说明是哪个县区的。"


def town_of(document: PolicyDocument) -> str:
    """Return the town whose office issued a document; "" where a county or nobody did."""
    found = (_TOWN.search(name) for name in document.issuers or (document.title,))
    return next((match[0] for match in found if match), "")


def _only_proposed(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Tell where a standard was only asked for, and the question does not speak of that."""
    proposed = any(is_proposed(t) and t not in scope.terms for t in used)
    return "查到的是请示里拟定的标准，还没有批复，不能拿来算。" if proposed else ""


_CHECKS: tuple[Callable[[SumScope, Calculation, Sequence[Term]], str], ...] = (
    _an_item,
    _a_place,
    _a_season,
    _for_whom,
    _those_apart,
    _another_town,
    _another_place,
    _only_proposed,
)
