"""Results and sums that the table itself states, set beside ours: what does not agree is named."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from assistant.calculation.entries import Account, Entry
from assistant.calculation.roles import NAMING, Role, exact, shown
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.town_shapes import StatedSum

_WAYS = (("_floor", "按只舍不入"), ("_ceiling", "按只入不舍"))
Counted = Mapping[int, tuple[Account, Calculation]]


def check_town(stated: Mapping[Role, Entry], ours: Calculation) -> tuple[str, ...]:
    """Return a sentence for each result in the row that is not the one worked out."""
    found = (_compared(role, each, ours.result) for role, each in stated.items())
    return tuple(filter(None, found))


def _compared(role: Role, stated: Entry, result: Mapping[str, Decimal]) -> str:
    if role.value not in result or stated.value == result[role.value]:
        return ""
    place = stated.source.removeprefix("表格")
    head = f"{place}表里写{NAMING[role].label}{shown(role, stated.value)}"
    for key, way in _WAYS:
        if stated.value == result.get(f"{role.value}{key}"):
            return f"{head}，与{way}的结果一致。"
    ours = result[role.value]
    return f"{head}，这里算出{shown(role, ours)}，{_apart(role, stated.value - ours)}。"


def _apart(role: Role, difference: Decimal) -> str:
    more = "多" if difference > 0 else "少"
    return f"表里{more}{shown(role, abs(difference))}"


def check_sums(
    sums: Iterable[StatedSum], counted: Counted, refused: frozenset[int]
) -> tuple[str, ...]:
    """Return a sentence for each figure of each row of sums, whether it agrees with ours."""
    return tuple(line for each in sums for line in _checked(each, counted, refused))


def _checked(stated: StatedSum, counted: Counted, refused: frozenset[int]) -> list[str]:
    rows = [done for row, done in counted.items() if stated.first <= row < stated.row]
    left_out = sorted(row for row in refused if stated.first <= row < stated.row)
    head = f"第{stated.row}行“{stated.name}”"
    lines, agreed = [], []
    for role, each in stated.figures.items():
        ours = _sums(role, rows)
        if each.value in ours.values():
            way = next(name for name, value in ours.items() if value == each.value)
            agreed.append(f"{NAMING[role].label}{f'（{way}）' if way else ''}")
        elif "" in ours:
            own = exact(role, ours[""])
            lines.append(
                f"{head}：{NAMING[role].label}写{shown(role, each.value)}，"
                f"各行相加是{shown(role, own)}，{_apart(role, each.value - own)}。"
            )
    if lines and left_out:
        numbers = "、".join(map(str, left_out))
        lines.append(f"{head}的差额里，有没计入的第{numbers}行。")
    if agreed:
        lines.append(f"{head}：{'、'.join(agreed)}与各行相加一致。")
    return [*lines, *(f"{head}：{issue}没有核对。" for issue in stated.issues)]


def _sums(role: Role, rows: Iterable[tuple[Account, Calculation]]) -> dict[str, Decimal]:
    """Return our sum of a role by the way of rounding heads ("" for none)."""
    found: dict[str, Decimal] = {}
    done = list(rows)
    for key, way in (("", ""), *_WAYS):
        values = [_value(role, key, account, each) for account, each in done]
        known = [value for value in values if value is not None]
        if len(known) == len(values):
            found[way] = sum(known, Decimal(0))
    return found


def _value(role: Role, key: str, account: Account, done: Calculation) -> Decimal | None:
    if role in account:
        return account[role].value
    return done.result.get(f"{role.value}{key}", done.result.get(role.value))
