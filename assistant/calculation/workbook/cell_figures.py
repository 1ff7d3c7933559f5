"""From a cell to a figure for a formula, or to the question that the cell leaves open."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.formulas.dimensions import MONEY, NOTHING, WrittenUnit
from assistant.calculation.formulas.formula import FormulaInput, Wholeness
from assistant.calculation.formulas.given_figures import Given, given_of
from assistant.calculation.formulas.reckoning import to_cents
from assistant.calculation.formulas.typed_figures import Typed, read_typed
from assistant.calculation.workbook.headings import Column
from assistant.documents.numbers.decimals import narrow, plain_text
from assistant.errors import CalculationError
from assistant.papers.grid import SheetCell

BARE = re.compile(r"[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
"""A number alone; commas stand between thousands only, 12,5 may be 12.5 as well as 125."""
_SCALED = re.compile(r"\d\s*[十百千]?[万亿]")
_UNIT = re.compile(r"[^\d,.\s\-−+约近]")
_FEW = 1000
"""A town of fewer people, in a column where others are written in 万, may be meant in 万 too."""
_WAN, _MANY = 10_000, 1000
"""Below a heading in 万 so many, or so many times the least, may have been written without it."""
_SPANS = frozenset("年月日周")


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong with a cell: where, and the sentence or question; its row is not counted."""

    place: str
    message: str

    def __str__(self) -> str:
        """Return it as it is shown (C7：……)."""
        return f"{self.place}：{self.message}"


class CellError(Exception):
    """A cell is no figure; it becomes the `Issue` of its row and goes no further."""


def is_added(unit: WrittenUnit) -> bool:
    """Tell whether figures of a unit are summed over rows: people and money, no rates, no months.

    Such a figure belongs to its own row alone; others may be written once for several.
    """
    return len(unit.dimension.above) == 1 and not (unit.dimension.below or counts_time(unit))


def counts_time(unit: WrittenUnit) -> bool:
    """Tell whether a unit is of months or years."""
    return set(unit.dimension.above) <= _SPANS


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one column; `mixed` says that some of them count in 万 or 亿.

    `least` is the least of its bare numbers above zero, 0 where there is none. `stated` says that
    its figures are only set beside ours: part of a person is no mistake there.
    """

    asked: FormulaInput
    column: Column
    mixed: bool
    least: Decimal
    stated: bool

    @property
    def _whole(self) -> bool:
        return self.asked.unit.counts_whole and not self.stated

    @property
    def unit(self) -> WrittenUnit:
        """The unit of a bare number: that of the heading, else that of the formula."""
        return self.column.unit or self.asked.unit

    def read(self, cell: SheetCell) -> Given:
        """Return the figure of a cell.

        Raises:
            CellError: the cell is empty, no figure, or may mean more than one.
        """
        name, text = self.asked.name, narrow(cell.text).strip()
        rows = {*re.findall(r"\d+", cell.merged)}
        if len(rows) > 1 and is_added(self.asked.unit):
            raise CellError(f"{name}在合并单元格{cell.merged}里，各占多少请分开填。")
        if cell.trouble:
            raise CellError(f"{name}{cell.trouble}。")
        if not text:
            none = is_added(self.asked.unit) and not self.asked.least
            raise CellError(f"{name}没有填。{f'没有{name}请填0。' if none else ''}")
        bare = BARE.fullmatch(text)
        try:
            typed = self._bare(text) if bare else read_typed(cell.text, self.unit, name)
            given = given_of(self._checked, typed, cell.text, f"表格{cell.place}")
        except CalculationError as error:
            raise CellError(f"{error.message}{error.next_step}") from error
        value, cents = self._to_cents(given.value, cell)
        own = f"{cell.place}{cell.note}。" if cell.note else ""
        other = "" if bare else self._other_unit(cell, text)
        notes = tuple(filter(None, (own, *given.notes, cents, other)))
        return replace(given, input=self.asked, value=value, notes=notes)

    @property
    def _checked(self) -> FormulaInput:
        return replace(self.asked, whole=Wholeness.ANY) if self.stated else self.asked

    def _bare(self, text: str) -> Typed:
        number = _number(text)
        if number < 0:
            raise CellError(f"{self.asked.name}{text}是负数，请核对。")
        if self.asked.unit.dimension == NOTHING and self.asked.unit.text:
            self._ask_ratio(number, text)
        else:
            self._ask(number, text)
        ratio = self.asked.unit.text == "%" and not self.column.unit
        return Typed(Fraction(number) * (1 if ratio else self.unit.scale))

    def _ask(self, number: Decimal, text: str) -> None:
        """Ask where a bare number may mean two things; never choose."""
        name, unit = self.asked.name, self.asked.unit
        if self.mixed and not self.column.unit and (not self._whole or number < _FEW):
            above = "".join(unit.dimension.above)
            raise CellError(f"{name}{text}没有写单位，同一栏里有的用“万”，是{above}还是万{above}？")
        if self._whole and not self.column.unit and number != number.to_integral_value():
            above = unit.text
            raise CellError(f"{name}{text}不是整数，是{text}万{above}吗？请写成{text}万或整数。")
        if self.unit.scale >= _WAN and number >= _MANY and self._too_many(number):
            below, heading = "".join(unit.dimension.above), self.column.heading
            raise CellError(
                f"“{heading}”一栏里写着{text}，是{text}{self.unit.text}还是{text}{below}？"
                "请连单位一起写。"
            )

    def _too_many(self, number: Decimal) -> bool:
        """Tell whether a number in 万 is more people than live anywhere, or money than usual."""
        return self.asked.unit.counts_whole or number >= self.least * _MANY > 0

    def _ask_ratio(self, number: Decimal, text: str) -> None:
        name = self.asked.name
        if self.column.unit and self.column.unit.text == "%" and 0 < number < 1:
            whole = plain_text(number * 100)
            raise CellError(f"{name}栏的单位是%，{text}是{text}%还是{whole}%？请连%一起写。")
        if not self.column.unit and number > 1:
            raise CellError(f"{name}{text}超过1，是{text}%吗？请写成{text}%。")
        if not self.column.unit and number == 1:
            raise CellError(f"{name}1没有写单位，是1%还是100%？请连%一起写。")

    def _to_cents(self, value: Fraction, cell: SheetCell) -> tuple[Fraction, str]:
        if str(self.asked.unit.dimension) != MONEY or value == to_cents(value):
            return value, ""
        cents = to_cents(value)
        shown = self.asked.unit.shown(cents)
        return cents, f"{cell.place}{cell.text}不足一分的部分四舍五入，按{shown}算。"

    def _other_unit(self, cell: SheetCell, text: str) -> str:
        unit = self.column.unit
        if unit is None or not _UNIT.search(text):
            return ""
        if bool(_SCALED.search(text)) != (unit.scale > 1):
            return f"{cell.place}写明了单位（{cell.text}），按它算，不按栏目的“{unit.text}”。"
        return ""


def reader(
    asked: FormulaInput, column: Column, cells: Iterable[SheetCell], *, stated: bool
) -> CellReader:
    """Return the reader of a column, after a look at all of its cells."""
    texts = [narrow(cell.text).strip() for cell in cells]
    mixed = any(map(_SCALED.search, texts))
    bare = (_number(text) for text in texts if BARE.fullmatch(text))
    least = min((number for number in bare if number > 0), default=Decimal(0))
    return CellReader(asked, column, mixed, least, stated)


def _number(bare: str) -> Decimal:
    return Decimal(bare.replace(",", "").replace("−", "-"))
