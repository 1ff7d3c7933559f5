"""Questions back about headings that stand over several columns."""

from collections.abc import Mapping

from assistant.calculation.roles import NAMING, Role
from assistant.calculation.workbook.grid import SheetCell, SheetGrid, SheetRow
from assistant.calculation.workbook.heading_words import is_people
from assistant.calculation.workbook.joined_headings import APART
from assistant.errors import TableError


def ask_which_people(row: SheetRow) -> None:
    """Ask which column is meant, where people stand in several (人数 over 上年末 and 本年).

    Raises:
        TableError: there are such columns.
    """
    parts = [(cell.place, *cell.text.partition(APART)) for cell in row.cells]
    people = [(place, head, words) for place, head, apart, words in parts if apart]
    people = [each for each in people if is_people(each[1])]
    if people:
        places = "、".join(place for place, *_ in people)
        words = "".join(f"“{words}”" for *_, words in people)
        raise TableError(
            f"“{people[0][1]}”下面是{words}（{places}），看不出哪一栏是农村人口。",
            "请把要用的一栏改名为“农村人口”，或用模板。",
        )


def ask_which_column(found: Mapping[Role, SheetCell], grid: SheetGrid, row: SheetRow) -> None:
    """Ask which column is meant, where a merged heading has figures in more than one below it.

    Raises:
        TableError: there is such a heading.
    """
    for role, heading in found.items():
        across = [i for i, cell in enumerate(row.cells) if cell.merged == heading.merged != ""]
        for below in grid.rows[row.number :]:
            filled = [c.place for i, c in enumerate(below.cells) if i in across and c.text]
            if len(filled) > 1:
                raise TableError(
                    f"“{heading.text}”一栏（{heading.merged}）下面{'、'.join(filled)}都有数，"
                    f"哪一列是{NAMING[role].label}？",
                    "请每一列写一个栏目名称。",
                )
