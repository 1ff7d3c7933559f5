"""A sum that is offset, shared or spread: 缺口县六成乡镇四成, 结余用一半抵扣, 分12个月.

The sum is the user's own, a product, or what a document states for the subject; who pays which
part may stand in the question or in the clause on the same money.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading, is_sum
from assistant.calculation.composed.products import product
from assistant.calculation.composed.rate_meant import meant_rate
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import NOTHING, WrittenUnit, parse_unit
from assistant.calculation.formulas.expression import (
    DIVIDE,
    LARGER,
    MULTIPLY,
    SUBTRACT,
    Call,
    Expression,
    Literal,
    Operation,
)
from assistant.calculation.parties import Sharing, read_sharing, whose_part
from assistant.calculation.spreading import Spread
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.steps import Calculation
from assistant.errors import CalculationError

_YUAN, _PERCENT, _BARE = parse_unit("元"), parse_unit("%"), WrittenUnit("", NOTHING)
_LEFT = re.compile(r"结余|节余|结存|余额|剩|结于|余下|账上")
_OWED = re.compile(
    r"应[缴交]|[共所]需(?:要)?(?:防贫)?保?险?(?:保费|资金)|保费(?:总额|合计|总计)|全[县区市镇乡][^,;]{0,8}保费"
)
_SURPLUS = re.compile(r"(?:还|能|会)?剩(?:下|余)?(?:多少|几)|抵完|用不完|余多少")
_SPENT = re.compile(r"^(?:的|部分)?(?:用于|用来|拿来|可?抵|冲|顶)")
_KEPT_FOR = re.compile(r"^[^,。;]{0,3}(?:留|存|提留|预留|不[动用能])")
_VAGUE = re.compile(r"一部分|一些|一点|部分结余|部分抵")
_OFFSETS = re.compile(r"还[要需得差缺]|尚[需差]|差|筹|缺口|掏|抵|扣|补|交")
_EACH_A_PART = re.compile(
    r"由?(?P<names>(?:[省市县区乡镇村]{1,2}(?:级|财政)?[、,和及与])+[省市县区乡镇村]{1,2}(?:级|财政)?)各(?:自|级|方)?(?:承担|负担|分担|出)"
)
_PARTY = re.compile(r"中央|省|市|乡镇|县|区|镇|乡|村")
_BORNE = re.compile(r"资金|经费")
_RATIO_ASKED = re.compile(r"比例|百分之(?:几|多少)|几成")
_EACH_SPAN = re.compile(
    r"(?:平均|均摊|每|一)(?:到|下来)?(?:每|一)?个?(?P<span>月|季度)[^,。;?\d]{0,8}(?:多少|几|拨|发|付|$)"
)
_IN_A_YEAR = {"月": Decimal(12), "季度": Decimal(4)}


def offset(reading: MoneyReading) -> Calculation | None:
    """Work out what is still to be raised after what is left over, or the part of it used."""
    left = [f for f in reading.sums if _is_left_over(f)]
    others = [f for f in reading.sums if f not in left and f.does is not Does.IS_KEPT]
    others = [f for f in others if f.does is not Does.IS_USED]
    if not _OFFSETS.search(reading.asked.uniform) or _VAGUE.search(reading.asked.uniform):
        return None
    sheet = Worksheet()
    if len(left) == 1 and len(others) == 1:
        owed = _discounted(sheet, others[0], reading)
        have = sheet.typed("结余", left[0].value, _YUAN, left[0].text)
    elif not left and not others and (found := _stated_account(reading)):
        owed, have = sheet.stated("应付", found[0]), sheet.stated("结余", found[1])
    else:
        return None
    cuts = [f for f in reading.figures if f.unit == "折"]
    usable, used = _usable(sheet, have, reading.without(*left, *others, *cuts))
    others = [*others, *cuts]
    if reading.without(*left, *others, *used) or not (used or left):
        return None
    zero = Operation(SUBTRACT, owed, owed)
    if _SURPLUS.search(reading.asked.uniform):
        rest = sheet.step("还剩", Call(LARGER, (Operation(SUBTRACT, usable, owed), zero)))
        sheet.results.update((rest.name, "还需"))
    sheet.step("还需", Call(LARGER, (Operation(SUBTRACT, owed, usable), zero)))
    return _shared(sheet, reading) if reading.sharing else sheet.worked()


def _discounted(sheet: Worksheet, owed: TypedFigure, reading: MoneyReading) -> Expression:
    """Return what is owed, after the discount where the question gives one."""
    total: Expression = sheet.typed("应付", owed.value, _YUAN, owed.text)
    for cut in (f for f in reading.figures if f.unit == "折"):
        rate = sheet.typed("折扣", cut.value, _PERCENT, cut.text)
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


def _is_left_over(figure: TypedFigure) -> bool:
    return bool(_LEFT.search(figure.before)) and figure.does is not Does.IS_KEPT


def _usable(
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
        ratio = sheet.typed("比例", part.value, _PERCENT, part.text)
        one = Literal(Fraction(1), _BARE)
        by = Operation(SUBTRACT, one, ratio) if kept else ratio
        return sheet.step("可用的结余", Operation(MULTIPLY, have, by)), tuple(parts)
    amount = sheet.typed("留下的" if kept else "可用的", part.value, _YUAN, part.text)
    usable = Operation(SUBTRACT, have, amount) if kept else amount
    return (sheet.step("可用的结余", usable) if kept else usable), (part,)


def shared(reading: MoneyReading) -> Calculation | None:
    """Share a sum as the question says, or as the clause that states the sum does."""
    if _RATIO_ASKED.search(reading.asked.uniform):
        return None
    sheet = Worksheet()
    made = _total(sheet, reading)
    if made is None:
        return None
    expression, used, found = made
    if alike := _each_alike(reading):
        sheet.step("总额", expression)
        return _shared(sheet, reading, alike)
    stated = _sharing_of(found.quote) if found else None
    stated = stated or _sharing_in_row(reading) or _sharing_stated(reading)
    sharing = reading.sharing or stated
    if sharing is None or reading.without(*used):
        return None
    if whose := whose_part(sharing, reading.asked.text):
        raise CalculationError(f"“{whose}”是哪一份，没有说。", "请说明各份是谁的。")
    if reading.spread:
        return _one_part(sheet, expression, sharing, reading, reading.spread)
    sheet.step("总额", expression)
    return _shared(sheet, reading, sharing)


def _one_part(
    sheet: Worksheet, total: Expression, sharing: Sharing, reading: MoneyReading, over: Spread
) -> Calculation | None:
    """Return what one party bears by the month, where the question names just one."""
    named = [
        (n, w)
        for n, w in sharing.parties
        if re.search(rf"{n}(?:级|财政|里|本级)", reading.asked.uniform)
    ]
    if len(named) != 1:
        return None
    name, weight = named[0]
    part = Operation(MULTIPLY, total, Literal(Fraction(weight), _PERCENT))
    borne = sheet.step(f"{name}承担", part)
    _over(sheet, borne, over)
    return sheet.worked()


def _over(sheet: Worksheet, total: Expression, over: Spread) -> None:
    spans = sheet.typed(
        f"{over.noun}数", Fraction(over.count), parse_unit(over.noun), f"{over.count}{over.noun}"
    )
    sheet.step(f"每{over.noun}", Operation(DIVIDE, total, spans))


def _total(
    sheet: Worksheet, reading: MoneyReading
) -> tuple[Expression, tuple[TypedFigure, ...], Provision | None] | None:
    """Return the sum that is shared: the user's one sum, a product of theirs, or a stated one."""
    sums = reading.sums
    found = _stated_total(reading)
    if len(sums) == 1:
        same = found if found and found.value == sums[0].value else None
        return sheet.typed("总额", sums[0].value, _YUAN, sums[0].text), (sums[0],), same
    if found and not reading.figures:
        return sheet.stated("总额", found), (), found
    if not reading.figures and (cell := _cell(reading)):
        return sheet.stated("总额", cell), (), None
    made = product(sheet, reading)
    return (*made, None) if made else None


