"""A sum of the user's own figures by their units, in the order in which they are said.

一家35只, 6.8元一只, 128户, 拉货还要1200: what prices come to for their numbers, or a cost, is
followed by what comes on top, what others give, whose part is asked for, and for each of whom.
Every figure has its one place, or there is no sum.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from assistant.calculation.composed.left_over import is_left_over, usable
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading, is_sum
from assistant.calculation.composed.priced_numbers import PricedNumbers, is_number
from assistant.calculation.composed.spread_among import among
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import (
    PERCENT,
    YUAN,
)
from assistant.calculation.formulas.expression import (
    ADD,
    LARGER,
    MULTIPLY,
    ONE,
    SUBTRACT,
    Call,
    Expression,
    Name,
    Operation,
)
from assistant.calculation.steps import Calculation

_ON_TOP = re.compile(
    r"还[要得有花]|另[外加有]?|外加|再加|加上|运费|拉货|装车|人工|工钱|安装|手续费|油费|租车|误工|押车|搭"
)
_TAX = re.compile(r"另加|外加|再加|加收|上浮|涨|税|手续费|管理费")
_OF_A_RATE = re.compile(r"(?:标准|单价|价格?|比例|人数|户数|人口|费率|面积|数量)[^,。;]{0,4}$")
"""What is raised is a price or a number, not the sum that has been reached."""
_GIVEN = re.compile(
    r"(?:[给出补拨捐赔垫交收付抵扣减贴奖批凑认把]|赞助|支持|答应|报销|到账|到位|预支|安排|下[拨达])"
    r"(?:了|过|出|掉|他|她|我们|俺们|咱们|村里|下来|资金|补助)*$|结余|结存|剩余|账上|手[里头]|已经?[有交付]"
)
_REST = re.compile(
    r"余下|剩下|其余|剩余|自己|自筹|还[差缺要得需]|尚[需差缺]|[差缺][多好]少|缺口|净|(?<!一)个人(?:自|承|出|掏|负)"
)
_PAYS = r"(?:再|先|只|就|要|来|得|都|全|各|给|贴|补助?|出|拿|掏|承担|担|负担|付|报|认)"
_WHO = re.compile(rf"(?P<who>[一-鿿]{{1,2}}?)(?:财政|里|上|家|方|级)?{_PAYS}+$")
_EACH_PARTY = re.compile(r"各(?:自|方|级|家)?(?:出|掏|拿|付|承担|负担|担|摊|是|多少|几)")


def taken_in_order(reading: MoneyReading) -> Calculation | None:
    """Work out prices times their numbers, or a cost, and what is said to follow.

    Raises:
        CalculationError: units do not fit.
    """
    if any(not f.exact for f in reading.figures) or _EACH_PARTY.search(reading.asked.uniform):
        return None
    sheet = Worksheet()
    priced = PricedNumbers(sheet, reading.asked)
    over = among(reading)
    figures = [f for f in reading.figures if over is None or f not in over.figures]
    total = priced.total(figures)
    used = list(priced.used)
    if total is None and not priced.prices:
        total, used = _cost(sheet, reading, figures, spread=over is not None)
    if total is None:
        return None
    total = sheet.step("合计", total)
    starts = {f.start for f in used}
    others = [f for f in figures if f.start not in starts and not priced.says_when(f)]
    after = _followed(sheet, reading, total, others)
    if after is None:
        return None
    if over is not None:
        over.part(sheet, after)
    broken = sheet.part_heads and sheet.value(Name(sheet.part_heads)).denominator != 1
    return sheet.worked() if len(sheet.givens) > 1 and not broken else None


def _cost(
    sheet: Worksheet, reading: MoneyReading, figures: Sequence[TypedFigure], *, spread: bool
) -> tuple[Expression | None, list[TypedFigure]]:
    """Take the one sum that nobody gives as the cost, where its rest or a part of it is asked."""
    is_asked = spread or _REST.search(reading.asked.uniform)
    if not is_asked or any(is_number(f) for f in figures):
        return None, []
    costs = [f for f in figures if is_sum(f) and (spread or not _GIVEN.search(f.before))]
    if len(costs) != 1 or (costs[0] is not figures[0] and not spread):
        return None, []
    return sheet.typed("总额", costs[0].value, YUAN, costs[0].text), costs


def _followed(
    sheet: Worksheet, reading: MoneyReading, total: Expression, others: Sequence[TypedFigure]
) -> Expression | None:
    """Return a sum after all that is said beside it; None where a figure has no place."""
    shares = [f for f in others if f.is_share and not _raises(f) and f.does is Does.STANDS]
    if len(shares) > 1 and sum(f.value for f in shares) == 1:
        others = [f for f in others if f not in shares[1:]]  # 村里一半老人一半: one tells the other
    elif len(shares) > 1:
        return _rest_of_all(sheet, reading, total, others, shares)
    name = ""
    left = [f for f in others if is_left_over(f)]
    if len(left) == 1 and _REST.search(reading.asked.uniform):
        name, total, others = _less_what_is_left(sheet, total, left[0], others)
    for figure in others:
        after = _after(sheet, reading, total, figure)
        if after is None:
            return None
        name, total = after
    return sheet.step(name, total) if name else total


def _less_what_is_left(
    sheet: Worksheet, total: Expression, left: TypedFigure, others: Sequence[TypedFigure]
) -> tuple[str, Expression, Sequence[TypedFigure]]:
    """Take what is left over off, or the part of it that may be used: 结余15万只能用六成."""
    have = sheet.typed("结余", left.value, YUAN, left.text)
    parts = [f for f in others if f.does in (Does.IS_USED, Does.IS_KEPT) and f.unit != "折"]
    enough, used = usable(sheet, have, [f for f in parts if f is not left])
    rest = [f for f in others if f is not left and f not in used]
    return "还需", _needed(total, enough), rest


def _needed(total: Expression, have: Expression) -> Expression:
    """Return what a sum lacks; where there is more than enough, nothing."""
    nothing = Operation(SUBTRACT, total, total)
    return Call(LARGER, (Operation(SUBTRACT, total, have), nothing))


def _rest_of_all(
    sheet: Worksheet, reading: MoneyReading, total: Expression,
    others: Sequence[TypedFigure], shares: Sequence[TypedFigure],
) -> Expression | None:  # fmt: skip
    """Return what several parts of a whole leave: 中央65%，省20%，余下自筹."""
    part = sum((f.value for f in shares), Fraction(0))
    if len(others) != len(shares) or part >= 1 or not _REST.search(reading.asked.uniform):
        return None
    left: Expression = ONE
    for figure in shares:
        one = sheet.typed("比例", figure.value, PERCENT, figure.text)
        left = Operation(SUBTRACT, left, one)
    return sheet.step("其余承担", Operation(MULTIPLY, total, left))


def _raises(figure: TypedFigure) -> bool:
    return figure.does is Does.RAISES or bool(_TAX.search(f"{figure.before}|{figure.after[:4]}"))


def _after(
    sheet: Worksheet, reading: MoneyReading, total: Expression, figure: TypedFigure
) -> tuple[str, Expression] | None:
    """Return a sum after what one more figure does to it, and what it then is."""
    if figure.unit == "折":
        part = sheet.typed("折扣", figure.value, PERCENT, figure.text)
        return "打折后", Operation(MULTIPLY, total, part)
    if figure.unit in ("%", "百分点") and _raises(figure):
        if _OF_A_RATE.search(figure.before):
            return None
        part = sheet.typed("加", figure.value, PERCENT, figure.text)
        return "加上后", Operation(MULTIPLY, total, Operation(ADD, ONE, part))
    if figure.is_share and figure.does is Does.STANDS:
        return _part(sheet, reading, total, figure)
    taken_off = figure.does is Does.LOWERS and not figure.each
    return _with_money(sheet, reading, total, figure) if is_sum(figure) or taken_off else None


def _with_money(
    sheet: Worksheet, reading: MoneyReading, total: Expression, figure: TypedFigure
) -> tuple[str, Expression] | None:
    """Return a sum less what somebody gives, or with what comes on top."""
    if figure.does is Does.LOWERS:
        off = sheet.typed("减去的", figure.value, YUAN, figure.text)
        return "减去后", Operation(SUBTRACT, total, off)
    if _GIVEN.search(figure.before) and _REST.search(reading.asked.uniform):
        less = sheet.typed("已有的", figure.value, YUAN, figure.text)
        return "还需", _needed(total, less)
    if _ON_TOP.search(f"{figure.before}|{figure.after}"):
        more = sheet.typed("另加", figure.value, YUAN, figure.text)
        return "连同另加的", Operation(ADD, total, more)
    return None


def _part(
    sheet: Worksheet, reading: MoneyReading, total: Expression, figure: TypedFigure
) -> tuple[str, Expression] | None:
    """Return whose part is asked for: of whom the share is said, or of those who bear the rest."""
    who, uniform = _WHO.search(figure.before), reading.asked.uniform
    asked = uniform[max(uniform.rfind(stop) for stop in ",。;") + 1 :]
    part = sheet.typed("比例", figure.value, PERCENT, figure.text)
    if who and who["who"] in asked:
        return f"{who['who']}承担", Operation(MULTIPLY, total, part)
    if who is None or not _REST.search(asked):
        return None
    return "其余承担", Operation(MULTIPLY, total, Operation(SUBTRACT, ONE, part))
