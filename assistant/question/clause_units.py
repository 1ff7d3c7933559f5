"""Units: what people count in a document (条, 部分, 章, 款, 项, 段, 附件), and what each counts.

A law counts 条 throughout (立法法 第六十五条). A 公文 has none: there people call 条 what has the
innermost numbers that run on from heading to heading, 16. or （九）, else 九、. What stands in an
attachment is counted apart from the body.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbering import Level
from assistant.documents.numbers.numerals import read_integer

ATTACHMENT = "附件"
BRACKETED = "（）"
"""The key of a bare （九）, which is an item whatever else the document counts as 条."""
TABLE, ROW = "表", "行"
CLOSING = "结语段"
ASKED = "问"
"""What a 问答 counts: its numbered questions."""
LONE = "一、"
"""The key of a question that is nothing but a number."""


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """What is counted: its name, how deep it stands, which clauses it counts.

    Numbered clauses are counted by `levels`, the first that a document has; natural paragraphs
    by the beginning of their label. A unit with neither is counted inside a clause only.
    """

    name: str
    depth: int
    levels: tuple[Level, ...] = ()
    paragraphs: str = ""


UNITS = {
    ATTACHMENT: CountedUnit(ATTACHMENT, 0),
    "编": CountedUnit("编", 1, (Level.BOOK,)),
    "分编": CountedUnit("分编", 2, (Level.SUBBOOK,)),
    "章": CountedUnit("章", 3, (Level.CHAPTER,)),
    "节": CountedUnit("节", 4, (Level.SECTION,)),
    "部分": CountedUnit("部分", 5, (Level.HEADING, Level.CHAPTER)),
    ASKED: CountedUnit(ASKED, 5, (Level.HEADING, Level.POINT)),
    LONE: CountedUnit("条", 5, (Level.HEADING,)),
    "条": CountedUnit("条", 6, (Level.ARTICLE, Level.POINT, Level.ITEM, Level.HEADING)),
    BRACKETED: CountedUnit("条", 6, (Level.ITEM,)),
    "段": CountedUnit("段", 7, paragraphs="正文第"),
    "导语段": CountedUnit("导语段", 7, paragraphs="导语第"),
    CLOSING: CountedUnit(CLOSING, 7, paragraphs="结语"),
    "款": CountedUnit("款", 7),
    TABLE: CountedUnit(TABLE, 8),
    "项": CountedUnit("项", 8, (Level.POINT, Level.ITEM)),
    "点": CountedUnit("点", 9, (Level.POINT,)),
    "目": CountedUnit("目", 9),
    ROW: CountedUnit(ROW, 10),
}
_RUNNING = (
    ("条", Level.POINT),
    ("条", Level.ITEM),
    ("项", Level.ITEM),
    ("项", Level.POINT),
    ("点", Level.POINT),
)
"""What is counted throughout only where its numbers run on: 19. under （五）."""
INSIDE = 7
"""From this depth on a unit is counted inside a clause, and says nothing without one."""
_ASKS = re.compile(r"^[^\n]*(?:[？?]|(?<![\u4e00-\u9fff])问\s*[:：])")
"""The first line of a numbered question: 六、问：签多久合同？"""
_MEASURES = {
    "部分": "个部分",
    "导语段": "段导语",
    CLOSING: "段结语",
    ATTACHMENT: "个附件",
    ASKED: "个问题",
    TABLE: "张表",
}


def measure(unit: str) -> str:
    """Return a unit as it stands behind a count: 6 个部分, 23 条."""
    return _MEASURES.get(unit, unit)


def units_of(document: PolicyDocument, unit: str, layer: str = "") -> tuple[Clause, ...]:
    """Return the clauses that `unit` (条, 部分, 章, 段) counts in the document, in order.

    They are those of its body, else those of its attachments; with `layer` those of that one.
    """
    everything = document.clauses
    if layer:
        return among([c for c in everything if c.layer == layer], unit)
    body = [c for c in everything if not c.layer.startswith(ATTACHMENT)]
    return among(body, unit) or among(everything, unit)


def among(clauses: list[Clause] | tuple[Clause, ...], unit: str) -> tuple[Clause, ...]:
    """Return those of `clauses` that `unit` counts."""
    counted = UNITS[unit]
    if counted.paragraphs:
        return tuple(c for c in clauses if _is_paragraph(c, counted.paragraphs))
    if unit == ASKED:
        clauses = tuple(c for c in clauses if _ASKS.search(c.text))
    for level in counted.levels:
        found = tuple(c for c in clauses if c.level == level)
        if found and ((unit, level) not in _RUNNING or _runs_on(found, clauses)):
            return found
    return ()


def _is_paragraph(clause: Clause, beginning: str) -> bool:
    return clause.kind is ClauseKind.PARAGRAPH and beginning in clause.label


def _runs_on(found: tuple[Clause, ...], clauses: list[Clause] | tuple[Clause, ...]) -> bool:
    """Say whether numbers run on through `clauses`: none comes twice, they stand in no one list.

    （一） that begins anew under each heading does not, nor 1. to 3. under one of several headings.
    """
    numbers = {(c.layer, c.number, c.branch) for c in found}
    outer = sum(0 < c.level < found[0].level for c in clauses if c.layer == found[0].layer)
    lists = {(c.layer, c.path[:-1]) for c in found}
    return len(numbers) == len(found) and (len(lists) > 1 or outer <= 1)


def clause_count(document: PolicyDocument) -> int:
    """Return how many 条 a document has, as people count them; 0 where nothing is numbered."""
    return len(units_of(document, "条"))


def number_of(clause: Clause, counted: tuple[Clause, ...]) -> int:
    """Return the number of a clause, or its place among those that are counted with it."""
    return clause.number if clause.number is not None else counted.index(clause) + 1


def gap_around(counted: tuple[Clause, ...], number: int) -> tuple[Clause, ...]:
    """Return the two neighbours between which a number is missing, else nothing."""
    numbered = [c for c in counted if c.number is not None]
    for before, after in pairwise(numbered):
        if (before.number or 0) < number < (after.number or 0):
            return before, after
    return ()


def gap_sentence(around: tuple[Clause, ...]) -> str:
    """Return what is said of neighbours between which a number is missing."""
    before, after = around
    return f"库内这份文件{before.label}之后是{after.label}，可能不全"


def attachments_of(document: PolicyDocument) -> tuple[str, ...]:
    """Return the layers of the file that are attachments, in order: 附件1, 附件2."""
    names = (layer.name for layer in document.layers if layer.name.startswith(ATTACHMENT))
    return tuple(dict.fromkeys(names))


def attachment_number(layer: str, ordinal: int) -> int:
    """Return the number that an attachment prints, else its place among the attachments."""
    return read_integer(layer.removeprefix(ATTACHMENT)) or ordinal
