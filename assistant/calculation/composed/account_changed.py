"""A stated account with something changed: 连云区标准涨到120保费多多少, 结余只准用10万还要筹多少.

The account is one that a document states, for the place that the question or the talk names; its
figures stand, but for those that the question puts for them. Each figure of the question must be
one of the account or be put for one, or there is no sum.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.calculation.accounts_meant import accounts_meant
from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading, is_sum
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import (
    PERCENT,
    YUAN,
    WrittenUnit,
    counted_in,
    parse_unit,
)
from assistant.calculation.formulas.expression import (
    ADD,
    DIVIDE,
    LARGER,
    MULTIPLY,
    ONE,
    SUBTRACT,
    Call,
    Expression,
    Operation,
)
from assistant.calculation.library_account import LibraryAccount, is_own_town, library_accounts
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.steps import USER, Calculation
from assistant.question.place_names import places_named

_NEEDED = (Role.POPULATION, Role.RATIO, Role.RATE, Role.CARRY_OVER)
_PEOPLE = parse_unit("人")
_RATE = parse_unit("元/人")
_SUBJECT = re.compile(r"保费|防贫|参保|投保|结余|筹")
_UNCHANGED = re.compile(r"不变|不动|照旧|一样|还是(?:这|那)|没变|同样|仍[为是]")
_OTHER_YEAR = re.compile(r"明年|来年|后年|下一?年度?")
_NONE_LEFT = re.compile(
    r"(?:一分钱?|一点)?(?:都|也)?没(?:有)?(?:剩|结余|余)|无结余|不[考虑用算抵].{0,2}结余|结余(?:为|是)?(?:零|0)"
)
_TO_RAISE = re.compile(r"筹|缺口|掏|安排|还[差要需]|尚[需差]|仍需|申请|解决")
_OF_LEFT = re.compile(r"结余|剩")
_ANYTHING = re.compile("")
_OF_SHARE = re.compile(r"比例|基数|[参投]保")
_OF_RATE = re.compile(r"标准|保费|价|涨|上浮|提高|每人|一[个人]")


@dataclass
class _Changed:
    """An account in a worksheet: what stands, and what the question puts for it."""

    sheet: Worksheet
    account: LibraryAccount
    left: list[TypedFigure]

    def base(self, role: Role, unit: WrittenUnit) -> Expression:
        """Take a figure of the account with its source."""
        return self.sheet.held(NAMING[role].label, self.account.account[role], unit)

    def take(self, figure: TypedFigure, name: str, unit: WrittenUnit) -> Expression:
        """Take a figure of the question."""
        self.left.remove(figure)
        return self.sheet.typed(name, figure.value, unit, figure.text)

    def find(self, *does: Does, wanted: Sequence[str], near: re.Pattern[str]) -> TypedFigure | None:
        """Return the figure that does this, in one of these units, beside such words."""
        found = [
            f
            for f in self.left
            if f.does in does and f.unit in wanted and near.search(f"{f.before}|{f.after}")
        ]
        return found[0] if len(found) == 1 else None


def account_changed(reading: MoneyReading) -> Calculation | None:
    """Work out what is asked of an account of the library, with the figures put for its own.

    Raises:
        CalculationError: several accounts fit.
    """
    account = _account(reading)
    if account is None:
        return None
    left = [f for f in reading.figures if not _is_of(f, account)]
    changed = _Changed(Worksheet(), account, left)
    sheet = changed.sheet
    people = _people(changed)
    rate = _rate(changed)
    premium = sheet.step("应缴保费", Operation(MULTIPLY, people[1], rate[1]))
    before = Operation(MULTIPLY, people[0], rate[0])
    raises = _TO_RAISE.search(reading.asked.uniform) is not None
    if raises:
        usable = _usable(changed, reading)
        zero = Operation(SUBTRACT, premium, premium)
        short = Operation(SUBTRACT, premium, usable[1])
        premium = sheet.step("还需筹集", Call(LARGER, (short, zero)))
        before = Operation(SUBTRACT, before, usable[0])
    own = any(given.source == USER for given in sheet.givens.values())
    none_left = raises and _NONE_LEFT.search(reading.asked.text)
    if changed.left or not (own or none_left or reading.spread or _compares(reading)):
        return None  # what the document says anyway is quoted
    return _finished(changed, reading, before, premium)


def _account(reading: MoneyReading) -> LibraryAccount | None:
    """Return the one account of the place that is named, with all that is reckoned with."""
    text = reading.asked.text
    if not _SUBJECT.search(text) or not places_named(reading.asked.uniform) or is_own_town(text):
        return None
    held = library_accounts(reading.stated.documents)
    texts = [_OTHER_YEAR.sub("", text)] if _UNCHANGED.search(text) else [text]
    meant = accounts_meant(texts, held)
    if meant.is_foreign or len(meant.accounts) != 1:
        return None
    (account,) = meant.accounts
    return account if all(role in account.account for role in _NEEDED) else None


def _is_of(figure: TypedFigure, account: LibraryAccount) -> bool:
    """Tell whether a figure is the account's own, so that it changes nothing."""
    stands = figure.does in (Does.STANDS, Does.IS_USED)
    return stands and any(Fraction(held.value) == figure.value for held in account.account.values())


