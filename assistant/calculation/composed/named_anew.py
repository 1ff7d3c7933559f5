"""What a turn names anew: 那保洁员呢 after 护林员 is of the one row in place of the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.calculation.stated.row_provisions import bare_column
from assistant.documents.model import PolicyDocument

_SHORTEST = 2
_NOTHING = "|"


def named_anew(asked: MoneyAsked, first: str, documents: Sequence[PolicyDocument]) -> MoneyAsked:
    """Return a question without what the turn before named and `first`, this turn, names anew.

    Names are alike that stand in one table as its rows or as its columns.
    """
    before = asked.uniform[len(first) :]
    for names in _alike(documents):
        new = [n for n in names if n in first]
        old = [n for n in names if n in before and not any(n in each for each in new)]
        if new and old:
            for name in sorted(old, key=len, reverse=True):
                before = before.replace(name, _NOTHING * len(name))
    return replace(asked, uniform=first + before)


def _alike(documents: Sequence[PolicyDocument]) -> Iterator[set[str]]:
    """Yield the names of the rows of each table, and those of its columns."""
    tables: dict[tuple[str, str, str], set[str]] = {}
    for document in documents:
        for p in (p for p in provisions_of(document) if p.row):
            table = p.clause.label.split("第")[0]
            names = (("row", p.row.split("|")[0]), ("column", bare_column(p)))
            for kind, name in names:
                if len(name) >= _SHORTEST:
                    tables.setdefault((document.id, table, kind), set()).add(name)
    yield from tables.values()
