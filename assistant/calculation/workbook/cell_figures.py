"""From a cell to a figure of an account, or to the question that the cell leaves open."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.amounts import parse_money, parse_population, parse_ratio
from assistant.calculation.entries import Entry, entry
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.workbook.grid import SheetCell
from assistant.calculation.workbook.headings import Column
from assistant.documents.numbers.decimals import cents, money_text, narrow, plain_text
from assistant.documents.numbers.quantities import Quantity
from assistant.errors import CalculationError

_BARE = re.compile(r"[+\-−]?(?:\d[\d,]*)(?:\.\d+)?")
_SCALE = re.compile(r"[百千万亿%‰成]+")
_SCALED = re.compile(r"\d\s*[十百千]?[万亿]")
_PEOPLE = frozenset({Role.POPULATION, Role.INSURED})
_FEW = 1000
"""A town of fewer people, in a column where others are written in 万, may be meant in 万 too."""


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


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one column; `mixed` says that some of them count in 万 or 亿.

    `stated` says that its figures are only set beside ours: part of a person is no mistake there.
    """

    role: Role
    column: Column
    mixed: bool
    stated: bool

    @property
    def _whole(self) -> bool:
        return self.role in _PEOPLE and not self.stated

    def read(self, cell: SheetCell) -> tuple[Entry, tuple[str, ...]]:
        """Return the figure of a cell and what must be said about it.

        Raises:
            CellError: the cell is empty, no figure, or may mean more than one.
        """
        if cell.trouble:
            raise CellError(f"{self.label}{cell.trouble}。")
        if not cell.text:
            raise CellError(f"{self.label}没有填。{_IF_NONE.get(self.role, '')}")
        try:
            quantity = _PARSERS[self.role](self._with_unit(cell))
        except CalculationError as error:
            raise CellError(f"{error.message}{error.next_step}") from error
        figure, notes = self._checked(quantity, cell)
        own = f"{cell.place}{cell.note}。" if cell.note else ""
        return figure, tuple(filter(None, (own, *notes, self._other_unit(cell))))

    @property
    def label(self) -> str:
        """What the page calls the figure."""
        return NAMING[self.role].label

    def _with_unit(self, cell: SheetCell) -> str:
        text = narrow(cell.text).strip()
        if not _BARE.fullmatch(text):
            return cell.text
        value = Decimal(text.replace(",", "").replace("−", "-"))
        if value < 0:
            raise CellError(f"{self.label}{text}是负数，请核对。")
        self._ask(value, text)
        scale = _SCALE.match(self.column.unit)
        return f"{text}{scale[0] if scale else ''}"

    def _ask(self, value: Decimal, text: str) -> None:
        """Ask where a bare number may mean two things; never choose."""
        if self.role is Role.RATIO:
            self._ask_ratio(value, text)
        elif self.mixed and not self.column.unit and (self.role not in _PEOPLE or value < _FEW):
            unit = "人" if self.role in _PEOPLE else "元"
            raise CellError(
                f"{self.label}{text}没有写单位，同一栏里有的用“万”，是{unit}还是万{unit}？"
            )
        elif self._whole and not self.column.unit and value != value.to_integral_value():
            raise CellError(
                f"{self.label}{text}不是整数，是{text}万人吗？请写成{text}万或整数人数。"
            )

    def _ask_ratio(self, value: Decimal, text: str) -> None:
        if self.column.unit == "%" and 0 < value < 1:
            whole = plain_text(value * 100)
            raise CellError(f"参保比例栏的单位是%，{text}是{text}%还是{whole}%？请连%一起写。")
        if not self.column.unit and value > 1:
            raise CellError(f"参保比例{text}超过1，是{text}%吗？请写成{text}%。")
        if not self.column.unit and value == 1:
            raise CellError("参保比例1没有写单位，是1%还是100%？请连%一起写。")

    def _checked(self, quantity: Quantity, cell: SheetCell) -> tuple[Entry, tuple[str, ...]]:
        figure = entry(self.role, quantity)
        value = figure.value
        notes: tuple[str, ...] = ()
        if self._whole and value != value.to_integral_value():
            raise CellError(f"{self.label}“{cell.text}”不是整数人数，请核对。")
        if NAMING[self.role].unit == "元" and value != cents(value):
            value = cents(value)
            notes = (f"{cell.place}{cell.text}不足一分的部分四舍五入，按{money_text(value)}元算。",)
        written = Entry(
            self.role, value, cell.text, f"表格{cell.place}", figure.exact, figure.grain
        )
        return written, notes

    def _other_unit(self, cell: SheetCell) -> str:
        scale = "万" in self.column.unit
        text = narrow(cell.text)
        if self.column.unit and not _BARE.fullmatch(text) and bool(_SCALED.search(text)) != scale:
            unit = self.column.unit
            return f"{cell.place}写明了单位（{cell.text}），按它算，不按栏目的“{unit}”。"
        return ""


def _money(text: str) -> Quantity:
    return parse_money(text, zero_allowed=True)


_PARSERS = {
    Role.POPULATION: parse_population,
    Role.INSURED: parse_population,
    Role.RATIO: parse_ratio,
    Role.RATE: parse_money,
    Role.CARRY_OVER: _money,
    Role.PREMIUM: _money,
    Role.GAP: _money,
    Role.SURPLUS: _money,
}
_IF_NONE = {Role.CARRY_OVER: "没有结余请填0。"}


def reader(role: Role, column: Column, cells: Iterable[SheetCell], *, stated: bool) -> CellReader:
    """Return the reader of a column, after a look at all of its cells."""
    mixed = any(_SCALED.search(narrow(cell.text)) for cell in cells)
    return CellReader(role, column, mixed, stated)
