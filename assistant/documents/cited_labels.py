"""How a formal document names a clause of another: 第二部分（九）, 第三部分（一）2., 第五条.

In a 公文 （一） may begin anew in each part, and 1. in each （一）, so the part is told wherever a
clause stands in one.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.documents.model import Clause, PolicyDocument

_PART = re.compile(r"(?P<layer>.*?)(?P<ordinal>[一二三四五六七八九十]+)、")
"""The label of a part: 一、, in an annex 附件1一、."""


def cited_labels(document: PolicyDocument, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Return how each of some clauses of a document is named."""
    return tuple(part + rest for part, rest in _divided(document, clauses))


def cited_together(document: PolicyDocument, clauses: Sequence[Clause]) -> str:
    """Return how clauses that follow one another are named; of one part it is told once."""
    parts = groupby(_divided(document, clauses), key=lambda each: each[0])
    return "、".join(part + "、".join(rest for _, rest in of_it) for part, of_it in parts)


def _divided(document: PolicyDocument, clauses: Sequence[Clause]) -> list[tuple[str, str]]:
    """Return of each clause the part in which it stands, as it is cited or "", and the rest."""
    headed = {
        (c.layer, c.path): found
        for c in document.clauses
        if c.level and (found := _PART.fullmatch(c.label))
    }
    return [_named(clause, headed) for clause in clauses]


def _named(
    clause: Clause, headed: dict[tuple[str, tuple[str, ...]], re.Match[str]]
) -> tuple[str, str]:
    ends = range(1, len(clause.path) + 1)
    above = (headed.get((clause.layer, clause.path[:end])) for end in ends)
    part = next(filter(None, above), None)
    own = clause.label
    if part is None or clause.element:
        return "", own.removesuffix("、")
    rest = own.removeprefix(part.group()).removeprefix(part["layer"])
    return f"{part['layer']}第{part['ordinal']}部分", rest
