"""Words in a table of a draft that its first line gives as those of a document: 原文, 条文.

The row names the clause in another cell. Words under 内容 or 要求 may be the draft's own way to put
it: they are only checked where they are like those of a clause, as any other words are.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.library.wording import letters_of
from assistant.quotations.checked import Manner, Quotation
from assistant.quotations.claimed import TERM
from assistant.quotations.context import Context, quotation
from assistant.quotations.draft_tables import Cell, tables
from assistant.quotations.named import Named

_AS_PRINTED = re.compile(
    r"(?:文件|法条|条款|条文|政策|规定)?的?(?:原文|条文|引文|原话|原句)(?:摘录|内容)?"
)


def table_words(context: Context) -> Iterator[Quotation]:
    """Yield the cells below 原文 in whose row a document or a clause is named."""
    sources = [n for n in context.attribution.everything if n.firm]
    for table in tables(context.draft.text) if sources else ():
        heads, *rows = table.lines
        columns = [n for n, cell in enumerate(heads) if _AS_PRINTED.fullmatch(cell.text)]
        for row in rows:
            for cell in (row[n] for n in columns if n < len(row)):
                named = _named(sources, row, cell)
                if named and _is_quoted(context, cell):
                    verdict = context.judge.judge(cell.text, named)
                    yield quotation(cell.text, cell.span, Manner.UNMARKED, verdict, named)


def _named(sources: Sequence[Named], row: Sequence[Cell], own: Cell) -> Named | None:
    """Return what the other cells of a row name, rather a clause than a document."""
    spans = [c.span for c in row if c is not own]
    found = [s for s in sources if any(a <= s.start and s.end <= b for a, b in spans)]
    return max(found, key=lambda s: s.names_clause, default=None)


def _is_quoted(context: Context, cell: Cell) -> bool:
    """Say whether a cell has words enough, none of them in marks."""
    bare = context.own[slice(*cell.span)] == cell.text
    return bare and len(letters_of(cell.text)) >= TERM
