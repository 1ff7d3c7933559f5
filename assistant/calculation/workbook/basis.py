"""What a calculation rests on: clauses of the library word for word, the day, which library."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.metadata import version

from assistant.calculation.roles import Role
from assistant.calculation.steps import Calculation
from assistant.documents.dates import print_date
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.decimals import plain_text
from assistant.documents.numbers.quantities import Unit, read_quantities
from assistant.library.library import Library
from assistant.library.library_mark import LibraryMark, library_mark

_PER_PERSON = re.compile(r"元\s*[/／·每]\s*人|每一?个?人|人均|每口人")
_KINDS = {"请示": "；这是请示，只说明提出过申请，不等于批准"}
_INSURED = re.compile(r"保费|[参投]保|保险|防贫")
"""A fine or an allowance of the same sum per head is no rate of an insurance."""
_USED = "数字取自这一条"
_MOST = 20
"""Clauses that state a rate; a library of many counties may have more than one can read."""


@dataclass(frozen=True, slots=True)
class BasisClause:
    """A clause of the library: its document, the day of that, its place, its words, and why."""

    document: str
    title: str
    day: str
    clause: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What goes with an exported calculation so that it can be traced.

    `held` is the mark of the library; None without one.
    """

    sources: tuple[BasisClause, ...]
    remarks: tuple[str, ...]
    day: date
    program: str
    held: LibraryMark | None = None

    @property
    def made(self) -> str:
        """Return by what and when the calculation was made, in one line."""
        library = self.held.said if self.held else "没有打开库"
        return f"{print_date(self.day)}由有据{self.program}测算；{library}。"


def basis(
    library: Library | None, day: date, rates: Collection[Decimal], ids: Sequence[str] = ()
) -> Basis:
    """Return the clauses with these ids and those that state one of `rates` (元/人·年).

    A clause of the same rate is shown to be compared; that it applies is not said.
    """
    program = version("youju")
    if library is None:
        return Basis((), ("没有打开库，没有查对文件里写的标准。",), day, program)
    used = [_source(*library.clause(each), _USED) for each in ids]
    stating = {rate: [c for c in _stating(library, rate) if c[1].id not in ids] for rate in rates}
    found = [
        _source(*each, f"写明{plain_text(rate)}元/人的标准，供核对；是否适用请看原文")
        for rate, clauses in stating.items()
        for each in clauses[:_MOST]
    ]
    missing = [plain_text(rate) for rate, clauses in stating.items() if not clauses and not used]
    remark = f"库内文件没有写明{'、'.join(missing)}元/人·年这个标准，标准按给出的数算。"
    found.sort(key=lambda source: "请示" in source.why)
    remarks = (remark,) if missing else ()
    return Basis((*used, *found), remarks, day, program, library_mark(library))


def rates_of(calculation: Calculation) -> tuple[Decimal, ...]:
    """Return the rates that a calculation works with, each once."""
    rates = (f.value for f in calculation.figures if f.name.split("_")[0] == Role.RATE.value)
    return tuple(dict.fromkeys(rates))


def _stating(library: Library, rate: Decimal) -> list[tuple[PolicyDocument, Clause]]:
    return [
        (document, clause)
        for document in library.documents
        for clause in _per_person(document)
        if any(q.unit is Unit.RATE and q.value == rate for q in read_quantities(clause.text))
    ]


def _per_person(document: PolicyDocument) -> Iterator[Clause]:
    return (
        clause
        for clause in document.clauses
        if clause.kind is not ClauseKind.ELEMENT
        and _PER_PERSON.search(clause.text)
        and _INSURED.search(clause.text)
    )


def _source(document: PolicyDocument, clause: Clause, why: str) -> BasisClause:
    day = print_date(document.date) if document.date else ""
    told = _KINDS.get(document.genre, "")
    return BasisClause(
        document.name, document.title_of(clause), day, clause.label, clause.text, f"{why}{told}"
    )
