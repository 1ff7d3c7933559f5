"""Sums of several lines: each number that is counted, of the user or of a row, at its own standard.

3座公厕、2个小广场 are two lines of one clause; what all of a place get of a table of standards is
one line for each row of it (一级92人, 二级147人), counted by the columns that are called alike.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.enumerated.counts_of import Factor
from assistant.calculation.enumerated.possible_sum import PossibleSum, together
from assistant.calculation.enumerated.rate_sums import times_number
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import NONE, Words, bag
from assistant.calculation.enumerated.workings import Leaf
from assistant.calculation.formulas.dimensions import counted_in
from assistant.calculation.formulas.units_each import SPANS
from assistant.calculation.stated.bands import read_bands

_NO_NUMBER = frozenset({"元", "%", "倍", "折", "", "岁", *SPANS})
_UNSAID = Decimal("0.3")
_STOP = re.compile(r"[,，。;；、?？]")
_TOTAL = re.compile(r"总额|合计|一共|总共|统共|拢共|共|需要?|全部|所有|多少")
_FEWEST = 2
Line = tuple[Term, str, Factor]


def lines_of_sum(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield the sums of lines that the numbers of the question or of a row make."""
    numbers = [f for f in scope.wanted.figures if _counts(f)]
    if len(numbers) >= _FEWEST:
        yield from _of_figures(scope, numbers)
    elif not numbers and _TOTAL.search(scope.text):
        yield from _of_rows(scope)


def _counts(figure: TypedFigure) -> bool:
    plain = figure.does is Does.STANDS and not figure.each
    return plain and figure.unit not in _NO_NUMBER


def _of_figures(scope: SumScope, numbers: Sequence[TypedFigure]) -> Iterator[PossibleSum]:
    """Yield the lines of the numbers by the words behind each, or by those before each."""
    text = scope.wanted.asked.uniform
    ends = [f.start for f in numbers[1:]] + [len(text)]
    behind = [_STOP.split(text[f.end : end])[0] for f, end in zip(numbers, ends, strict=True)]
    starts = [0] + [f.end for f in numbers[:-1]]
    before = [_last(text[begin : f.start]) for f, begin in zip(numbers, starts, strict=True)]
    for words in (behind, before):
        mains = [_meant(scope, f, w) for f, w in zip(numbers, words, strict=True)]
        known = [m for m in mains if m]
        if len(known) == len(numbers) and _alike(known):
            lines = [_own_line(m, f) for m, f in zip(known, numbers, strict=True)]
            yield from _added(scope, lines)


def _last(words: str) -> str:
    pieces = [p for p in _STOP.split(words) if p.strip()]
    return pieces[-1] if pieces else ""


def _alike(mains: Sequence[Term]) -> bool:
    """Tell whether standards are different ones of one document, of one table or one section."""
    first = mains[0].provision
    apart = len({id(m) for m in mains}) == len(mains)
    return apart and all(
        m.provision.document.id == first.document.id
        and m.provision.clause.path[:1] == first.clause.path[:1]
        for m in mains
    )


def _meant(scope: SumScope, figure: TypedFigure, words: str) -> Term | None:
    """Return the one standard by the unit of a number whose words stand beside it."""
    near, scored = bag(words), list[tuple[Decimal, Term]]()
    rates = [t for t in scope.terms if t.role is TermRole.RATE and _unit(scope, figure, t)]
    for term in rates:
        own = _own(term, rates)
        said = scope.lexicon.sum_of(own & near)
        if said:
            scored.append((said - _UNSAID * scope.lexicon.sum_of(own - scope.asked), term))
    best = max((score for score, _ in scored), default=NONE)
    first = [term for score, term in scored if score == best]
    values = {(t.value, t.provision.clause.id) for t in first}
    return first[0] if len(values) == 1 else None


def _own(term: Term, rates: Sequence[Term]) -> Words:
    """Return what a standard is called that not all beside it are."""
    p = term.provision
    kin = [t for t in rates if t.provision.clause.id == p.clause.id or (t.row and term.row)]
    kin = [t for t in kin if t.provision.document.id == p.document.id]
    shared = frozenset.intersection(*(bag(t.subject) for t in kin)) if len(kin) > 1 else frozenset()
    return frozenset(w for w in bag(term.subject) - shared if len(w) > 1)


