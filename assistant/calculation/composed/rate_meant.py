"""The rate of a sum: the user's own price or the standard of a clause, with what changes it.

A standard brings what its document adds for the household's own conditions and the ceiling of its
grade (C级12000元，低保户增加3000元，最高不超过16000元).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.calculation.composed.cost_limits import (
    cost_on,
    not_reckoned_in,
    share_of_cost,
    within_the_cost,
)
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import (
    BARE,
    PERCENT,
)
from assistant.calculation.formulas.expression import (
    ADD,
    MULTIPLY,
    ONE,
    SMALLER,
    SUBTRACT,
    Call,
    Expression,
    Name,
    Operation,
)
from assistant.calculation.formulas.reckoning import measures
from assistant.calculation.formulas.units_each import SPANS_SAID, money_for_each
from assistant.calculation.stated.group_shares import standard_of_named_group
from assistant.calculation.stated.listed_standards import comes_with, listed_with, named_of
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.errors import CalculationError, UnclearFigureError

_FOR_PEOPLE = re.compile(r"员|人|岗|老|生|职|对象|户主")
"""Whose standard by the month is one for each of them: 护林员月补贴标准为800元."""
_HIGHER_OF = re.compile(r"按[^。;；]{0,12}(?:较高|就高|最高)[^。;；]{0,6}(?:一项|标准|计算|执行)")
_DIFFERENCE = re.compile(r"差额|补差|减去[^。;；]{0,14}收入")
_SUPPORT = re.compile(r"低保|最低生活保障")
_MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class RateMeant:
    """A rate in a worksheet: its name there, of what each it is, and the provision it came from."""

    name: Name
    each: tuple[str, ...]
    provision: Provision | None
    used: tuple[TypedFigure, ...]


def typed_rate(sheet: Worksheet, figures: Sequence[TypedFigure]) -> RateMeant | None:
    """Take the one price that the question states itself; None where it states none or two."""
    standing = [f for f in figures if f.is_price and f.does is Does.STANDS]
    if len(standing) != 1 or not standing[0].exact:
        return None
    price = standing[0]
    name = sheet.typed("单价", price.value, money_for_each(price.each), price.text)
    return RateMeant(name, price.each, None, (price,))


def replaced_rate(sheet: Worksheet, figures: Sequence[TypedFigure]) -> RateMeant | None:
    """Take the new price that is put for one which the question does not state (涨到120一个人)."""
    new = [f for f in figures if f.is_price and f.does is Does.REPLACES]
    if len(new) != 1:
        return None
    name = sheet.typed("单价", new[0].value, money_for_each(new[0].each), new[0].text)
    return RateMeant(name, new[0].each, None, (new[0],))


def stated_rate(sheet: Worksheet, stated: StatedFigures) -> RateMeant | None:
    """Take the standard that documents state for what the question is about.

    Raises:
        CalculationError: several fit, and the question does not say which.
    """
    found = meant_rate(stated)
    if found is None:
        return None
    name = sheet.stated("标准", found)
    each = tuple(found.unit.dimension.below)
    if set(each) <= {*SPANS_SAID} and _FOR_PEOPLE.search(found.words):
        each = ("人", *each)
        sheet.measure(name, money_for_each(each))
    return RateMeant(name, each, found, ())


def meant_rate(stated: StatedFigures) -> Provision | None:
    """Return the one standard that is meant, or None.

    Raises:
        CalculationError: several fit, and the question does not say which.
    """
    if base := standard_of_named_group(stated):
        return base
    found = stated.closest(
        lambda p: p.is_rate and p.kind is ProvisionKind.AMOUNT and stated.is_about(p)
    )
    if not found or any(p.reach is not None or _is_paid_up_to(p) for p in found):
        return None  # what is paid by bands, or only up to a standard, is not a number times it
    found = _of_the_kind(found, stated)
    if len({(p.value, p.unit.dimension) for p in found}) > 1:
        ids = tuple(dict.fromkeys(p.clause.id for p in found[:_MOST_LISTED]))
        raise UnclearFigureError("文件写的标准不止一个，见下。", "请说明是哪一种。", ids)
    return found[0] if found else None


def _is_paid_up_to(each: Provision) -> bool:
    """Tell whether what a household has of its own is taken off a standard (按差额发放)."""
    return any(_DIFFERENCE.search(c.text) for c in each.document.clauses) and bool(
        _SUPPORT.search(each.words)
    )


def _of_the_kind(found: tuple[Provision, ...], stated: StatedFigures) -> tuple[Provision, ...]:
    """Return those of a list that the question names; all of it where it names none, or several."""
    if len(found) > 1:
        return found
    listed = listed_with(stated, found[0])
    if stated.lies_in_its_band(found[0]):
        if stated.has_ages_beside(found[0]):
            raise CalculationError("问的年龄不在同一档，分不清按哪一档算。", "请一档一档地问。")
        also = (p for p in listed if p not in found and stated.lies_in_its_band(p))
        return (*found, *also)
    named = named_of(stated, listed)
    if not named:
        alike = {(p.value, p.unit.dimension) for p in listed}
        return listed if len(alike) > 1 and not found[0].row else found
    if found[0].row:
        return found if found[0] in named else ()
    return named if found[0] in named else (*found, *named)


def with_additions(
    sheet: Worksheet, rate: RateMeant, stated: StatedFigures, actual: TypedFigure | None
) -> Expression:
    """Return the rate with what its document adds under the conditions met, and its ceilings."""
    base = rate.provision
    if base is None:
        return rate.name
    total: Expression = rate.name
    for added in _not_both(comes_with(stated, base, ProvisionKind.ADDED)):
        total = Operation(ADD, total, sheet.stated("增加", added))
    if total is not rate.name:
        total = sheet.step("加上增加的", total)
    for scale in comes_with(stated, base, ProvisionKind.SCALE):
        total = Operation(MULTIPLY, total, sheet.stated("比例", scale))
    for ceiling in comes_with(stated, base, ProvisionKind.CEILING)[:1]:
        total = Call(SMALLER, (total, sheet.stated("上限", ceiling)))
    share = share_of_cost(stated, base)
    if actual is not None:
        return within_the_cost(sheet, total, share, cost_on(sheet, actual, rate.each))
    if share is not None:
        sheet.notes.append(not_reckoned_in(share))
    return total


def _not_both(added: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return the additions that come together: of one clause only the highest, where it says so."""
    kept: list[Provision] = []
    for each in added:
        rivals = [a for a in added if a.clause.id == each.clause.id]
        if _HIGHER_OF.search(each.clause.text) and each is not max(rivals, key=lambda p: p.value):
            continue
        kept.append(each)
    return tuple(kept)


