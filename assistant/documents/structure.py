"""The body of one layer: from paragraphs to clauses with their path of headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.documents.layout import Paragraph
from assistant.documents.model import ClauseKind
from assistant.documents.numbering import Level, Opening, opening
from assistant.documents.tables import TableRow, find_rows

_SENTENCE_END = re.compile(r"[。；：！？;:!?]")
_LONGEST_TITLE = 40
_CLOSING = re.compile(
    r"(?:妥否|当否|可否|是否妥当|此复|此致|专此|特此(?:通知|报告|函告|函复|请示|批复|公告|通告)|"
    r"以上(?:请示|意见|报告)|请予(?:审批|批复|批准|审议)|敬请|请(?:批示|批复|审批|审示)|盼复|望复)"
)
_LONGEST_CLOSING = 30


@dataclass(slots=True)
class Node:
    """A clause while its paragraphs are still being gathered."""

    paragraphs: list[Paragraph]
    opened: Opening | None = None
    path: tuple[str, ...] = ()
    label: str = ""
    kind: ClauseKind = field(default=ClauseKind.PARAGRAPH)
    row: TableRow | None = None
    natural: int = 1
    """Natural paragraphs that belong to it, those behind a table included."""


def is_law(paragraphs: Iterable[Paragraph]) -> bool:
    """Say whether a body is built of 第X条: two such openings, since one may be a stray line."""
    openings = (opening(p.text) for p in paragraphs if p.text[:1] == "第")
    return sum(o is not None and o.level is Level.ARTICLE for o in openings) >= 2


def build(paragraphs: list[Paragraph]) -> list[Node]:
    """Gather the paragraphs of a body into nodes in the order of the source.

    An unnumbered paragraph belongs to the clause before it; before the first number it is a
    paragraph of its own (导语, or 正文 where nothing is numbered), and so is the 结语 behind the
    last number (妥否，请批示。). In a law, what is numbered below
    条 is a 项 and stays in its 条. A row of a table is a node; what follows the table under the
    same number is one too (（九）第2段).
    """
    law, rows = is_law(paragraphs), find_rows(paragraphs)
    openings = [_opening(p, law=law, row=i in rows) for i, p in enumerate(paragraphs)]
    builder = _Builder("导语" if any(openings) else "正文")
    last = len(paragraphs) - 1
    for index, (paragraph, opened) in enumerate(zip(paragraphs, openings, strict=True)):
        if index == last and any(openings) and not law and _closes(paragraph):
            builder.add_closing(paragraph)
        elif index in rows:
            builder.add_row(paragraph, rows[index])
        elif opened is not None:
            builder.add_numbered(paragraph, opened)
        else:
            builder.add_unnumbered(paragraph)
    for node in builder.nodes:
        node.kind = _kind(node)
    return builder.nodes


def _closes(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is the formula that ends a 公文, and states nothing."""
    return len(paragraph.text) <= _LONGEST_CLOSING and _CLOSING.match(paragraph.text) is not None


def _opening(paragraph: Paragraph, *, law: bool, row: bool) -> Opening | None:
    opened = None if row else opening(paragraph.text)
    return None if opened and law and opened.level > Level.ARTICLE else opened


class _Builder:
    """Holds the nodes so far and the numbered ones that are still open, outermost first."""

    def __init__(self, lead: str) -> None:
        self.nodes: list[Node] = []
        self._lead = lead
        self._open: list[Node] = []
        self._leading = 0

    def add_row(self, paragraph: Paragraph, row: TableRow) -> None:
        """Add a row; its path holds what it inherits from the rows above."""
        label = f"表{row.table}" + (f"第{row.ordinal}行" if row.ordinal else "表头")
        path = (*self._path(), f"表{row.table}", *row.inherited)
        self.nodes.append(Node([paragraph], path=path, label=label, row=row))

    def add_numbered(self, paragraph: Paragraph, opened: Opening) -> None:
        """Open a node under the nearest node of an outer level, and make it the innermost."""
        while self._open and self._level() >= opened.level:
            self._open.pop()
        label = opened.label
        if self._open and opened.level > Level.ITEM:
            label = f"{self._open[-1].label}{label}"
        path = (*self._path(), _title(paragraph.text, opened))
        node = Node([paragraph], opened, path, label)
        self.nodes.append(node)
        self._open.append(node)

    def add_unnumbered(self, paragraph: Paragraph) -> None:
        """Add a paragraph to the innermost clause, or as one of its own where there is none."""
        if not self._open:
            self._leading += 1
            label = f"{self._lead}第{self._leading}段"
            self.nodes.append(Node([paragraph], path=(label,), label=label))
            return
        clause, last = self._open[-1], self.nodes[-1]
        clause.natural += 1
        if last.row is None:
            last.paragraphs.append(paragraph)
            return
        label = f"{clause.label}第{clause.natural}段"
        self.nodes.append(Node([paragraph], path=(*clause.path, label), label=label))

    def add_closing(self, paragraph: Paragraph) -> None:
        """Add the formula that ends the whole text and belongs to none of its clauses."""
        self.nodes.append(Node([paragraph], path=("结语",), label="结语"))

    def _level(self) -> int:
        opened = self._open[-1].opened
        return opened.level if opened else 0

    def _path(self) -> tuple[str, ...]:
        return self._open[-1].path if self._open else ()


def _title(text: str, opened: Opening) -> str:
    """Return a heading line, the naming first sentence of a clause, or only its label."""
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    named = len(first) <= _LONGEST_TITLE and opened.level is not Level.ARTICLE
    return first if named else opened.label


def _kind(node: Node) -> ClauseKind:
    if node.row is not None:
        return ClauseKind.ROW if node.row.ordinal else ClauseKind.HEADING
    if node.opened is None:
        return ClauseKind.PARAGRAPH
    only_names = len(node.paragraphs) == 1 and not _SENTENCE_END.search(node.paragraphs[0].text)
    return ClauseKind.HEADING if only_names else ClauseKind.CLAUSE
