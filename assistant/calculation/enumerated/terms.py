"""The terms of a document: each figure that it states, by what it can do in a sum.

What a term is follows from its type and its place, not from its subject: money for each of
something is a rate, a share behind somebody who pays is their part, a limit belongs to what stands
before it in its sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile

from assistant.calculation.enumerated.parties_named import bearer
from assistant.calculation.enumerated.said_otherwise import all_provisions
from assistant.calculation.enumerated.units_named import (
    each_of,
    each_of_column,
    money_for_each,
    named,
)
from assistant.calculation.formulas.dimensions import MONEY
from assistant.calculation.stated.document_provisions import years_in
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.row_provisions import is_total
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

_STOP = re.compile(r"[,，。;；、:：()（）\d]")
_NEAR = 12
"""Characters behind a figure that may say what it is of."""
_STAGE = re.compile(r"发放|拨付|预拨|付(?:清|款)|首付|到账|完成|达到|考核")
"""A share of what is paid out at a time is no share of a cost."""
_FLOOR = re.compile(r"不(?:得)?(?:低于|少于)|最低|保底")
_LINE = re.compile(r"起付(?:线|标准)[降减调提高低整为至到按]*$")
_LIMIT = re.compile(r"最[高多长]|不超过")
_LIMITS = re.compile(r"限额|封顶线?|上限$")
"""What stands before a list of limits: 年度限额：高血压400元，糖尿病600元."""
_COST = re.compile(r"(?:投资|造价|费用|支出|价格|价款|购置|投入|成本)[^,，]*$")
"""What a share is paid of that is no sum worked out before: 按投资额的40%."""
_LESS = re.compile(
    r"(?:减收|减免|减交|少收|优惠|下浮|降低)$|(?:扣发|扣减|扣除)(?:当月|本人|全部|其)*(?:补贴|补助|报酬|工资)?的?$"
)
"""Before what is taken off: 供暖费减收50% leaves half of it."""
_ENDED = re.compile(r"废止|停止执行|不再执行|^原[^,，]*规定")
_BEFORE = re.compile(r"^(?:原|旧|老|调整前)")
"""A column of what held before: 原标准 beside 新标准."""
_STILL = re.compile(r"(?:仍然?|继续|依旧)按")
_EARLIER = re.compile(r"日(?:之|以)?前|此前|年底前|年(?:以)?前")
_CHANGED = re.compile(
    r"自?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?起?,?(?:统一)?(?:提高|调整|上调|降低|下调|调|改)(?:到|至|为|按)"
    r"(?:每一?个?[一-鿿]{1,2})*"
)
_YEAR = re.compile(r"(20\d\d)年(?!\d{1,2}月\d{1,2}日)")


class TermRole(StrEnum):
    """What a stated figure can do in a sum."""

    RATE = "rate"
    TOTAL = "total"
    PART = "part"
    BORNE = "borne"
    CAP = "cap"
    FLOOR = "floor"
    LINE = "line"
    ADDED = "added"
    SCALE = "scale"
    OLD = "old"
    COUNT = "count"
    NOTHING = "nothing"


_ROLES = {
    ProvisionKind.CEILING: TermRole.CAP,
    ProvisionKind.LINE: TermRole.LINE,
    ProvisionKind.ADDED: TermRole.ADDED,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of a document: `each` of what a rate is, `party` who bears a share."""

    provision: Provision
    role: TermRole
    each: tuple[str, ...] = ()
    party: str = ""

    @property
    def value(self) -> Fraction:
        """The figure."""
        return self.provision.value

    @property
    def is_money(self) -> bool:
        """Whether it is money, for each of something or as a whole."""
        return self.provision.unit.dimension.above == (MONEY,)

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something."""
        return self.provision.unit.text == "%"

    @property
    def subject(self) -> str:
        """The words of its own: what it is of, under which condition, in which row and column."""
        p = self.provision
        return f"{p.row}|{p.condition}|{p.own}|{self.after}"

    @property
    def words(self) -> str:
        """The words of its own and the headings over it."""
        return f"{self.subject}|{self.provision.heading}"

    @property
    def after(self) -> str:
        """The words behind the figure, up to the next stop: 叠加补贴 of 按价格的15%叠加补贴."""
        p = self.provision
        if p.row or not p.text:
            return ""
        behind = narrow(p.quote).partition(narrow(p.text))[2]
        return _STOP.split(behind, maxsplit=1)[0][:_NEAR]

    @property
    def row(self) -> str:
        """The name of its row; "" in a sentence."""
        return self.provision.row.split("|")[0]

    @property
    def is_of_all_rows(self) -> bool:
        """Whether it is of a row that sums up the others."""
        return bool(self.provision.row) and is_total(self.row)

    @property
    def years(self) -> set[int]:
        """The years of its own words, else the last one before it in its sentence."""
        p = self.provision
        own = years_in(f"{p.own}{p.row}")
        if own or p.row:
            return own
        before = _YEAR.findall(narrow(p.quote).split(narrow(p.text))[0])
        return {int(before[-1])} if before else set()

    @property
    def is_old(self) -> bool:
        """Whether it is what held before: 由800元提高到…, 原…规定的标准, …同时废止."""
        return self.role is TermRole.OLD or is_ended(self)


@dataclass(frozen=True)
class _ById:
    """A document that is known by its id alone, which is a hash of all that it prints."""

    id: str
    document: PolicyDocument = field(compare=False)


def terms_of(document: PolicyDocument) -> tuple[Term, ...]:
    """Return the terms of a document, read once."""
    return _terms(_ById(document.id, document))


@lru_cache(maxsize=256)
def _terms(kept: _ById) -> tuple[Term, ...]:
    found: list[Term] = []
    for term in map(_term, all_provisions(kept.document)):
        last = _kept_beside(term, found)
        if found and _changes(term, found[-1]):
            new, found[-1] = _called_as(term, found[-1]), replace(found[-1], role=TermRole.OLD)
        elif last is not None:
            new = replace(_called_as(term, last), role=TermRole.OLD)
        else:
            new = term
        found.append(_of_the_rate_before(new, found))
    return tuple(found)


def _called_as(term: Term, other: Term) -> Term:
    """Return a standard by the words of the one that it changes or is kept beside."""
    p = other.provision
    named = replace(term.provision, own=p.own, condition=p.condition)
    return replace(term, provision=named)


def _changes(term: Term, last: Term) -> bool:
    """Tell whether a sentence says from when another standard is put for the one right before it.

    每月2600元；自2026年7月1日起调整为每月2850元 names nothing anew.
    """
    p, before = term.provision, last.provision
    rates = term.role is TermRole.RATE and last.role is TermRole.RATE and not p.row
    same = p.clause.id == before.clause.id and term.each == last.each
    dated = p.since is not None and before.since is None
    return rates and same and dated and bool(_CHANGED.fullmatch(narrow(p.own)))


def _kept_beside(term: Term, found: Sequence[Term]) -> Term | None:
    """Return the standard beside which another is kept for earlier cases: 此前签订的仍按4200元."""
    p = term.provision
    own = narrow(p.own)
    kept = term.role is TermRole.RATE and not p.row and _STILL.match(own)
    if not kept or not _EARLIER.search(narrow(p.condition)):
        return None
    beside = [t for t in found if t.provision.clause.id == p.clause.id and t.each == term.each
              and t.role is TermRole.RATE]  # fmt: skip
    return beside[0] if len(beside) == 1 else None


def _of_the_rate_before(term: Term, found: Sequence[Term]) -> Term:
    """Return a part of a rate as one for each of the same: 每人每年120元，其中个人自付30元."""
    if term.role is not TermRole.TOTAL:
        return term
    quote = term.provision.quote
    rates = [t for t in found if t.role is TermRole.RATE and t.provision.quote == quote]
    if not rates or term.value >= rates[0].value:
        return term
    condition = f"{rates[0].provision.own}|{term.provision.condition}"
    unit = money_for_each(rates[0].each)
    return Term(
        replace(term.provision, unit=unit, condition=condition), TermRole.RATE, rates[0].each
    )


def _term(p: Provision) -> Term:
    if p.unit.text == "%":
        return _share(p)
    if p.unit.dimension.above == (MONEY,):
        return _of_money(p)
    unit = tuple(map(named, p.unit.dimension.above))
    limits = p.kind in (ProvisionKind.CEILING, ProvisionKind.LONGEST) or _LIMIT.search(p.own)
    if limits:
        return Term(p, TermRole.CAP, unit)
    return Term(p, TermRole.COUNT if unit else TermRole.NOTHING, unit)


def _share(p: Provision) -> Term:
    if _LESS.search(p.own) and not p.row:
        return Term(replace(p, value=1 - p.value), TermRole.SCALE)
    if p.kind is ProvisionKind.SCALE and not _COST.search(p.own):
        return Term(p, TermRole.SCALE)
    if party := bearer(p.own):
        return Term(p, TermRole.BORNE, (), party)
    if p.kind is ProvisionKind.ADDED:
        return Term(p, TermRole.ADDED)
    part = Term(p, TermRole.PART)
    stage = not p.row and _STAGE.search(f"{p.own}{part.after}")
    return Term(p, TermRole.NOTHING) if stage else part


def _of_money(p: Provision) -> Term:
    each = tuple(map(named, p.unit.dimension.below))
    each = (each or each_of_column(p.own)) if p.row else each_of(p.own) or each
    if p.unit.scale == 1:
        p = replace(p, unit=money_for_each(each))
    if _FLOOR.search(p.own) and not p.row:
        return Term(p, TermRole.FLOOR, each)
    role = TermRole.LINE if _LINE.search(p.own) and not p.row else _ROLES.get(p.kind)
    before = _BEFORE.search(p.own) if p.row else p.kind is ProvisionKind.BEFORE
    if before and each:
        role = TermRole.OLD
    if role is None and _LIMITS.search(p.condition.split("，")[-1]) and not p.row:
        role = TermRole.CAP
    return Term(p, role or (TermRole.RATE if each else TermRole.TOTAL), each)


def before_change(term: Term) -> Term | None:
    """Return what held before a standard: of its row or sentence; None where nothing is said."""
    p = term.provision
    kin = (t for t in terms_of(p.document) if t.provision.clause.id == p.clause.id)
    old = [
        t for t in kin
        if t.role is TermRole.OLD and t.each == term.each
        and (t.provision.quote == p.quote or (not p.row and levels(t) == levels(term)))
    ]  # fmt: skip
    return old[0] if len(old) == 1 else None


def levels(term: Term) -> tuple[str, str]:
    """Return what a standard of a sentence is called: its own words and the condition before."""
    return term.provision.own, term.provision.condition


def is_ended(term: Term) -> bool:
    """Tell whether its sentence says that it no longer holds: 每户1200元标准停止执行."""
    return not term.provision.row and bool(_ENDED.search(term.provision.quote))


def is_proposed(term: Term) -> bool:
    """Tell whether a figure is only what somebody asks for: 拟将基本报酬提高到每人每月700元."""
    return term.provision.is_proposed


def limits_of(term: Term, terms: Sequence[Term], role: TermRole) -> tuple[Term, ...]:
    """Return the limits of a kind that belong to a term: of its row, else those that follow it.

    What is said over a table belongs to each of its rows.
    """
    p = term.provision
    same = [t for t in terms if t.provision.clause.id == p.clause.id]
    if p.row:
        return tuple(t for t in same if t.role is role) or _over_the_table(term, terms, role)
    behind = same[same.index(term) + 1 :] if term in same else []
    beside = [t for t in behind if t.provision.quote == p.quote]
    own = takewhile(lambda t: t.role is not term.role, beside)
    found = tuple(t for t in own if t.role is role)
    of_all = tuple(t for t in beside if t.role is role)
    last = bool(of_all) and beside[-1] is of_all[-1]
    whole = of_all if len(of_all) == 1 and last and of_all[0].each != term.each else ()
    return found or whole or _of_the_section(term, terms, role)


def _of_the_section(term: Term, terms: Sequence[Term], role: TermRole) -> tuple[Term, ...]:
    """Return the one limit in a clause of its own beside the only one that pays in its section."""
    section = of_section(term, terms) if term.provision.clause.path[1:] else ()
    paying = {t.provision.clause.id for t in section if t.role in (TermRole.RATE, TermRole.PART)}
    if role is TermRole.FLOOR:
        return ()
    found = tuple(t for t in section if t.role is role and t.provision.clause.id not in paying)
    return found if len(paying) == 1 and len(found) == 1 else ()


def _over_the_table(term: Term, terms: Sequence[Term], role: TermRole) -> tuple[Term, ...]:
    """Return the one limit that is said over the table of a row."""
    found = tuple(t for t in over_the_table(term, terms) if t.role is role)
    return found if len(found) == 1 else ()


def over_the_table(term: Term, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return what clauses of the section of a row state that pay nothing themselves."""
    section = of_section(term, terms)
    paying = (TermRole.RATE, TermRole.PART)
    rated = {t.provision.clause.id for t in section if t.role in paying}
    return tuple(t for t in section if not t.provision.row and t.provision.clause.id not in rated)


def of_section(term: Term, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms of its document under the same first heading as a term."""
    p = term.provision
    path = p.clause.path[:1]
    return tuple(
        t for t in terms
        if t.provision.document.id == p.document.id and t.provision.clause.path[:1] == path
    )  # fmt: skip
