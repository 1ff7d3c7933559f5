"""The case that a finished sum is of: what its standard is paid for, under what condition, to whom.

What is paid only of what goes beyond an included amount is no rate of all of it, what is paid under
a condition is not told of who denies that, the people of a village are not who is paid, a share of
one group is not told of another, and a case that is said and changes a standard changes the sum.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from assistant.calculation.composed.money_figures import within
from assistant.calculation.enumerated.finished import Finished
from assistant.calculation.enumerated.said_for_whom import excepted, whom_passed_over
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import Words, bag
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.group_shares import (
    GroupShare,
    group_share,
    is_taken_of,
    names_them,
)
from assistant.calculation.stated.provision import Provision
from assistant.calculation.stated.shared_words import contradicts, pairs
from assistant.calculation.steps import USER
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
_STOP = re.compile(r"[。；;\n]")
_NUMBER = re.compile(r"^[(（][一二三四五六七八九十\d]+[)）]|^第[一二三四五六七八九十百]+条")
_MUCH = Decimal(3)
"""How much words must tell that only the case has."""
_AT_A_SHARE = re.compile(r"(?:^|[,;、])(?:其中,?)?对?(?P<whom>[^,;、按]{2,16}?)的?,?可?按照?$")
_NO_GROUP = re.compile(
    r"财政|资金|[省市县区镇乡村]级?$|承担|负担|自付|自筹|费用|造价|部分|起付|超过"
)
"""Words before a share of who pays it, or of what: none of them is a group that is paid."""
_OTHERS = re.compile(
    r"(?:^|[|，,。；;])(?:其[他余它])[一-鿿]{0,4}(?:人员|对象|户|人|参保|年龄段|老人)"
)
_SAYS_WHICH = re.compile(r"其[他余它]|普通|一般|不是|非(?=低保|特困)|低保|特困|五保")
_PARTS = 2


def of_people_of_a_place(finished: Finished) -> str:
    """Ask where the people who live in a place are taken for those who are paid."""
    taken = {figure.text for figure in finished.done.figures if figure.source == USER}
    for figure in within(finished.scope.wanted.figures, "人"):
        if figure.text in taken and _OF_A_PLACE.search(figure.after):
            return (
                f"“{figure.text}”说的是那个地方的人口，不能当领钱的人数来乘。请说明要算的是什么。"
            )
    return ""


def of_what_is_denied(finished: Finished) -> str:
    """Ask where the question denies the condition of a standard: 没签合同 of 签订合同的."""
    asked = pairs(finished.scope.text)
    denied = any(
        contradicts(asked, t.provision.condition) for t in finished.paid if not t.provision.row
    )
    return "查到的标准写的条件和您说的情况相反，不能拿来算。请看原文是哪一种。" if denied else ""


def of_the_rest_alone(finished: Finished) -> str:
    """Ask where a rate of what goes beyond an included amount is taken for all of it."""
    if finished.is_by_bands:
        return ""
    for p in (t.provision for t in finished.paid if not t.provision.row):
        text = narrow(p.clause.text)
        own = _OF_IT.split(text.partition(narrow(p.text))[0])[-1]
        for match in _BEYOND_OF.finditer(own):
            counted = within(finished.scope.wanted.figures, match["unit"])
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


def of_an_item_unnamed(finished: Finished) -> str:
    """Ask where one item of a list is told of which the question says but that it is done.

    种了60亩 names neither 早稻 nor 带状复合种植.
    """
    if len(finished.paid) != 1:
        return ""
    term = finished.paid[0]
    path = term.provision.clause.path
    if term.provision.row or not path[1:]:
        return ""
    others = [
        t for t in terms_of(term.provision.document)
        if t.role is term.role and t.each == term.each and t.value != term.value
        and t.provision.clause.path[:-1] == path[:-1] and t.provision.clause.path != path
    ]  # fmt: skip
    theirs = frozenset[str]().union(*(bag(t.provision.clause.text) for t in others))
    own = (bag(f"{term.provision.clause.text}|{path[-1]}") - theirs) & finished.scope.asked
    named = any(word not in _DONE for word in own)
    by_band = bool(read_bands(term.provision.words))
    if not others or named or by_band or not _DONE & finished.scope.asked:
        return ""
    return "文件分几项写了标准，您没有说是哪一项，不能随便拿一项来算。请说明是哪一项。"


def for_whom(finished: Finished) -> str:
    """Tell where the question says for whom, its documents have it apart, and the sum does not."""
    whom = whom_passed_over(finished.scope, finished.taken)
    return f"文件对{whom}另有规定，没有算进去。请说明按哪一条算。" if whom else ""


def of_an_exception(finished: Finished) -> str:
    """Ask where what is paid of a cost is another for some, and it is not said whose cost it is."""
    whom = excepted(finished.scope, finished.used(TermRole.PART))
    return f"文件对“{whom}”另有算法，请说明是不是这种情况，再算。" if whom else ""


def of_those_apart(finished: Finished) -> str:
    """Tell where a sum is shared as its clause says for all but some, of whom it says nothing."""
    if len(finished.done.result) < _PARTS or _SAYS_WHICH.search(finished.scope.text):
        return ""
    splits = (s for s in finished.scope.splits if s.clause.id in finished.done.clause_ids)
    apart = any(_OTHERS.search(s.subject) and len(s.parts) > 1 for s in splits)
    return "文件对一部分人的分担另有规定，请分开说明各有多少人。" if apart else ""


def of_another_group(finished: Finished) -> str:
    """Return what to ask where a share of a group and what the question says do not go together."""
    shown = {(figure.text, figure.source) for figure in finished.done.figures}
    for base, share, theirs in _shares(finished):
        used = (share.text, share.source) in shown
        named = names_them(finished.scope.stated, theirs, base)
        if used and named is not True:
            return f"文件对{theirs.whom}才按{share.text}算，请说明是不是{theirs.whom}。"
        if not used and named is not False:
            return f"文件对{theirs.whom}另按{share.text}算，请说明是不是{theirs.whom}。"
        if used and _both_are_named(finished.scope, theirs):
            return f"{theirs.of}和{theirs.whom}的标准不一样，请分开问。"
    return ""


def _shares(finished: Finished) -> Iterator[tuple[Provision, Provision, GroupShare]]:
    """Yield the standards of a sum with the shares that groups are paid of them."""
    for base in (t.provision for t in finished.used(TermRole.RATE)):
        for share in (t.provision for t in terms_of(base.document)):
            if theirs := _of(share, base):
                yield base, share, theirs


def _of(share: Provision, base: Provision) -> GroupShare | None:
    """Return whose share of this standard a provision is, said in full or 脱贫户按80% beside it."""
    if theirs := group_share(share):
        return theirs if is_taken_of(share, theirs, base) else None
    beside = share.is_share and not share.row and share.quote == base.quote
    match = _AT_A_SHARE.search(narrow(share.own)) if beside else None
    if not match or _NO_GROUP.search(match["whom"]):
        return None
    return GroupShare(match["whom"], "")


def _both_are_named(scope: SumScope, theirs: GroupShare) -> bool:
    """Tell whether the question names the group and the one whose standard it is, with numbers."""
    other = pairs(theirs.of) - pairs(theirs.whom)
    now = pairs(scope.first) or scope.stated.pairs
    return bool(other & now) and len(_counted(scope)) > 1


def _counted(scope: SumScope) -> Sequence[object]:
    return [f for unit in ("人", "户") for f in scope.counts(unit)]


def of_a_case_changed(finished: Finished) -> str:
    """Return what to ask where a case that is said changes a standard, and the sum does not."""
    scope = finished.scope
    sections = {(t.provision.document.id, *t.provision.clause.path[:1]) for t in finished.paid}
    own = frozenset[str]().union(*(bag(t.words) for t in finished.paid))
    for term in scope.terms:
        p = term.provision
        beside = (p.document.id, *p.clause.path[:1]) in sections and term not in finished.paid
        if term.role is not TermRole.SCALE or p.text in finished.shown or p.row or not beside:
            continue
        case = _case_of(term)
        told = own | _said_before(term)
        said = frozenset(w for w in (bag(case) - told) & scope.asked if len(w) > 1)
        if scope.lexicon.sum_of(said) >= _MUCH:
            return f"文件对{case}另有规定，没有算进去，请说明按哪一条算。"
    return ""


def _said_before(term: Term) -> Words:
    """Return the words of the clauses of its section before its own, which tell no case apart."""
    p = term.provision
    section = [c for c in p.document.clauses if c.path[:1] == p.clause.path[:1]]
    before = takewhile(lambda c: c.id != p.clause.id, section)
    return frozenset[str]().union(*(bag(c.text) for c in before))


def _case_of(term: Term) -> str:
    """Return the words of its sentence before what is changed: 第二次住院的."""
    p = term.provision
    quote = narrow(p.quote)
    sentences = (s for s in _STOP.split(narrow(p.clause.text)) if quote in s)
    sentence = next(sentences, quote)
    before = sentence.partition(narrow(p.text))[0].rpartition(",")[0]
    return _NUMBER.sub("", before).strip()
