"""Which table a question speaks of: by its title, by the number printed with it, by its 附件."""

import re
from collections.abc import Iterable

from assistant.answering.turn import Turn
from assistant.documents.model import PolicyDocument
from assistant.documents.named_tables import NamedTable, tables_of
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.text import fold
from assistant.validity.clause_standing import set_back

_N = rf"(?P<number>\d+|[{CHINESE_DIGITS}]+)"
_ATTACHED = re.compile(rf"附件\s*{_N}")
_NUMBERED = re.compile(rf"(?<![代图列报])表\s*{_N}")
_OF_A_TABLE = re.compile(r"表|行(?!业|政|为|动|不行)|列|栏")
_LEAST = 6
"""Characters of the end of a title from which on it is named: 养殖补助标准表."""


def tables_meant(turn: Turn) -> tuple[NamedTable, ...]:
    """Return the tables that a question names, those of its documents where it names any.

    One that no longer applies is left out where another has the same name.
    """
    documents = turn.question.documents or turn.library.documents
    known = [table for document in documents for table in tables_of(document) if table.rows]
    found = _titled(turn, known) or _numbered(turn.question.plain, known)
    if len(found) < 2 or turn.question.documents:
        return tuple(found)
    behind = set_back(_documents(found), turn.library, turn.day)
    return tuple(t for t in found if t.document.id not in behind)


def _documents(tables: Iterable[NamedTable]) -> Iterable[PolicyDocument]:
    return {t.document.id: t.document for t in tables}.values()


def titled_tables(turn: Turn) -> tuple[NamedTable, ...]:
    """Return the tables that a question names by their titles."""
    documents = turn.question.documents or turn.library.documents
    return tuple(_titled(turn, [t for d in documents for t in tables_of(d) if t.rows]))


def _titled(turn: Turn, known: Iterable[NamedTable]) -> list[NamedTable]:
    """Return the tables of whose titles the question says most, to their ends."""
    asked = fold(turn.question.plain)
    said = [(_said(fold(table.title), asked), table) for table in known]
    most = max((length for length, _ in said), default=0)
    return [table for length, table in said if length and length == most]


def _said(title: str, asked: str) -> int:
    """Return how many characters of the end of a title are said, 0 where too few are."""
    names = {title, title.removesuffix("表")} if title.endswith("表") else {title}
    starts = ((name[at:], len(name) - at) for name in names for at in range(len(name) - _LEAST + 1))
    return max((length for end, length in starts if end in asked), default=0)


def _numbered(asked: str, known: Iterable[NamedTable]) -> list[NamedTable]:
    """Return the tables of a number that is said, in the attachment that is said, if one is."""
    attached, table = _ATTACHED.search(asked), _NUMBERED.search(asked)
    if not (attached or table) or not _OF_A_TABLE.search(asked):
        return []
    found = [t for t in known if not attached or _is_attached(t, read_integer(attached["number"]))]
    number = read_integer(table["number"]) if table else None
    if number is None:
        return found
    printed = [t for t in found if t.printed == number]
    return printed or [t for t in found if not t.printed and t.ordinal == number]


def _is_attached(table: NamedTable, number: int | None) -> bool:
    return bool(number) and table.layer == f"附件{number}"
