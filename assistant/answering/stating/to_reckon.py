"""What a question brings to reckon with, and what of it only says which row or rate is meant.

六楼, 七平方的水泥坟 and 一年交五千的档 name a row, 一亩给多少 asks for the rate itself: there the
row is the answer. What it counts at a price, what it changes, compares, adds up or spreads over
months has to be reckoned.
"""

import re
from collections.abc import Collection
from decimal import Decimal

from assistant.answering.stating.named_row import NamedRow
from assistant.answering.stating.readings import AS_GOOD, BOUND, read_clauses
from assistant.answering.turn import Turn
from assistant.calculation.changes import find_changes
from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_asked import MoneyAsked, read_money
from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.spreading import read_spread
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.documents.model import ClauseKind
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import read_figures
from assistant.retrieval.evidence import Evidence

_WORKED = frozenset({Asks.DIFFERENCE, Asks.HOW_MANY, Asks.HOW_LONG, Asks.WHO_BEARS, Asks.RIGHT})
"""What is asked for that no row states; a share is reckoned of two figures only."""
_TOGETHER = re.compile(
    r"合计|总共|一共|统共|拢共|总计|总额|加起来|加一起|连同|拢总|一起|全[县市区乡镇村]|[测核]算"
)
"""Asks for more than one standard, or for the working itself."""
_ASKING = re.compile(r"多少|好多|几|[?？]|啥|什么")
_CLAUSE = re.compile(r"[,，。;；\s]")
_ONE = re.compile(r"^[一1]")
_YEARLY = re.compile(r"年")
_A_YEAR = 12
_SURE = 1.0
"""The fit from which a clause answers what a sum was made for."""
_LARGE = 1000


def is_looked_up(turn: Turn, offered: Collection[str], least: float = BOUND) -> bool:
    """Say whether a clause answers a question that brings nothing to reckon with.

    `offered` are the clauses, by id, of the standards of which one would be asked for: where the
    clause is one of them, no other may answer as well. `least` is the fit that it must have.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    reads = read_clauses(turn)
    if not reads or reads[0].fit < least or brings_to_reckon(turn):
        return False
    is_offered = reads[0].evidence.clause.id in offered
    return not is_offered or len(reads) < 2 or reads[0].fit - reads[1].fit >= AS_GOOD


def only_names_a_row(turn: Turn) -> bool:
    """Say whether the figures of a question only say which row is meant, and that row answers.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    reads = read_clauses(turn)
    sure = bool(reads) and reads[0].fit >= _SURE
    return sure and bool(read_money(turn.question.plain).figures) and not brings_to_reckon(turn)


def brings_to_reckon(turn: Turn) -> bool:
    """Say whether a question brings what has to be reckoned with.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    asked = read_money(turn.question.plain)
    shares = asked.asks_for(Asks.SHARE) and len(asked.figures) > 1
    worked = shares or bool(set(asked.asks) & _WORKED) or bool(_TOGETHER.search(asked.uniform))
    if worked or find_changes(turn.question.about) or read_spread(asked.text):
        return True
    found = next((read.evidence for read in read_clauses(turn)), None)
    if _spans(asked, found):
        return True
    return any(not _asks_rate_of(f, asked) and not _names(f, found) for f in asked.figures)


def _spans(asked: MoneyAsked, found: Evidence | None) -> bool:
    """Say whether several months are asked for, and not a year of what is so much a year."""
    if asked.months is None or asked.months == 1:
        return False
    words = (found.clause.text, *found.clause.columns) if found else ()
    yearly = any(_YEARLY.search(text) for text in words)
    return not (asked.months == _A_YEAR and yearly)


def _asks_rate_of(figure: TypedFigure, asked: MoneyAsked) -> bool:
    """Say whether what each costs is asked for of what a figure counts: 四公里，一公里给多少."""
    if figure.value == 1 and _ONE.match(figure.text):
        return True
    pieces = [p for p in _CLAUSE.split(asked.uniform) if _ASKING.search(p)]
    unit = re.escape(figure.unit)
    each = re.compile(rf"(?<![二三四五六七八九十百千万\d])(?:[一1每]个?|/){unit}")
    own = re.escape(narrow(figure.text))
    return bool(unit) and any(each.search(re.sub(own, "", piece)) for piece in pieces)


def _names(figure: TypedFigure, found: Evidence | None) -> bool:
    """Say whether a figure says which row or band is meant, and is not what its price is for."""
    if found is None or _is_priced(figure, found):
        return False
    row = NamedRow(found.document, found.clause) if found.clause.kind is ClauseKind.ROW else None
    bands = row.bands if row else read_bands(found.clause.text)
    alike = [b for b in bands if b.unit in ("", figure.unit) or not figure.unit]
    value = Decimal(figure.value.numerator) / Decimal(figure.value.denominator)
    cells = row.cells if row else ()
    written = (f for _, cell in cells for f in read_figures(narrow(cell)))
    return any(b.holds(value) for b in alike) or any(f.value == value for f in written)


def _is_priced(figure: TypedFigure, found: Evidence) -> bool:
    """Say whether a clause states so much for each of what a figure counts, or a share of money."""
    own = [p for p in provisions_of(found.document) if p.clause.id == found.clause.id]
    text = "|".join((found.clause.text, *found.clause.columns))
    if figure.unit and any(f"{each}{figure.unit}" in text for each in ("每", "/", "／")):
        return True
    money = figure.unit == "元" or (not figure.unit and figure.value >= _LARGE)
    return any(
        figure.unit in p.unit.dimension.below or (money and p.unit.text in ("%", "％")) for p in own
    )