def _people(changed: _Changed) -> tuple[Expression, Expression]:
    """Return the people insured before and after what is put for their share or number."""
    population = changed.base(Role.POPULATION, _PEOPLE)
    ratio = changed.base(Role.RATIO, PERCENT)
    before = Operation(MULTIPLY, population, ratio)
    to = changed.find(Does.REPLACES, wanted=("%",), near=_ANYTHING) or changed.find(
        Does.STANDS, wanted=("%",), near=_OF_SHARE
    )
    if to is not None and not _OF_LEFT.search(to.before):
        own = changed.take(to, "新的参保比例", PERCENT)
        return before, changed.sheet.heads("参保人数", Operation(MULTIPLY, population, own))
    people: Expression = changed.sheet.heads("参保人数", before)
    more = changed.find(
        Does.RAISES, Does.COMES_ON_TOP, Does.STANDS, wanted=("人", "个"), near=_MORE
    )
    if more is not None:
        own = changed.take(more, "增加的人数", _PEOPLE)
        people = changed.sheet.step("增加后的参保人数", Operation(ADD, people, own))
    return before, people


_MORE = re.compile(r"再|多|增|新|加")


def _rate(changed: _Changed) -> tuple[Expression, Expression]:
    """Return the standard before and after what is put for it, or what it rises or falls by."""
    before = changed.base(Role.RATE, _RATE)
    sheet = changed.sheet
    to = changed.find(Does.REPLACES, wanted=("元", ""), near=_OF_RATE)
    if to is not None:
        return before, changed.take(to, "新的标准", _RATE)
    for does, sign in ((Does.RAISES, ADD), (Does.LOWERS, SUBTRACT)):
        by = changed.find(does, wanted=("元", "", "%"), near=_OF_RATE)
        if by is None:
            continue
        if by.is_share:
            part = Operation(sign, ONE, changed.take(by, "幅度", PERCENT))
            return before, sheet.step("新的标准", Operation(MULTIPLY, before, part))
        own = changed.take(by, "调整额", _RATE)
        return before, sheet.step("新的标准", Operation(sign, before, own))
    return before, before


def _usable(changed: _Changed, reading: MoneyReading) -> tuple[Expression, Expression]:
    """Return the money left over before and after what is said of how much of it may be used."""
    before = changed.base(Role.CARRY_OVER, YUAN)
    if _NONE_LEFT.search(reading.asked.text):
        return before, Operation(SUBTRACT, before, before)
    sums = [f for f in changed.left if is_sum(f) and f.does in (Does.IS_USED, Does.IS_KEPT)]
    parts = [f for f in changed.left if f.is_share and f.does in (Does.IS_USED, Does.IS_KEPT)]
    if len(sums) + len(parts) != 1:
        return before, before
    figure = (*sums, *parts)[0]
    kept = figure.does is Does.IS_KEPT
    if figure.is_share:
        part = changed.take(figure, "比例", PERCENT)
        by: Expression = Operation(SUBTRACT, ONE, part) if kept else part
        return before, changed.sheet.step("可用的结余", Operation(MULTIPLY, before, by))
    own = changed.take(figure, "留下的" if kept else "可用的结余", YUAN)
    return before, Operation(SUBTRACT, before, own) if kept else own


def _compares(reading: MoneyReading) -> bool:
    return reading.asked.asks_for(Asks.DIFFERENCE)


def _finished(
    changed: _Changed, reading: MoneyReading, before: Expression, after: Expression
) -> Calculation | None:
    """Return the sum, the difference from the account as it stands, or its part of a month."""
    sheet = changed.sheet
    if _compares(reading):
        old, new = sheet.value(before), sheet.value(after)
        high, low = (after, before) if new >= old else (before, after)
        sheet.step("增加" if new >= old else "减少", Operation(SUBTRACT, high, low))
    elif reading.spread is not None:
        over = reading.spread
        spans = sheet.typed(
            f"{over.noun}数",
            Fraction(over.count),
            counted_in(over.noun),
            f"{over.count}{over.noun}",
        )
        sheet.step(f"每{over.noun}", Operation(DIVIDE, after, spans))
    done = sheet.worked()
    return replace(done, notes=(*done.notes, f"其余按{changed.account.source}的数。"))
