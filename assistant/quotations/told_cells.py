"""Words in the rows of a document's tables that a draft tells in a sentence: Ⅱ级响应由乡长批准.

The row is the one that a cell of it names, Ⅱ级; what is told of it stands right behind. It is wrong
where it is what the table has in that column for another row, and not for this one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.wording import letters_of, worded
from assistant.quotations.alignment import Alignment, Edit
from assistant.quotations.checked import Manner, Quotation, QuotationStatus
from assistant.quotations.context import Context, quotation
from assistant.quotations.counted_amounts import amounts_of
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.judged import Judged
from assistant.quotations.placing import Placed, stretch_of
from assistant.quotations.table_runs import heads_of, leads_on

_SENTENCE = re.compile(r"[^。；;\n]+")
_PIECE = re.compile(r"[^，,；;、。（()）]+")
_LINKS = re.compile(r"(?:[由应须为是已被受报按的]|给予|受到|负责|定为)*")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FARTHEST = 8
_SHORTEST = 2
_FEWEST = 3
"""Rows of a table of which the one may be taken for another."""
_NOW = "{0}{1}此处写的是“{2}”"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table, and the other ones."""

    document: PolicyDocument
    clause: Clause
    others: tuple[tuple[str, ...], ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(_cells(self.clause))

    def names(self) -> Iterator[tuple[int, str]]:
        """Yield the cells that are this row's alone, with their columns."""
        for column, cell in enumerate(self.cells):
            said = [r[column] for r in self.others if column < len(r)]
            if len(letters_of(cell)) >= _SHORTEST and not amounts_of(cell) and cell not in said:
                yield column, cell


def told_cells(context: Context, taken: Sequence[DraftSpan]) -> Iterator[Quotation]:
    """Yield what is told of a row in the words of another, outside of what is `taken`."""
    for match in _SENTENCE.finditer(context.own):
        if "\t" in match[0]:
            continue
        for row in _rows(context.sections.documents(match.start())):
            for (start, end), column in _told(row, match[0]):
                span = match.start() + start, match.start() + end
                if not any(span[0] < e and s < span[1] for s, e in taken):
                    yield _quotation(context, span, row, column)


def _rows(documents: Sequence[PolicyDocument]) -> Iterator[_Row]:
    for document in documents:
        rows = [c for c in document.clauses if c.kind is ClauseKind.ROW]
        for clause in rows:
            same = [c for c in rows if c is not clause and _table(c) == _table(clause)]
            if len(same) + 1 >= _FEWEST:
                yield _Row(document, clause, tuple(tuple(_cells(c)) for c in same))


def _table(row: Clause) -> tuple[str, tuple[str, ...]]:
    return row.layer, row.columns


def _cells(row: Clause) -> list[str]:
    return [cell.strip() for cell in row.text.split("\t")]


def _told(row: _Row, words: str) -> Iterator[tuple[DraftSpan, int]]:
    """Yield where words tell of a row what another has, and in which column."""
    heads = heads_of(row.document, row.clause)
    for named, cell in row.names():
        at = words.find(cell)
        if at < 0 or words.find(cell, at + 1) >= 0:
            continue
        for column in range(len(row.cells)):
            span = _of_another(row, column, words, at + len(cell)) if column != named else None
            if span and leads_on(words[at + len(cell) : span[0]], heads, _LINKS):
                yield span, column


def _of_another(row: _Row, column: int, words: str, at: int) -> DraftSpan | None:
    """Return where behind a place words have what only other rows have in a column."""
    own = row.cells[column]
    near = words[at : at + _FARTHEST]
    said = {p for r in row.others if column < len(r) for p in _PIECE.findall(r[column])}
    mine = [p for p in _PIECE.findall(own) if words.startswith(p, at + max(near.find(p), 0))]
    others = [p for p in said if p in near and _is_word(p) and p not in own]
    told = max(others, key=len, default="")
    if not own or not told or mine:
        return None
    start = at + near.index(told)
    return start, start + len(told)


def _is_word(piece: str) -> bool:
    return len(_HAN.findall(piece)) >= _SHORTEST and not amounts_of(piece)


def _quotation(context: Context, span: DraftSpan, row: _Row, column: int) -> Quotation:
    words, own = context.draft.text[slice(*span)], row.cells[column]
    stretch, quoted = stretch_of(row.document, [row.clause]), worded(words)
    at = sum(len(c) + 1 for c in row.clause.text.split("\t")[:column])
    first, last = (
        sum(origin < place for origin in stretch.wording.origins)
        for place in (at, at + len(row.clause.text.split("\t")[column]))
    )
    edit = Edit(first, last, 0, len(quoted.letters))
    placed = Placed(stretch, Alignment(first, last, (edit,), 0.0, 0))
    note = _NOW.format(row.document.name, row.clause.label, own)
    verdict = Judged(QuotationStatus.ALTERED, placed, context.judge.laid(placed, quoted), note)
    named = context.sections.named(row.document, span[0])
    return quotation(words, span, Manner.UNMARKED, verdict, named)
