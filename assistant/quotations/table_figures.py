"""Bare figures in a table of a draft: 500 below 补助标准（元/人·月，《某办法》第六条）.

A figure is laid beside a clause where its row names one (a column 依据), or its heading, or the
line above the table. What the draft reckons itself, heads and sums of money, is none of a clause's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.documents.parts import Part
from assistant.question.places import Place
from assistant.quotations.checked import Manner, Quotation
from assistant.quotations.context import Context, quotation
from assistant.quotations.counted_amounts import BARE, amounts_of, is_quantity
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.draft_tables import Cell, Table, heading, tables
from assistant.quotations.judged import Judged
from assistant.quotations.named import Named
from assistant.quotations.quoted_quantities import QuotedQuantity, judge_quantity
from assistant.quotations.row_amounts import unit_headed

_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_SET = re.compile(r"标准|比例|限额|额度|上限|下限|最[高低]|起付线?|封顶线?|期限|年限|年龄|倍数")
"""What a clause sets, in the heading of a column for which a row or the line above names it."""
_OWN = re.compile(
    r"序号|[人户头件]数|数量|面积|金额|总额|合计|小计|共计|[应实已拟]发|结余|缺口|电话|日期"
)
"""Headings of what is the draft's own."""
_SENTENCE = re.compile(r"[；;。\n]")
_SHORTEST_NAME = 2


def table_figures(context: Context) -> Iterator[Quotation]:
    """Yield the bare figures in the tables of a draft for which a clause is named."""
    sources = [n for n in context.attribution.everything if n.places and n.firm]
    for table in tables(context.draft.text) if sources else ():
        for row in table.rows:
            name = next((c for c in row if c.text and not BARE.fullmatch(c.text)), row[0])
            for column, cell in enumerate(row):
                named = _named(sources, table, row, column) if cell is not name else None
                words = _with_unit(cell.text, _measure(context, table, column)) if named else ""
                if named and words:
                    quantity = QuotedQuantity(words, name.text, "")
                    yield from _checked(context, cell, quantity, named)


def _measure(context: Context, table: Table, column: int) -> str:
    """Return what says in which unit a column counts: its heading, else the line above."""
    head = f" {heading(table, column)}"
    return head if unit_headed(head) else context.draft.text[slice(*table.above)]


def _named(
    sources: Sequence[Named], table: Table, row: Sequence[Cell], column: int
) -> Named | None:
    """Return the clause that is named for a cell: by its heading, its row or the line above."""
    head = heading(table, column)
    if _OWN.search(_IN_BRACKETS.sub("", head)):
        return None
    own = [s for c in table.heads[column : column + 1] for h in c for s in _in(sources, h.span)]
    if own or not _SET.search(head):
        return own[-1] if own else None
    beside = [s for c in row for s in _in(sources, c.span)]
    wider = beside or _in(sources, table.above)
    return wider[-1] if wider else None


def _in(sources: Sequence[Named], span: DraftSpan) -> list[Named]:
    return [s for s in sources if span[0] <= s.start and s.end <= span[1]]


def _with_unit(text: str, heading: str) -> str:
    """Return a cell as a quantity: with the unit of its heading where it has none; else ""."""
    unit = unit_headed(heading)
    if BARE.fullmatch(text):
        return text + unit if unit else ""
    return text if is_quantity(text) and len(amounts_of(text)) == 1 else ""


def _checked(
    context: Context, cell: Cell, quantity: QuotedQuantity, named: Named
) -> Iterator[Quotation]:
    """Lay a figure beside those of the clause; yield nothing where none counts the same thing."""
    name, counted = quantity.before, amounts_of(quantity.words)[0].unit
    places = tuple(_of_row(p, name, counted) for p in named.places)
    verdict = judge_quantity(context.judge, quantity, replace(named, places=places))
    unit = quantity.words.removeprefix(cell.text)
    shown = _without_unit(verdict, unit) if verdict else None
    if shown is not None:
        yield quotation(cell.text, cell.span, Manner.UNMARKED, shown, named)


def _of_row(place: Place, name: str, unit: str) -> Place:
    """Return the words of a place from the name of a row to the first figure behind it.

    生态护林员每人每月500元，公益林护林员每人每月450元: each row has its own. It is the whole place
    where that has no figure behind the name in the same sentence.
    """
    text, (first, last) = place.clause.text, place.span
    amounts = [a for a in amounts_of(text) if a.unit == unit]
    found = re.finditer(re.escape(name), text) if len(name) >= _SHORTEST_NAME else ()
    for at in (m.start() for m in found if first <= m.start() < last):
        end = _SENTENCE.search(text, at)
        own = (a for a in amounts if at < a.start and a.end <= (end.start() if end else last))
        if nearest := next(own, None):
            label = place.part.label if place.part else ""
            return replace(place, part=Part(label, (0, 0, 0), at, nearest.end))
    return place


def _without_unit(verdict: Judged, unit: str) -> Judged | None:
    """Return a verdict on a figure as the cell has it, whose unit stands in the heading."""
    laid = verdict.laid
    if laid is None or not laid.quote.endswith(unit):
        return None
    return replace(verdict, laid=replace(laid, quote=laid.quote[: len(laid.quote) - len(unit)]))
