"""Gaps in running numbers: 第六十八条 and then 第七十条, where a file may not be whole.

Only numbers that run on through a text are looked at, from the first. A list of its own, numbers
that begin anew, and a text that quotes articles in order to change them have none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.documents.model import Clause
from assistant.documents.numbering import Level

_RUNNING = (Level.CHAPTER, Level.ARTICLE, Level.HEADING, Level.ITEM, Level.POINT)
_LISTED = (Level.ITEM, Level.POINT)
"""Levels that may as well number one list, or one list under each heading."""
_FEWEST = 4
_NAMED = 3
_SHARE = 0.1
"""Where more of the numbers are missing, they were not meant to run on."""
_CHANGES = re.compile(
    r"(?:修改|修订|调整)为[：:“\"]|作(?:出|了)?(?:如下|以下)修[改订正]|增加一[条款项]|删[去除]第"
)
"""What a text says that changes another, whose articles it quotes."""


def number_gaps(clauses: Sequence[Clause]) -> tuple[tuple[Clause, Clause], ...]:
    """Return the clauses of a document between which a number is missing."""
    layers = dict.fromkeys(clause.layer for clause in clauses)
    return tuple(
        gap
        for layer in layers
        for gap in _of_layer([c for c in clauses if c.layer == layer and c.element is None])
    )


def _of_layer(clauses: list[Clause]) -> Iterator[tuple[Clause, Clause]]:
    if any(_CHANGES.search(clause.text) for clause in clauses):
        return
    for level in _RUNNING:
        row = [c for c in clauses if c.level == level]
        if _runs_from_the_first(row) and not (level in _LISTED and _is_one_list(row, clauses)):
            yield from ((a, b) for a, b in pairwise(row) if _number(b) - _number(a) > 1)


def _number(clause: Clause) -> int:
    return clause.number or 0


def _runs_from_the_first(row: list[Clause]) -> bool:
    if len(row) < _FEWEST or _number(row[0]) != 1:
        return False
    rising = all((_number(a), a.branch) < (_number(b), b.branch) for a, b in pairwise(row))
    missing = _number(row[-1]) - len({_number(c) for c in row})
    return rising and missing <= max(1, _SHARE * _number(row[-1]))


def _is_one_list(row: list[Clause], clauses: list[Clause]) -> bool:
    outer = sum(0 < c.level < row[0].level for c in clauses)
    return outer > 1 and len({c.path[:-1] for c in row}) == 1


def gap_warnings(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Return what is to be told of the gaps of a document when it comes in; one sentence."""
    gaps = number_gaps(clauses)
    named = "、".join(f"{a.label}之后是{b.label}" for a, b in gaps[:_NAMED])
    rest = f"等 {len(gaps)} 处" if len(gaps) > _NAMED else ""
    return (f"{named}{rest}，文件可能不全，请核对原件。",) if gaps else ()
