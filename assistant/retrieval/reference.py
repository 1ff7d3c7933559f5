"""References: which document and which clause a question names, resolved without search.

36号文第九条, （九）, 连委办发[2021]36号, 第二部分, 正文第2段, 《…》, 那份请示. A clause that the
named document does not have is known not to exist, with the count of those it has.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.document_number import find_document_numbers, without_document_numbers
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbering import Level
from assistant.documents.numerals import CHINESE_DIGITS, read_integer
from assistant.retrieval.names import SERIAL, SERIAL_WITH_NOUN, named_documents, unknown_numbers

_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
_WHICH_CLAUSE = re.compile(
    r"(?:写|说|讲|出|放)?(?:在|自|的是)?(?:第几|哪一?|哪几)[条段款项章](?:里|中)?(?:的)?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One clause that a text names: as written, and what it resolves to.

    `clauses` is empty when no document in question has such a clause; `documents` are those that
    were looked in; `unit` is what was counted (条, 部分, 段) and `number` which one was asked for.
    """

    written: str
    unit: str
    number: int
    documents: tuple[PolicyDocument, ...]
    clauses: tuple[tuple[PolicyDocument, Clause], ...]


def without_references(text: str) -> str:
    """Return `text` without the places it names: what is left is what it asks about."""
    text = without_document_numbers(text)
    for pattern in (*_place_patterns(), _WHICH_CLAUSE):
        text = pattern.sub(" ", text)
    return text.strip()


def names_place(text: str) -> bool:
    """Say whether `text` names a document by number or a clause, as 36号文 and 第九条 do."""
    return bool(find_document_numbers(text)) or any(p.search(text) for p in _place_patterns())


def _place_patterns() -> tuple[re.Pattern[str], ...]:
    return (SERIAL_WITH_NOUN, SERIAL, *(unit.pattern for unit in _UNITS))


@dataclass(frozen=True, slots=True)
class _Unit:
    """One way to name a clause: how it is written, what it is called, which clauses it counts.

    Numbered clauses are counted by `levels`, natural paragraphs by the beginning of their label.
    """

    pattern: re.Pattern[str]
    name: str
    levels: tuple[int, ...] = ()
    paragraphs: str = ""


_UNITS = (
    _Unit(
        re.compile(rf"第(?P<n>{_N})条(?:之(?P<branch>{_N}))?"),
        "条",
        (Level.ARTICLE, Level.ITEM, Level.HEADING),
    ),
    _Unit(
        re.compile(rf"第(?P<n>{_N})(?:个)?(?:部分|大部分|大点|大项)"),
        "部分",
        (Level.HEADING, Level.CHAPTER),
    ),
    _Unit(re.compile(rf"第(?P<n>{_N})章"), "章", (Level.CHAPTER,)),
    _Unit(re.compile(rf"[（(](?P<n>[{CHINESE_DIGITS}]+)[）)]"), "条", (Level.ITEM,)),
    _Unit(re.compile(rf"(?<!导语)第(?P<n>{_N})(?:自然)?段"), "段", paragraphs="正文第"),
    _Unit(re.compile(rf"导语第(?P<n>{_N})(?:自然)?段"), "导语段", paragraphs="导语第"),
    _Unit(re.compile(rf"^(?P<n>[{CHINESE_DIGITS}]+)、?$"), "条", (Level.HEADING,)),
)


def find_references(
    text: str, documents: Sequence[PolicyDocument], inherited: Sequence[PolicyDocument] = ()
) -> tuple[Reference, ...]:
    """Return every clause that `text` names.

    The clause is looked for in the documents that the text names, else in those `inherited` from
    the conversation, else in all. Of a document that is not in the library there are none.
    """
    named = named_documents(text, documents)
    if not named and unknown_numbers(text, documents):
        return ()
    named = named or tuple(inherited)
    references = []
    for unit in _UNITS:
        for match in unit.pattern.finditer(text):
            number = read_integer(match["n"])
            if number is not None and not _inside_number(match, text):
                where = (number, _branch(match))
                references.append(_resolve(match.group(), unit, where, named or tuple(documents)))
    return tuple(references)


def _inside_number(match: re.Match[str], text: str) -> bool:
    """Say whether the match is a piece of a document number, as (2021) would be."""
    return any(n.start <= match.start() < n.end for n in find_document_numbers(text))


def _branch(match: re.Match[str]) -> int:
    """Return the second number of 第十二条之一, else 0."""
    written = match.groupdict().get("branch")
    return (read_integer(written) or 0) if written else 0


def _resolve(
    written: str, unit: _Unit, where: tuple[int, int], documents: tuple[PolicyDocument, ...]
) -> Reference:
    counted = {d.id: _counted(d, unit) for d in documents}
    clauses = tuple(
        (d, c)
        for d in documents
        for c in counted[d.id]
        if (_number(c, counted[d.id]), c.branch) == where
    )
    return Reference(written, unit.name, where[0], documents, clauses)


def _counted(document: PolicyDocument, unit: _Unit) -> tuple[Clause, ...]:
    """Return the clauses that the unit counts: of the first of its levels that the document has."""
    if unit.paragraphs:
        return tuple(
            c
            for c in document.clauses
            if c.kind is ClauseKind.PARAGRAPH and unit.paragraphs in c.label
        )
    for level in unit.levels:
        found = tuple(c for c in document.clauses if c.level == level)
        if found:
            return found
    return ()


def _number(clause: Clause, among: tuple[Clause, ...]) -> int:
    return clause.number if clause.number is not None else among.index(clause) + 1


def units_of(document: PolicyDocument, unit: str) -> tuple[Clause, ...]:
    """Return the clauses that `unit` (条, 部分, 章, 段) counts in the document, in order."""
    chosen = next(u for u in _UNITS if u.name == unit)
    return _counted(document, chosen)