def _stated_total(reading: MoneyReading) -> Provision | None:
    """Return the one sum of money that documents state for what the question is about.

    The sum of all is not that of one town: where the question names a row there is none.
    """
    stated = reading.stated
    if stated.rows:
        return None
    found = stated.closest(
        lambda p: (
            stated.is_about(p)
            and p.is_total
            and p.kind is ProvisionKind.AMOUNT
            and not p.row
            and _sharing_of(p.quote) is not None
        )
    )
    return found[0] if len({p.value for p in found}) == 1 else None


def _each_alike(reading: MoneyReading) -> Sharing | None:
    """Return the parties that bear one part each (县、乡镇、村各承担三分之一)."""
    parts = [f for f in reading.figures if f.is_share]
    match = _EACH_A_PART.search(reading.asked.uniform)
    if len(parts) != 1 or not match or not parts[0].value:
        return None
    names = re.split(r"[、,和及与]", re.sub(r"(?:级|财政)", "", match["names"]))
    if len(names) < 2 or abs(parts[0].value * len(names) - 1) > Fraction(1, 100):
        return None
    return Sharing(tuple((name, Decimal(1)) for name in names), are_ratios=False)


def _sharing_in_row(reading: MoneyReading) -> Sharing | None:
    """Return who bears what by the row of a table that is about the money: 市级15 县级60 乡镇25."""
    stated = reading.stated
    found = stated.closest(lambda p: bool(p.row) and p.is_share and stated.is_about(p))
    rows = {p.clause.id for p in found}
    cells = [p for p in stated.all if p.clause.id in rows and p.is_share]
    named = [(m[0], p.value) for p in cells if (m := _PARTY.search(p.own)) and p.value]
    if len(rows) != 1 or len(named) < 2 or sum(value for _, value in named) != 1:
        return None
    return Sharing(tuple((name, Decimal(v.numerator) / v.denominator) for name, v in named))


