"""Rows of a document's tables that a draft tells in words: 三级医院：700元，70%.

The row is the one named last before a figure, the column the one that is named last, or the only
one that counts the same; a column of what was before, 原标准, stands beside one of what is now.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.wording import letters_of
from assistant.question.places import Place
from assistant.quotations.counted_amounts import Amount, amounts_of
from assistant.quotations.equal_quantities import kind, measure
from assistant.quotations.row_amounts import unit_headed
from assistant.quotations.row_labels import Labelled, labelled
from assistant.quotations.table_runs import heads_of, leads_on
from assistant.quotations.told_statements import MeantFigure

_BEFORE, _NOW = re.compile(r"原|旧|调整前|以前"), re.compile(r"新|现|调整后|今年")
_FIGURE = re.compile(r"\s*(\d[\d,，]*(?:\.\d+)?)\s*([%％]?)(?=\s*(?:$|[（(元人户]))")
_SHORTEST_HEADING = 2
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_LEADS = re.compile(
    r"(?:每个?[\u4e00-\u9fff]|[/·：:，,、；;（(为是按计给达共的\s]|[补奖][助贴补励]|标准|发放|收费|收取|缴[纳费]?|和|及|起付线?|"
    r"报销|比例|最高|包干费?)*"
)
"""What stands between the name of a row and a figure of it."""
_LAST = re.compile(r"(?P<name>[\u4e00-\u9fff、]*?)(?:每个?[\u4e00-\u9fff]|[为是共达])*\s*$")
_OWN = re.compile(
    r"实际|目前|完成|落实|已|投入|截至|新增|累计|拟|计划|申请|自筹|另|原来?|以前|此前|调整前|[由从]$"
)
"""What tells that a figure is one of the draft's own, or one of before."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure that a draft tells: the words of its sentence up to it, what leads to them.

    `like` are the figures of its kind in its part of the sentence, `number` which of them it is.
    """

    amount: Amount
    before: str
    like: int
    number: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure in a row: `sure` says that its unit is known."""

    amount: Amount
    heading: str
    sure: bool


def in_rows(documents: Sequence[PolicyDocument], told: Telling) -> Iterator[MeantFigure]:
    """Yield the figures of tables that may be the one that is told."""
    rows = [(d, c) for d in documents for c in d.clauses if c.kind is ClauseKind.ROW]
    common = Counter(c for _, row in rows for c in set(_texts(row)))
    named = [(place, found) for place in rows if (found := _named(place[1], told, common))]
    nearest = max(((f.end, f.letters) for _, f in named), default=None)
    for (document, clause), found in named:
        between = told.before[found.end :]
        if (found.end, found.letters) != nearest or _OWN.search(between):
            continue
        meant = _meant(Place(document, clause), told)
        if meant and (meant.same or meant.sure or _is_next(between, document, clause)):
            yield replace(meant, sure=True)


def _is_next(between: str, document: PolicyDocument, row: Clause) -> bool:
    """Say whether nothing of its own stands between the name of a row and a figure.

    Other figures of the row may, and words of what heads the table: 的拖网渔船每船补助.
    """
    rest = _BRACKETED.sub("", between)
    for each in reversed(amounts_of(rest)):
        rest = rest[: each.start] + rest[each.end :]
    return leads_on(rest, f"{heads_of(document, row)}\n{row.text}", _LEADS)


def _texts(clause: Clause) -> list[str]:
    """Return the cells of a row that have a heading and are no figures."""
    cells = zip(clause.text.split("\t"), clause.columns, strict=False)
    return [c.strip() for c, _ in cells if not _FIGURE.fullmatch(c.strip())]


def _named(clause: Clause, told: Telling, common: Counter[str]) -> Labelled | None:
    """Return where a row is named last, by a cell that is its own rather than one of several."""
    texts = _texts(clause)
    found = (labelled(c, told.before) for c in [c for c in texts if common[c] == 1] or texts)
    return max((f for f in found if f), key=lambda f: (f.end, f.letters), default=None)


