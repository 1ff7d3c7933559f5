"""Tables by what they are called: the title over one, its printed number, its rows.

GB/T 7713 numbers a table above it (表1　农村住房补助标准); that of an attachment has the title of
the attachment (GB/T 9704 7.3.9) where it is the only one there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_LABEL = re.compile(r"表(?P<table>\d+)(?:第(?P<row>\d+)行|表头)$")
_NUMBER = re.compile(rf"^附?表\s*(?P<number>\d+|[{CHINESE_DIGITS}]+)[\s　:：.、]*")
_UNIT = re.compile(r"[\s　]*[（(]?单位[:：][^（）()]*[）)]?\s*$")
_SENTENCE = re.compile(r"[。；;，,：:]")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table: its title without number and unit, its rows, which of its layer it is.

    `printed` is the number that stands over it, 0 where none does.
    """

    document: PolicyDocument
    layer: str
    ordinal: int
    printed: int
    title: str
    heading: Clause | None
    rows: tuple[Clause, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.rows[0].columns if self.rows else ()


def tables_of(document: PolicyDocument) -> tuple[NamedTable, ...]:
    """Return the tables of a document in order."""
    return tuple(_tables(document))


def table_of(document: PolicyDocument, row: Clause) -> NamedTable | None:
    """Return the table in which a row stands."""
    return next((t for t in tables_of(document) if any(r.id == row.id for r in t.rows)), None)


def _tables(document: PolicyDocument) -> Iterator[NamedTable]:
    parts: dict[tuple[str, int], list[int]] = {}
    for at, clause in enumerate(document.clauses):
        found = _LABEL.search(clause.label)
        if found and clause.columns:
            parts.setdefault((clause.layer, int(found["table"])), []).append(at)
    alone = {layer for layer, _ in parts if sum(other == layer for other, _ in parts) == 1}
    for (layer, ordinal), places in parts.items():
        caption = _caption(document, places[0])
        titled = document.title_of(document.clauses[places[0]]) if layer in alone else ""
        printed = _NUMBER.match(caption)
        number = read_integer(printed["number"]) if printed else None
        held = [document.clauses[at] for at in places]
        yield NamedTable(
            document,
            layer,
            ordinal,
            number or 0,
            _bare(caption if printed or not layer else titled or caption) or document.title,
            next((c for c in held if c.kind is not ClauseKind.ROW), None),
            tuple(c for c in held if c.kind is ClauseKind.ROW),
        )


def _caption(document: PolicyDocument, first: int) -> str:
    """Return the line right over a table, where it is a title and no sentence."""
    above = document.clauses[first - 1] if first else None
    if above is None or above.columns or above.layer != document.clauses[first].layer:
        return ""
    line = above.text.rstrip().split("\n")[-1].strip()
    return "" if _SENTENCE.search(_UNIT.sub("", line)) or len(line) > _LONGEST else line


def _bare(title: str) -> str:
    return _NUMBER.sub("", _UNIT.sub("", title)).strip()
