"""The body of one layer: from paragraphs to clauses with their path of headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.documents.layout import Paragraph
from assistant.documents.model import ClauseKind
from assistant.documents.numbering import ARTICLE_LEVEL, Opening, opening

_SENTENCE_END = re.compile(r"[。；：！？;:!?]")
_LONGEST_TITLE = 40


@dataclass(slots=True)
class Node:
    """A clause while its paragraphs are still being gathered."""

    paragraphs: list[Paragraph]
    opened: Opening | None = None
    path: tuple[str, ...] = ()
    label: str = ""
    kind: ClauseKind = field(default=ClauseKind.PARAGRAPH)


def is_law(paragraphs: Iterable[Paragraph]) -> bool:
    """Say whether a body is built of 第X条: two such openings, since one may be a stray line."""
    openings = (opening(p.text) for p in paragraphs)
    return sum(o is not None and o.level == ARTICLE_LEVEL for o in openings) >= 2


def build(paragraphs: list[Paragraph]) -> list[Node]:
    """Gather the paragraphs of a body into nodes in the order of the source.

    An unnumbered paragraph belongs to the clause before it; before the first number it is a
    paragraph of its own (导语, or 正文 where nothing is numbered). In a law, what is numbered below
    条 is a 项 and stays in its 条.
    """
    law = is_law(paragraphs)
    openings = [None if law and _below_article(p) else opening(p.text) for p in paragraphs]
    lead = "导语" if any(openings) else "正文"
    nodes: list[Node] = []
    stack: list[Node] = []
    for paragraph, opened in zip(paragraphs, openings, strict=True):
        if opened is None and stack:
            stack[-1].paragraphs.append(paragraph)
            continue
        node = _unnumbered(paragraph, lead, len(nodes) + 1)
        if opened is not None:
            node = _numbered(paragraph, opened, stack)
        nodes.append(node)
    for node in nodes:
        node.kind = _kind(node)
    return nodes


def _below_article(paragraph: Paragraph) -> bool:
    opened = opening(paragraph.text)
    return opened is not None and opened.level > ARTICLE_LEVEL


def _unnumbered(paragraph: Paragraph, lead: str, ordinal: int) -> Node:
    label = f"{lead}第{ordinal}段"
    return Node([paragraph], path=(label,), label=label)


def _numbered(paragraph: Paragraph, opened: Opening, stack: list[Node]) -> Node:
    """Open a numbered node under the nearest node of an outer level, and make it the innermost."""
    while stack and stack[-1].opened is not None and stack[-1].opened.level >= opened.level:
        stack.pop()
    outer = stack[-1].path if stack else ()
    label = opened.label
    if stack and opened.level > ARTICLE_LEVEL + 2:
        label = f"{stack[-1].label}{label}"
    node = Node([paragraph], opened, (*outer, _title(paragraph.text, opened)), label)
    stack.append(node)
    return node


def _title(text: str, opened: Opening) -> str:
    """Return a heading line, the naming first sentence of a clause, or only its label."""
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    named = len(first) <= _LONGEST_TITLE and opened.level != ARTICLE_LEVEL
    return first if named else opened.label


def _kind(node: Node) -> ClauseKind:
    if node.opened is None:
        return ClauseKind.PARAGRAPH
    only_names = len(node.paragraphs) == 1 and not _SENTENCE_END.search(node.paragraphs[0].text)
    return ClauseKind.HEADING if only_names else ClauseKind.CLAUSE
