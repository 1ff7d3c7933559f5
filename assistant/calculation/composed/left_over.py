"""What is still to be raised, or left, when money left over is used: 结余只用一半, 留下2万."""

import re
from collections.abc import Sequence

from assistant.calculation.composed.divided import share_out
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading, is_sum
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import (
    PERCENT,
    YUAN,
)
from assistant.calculation.formulas.expression import (
    LARGER,
    MULTIPLY,
    ONE,
    SUBTRACT,
    Call,
    Expression,
    Operation,
)
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.steps import Calculation

_LEFT = re.compile(r"结余|节余|结存|余额|剩|结于|余下|账上")
_OWED = re.compile(
    r"应[缴交]|[共所]需(?:要)?(?:防贫)?保?险?(?:保费|资金)|保费(?:总额|合计|总计)|全[县区市镇乡][^,;]{0,8}保费"
)
_SURPLUS = re.compile(r"(?:还|能|会)?剩(?:下|余)?(?:多少|几)|抵完|用不完|余多少")
_SPENT = re.compile(r"^(?:的|部分)?(?:用于|用来|拿来|可?抵|冲|顶)")
_KEPT_FOR = re.compile(r"^[^,。;]{0,3}(?:留|存|提留|预留|不[动用能])")
_VAGUE = re.compile(r"一部分|一些|一点|部分结余|部分抵")
_OFFSETS = re.compile(r"还[要需得差缺]|尚[需差]|差|筹|缺口|掏|抵|扣|补|交")


def offset(reading: MoneyReading) -> Calculation | None:
    """Work out what is still to be raised after what is left over, or the part of it used."""
    left = [f for f in reading.sums if is_left_over(f)]
    others = [f for f in reading.sums if f not in left and f.does is not Does.IS_KEPT]
    others = [f for f in others if f.does is not Does.IS_USED]
    if not _OFFSETS.search(reading.asked.uniform) or _VAGUE.search(reading.asked.uniform):
        return None
    sheet = Worksheet()
    if len(left) == 1 and len(others) == 1:
        owed = _discounted(sheet, others[0], reading)
        have = sheet.typed("结余", left[0].value, YUAN, left[0].text)
    elif not left and not others and (found := _stated_account(reading)):
        owed, have = sheet.stated("应付", found[0]), sheet.stated("结余", found[1])
    else:
        return None
    cuts = [f for f in reading.figures if f.unit == "折"]
    enough, used = usable(sheet, have, reading.without(*left, *others, *cuts))
    others = [*others, *cuts]
    if reading.without(*left, *others, *used) or not (used or left):
        return None
    zero = Operation(SUBTRACT, owed, owed)
    if _SURPLUS.search(reading.asked.uniform):
        rest = sheet.step("还剩", Call(LARGER, (Operation(SUBTRACT, enough, owed), zero)))
        sheet.results.update((rest.name, "还需"))
    sheet.step("还需", Call(LARGER, (Operation(SUBTRACT, owed, enough), zero)))
    return share_out(sheet, reading) if reading.sharing else sheet.worked()


def _discounted(sheet: Worksheet, owed: TypedFigure, reading: MoneyReading) -> Expression:
    """Return what is owed, after the discount where the question gives one."""
    total: Expression = sheet.typed("应付", owed.value, YUAN, owed.text)
    for cut in (f for f in reading.figures if f.unit == "折"):
        rate = sheet.typed("折扣", cut.value, PERCENT, cut.text)
        total = sheet.step("打折后", Operation(MULTIPLY, total, rate))
    return total


def _stated_account(reading: MoneyReading) -> tuple[Provision, Provision] | None:
    """Return what a document states to be owed and to be left, for the place that is meant."""
    if not _LEFT.search(reading.asked.uniform):
        return None
    owed, left = (_stated_sum(reading, pattern) for pattern in (_OWED, _LEFT))
    same = owed and left and owed.document.id == left.document.id and owed.row == left.row
    return (owed, left) if owed and left and same else None


def _stated_sum(reading: MoneyReading, called: re.Pattern[str]) -> Provision | None:
    stated = reading.stated
    rows = bool(stated.rows)
    found = stated.closest(
        lambda p: (
            p.is_total
            and p.kind is ProvisionKind.AMOUNT
            and bool(p.row) == rows
            and bool(called.search(p.own))
            and (called is _LEFT or not _LEFT.search(p.own))
            and stated.is_about(p)
        )
    )
    return found[0] if len({p.value for p in found}) == 1 else None


def is_left_over(figure: TypedFigure) -> bool:
    """Tell whether a sum is what is left over of an earlier year, or at hand."""
    return bool(_LEFT.search(figure.before)) and figure.does is not Does.IS_KEPT


def usable(
    sheet: Worksheet, have: Expression, figures: Sequence[TypedFigure]
) -> tuple[Expression, tuple[TypedFigure, ...]]:
    """Return what of the money left over counts: a part that is used, all but what is kept."""
    parts = [f for f in figures if f.is_share or is_sum(f)]
    if len(parts) == 2 and all(f.is_share for f in parts) and parts[0].value + parts[1].value == 1:
        part = next((f for f in parts if _SPENT.match(f.after)), parts[0])
    elif len(parts) == 1:
        part = parts[0]
    else:
        return have, ()
    kept = part.does is Does.IS_KEPT or _KEPT_FOR.match(part.after)
    if part.is_share:
        ratio = sheet.typed("比例", part.value, PERCENT, part.text)
        by = Operation(SUBTRACT, ONE, ratio) if kept else ratio
        return sheet.step("可用的结余", Operation(MULTIPLY, have, by)), tuple(parts)
    amount = sheet.typed("留下的" if kept else "可用的", part.value, YUAN, part.text)
    if not kept:
        return amount, (part,)
    return sheet.step("可用的结余", Operation(SUBTRACT, have, amount)), (part,)
