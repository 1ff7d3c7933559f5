"""The row of a table whose columns are of ages, where somebody's age is not said: it is asked.

我爸二级残疾，护理补贴一个月多少: of three ages he has one, and the row alone answers nothing.
"""

from collections.abc import Sequence

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, cite, drafted
from assistant.answering.draft_parts import Worked
from assistant.answering.listing import bulleted
from assistant.answering.stating.named_row import NamedRow
from assistant.answering.turn import Turn
from assistant.calculation.composed.money_asked import read_money
from assistant.calculation.enumerated.wanted_sum import is_of_somebody
from assistant.calculation.missing import Choice
from assistant.calculation.stated.bands import read_bands
from assistant.documents.numbers.decimals import narrow

_YEARS = "岁"


def row_by_age(turn: Turn, named: Sequence[NamedRow]) -> Draft | None:
    """Ask for the age where one row is meant that has a value for each of several ages."""
    about = turn.question.about
    aged = any(figure.unit == _YEARS for figure in read_money(about).bare)
    if len(named) != 1 or aged or not is_of_somebody(narrow(about)):
        return None
    row = named[0]
    ages = {name: row.valued(name) for name, _ in row.cells if _is_of_an_age(name)}
    if len(set(ages.values())) < 2:
        return None
    told = {f"{name}：{value}": f"{about}（{name}）" for name, value in ages.items()}
    lines = bulleted(told, "档")
    said = f"{row.label}的标准按年龄分，没有说多大年纪：\n\n{lines}\n\n请说明多大年纪，属于哪一档。"
    choices = tuple(
        Choice(f"{name}：{value}", f"{about}（{name}）") for name, value in ages.items()
    )
    asked = Worked(said, given=tuple(lines.splitlines()), choices=choices)
    return drafted(Outcome.CLARIFY, (asked,), (cite(row.document, row.clause),))


def _is_of_an_age(column: str) -> bool:
    return any(band.unit == _YEARS for band in read_bands(column))
