"""The row whose band holds the figure of a question, where the reader saw one beside it.

冷库600方: of 500以上不满1000 and 1000以上 words tell nothing, the figure does.
"""

import re
from dataclasses import replace

from assistant.answering.stating.bounds import figures_in
from assistant.answering.stating.named_row import NamedRow
from assistant.answering.turn import Turn
from assistant.calculation.stated.bands import lies_in
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.named_tables import table_of
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import WrittenFigure
from assistant.documents.text import fold

_CUBIC = re.compile(r"个?立方")
_KILOWATT_HOURS = "度"


def figures_for_bands(text: str) -> list[WrittenFigure]:
    """Return the figures of a question in the units of bands, 300方 as a volume and as an area."""
    found = figures_in(text)
    cubic = (f for f in found if f.printed.endswith("方") or _CUBIC.match(narrow(text)[f.end :]))
    power = (f for f in found if f.unit == _KILOWATT_HOURS)
    return [
        *found,
        *(replace(f, unit="立方米") for f in cubic),
        *(replace(f, unit="千瓦时") for f in power),
    ]


def is_of_no_row(turn: Turn, document: PolicyDocument, row: Clause) -> bool:
    """Say whether the rows of a table are each for one number, and none for that of the question.

    一楼 is not answered by the row of 2 where the table begins with that.
    """
    table = table_of(document, row) if row.kind is ClauseKind.ROW else None
    if table is None or not NamedRow(document, row).is_of_one:
        return False
    told = figures_for_bands(turn.question.about)
    laid = [lies_in(NamedRow(document, other).bands, told) for other in table.rows]
    return False in laid and True not in laid


def row_in_band(turn: Turn, document: PolicyDocument, row: Clause) -> Clause:
    """Return the row of the same table that holds the question's figure, where this one does not.

    It has all names that the question says of this one; where two rows hold it, this one stays.
    """
    table = table_of(document, row) if row.kind is ClauseKind.ROW else None
    told = figures_for_bands(turn.question.about)
    if table is None or lies_in(NamedRow(document, row).bands, told) is not False:
        return row
    said = fold(turn.question.about)
    named = {n for n in NamedRow(document, row).names if fold(n) in said}
    rows = (NamedRow(document, other) for other in table.rows)
    held = [r.clause for r in rows if lies_in(r.bands, told) and named <= set(r.names)]
    return held[0] if len(held) == 1 else row
