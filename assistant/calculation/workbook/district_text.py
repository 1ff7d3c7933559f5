"""The result for a district as Markdown: the sums first, then towns, then issues."""

from assistant.calculation.roles import NAMING, Role, shown
from assistant.calculation.workbook.district import District, TownResult

_MOST_ROWS = 60
_COLUMNS = (Role.POPULATION, Role.INSURED, Role.PREMIUM, Role.CARRY_OVER, Role.GAP, Role.SURPLUS)


def markdown(district: District) -> str:
    """Return what the user reads; beyond the first rows the workbook has the rest."""
    parts = [
        f"**{_summary(district)}**", _issues(district), _table(district),
        _list("与合在一起算比较", [way.sentence for way in district.ways]),
        _list("与表里的合计行核对", district.checks), _list("说明", _notes(district)),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _summary(district: District) -> str:
    if not district.totals:
        return f"没有一行能算，{len(district.refused)}行有问题。"
    totals = "，".join(
        f"{NAMING[role].label}{shown(role, value)}" for role, value in district.totals.items()
    )
    return f"{len(district.towns)}处{district.sum_label}：{totals}。"


def _issues(district: District) -> str:
    return _list(f"没有计入的{len(district.refused)}行", list(map(str, district.issues)))


def _list(title: str, lines: list[str] | tuple[str, ...]) -> str:
    return "\n".join((f"{title}：", "", *(f"- {_cell(ln)}" for ln in lines))) if lines else ""


def _cell(text: str) -> str:
    for character in "\\`*_[]<>|~$#":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())


def _table(district: District) -> str:
    if not district.towns:
        return ""
    roles = [r for r in _COLUMNS if r in district.roles or r in district.totals]
    head = ("乡镇", *(NAMING[role].label for role in roles))
    rows = [
        (_cell(each.town.name), *(_figure(each, role) for role in roles))
        for each in district.towns[:_MOST_ROWS]
    ]
    lines = [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]
    rest = len(district.towns) - len(rows)
    return "\n".join(lines) + (f"\n\n另有{rest}行，见结果表。" if rest else "")


def _figure(each: TownResult, role: Role) -> str:
    account = each.town.account
    return shown(role, account[role].value if role in account else each.calculation.result[role])


def _notes(district: District) -> list[str]:
    own = [
        f"{t.town.name}：{note}" for t in district.towns[:_MOST_ROWS] for note in t.notes
    ]  # fmt: skip
    return [*district.notes, *own]