def _meant(place: Place, told: Telling) -> MeantFigure | None:
    """Return the figure of a row that is told; None where none is, or several may be."""
    cells = [c for c in _cells(place.clause) if _counts_alike(c, told.amount)]
    then = [c for c in cells if _BEFORE.search(c.heading)]
    now = [c for c in cells if _NOW.search(c.heading)]
    if then and now:
        return _of_two(place, then, now, told)
    cell = _headed(cells, told) or _only(cells, told)
    if cell:
        sure = _is_called(cell.heading, told.before)
        return MeantFigure(place, cell.amount, same=_is_same(cell, told.amount), sure=sure)
    same = [c for c in cells if _is_same(c, told.amount)]
    return MeantFigure(place, same[0].amount, same=True) if len(same) == 1 else None


def _of_two(
    place: Place, then: Sequence[_Cell], now: Sequence[_Cell], told: Telling
) -> MeantFigure | None:
    """Return the figure of a table that shows what was before beside what is now."""
    cell, old = now[-1], then[-1]
    if _is_same(cell, told.amount):
        return MeantFigure(place, cell.amount, same=True)
    if _is_same(old, told.amount):
        printed = place.clause.text[cell.amount.start : cell.amount.end]
        return MeantFigure(place, old.amount, same=True, replaced=True, printed=printed)
    return MeantFigure(place, cell.amount, same=False, sure=False)


def _headed(cells: Sequence[_Cell], told: Telling) -> _Cell | None:
    """Return the figure in the column of which the heading is named last."""
    words = told.before
    headed = [
        ((*_heading_end(c.heading, words), *_in_brackets(c.heading, words)), c) for c in cells
    ]
    last = max((end for end, _ in headed), default=(0,))
    best = [c for end, c in headed if end == last] if last[0] else []
    return best[0] if len(best) == 1 else None


def _only(cells: Sequence[_Cell], told: Telling) -> _Cell | None:
    """Return the only figure of a kind, or the one in its turn where as many are told."""
    known = [c for c in cells if c.sure]
    return known[told.number] if known and len(known) == told.like else None


def _is_called(heading: str, words: str) -> bool:
    """Say whether words end in what heads a column, or in the end of that: 学生 of 现有学生."""
    last = _LAST.search(words)
    name, bare = letters_of(last["name"]) if last else "", letters_of(_BRACKETED.sub("", heading))
    long = min(len(name), len(bare)) >= _SHORTEST_HEADING
    return long and (name.endswith(bare) or bare.endswith(name))


def _in_brackets(heading: str, words: str) -> tuple[int, float]:
    """Return how much words have of what a heading has in brackets: 生活补贴（低保边缘和其他）."""
    inside = _BRACKETED.search(heading)
    letters = letters_of(inside[0]) if inside else ""
    sizes = range(len(letters), _SHORTEST_HEADING - 1, -1)
    runs = (
        n for n in sizes if any(letters[a : a + n] in words for a in range(len(letters) - n + 1))
    )
    most = next(runs, 0)
    return most, most / max(len(letters), 1)


def _heading_end(heading: str, words: str) -> tuple[int, int]:
    """Return where in words a heading is named last, and by how many letters."""
    letters, best = letters_of(heading), (0, 0)
    for first in range(len(letters)):
        for last in range(first + _SHORTEST_HEADING, len(letters) + 1):
            at = words.rfind(letters[first:last])
            if at >= 0:
                best = max(best, (at + last - first, last - first))
    return best


def _cells(clause: Clause) -> Iterator[_Cell]:
    at = 0
    for number, cell in enumerate(clause.text.split("\t")):
        figure = _FIGURE.match(cell)
        heading = clause.columns[number] if number < len(clause.columns) else ""
        if figure and heading not in ("", "序号"):
            start, end = at + figure.start(1), at + (figure.end(2) if figure[2] else figure.end(1))
            yield _cell(clause.text[start:end], heading, start)
        at += len(cell) + 1


def _cell(printed: str, heading: str, start: int) -> _Cell:
    unit = unit_headed(f" {heading}")
    counted = amounts_of(printed) or (amounts_of(printed + unit) if unit else ())
    end = start + len(printed)
    if counted:
        return _Cell(Amount(counted[0].value, counted[0].unit, start, end), heading, sure=True)
    return _Cell(
        Amount(f"{Decimal(printed.replace(',', '')):f}", "", start, end), heading, sure=False
    )


def _counts_alike(cell: _Cell, amount: Amount) -> bool:
    return not cell.sure or kind(cell.amount) == kind(amount)


def _is_same(cell: _Cell, amount: Amount) -> bool:
    if cell.sure:
        return measure(cell.amount) == measure(amount)
    return Decimal(cell.amount.value) == Decimal(amount.value)