def _sharing_stated(reading: MoneyReading) -> Sharing | None:
    """Return who bears what is paid by the one standard that is meant, as its document says."""
    base = meant_rate(reading.stated)
    texts = (c.text for c in base.document.clauses if _BORNE.search(c.text)) if base else ()
    found = [sharing for text in texts if (sharing := _sharing_of(text))]
    return found[0] if len(found) == 1 else None


def _sharing_of(words: str) -> Sharing | None:
    """Return who pays which part of a sum by the words of a document."""
    try:
        return read_sharing(words)
    except CalculationError:
        return None


def _shared(
    sheet: Worksheet, reading: MoneyReading, sharing: Sharing | None = None
) -> Calculation | None:
    sharing = sharing or reading.sharing
    if sharing is None or sharing.mixed:
        return None
    weights: list[tuple[str, Expression]] = []
    if sharing.equal:
        one = Literal(Fraction(1), _BARE)
        weights = [(f"第{n}{sharing.noun}", one) for n in range(1, sharing.equal + 1)]
    else:
        unit = _PERCENT if sharing.are_ratios else _BARE
        weights = [(name, Literal(Fraction(weight), unit)) for name, weight in sharing.parties]
    if not weights:
        return None
    sheet.shared_among(weights)
    return sheet.worked()


def spread(reading: MoneyReading) -> Calculation | None:
    """Divide a sum among months or quarters: the user's own, or that of a row."""
    span = reading.spread or _a_year(reading)
    sums = reading.sums
    if span is None or len(sums) > 1 or reading.without(*sums):
        return None
    sheet = Worksheet()
    if sums:
        total = sheet.typed("总额", sums[0].value, _YUAN, sums[0].text)
    elif cell := _cell(reading):
        total = sheet.stated("总额", cell)
    else:
        return None
    _over(sheet, total, span)
    return sheet.worked()


def _cell(reading: MoneyReading) -> Provision | None:
    """Return the one sum of money that a row states for the place that is named."""
    stated = reading.stated
    if not stated.rows:
        return None
    found = stated.closest(
        lambda p: (
            p.is_total and p.kind is ProvisionKind.AMOUNT and bool(p.row) and stated.is_about(p)
        )
    )
    return found[0] if len(found) == 1 else None


def _a_year(reading: MoneyReading) -> Spread | None:
    """Return the spans of one year, where a yearly sum is asked for by the month or quarter."""
    match = _EACH_SPAN.search(reading.asked.uniform)
    yearly = reading.asked.by_the_year or any(f.each == ("年",) for f in reading.figures)
    if not match or not yearly:
        return None
    return Spread(_IN_A_YEAR[match["span"]], match["span"], assumed=True)
