"""The body of one layer: from paragraphs to clauses with their path of headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.documents.closing import SENTENCE_END, closing_start, names_only
from assistant.documents.layout import Paragraph
from assistant.documents.model import ClauseKind
from assistant.documents.numbering import Level, Opening
from assistant.documents.table_headings import RowKind
from assistant.documents.tables import TableRow, find_rows

_LONGEST_TITLE = 40
_LEADS_IN = re.compile(r"(?:[，。；].*|如下|(?:以下|下列).{0,8}|包括|是|为|有)[：:]$")
"""A sentence that a list goes on with; 四、保障措施： is a heading."""
_ROW_KINDS = {RowKind.ROW: ClauseKind.ROW, RowKind.NOTE: ClauseKind.PARAGRAPH}


@dataclass(slots=True)
class Node:
    """A clause while its paragraphs are still being gathered."""

    paragraphs: list[Paragraph]
    opened: Opening | None = None
    path: tuple[str, ...] = ()
    label: str = ""
    kind: ClauseKind = field(default=ClauseKind.PARAGRAPH)
    row: TableRow | None = None
    depth: tuple[int, int] = (0, 0)
    """How deep it stands: its level, and the places of its decimal."""
    natural: int = 1
    """Natural paragraphs that belong to it, those behind a table included."""


def is_law(paragraphs: Iterable[Paragraph]) -> bool:
    """Say whether a body is built of 第X条: two such openings, since one may be a stray line."""
    openings = (p.opened for p in paragraphs if p.text[:1] == "第")
    return sum(o is not None and o.level is Level.ARTICLE for o in openings) >= 2


def build(paragraphs: list[Paragraph]) -> list[Node]:
    """Gather the paragraphs of a body into nodes in the order of the source.

    An unnumbered paragraph belongs to the clause before it; before the first number it is a
    paragraph of its own (导语, or 正文 where nothing is numbered), and so is the 结语 behind the
    last number (`closing`). In a law, what is numbered below 条 is a 项 and stays in its 条. A row
    of a table is a node; what follows a table or a list under the same number is one too
    (（九）第2段).
    """
    law, rows = is_law(paragraphs), find_rows(paragraphs)
    openings = [_opening(p, law=law, row=i in rows) for i, p in enumerate(paragraphs)]
    builder = _Builder("导语" if any(openings) else "正文")
    end = closing_start(paragraphs, openings, tuple(rows), law=law)
    for index, (paragraph, opened) in enumerate(zip(paragraphs, openings, strict=True)):
        if index >= end:
            builder.add_closing(paragraph, alone=end == len(paragraphs) - 1)
        elif index in rows:
            builder.add_row(paragraph, rows[index])
        elif opened is not None:
            builder.add_numbered(paragraph, opened)
        else:
            builder.add_unnumbered(paragraph)
    for node in builder.nodes:
        node.kind = _kind(node)
    return builder.nodes


def _opening(paragraph: Paragraph, *, law: bool, row: bool) -> Opening | None:
    opened = None if row else paragraph.opened
    return None if opened and law and opened.level > Level.ARTICLE else opened


class _Builder:
    """Holds the nodes so far and the numbered ones that are still open, outermost first."""

    def __init__(self, lead: str) -> None:
        self.nodes: list[Node] = []
        self._lead = lead
        self._open: list[Node] = []
        self._leading = self._closing = 0

    def add_row(self, paragraph: Paragraph, row: TableRow) -> None:
        """Add a row; its path holds what it inherits from the rows above."""
        if row.goes_on:
            self.nodes[-1].paragraphs.append(paragraph)
            return
        path = (*self._path(), f"表{row.table}", *row.inherited)
        self.nodes.append(Node([paragraph], path=path, label=row.label, row=row))

    def add_numbered(self, paragraph: Paragraph, opened: Opening) -> None:
        """Open a node under the nearest node of an outer level, and make it the innermost."""
        depth = self._depth(opened)
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()
        label = opened.label
        if self._open and Level.ITEM < opened.level < Level.DECIMAL:
            label = f"{self._open[-1].label}{label}"
        path = (*self._path(), _title(paragraph.text, opened))
        node = Node([paragraph], opened, path, label, depth=depth)
        self.nodes.append(node)
        self._open.append(node)

    def add_unnumbered(self, paragraph: Paragraph) -> None:
        """Add a paragraph to the clause that it goes on with, or as one of its own without one."""
        if not self._open:
            self._leading += 1
            label = f"{self._lead}第{self._leading}段"
            self.nodes.append(Node([paragraph], path=(label,), label=label))
            return
        if self._ends_list():
            self._open.pop()
        clause = self._open[-1]
        clause.natural += 1
        if self.nodes[-1] is clause:
            clause.paragraphs.append(paragraph)
            return
        label = f"{clause.label}第{clause.natural}段"
        self.nodes.append(Node([paragraph], path=(*clause.path, label), label=label))

    def _ends_list(self) -> bool:
        """Say whether a paragraph stands behind a list that the sentence of a clause led in.

        Each item is one paragraph, and there are two at least: else it goes on with the item.
        """
        if len(self._open) < 2:
            return False
        outer, item = self._open[-2:]
        items = [n for n in self.nodes if n.opened and n.path[:-1] == outer.path]
        single = len(items) > 1 and all(n.natural == 1 for n in items)
        ended = self.nodes[-1] is item and item.paragraphs[-1].text.endswith("。")
        return single and ended and _leads_in(outer.paragraphs[-1].text, items[0])

    def add_closing(self, paragraph: Paragraph, *, alone: bool) -> None:
        """Add a paragraph that belongs to the whole text and to none of its clauses."""
        self._closing += 1
        label = "结语" if alone else f"结语第{self._closing}段"
        self.nodes.append(Node([paragraph], path=(label,), label=label))

    def _depth(self, opened: Opening) -> tuple[int, int]:
        """Return how deep a number stands: its level, of a decimal that of what it stands under."""
        if opened.level is not Level.DECIMAL:
            return opened.level, 0
        outline = (n for n in self._open if n.opened and n.opened.level is Level.DECIMAL)
        first = next(outline, None)
        if first is not None:
            return first.depth[0], opened.depth
        above = self._open[-1].depth[0] if self._open and opened.depth > 1 else 0
        return above, opened.depth

    def _path(self) -> tuple[str, ...]:
        return self._open[-1].path if self._open else ()


def _leads_in(text: str, first: Node) -> bool:
    """Say whether a text ends with a colon whose list is still its sentence."""
    goes_on = first.paragraphs[-1].text.endswith(("；", ";"))
    return bool(_LEADS_IN.search(text)) or (goes_on and text.endswith(("：", ":")))


def _title(text: str, opened: Opening) -> str:
    """Return a heading line, the naming first sentence of a clause, or only its label."""
    first = SENTENCE_END.split(text, maxsplit=1)[0]
    named = len(first) <= _LONGEST_TITLE and opened.level is not Level.ARTICLE
    return first if named else opened.label


def _kind(node: Node) -> ClauseKind:
    if node.row is not None:
        return _ROW_KINDS.get(node.row.kind, ClauseKind.HEADING)
    if node.opened is None:
        return ClauseKind.PARAGRAPH
    only_names = len(node.paragraphs) == 1 and names_only(node.paragraphs[0].text)
    return ClauseKind.HEADING if only_names else ClauseKind.CLAUSE
