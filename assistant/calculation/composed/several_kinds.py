"""What several kinds come to together: each kind's number at its own standard, 三个年龄段合计."""

import re
from collections.abc import Sequence

from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.numbers_meant import times_for
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import counted_in
from assistant.calculation.formulas.expression import MULTIPLY, Expression, Operation, added
from assistant.calculation.formulas.units_each import money_for_each
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.document_provisions import covers_all
from assistant.calculation.stated.listed_standards import named_of, siblings
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.row_provisions import bare_column, is_total
from assistant.calculation.stated.shared_words import pairs
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import read_number

_KINDS = re.compile(
    r"[两二三四五六七八几各]\s*(?:个年龄段|个档|种|类|样|档|项)|各(?:种|类|样|档|项)|任务[^,。;]{0,8}(?:全部|合计)|[户岗]合计|岗[^,。;]{0,4}(?:都|全部?)(?:招|满)"
)
_NUMBER = re.compile(r"([两二三四五六七八])\s*(?:个年龄段|个档|种|类|样|档|项)")
_COUNTED = ("人", "户", "亩", "个")


def several_kinds(reading: MoneyReading) -> Calculation | None:
    """Add up what each kind of a list comes to, for the place that the question names."""
    if not _KINDS.search(reading.asked.uniform):
        return None
    kinds = _list(reading)
    loose = [f for f in reading.figures if f.value != len(kinds) or f.unit in ("人", "户", "月")]
    if len(kinds) < 2 or any(f.unit != "月" for f in loose):
        return None
    cells = [_cell_for(kind, _counted(kind), reading) for kind in kinds]
    told = _NUMBER.search(reading.asked.uniform)
    number = read_number(told[1]) if told else None
    apart = len({cell.own for cell in cells if cell}) == len(kinds)
    if not apart or (number and number.value != len(kinds)):
        return None
    sheet = Worksheet()
    left = reading.with_only(loose)
    parts = [_one(sheet, left, k, c) for k, c in zip(kinds, cells, strict=True) if c]
    sheet.step("合计", added(parts))
    return sheet.worked()


def _list(reading: MoneyReading) -> tuple[Provision, ...]:
    """Return the standards of the one clause that lists those of the question's subject."""
    stated = reading.stated
    found = stated.ties(
        lambda p: (
            p.is_rate
            and p.kind is ProvisionKind.AMOUNT
            and not p.row
            and stated.is_about(p)
            and len(siblings(stated, p)) > 1
        )
    )
    if len({p.document.id for p in found}) != 1:
        return ()
    listed = siblings(stated, found[0])
    named = named_of(stated, listed)
    return named or listed


def _counted(kind: Provision) -> str:
    """Return of what each a standard is; one by the month alone is for people."""
    return next((u for u in kind.unit.dimension.below if u in _COUNTED), "人")


def _one(sheet: Worksheet, reading: MoneyReading, kind: Provision, cell: Provision) -> Expression:
    """Return the number of one kind at its standard for so long."""
    counted = _counted(kind)
    spans = [u for u in kind.unit.dimension.below if u != counted]
    standard = sheet.stated("标准", kind)
    sheet.measure(standard, money_for_each((counted, *spans)))
    number = sheet.counted(f"{bare_column(cell)}数", cell, counted_in(counted))
    expression: Expression = Operation(MULTIPLY, standard, number)
    for span in spans:
        times = times_for(sheet, span, reading, kind)
        if times is not None:
            expression = Operation(MULTIPLY, expression, times.expression)
    return expression


def _cell_for(kind: Provision, counted: str, reading: MoneyReading) -> Provision | None:
    """Return the cell that counts a kind: of the row of the place, or of the row of totals."""
    stated, bands = reading.stated, [*read_bands(kind.words)]
    cells = [
        p
        for p in stated.all
        if p.row
        and p.unit.dimension.above in ((counted,), ("个",))
        and stated.fits(p)
        and is_total(p.row) == (not stated.places)
        and (stated.places or covers_all(p.document, reading.asked.uniform))
    ]
    if bands:
        return _only([p for p in cells if [*read_bands(p.own)] == bands])
    shared = [
        (len(pairs(f"{kind.own}|{kind.condition}|{kind.row}") & pairs(p.own)), p) for p in cells
    ]
    best = max((number for number, _ in shared), default=0)
    return _only([p for number, p in shared if best and number == best])


def _only(found: Sequence[Provision]) -> Provision | None:
    return found[0] if len(found) == 1 else None
