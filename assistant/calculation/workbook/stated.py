"""Results and sums that the table itself states, set beside ours: what does not agree is named."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Protocol

from assistant.calculation.formulas.dimensions import WrittenUnit
from assistant.calculation.formulas.given_figures import Given, Givens
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.workbook.running_totals import RunningTotals
from assistant.calculation.workbook.sum_rows import StatedSum

_NAMES = {"": "", **{key: f"按{words}" for key, (words, _) in WAYS.items()}}
Units = Mapping[str, WrittenUnit]


class Counted(Protocol):
    """A row that was worked out."""

    def by(self, key: str) -> Mapping[str, Fraction]:
        """Return its values under one way of rounding ("" for none)."""


def check_row(
    stated: Givens, ways: Mapping[str, Mapping[str, Fraction]], units: Units
) -> tuple[str, ...]:
    """Return a sentence for each result in a row that is not the one worked out."""
    found = (_compared(name, each, ways, units[name]) for name, each in stated.items())
    return tuple(filter(None, found))


def _compared(
    name: str, stated: Given, ways: Mapping[str, Mapping[str, Fraction]], unit: WrittenUnit
) -> str:
    ours = ways[""][name]
    if stated.value == ours:
        return ""
    head = f"{stated.source.removeprefix('表格')}表里写{name}{unit.shown(stated.value)}"
    for key, values in ways.items():
        if values[name] == stated.value:
            return f"{head}，与{_NAMES[key]}的结果一致。"
    return f"{head}，这里算出{unit.shown(ours)}，{_apart(stated.value - ours, unit)}。"


def _apart(difference: Fraction, unit: WrittenUnit) -> str:
    return f"表里{'多' if difference > 0 else '少'}{unit.shown(abs(difference))}"


def check_sums(
    sums: Iterable[StatedSum], counted: Mapping[int, Counted], refused: Collection[int],
    units: Units,
) -> tuple[str, ...]:  # fmt: skip
    """Return a sentence for each figure of each row of sums, whether it agrees with ours."""
    totals = {
        key: RunningTotals({row: done.by(key) for row, done in counted.items()}) for key in _NAMES
    }
    return tuple(line for each in sums for line in _checked(each, totals, refused, units))


def _checked(
    stated: StatedSum,
    totals: Mapping[str, RunningTotals],
    refused: Collection[int],
    units: Units,
) -> list[str]:
    head = f"第{stated.row}行“{stated.name}”"
    if not stated.first:
        return [f"{head}：看不出是哪几行的合计，没有核对，照原样留着。"]
    left_out = sorted(filter(stated.is_of, refused))
    lines, agreed = [], []
    for name, each in stated.figures.items():
        unit = units[name]
        ours = {k: total.of(name, stated.first, stated.last) for k, total in totals.items()}
        way = next((key for key, value in ours.items() if value == each.value), None)
        if way is not None:
            agreed.append(f"{name}{f'（{_NAMES[way]}）' if way else ''}")
            continue
        lines.append(
            f"{head}：{name}写{unit.shown(each.value)}，各行相加是{unit.shown(ours[''])}，"
            f"{_apart(each.value - ours[''], unit)}。"
        )
    if lines and left_out:
        lines.append(f"{head}的差额里，有没计入的第{'、'.join(map(str, left_out))}行。")
    if agreed:
        lines.append(f"{head}：{'、'.join(agreed)}与各行相加一致。")
    return [*lines, *(f"{head}：{issue}没有核对。" for issue in stated.issues)]
