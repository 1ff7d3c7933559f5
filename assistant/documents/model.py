"""The shapes that every later room works with: a document, its clauses, its metadata."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from assistant.documents.doubt import ReadingDoubt
from assistant.documents.effect import Effect
from assistant.documents.parts import Part
from assistant.documents.publication import Publication, titled_as
from assistant.documents.relations import Relation
from assistant.documents.text import fold

_Day: TypeAlias = date
"""The type, which a field of a document is called by too."""


class DocumentType(StrEnum):
    """What （一） means: a running clause number in a 公文, a 项 of a 条 in a law."""

    GONGWEN = "gongwen"
    LAW = "law"


class ClauseKind(StrEnum):
    """What a clause is in its document."""

    ELEMENT = "element"
    """An element of GB/T 9704, such as the number, the signer or the date."""
    HEADING = "heading"
    """A line that only names what follows: 一、总体要求, or the heading row of a table."""
    CLAUSE = "clause"
    """A numbered clause with its own text: （九）…, 第九条 …."""
    PARAGRAPH = "paragraph"
    """A natural paragraph of the body without a number (正文第2段, 导语第1段)."""
    ROW = "row"
    """A row of a table, its cells kept apart by tabs (表1第3行)."""


class Element(StrEnum):
    """The elements that the parser recognises, by the field's own names (GB/T 9704 chapter 7)."""

    COPY_NUMBER = "份号"
    URGENCY = "紧急程度"
    ISSUING_MARK = "发文机关标志"
    NUMBER = "发文字号"
    SIGNER = "签发人"
    TITLE = "标题"
    REMARK = "题注"
    CONTENTS = "目录"
    RECIPIENTS = "主送机关"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    COPIED_TO = "抄送机关"
    PRINTED = "印发机关和印发日期"
    ATTACHMENT_MARK = "附件标识"


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest unit one may cite.

    `label` is what a citation prints (（九）, 正文第2段, 签发人); `path` runs from the outermost
    heading to the clause's own first line; `text` is as printed with page breaks rejoined;
    `span` is the half-open character range in the source text; `number` is the clause's own
    number where it has one, and `branch` the second number of 第十二条之一; `layer` names
    the part of a file of several layers (印发通知, 实施意见, 附件1), or ""; `parts` are the 款 项
    目 of an article; `columns` are the names of the columns of a row of a table.
    """

    id: str
    kind: ClauseKind
    label: str
    text: str
    path: tuple[str, ...]
    span: tuple[int, int]
    number: int | None = None
    level: int = 0
    layer: str = ""
    element: Element | None = None
    branch: int = 0
    parts: tuple[Part, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The clause's own heading: its first sentence, or the whole of a heading line."""
        return self.path[-1] if self.path else self.label


@dataclass(frozen=True, slots=True)
class Layer:
    """One part of a file that is a document of its own: its name, title, 文种 and type.

    `name` is what its clauses carry as `Clause.layer`; "" when the file has one layer.
    """

    name: str
    title: str
    genre: str
    type: DocumentType


@dataclass(frozen=True, slots=True)
class Furniture:
    """What belongs to the pages and not to the document: a page number, a running head."""

    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """One policy document: what it is, and its clauses in the order of the source.

    `number_key` is the normalised document number (连委办发|2021|36) for look-up;
    `document_number` is as printed. `publication` says what it is beside the paper itself, which
    an explanation or an annex published under the same number is not. `genre` is the 文种 at the
    end of the title (通知, 请示, 意见).
    `id` is a hash of what the clauses print: the same document in two formats has one id.
    `doubts` is what the reading was unsure of.
    """

    id: str
    type: DocumentType
    title: str
    document_number: str
    number_key: str
    genre: str
    issuers: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    date: date | None
    attachments: tuple[str, ...]
    references: tuple[str, ...]
    relations: tuple[Relation, ...]
    effect: Effect
    layers: tuple[Layer, ...]
    clauses: tuple[Clause, ...]
    source: str
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[str, ...] = ()
    doubts: tuple[ReadingDoubt, ...] = ()
    publication: Publication = Publication.ORIGINAL

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the document and of what it issues or has attached, each once."""
        return tuple(dict.fromkeys((self.title, *(layer.title for layer in self.layers))))

    @property
    def applies_from(self) -> "_Day | None":
        """The day from which what it says counts: 施行, failing that 成文."""
        return self.effect.effective_date or self.date

    def with_clauses(self, clauses: tuple[Clause, ...]) -> "PolicyDocument":
        """Return this document with other clauses: what is left of it, or what it reads like."""
        kept = {f.name: getattr(self, f.name) for f in fields(PolicyDocument)}
        return PolicyDocument(**{**kept, "clauses": clauses})

    def element(self, element: Element) -> Clause | None:
        """Return the first clause that is this element, or None when the text does not have it."""
        return next((c for c in self.clauses if c.element is element), None)

    def containing(self, words: str) -> tuple[Clause, ...]:
        """Return the clauses in which `words` stand, after folding; no words stand nowhere."""
        key = fold(words)
        return tuple(c for c in self.clauses if key and key in fold(c.text))

    def title_of(self, clause: Clause) -> str:
        """Return the title of the layer that the clause stands in, else the document's."""
        titles = (layer.title for layer in self.layers if layer.name == clause.layer)
        return next((title for title in titles if title), self.title)

    @property
    def name(self) -> str:
        """What a citation calls the document: its number, else its title in 《》."""
        return self.cited_number or f"《{self.cited_title}》"

    @property
    def cited_number(self) -> str:
        """The number by which it is cited: an annex and its notice are told apart by title."""
        return self.document_number if self.publication.goes_by_number else ""

    @property
    def cited_title(self) -> str:
        """The title by which it is cited; an explanation that does not call itself one says so."""
        told = self.publication.orders or titled_as(self.title) is self.publication
        return self.title if told else f"{self.title}（{self.publication.value}）"
