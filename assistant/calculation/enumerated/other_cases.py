"""A standard that a clause pays in another case than that of the question.

What is paid only of what goes beyond an included amount is no rate of all of it, what is paid under
a condition is not told of who denies that, and the people of a village are not who is paid.
"""

import re
from collections.abc import Sequence

from assistant.calculation.composed.money_figures import within
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, terms_of
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.shared_words import contradicts, pairs
from assistant.calculation.steps import USER, Calculation
from assistant.documents.numbers.decimals import narrow

_INCLUDED = re.compile(r"(?:含|包含|包括|免费|基本|起步|保底)[^,。;]{0,8}$")
"""Stands before an amount that is paid for otherwise: 基本水费5元，含用水2吨."""
_OF_IT = re.compile(r"[。;；\n]")
_BEYOND_OF = re.compile(
    r"超(?:过|出)(?P<amount>\d+(?:\.\d+)?(?P<unit>[一-鿿]{1,3}?))(?:以上)?的?(?:部分)?[,，]"
)
_BEYOND = re.compile(r"(?:超过?|超出|多用|多出)的?(?:了|部分)?$")
_DONE = frozenset("种养栽植建修买做干")
"""Says that something is done, and of no item which."""
_OF_A_PLACE = re.compile(r"^的?(?:[大小]?村(?!干|医|小|民|委|支|两)|社区|乡镇|镇(?!干)|屯|寨)")
"""Behind a number of people that is a property of a place: 3500人的村."""


def of_another_case(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Return what to ask where a standard is of another case than the question, else ""."""
    return (
        _of_people_of_a_place(scope, done)
        or _of_what_is_denied(scope, used)
        or _of_the_rest_alone(scope, done, used)
        or _of_an_item_unnamed(scope, used)
    )


def _of_people_of_a_place(scope: SumScope, done: Calculation) -> str:
    """Ask where the people who live in a place are taken for those who are paid."""
    taken = {figure.text for figure in done.figures if figure.source == USER}
    for figure in within(scope.wanted.figures, "人"):
        if figure.text in taken and _OF_A_PLACE.search(figure.after):
            return (
                f"“{figure.text}”说的是那个地方的人口，不能当领钱的人数来乘。请说明要算的是什么。"
            )
    return ""


def _of_what_is_denied(scope: SumScope, used: Sequence[Term]) -> str:
    """Ask where the question denies the condition of a standard: 没签合同 of 签订合同的."""
    asked = pairs(scope.text)
    denied = any(contradicts(asked, t.provision.condition) for t in used if not t.provision.row)
    return "查到的标准写的条件和您说的情况相反，不能拿来算。请看原文是哪一种。" if denied else ""


def _of_the_rest_alone(scope: SumScope, done: Calculation, used: Sequence[Term]) -> str:
    """Ask where a rate of what goes beyond an included amount is taken for all of it."""
    if any(step.label.startswith("分段") for step in done.steps):
        return ""
    for p in (t.provision for t in used if not t.provision.row):
        text = narrow(p.clause.text)
        own = _OF_IT.split(text.partition(narrow(p.text))[0])[-1]
        for match in _BEYOND_OF.finditer(own):
            counted = within(scope.wanted.figures, match["unit"])
            beyond = counted and all(_BEYOND.search(f.before) for f in counted)
            if not beyond and _is_included(text[: text.index(own)], match["amount"]):
                return (
                    f"“{p.text}”只算超过{match['amount']}的部分，以内的另有规定，没有算进去。"
                    "请按原文分两段算。"
                )
    return ""


def _is_included(before: str, amount: str) -> bool:
    """Tell whether a clause says before that so much is paid for otherwise: 含用水2吨."""
    found = re.finditer(rf"(?<![\d.]){re.escape(amount)}", before)
    return any(_INCLUDED.search(before[: match.start()]) for match in found)


def _of_an_item_unnamed(scope: SumScope, used: Sequence[Term]) -> str:
    """Ask where one item of a list is told of which the question says but that it is done.

    种了60亩 names neither 早稻 nor 带状复合种植.
    """
    if len(used) != 1 or used[0].provision.row or not used[0].provision.clause.path[1:]:
        return ""
    term, path = used[0], used[0].provision.clause.path
    others = [
        t for t in terms_of(term.provision.document)
        if t.role is term.role and t.each == term.each and t.value != term.value
        and t.provision.clause.path[:-1] == path[:-1] and t.provision.clause.path != path
    ]  # fmt: skip
    theirs = frozenset[str]().union(*(bag(t.provision.clause.text) for t in others))
    own = (bag(f"{term.provision.clause.text}|{path[-1]}") - theirs) & scope.asked
    named = any(word not in _DONE for word in own)
    by_band = bool(read_bands(term.provision.words))
    if not others or named or by_band or not _DONE & scope.asked:
        return ""
    return "文件分几项写了标准，您没有说是哪一项，不能随便拿一项来算。请说明是哪一项。"