def changed_rate(
    sheet: Worksheet, rate: Expression, figures: Sequence[TypedFigure]
) -> tuple[Expression, tuple[TypedFigure, ...]]:
    """Return the rate after what raises or lowers it, and the figures that this took."""
    used = []
    for figure in figures:
        change = _change(sheet, rate, figure)
        if change is not None:
            rate = sheet.step("调整后的标准", change)
            used.append(figure)
    return rate, tuple(used)


def _change(sheet: Worksheet, rate: Expression, figure: TypedFigure) -> Expression | None:
    if figure.unit in ("折", "倍"):
        return Operation(MULTIPLY, rate, sheet.typed("倍数", figure.value, BARE, figure.text))
    if figure.does not in (Does.RAISES, Does.LOWERS):
        return None
    sign = ADD if figure.does is Does.RAISES else SUBTRACT
    if figure.is_share:
        part = sheet.typed("幅度", figure.value, PERCENT, figure.text)
        return Operation(MULTIPLY, rate, Operation(sign, ONE, part))
    if figure.unit in ("元", ""):
        units = measures(rate, sheet.units).below
        if set(figure.each) - set(units):
            return None
        by = sheet.typed("调整额", figure.value, money_for_each(units), figure.text)
        return Operation(sign, rate, by)
    return None