def _unit(scope: SumScope, figure: TypedFigure, term: Term) -> str:
    """Return the unit of a rate that a number counts in; "" for none."""
    units = [u for u in term.each if u not in SPANS]
    return next((u for u in units if figure in scope.counts(u)), "")


def _own_line(main: Term, figure: TypedFigure) -> Line:
    unit = next(u for u in main.each if u not in SPANS)
    number = Leaf(f"{unit}数", figure.value, counted_in(unit), figure.text)
    return main, unit, Factor(number, "typed_count", (figure,))


def _of_rows(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield what the rows of each table of standards come to together for a place."""
    groups: dict[tuple[str, str, tuple[str, ...], str], list[Term]] = {}
    for term in scope.terms:
        p = term.provision
        if term.role is TermRole.RATE and (term.row or p.own):
            table = p.above if p.row else p.clause.id
            column = p.own if p.row else ""
            groups.setdefault((p.document.id, table, term.each, column), []).append(term)
    for group in groups.values():
        for kin in _kinds(group):
            lines = _counted_lines(scope, meant) if (meant := _meant_of(scope, kin)) else []
            if len(lines) >= _FEWEST:
                yield from _added(scope, lines)


def _meant_of(scope: SumScope, kin: Sequence[Term]) -> Sequence[Term]:
    """Return the standards that the question names one by one, else all that their table lists.

    What clauses list is not all that is paid, so there each must be said.
    """
    shared = frozenset.intersection(*(bag(_called(t)) for t in kin))
    own = [frozenset(w for w in bag(_called(t)) - shared if len(w) > 1) for t in kin]
    said = [t for t, words in zip(kin, own, strict=True) if words & scope.asked]
    if len(said) == len(kin) or not said:
        return kin if said or kin[0].row else ()
    whole = [t for t in said if (name := _called(t).split("|")[0]) and name in scope.text]
    return whole if len(whole) >= _FEWEST and len(whole) == len(said) else ()


def _kinds(group: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """Yield the rows of a table, and those of each name in its first column by themselves."""
    yield group
    first = {t.row for t in group}
    for name in sorted(first):
        part = [t for t in group if t.row == name]
        if _FEWEST <= len(part) < len(group):
            yield part


def _counted_lines(scope: SumScope, kin: Sequence[Term]) -> list[Line]:
    """Return each standard with the one column that counts whom it is for; [] where none does."""
    units = [u for u in kin[0].each if u not in SPANS]
    if len(units) > 1:
        return []
    rows = {k.row for k in kin}
    counts = (t for t in scope.of_document(kin[0]) if t.role is TermRole.COUNT and t.each)
    cells = [t for t in counts if t.provision.row and t.row not in rows]
    shared = frozenset.intersection(*(bag(_called(t)) for t in kin))
    lines: list[Line] = []
    for term in kin:
        own = bag(_called(term)) - shared
        cell = _cell(scope, term, own, cells)
        if cell is None or any(cell is f.terms[0] for _, _, f in lines):
            return []
        p, unit = cell.provision, (*units, *cell.each)[0]
        number = Leaf(f"{cell.row}{unit}数", cell.value, counted_in(unit), p.text, p)
        lines.append((term, unit, Factor(number, "cell_count", (), (cell,))))
    same_row = len({f.terms[0].provision.clause.id for _, _, f in lines}) == 1
    return lines if same_row else []


def _called(term: Term) -> str:
    p = term.provision
    return f"{p.row}|" if p.row else f"{p.own}|{p.condition}"


def _cell(scope: SumScope, term: Term, own: Words, cells: Sequence[Term]) -> Term | None:
    """Return the column that is called as only this standard is."""
    bands = [*read_bands(_called(term))]
    if bands:
        found = [c for c in cells if [*read_bands(c.provision.own)] == bands]
        return found[0] if len(found) == 1 else None
    scored = [(scope.lexicon.sum_of(own & bag(c.provision.own)), n, c) for n, c in enumerate(cells)]
    best = max((score for score, _, _ in scored), default=NONE)
    first = [c for score, _, c in scored if score == best > 0]
    return first[0] if len(first) == 1 else None


def _added(scope: SumScope, lines: Sequence[Line]) -> Iterator[PossibleSum]:
    """Yield the lines put together, each worked out alike."""
    made = [[*times_number(scope, *line)] for line in lines]
    fewest = min(map(len, made), default=0)
    for n in range(min(fewest, 1)):
        yield together([each[n] for each in made], "listed")
