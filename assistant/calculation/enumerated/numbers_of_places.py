"""How many a standard is for: the user's number, the cell of the place that is named, or one."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation.enumerated.counts_of import Factor, number_of
from assistant.calculation.enumerated.siblings import SIZE, grades, levels_of
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.enumerated.workings import Leaf
from assistant.calculation.formulas.dimensions import counted_in
from assistant.calculation.stated.document_provisions import covers_all
from assistant.documents.numbers.decimals import narrow

_RATES = frozenset({TermRole.RATE, TermRole.OLD})
_ALL = re.compile(
    r"满员|满编|全[县市区乡镇]|全部|合计|一共|总共|统共|拢共|总额|都|共需|测算|各[乡镇]"
)
_EVERYONE = re.compile(r"满员|满编|全[县市区乡镇]|各[乡镇村]|任务")
_FILLED = re.compile(r"满员|满编|名额|全[县市区乡镇]")
_PERSON = re.compile(
    r"[一-鿿](?:婶|叔|伯|姨|哥|嫂|爷|奶|爹|娘|妈|爸)|老(?![年人旧龄])[一-鿿]|本人|家里|我家|[该某]户|儿子|女儿|娃|孩子|一个人"
)
_LEVEL = re.compile(r"(?:镇|乡|村|社区|街道|学校|小学|中学|中心校|校)$")
_PLACE = re.compile(r"^[一-鿿]{2,3}(?:村|镇|乡|社区)$")


def places_of(scope: SumScope, term: Term) -> list[str]:
    """Return the places of its document that are named, in the order of the question."""
    uniform, document = scope.wanted.asked.uniform, term.provision.document
    known = [t for t in terms_of(document) if t.role is TermRole.COUNT]
    paid = {t.row for t in terms_of(document) if t.role in _RATES}
    rows = {t.row for t in known if t.row and not t.is_of_all_rows and t.row != term.row}
    rows = {row for row in rows if _LEVEL.search(row) or row not in paid}
    said = {p: match.start() for p in rows if (match := _names(p).search(uniform))}
    beside = (t for t in known if not t.row and t.provision.clause == term.provision.clause)
    said = said or {
        p: uniform.index(p) for t in beside
        for size in (3, 4) if _PLACE.search(p := t.provision.own[-size:]) and p in uniform
    }  # fmt: skip
    return sorted(said, key=lambda row: said[row])


def _names(row: str) -> re.Pattern[str]:
    """Return how a row is named: in full, or without its last word where no other follows."""
    bare = _LEVEL.sub("", row)
    short = f"|{re.escape(bare)}(?![镇乡村县区街])" if len(bare) > 1 and bare != row else ""
    return re.compile(f"{re.escape(row)}{short}")


def number_for(
    scope: SumScope, unit: str, term: Term, places: Sequence[str], *, alone: bool
) -> Factor | None:
    """Return how many of a unit: the user's, the place's cell, or one; None where it is open."""
    mine = [f for f in scope.counts(unit) if not f.each]
    if mine:
        own = [*number_of(scope, unit, term)]
        return own[0] if len(mine) == 1 and alone else None
    one = scope.wanted.says_one or bool(_PERSON.search(scope.text))
    if one and not _EVERYONE.search(scope.text):
        return Factor(None, "count_of_one")
    cell = _cell(scope, unit, term, places) or _of_its_row(scope, unit, term)
    if cell is not None:
        p = cell.provision
        leaf = Leaf(f"{cell.row}{unit}数", cell.value, counted_in(unit), p.text, p)
        return Factor(leaf, "cell_count", (), (cell,))
    if places or (scope.asks_for_all and not one and _EVERYONE.search(scope.text)):
        return None
    return Factor(None, "count_of_one")


def _cell(scope: SumScope, unit: str, term: Term, places: Sequence[str]) -> Term | None:
    """Return what a table or the clause counts of a standard in the place that is named."""
    alike = {"人": {"人", "个"}, "村": {"村", "个"}}.get(unit, {unit})
    known = [t for t in terms_of(term.provision.document)
             if t.role is TermRole.COUNT and t.each and set(t.each) <= alike]  # fmt: skip
    row = term.provision.row
    if places:
        rows = [t for t in known if t.row in places[:1]]
        told = _column(scope, term, rows)
        if told or rows:
            return told
        near = [t for t in known if not t.row and t.provision.clause.id == term.provision.clause.id]
        said = [t for t in near if any(place in t.provision.own for place in places)]
        return said[0] if len(said) == 1 else None
    if not _ALL.search(scope.text) or not covers_all(term.provision.document, scope.text):
        return None  # what the rows of a county add up to is no 我们乡's
    same = [t for t in known if row and t.provision.row == row]
    if len(same) == 1:
        return same[0]
    return _column(scope, term, [t for t in known if t.is_of_all_rows])


def _of_its_row(scope: SumScope, unit: str, term: Term) -> Term | None:
    """Return how many the row of a standard says that there are of it: 保洁员 24名额 600元."""
    row = term.provision.row
    said = _FILLED.search(scope.text) and covers_all(term.provision.document, scope.text)
    known = (t for t in terms_of(term.provision.document) if t.role is TermRole.COUNT)
    same = [t for t in known if t.each == (unit,) and t.provision.row == row]
    return same[0] if row and said and len(same) == 1 else None


def _column(scope: SumScope, term: Term, cells: Sequence[Term]) -> Term | None:
    """Return the cell whose column is called as a standard is, by words and grades."""
    name = "|".join(levels_of(term))
    own, marks = bag(name), grades(name)
    scored = list[tuple[Decimal, int]]()
    for n, cell in enumerate(cells):
        column = narrow(cell.provision.own)
        theirs = grades(column)
        if marks and theirs and not _same_grades(marks, theirs):
            continue
        sizes = [m[0] for text in (name, column) if (m := SIZE.search(text))]
        if sizes and len(set(sizes)) > 1:
            continue
        said = scope.lexicon.sum_of(bag(column) & own)
        unsaid = scope.lexicon.sum_of(bag(column) - own - scope.asked)
        if said:
            scored.append((said - unsaid / 3, n))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return cells[0] if len(cells) == 1 else None
    return cells[scored[0][1]]


def _same_grades(one: frozenset[str], other: frozenset[str]) -> bool:
    kinds = {g[-1] for g in one} & {g[-1] for g in other}
    return all({g for g in one if g[-1] == k} & {g for g in other if g[-1] == k} for k in kinds)
