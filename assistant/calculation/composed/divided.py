"""A sum that is shared or spread: 缺口县六成乡镇四成, 分12个月.

The sum is the user's own, a product, or what a document states for the subject; who pays which
part may stand in the question or in the clause on the same money.
"""

import re
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.products import product
from assistant.calculation.composed.rate_meant import meant_rate
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.enumerated.splits import splits_of
from assistant.calculation.formulas.dimensions import (
    BARE,
    PERCENT,
    YUAN,
    counted_in,
)
from assistant.calculation.formulas.expression import (
    DIVIDE,
    MULTIPLY,
    Expression,
    Literal,
    Operation,
)
from assistant.calculation.parties import Sharing, read_sharing, whose_part
from assistant.calculation.spreading import Spread
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.steps import Calculation
from assistant.documents.model import Clause, PolicyDocument
from assistant.errors import CalculationError

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
        return share_out(sheet, reading, alike)
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
    return share_out(sheet, reading, sharing)


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
    part = Operation(MULTIPLY, total, Literal(Fraction(weight), PERCENT))
    borne = sheet.step(f"{name}承担", part)
    _over(sheet, borne, over)
    return sheet.worked()


def _over(sheet: Worksheet, total: Expression, over: Spread) -> None:
    spans = sheet.typed(
        f"{over.noun}数", Fraction(over.count), counted_in(over.noun), f"{over.count}{over.noun}"
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
        return sheet.typed("总额", sums[0].value, YUAN, sums[0].text), (sums[0],), same
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
    """Return who bears what is paid by the one standard that is meant, as its document says.

    Its own clause says it, else its section; a section with standards of its own speaks of those.
    """
    base = meant_rate(reading.stated)
    if base is None:
        return None
    section = base.clause.path[:1]
    others = {p.clause.path[:1] for p in reading.stated.all if p.is_rate} - {section}
    summed = {p.clause.id for p in reading.stated.all if p.is_total and not p.row}
    every = [
        c for c in base.document.clauses if _BORNE.search(c.text) and c.id not in summed
    ]  # who bears a sum that their own clause states bear that one alone
    for near in (
        [base.clause],
        [c for c in every if section and c.path[:1] == section],
        [c for c in every if c.path[:1] not in others],
    ):
        found = [sharing for c in near if (sharing := _sharing_by(base.document, c))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _sharing_by(document: PolicyDocument, clause: Clause) -> Sharing | None:
    """Return who bears what by a clause: by the one split that it states, else by its words."""
    splits = [s for s in splits_of(document) if s.clause.id == clause.id]
    if len(splits) == 1 and sum(value for _, value in splits[0].parts) == 1:
        parts = ((name, Decimal(v.numerator) / v.denominator) for name, v in splits[0].parts)
        return Sharing(tuple(parts))
    return _sharing_of(clause.text)


def _sharing_of(words: str) -> Sharing | None:
    """Return who pays which part of a sum by the words of a document."""
    try:
        return read_sharing(words)
    except CalculationError:
        return None


def share_out(
    sheet: Worksheet, reading: MoneyReading, sharing: Sharing | None = None
) -> Calculation | None:
    """Share what a worksheet comes to as `sharing`, or else the question, says."""
    sharing = sharing or reading.sharing
    if sharing is None or sharing.mixed:
        return None
    weights: list[tuple[str, Expression]] = []
    if sharing.equal:
        one = Literal(Fraction(1), BARE)
        weights = [(f"第{n}{sharing.noun}", one) for n in range(1, sharing.equal + 1)]
    else:
        unit = PERCENT if sharing.are_ratios else BARE
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
        total = sheet.typed("总额", sums[0].value, YUAN, sums[0].text)
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
