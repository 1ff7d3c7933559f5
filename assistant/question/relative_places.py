"""Places named from another place: 上一条, 下一条, 后面那一条, 前款, 前两条."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.documents.model import Clause, ClauseKind
from assistant.documents.numbering import Level
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.parts import Part
from assistant.question.clause_units import units_of
from assistant.question.places import Place

_N = rf"[{CHINESE_DIGITS}0-9]{{1,2}}"
# 以前, 目前, 门前一条路 and 线下一条龙 name no clause.
_STEP = re.compile(
    r"(?<![以目提之当门村屋房山线桥楼年月日期向最])(?P<most>最)?(?P<way>[上下前后])"
    rf"(?:(?P<side>面|边|头)?(?:的)?(?P<that>那|这)?(?P<count>{_N})?)个?"
    r"(?P<unit>条|款|项|段|部分|章|节)(?!款|例|件|文|目|时|话|路|街|河|沟|龙|线|道|渠|巷|课)"
)
_BARE = re.compile(r"$|[\s，。；、？?！!呢的是讲说写规里和与或至到所第]")
"""What may stand behind a bare 前款, 下条."""


@dataclass(frozen=True, slots=True)
class Relative:
    """`by` is how many 条 (款, 项 …) before (below 0) or after; `count` how many of them.

    0 is the one spoken of itself: 上面那条 points back in the talk, not in the document.
    `plain` says that it may as well mean the first or last of a whole: 前三条.
    """

    unit: str
    by: int
    count: int
    plain: bool
    written: str
    start: int
    end: int


@lru_cache(maxsize=64)
def find_relatives(text: str) -> tuple[Relative, ...]:
    """Return what `text` names from another place, in its order."""
    return tuple(
        _relative(m)
        for m in _STEP.finditer(text)
        if (m["count"] or "一") not in "一1" or not m["most"]
        if m["count"] or m["side"] or m["that"] or _BARE.match(text, m.end())
    )


def _relative(match: re.Match[str]) -> Relative:
    count = read_integer(match["count"] or "1") or 1
    by = 1 if match["way"] in "下后" else -1
    if match["way"] == "上" and match["side"] and match["that"] and not match["count"]:
        by = 0
    whole = match["way"] in "前后" and (match["most"] or not match["side"])
    plain = count > 1 and bool(whole)
    return Relative(match["unit"], by, count, plain, match[0], match.start(), match.end())


def beside(relative: Relative, place: Place) -> tuple[Place, ...]:
    """Return the places that `relative` names from `place`, in the order of the document.

    Fewer than it counts are none: 前三条 of the second article names nothing.
    """
    if not relative.by:
        return (place,)
    row, at = _row(relative.unit, place)
    first = at + 1 if relative.by > 0 else at - relative.count
    return row[first : first + relative.count] if 0 <= first <= len(row) - relative.count else ()


def ends_of(relative: Relative, row: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the first or last of a row, as 前三条 of a whole document names them."""
    return row[: relative.count] if relative.by < 0 else row[-relative.count :]


def _row(unit: str, place: Place) -> tuple[tuple[Place, ...], int]:
    """Return the places in a row with `place`, and where it stands among them."""
    if unit in ("款", "项") or (unit == "段" and place.part):
        return _parts_row(unit, place)
    clauses = _clauses_row(unit, place)
    row = tuple(Place(place.document, c) for c in clauses)
    if place.clause in clauses:
        return row, clauses.index(place.clause)
    start = place.clause.span[0]
    return row, sum(c.span[0] < start for c in clauses) - 1


def _clauses_row(unit: str, place: Place) -> tuple[Clause, ...]:
    document, clause = place.document, place.clause
    if unit not in ("条", "段"):
        return units_of(document, unit, clause.layer)
    inside = [c for c in document.clauses if c.layer == clause.layer]
    if clause.level >= Level.ARTICLE:
        return tuple(c for c in inside if c.level == clause.level)
    if clause.kind is ClauseKind.PARAGRAPH:
        lead = tuple(c for c in inside if c.kind is ClauseKind.PARAGRAPH and not c.level)
        return lead if unit == "段" else units_of(document, "条", clause.layer)
    return units_of(document, unit, clause.layer)


def _parts_row(unit: str, place: Place) -> tuple[tuple[Place, ...], int]:
    """Return the 款 of the article, or the 项 of the 款, in which the place stands."""
    own = place.part.address if place.part else (0, 0, 0)
    depth = 1 if unit == "项" else 0
    if not own[depth]:
        return (), 0
    parts = [p for p in place.clause.parts if _is_in_row(p, unit, own)]
    at = next((i for i, p in enumerate(parts) if p.address[depth] == own[depth]), len(parts))
    return tuple(Place(place.document, place.clause, p) for p in parts), at


def _is_in_row(part: Part, unit: str, own: tuple[int, int, int]) -> bool:
    paragraph, item, point = part.address
    if unit != "项":
        return not item and not point
    return bool(item) and not point and paragraph == own[0]
