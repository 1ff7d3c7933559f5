"""The shapes that every later room works with: a document, its clauses, its metadata."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DocumentType(StrEnum):
    """What （一） means: a running clause number in a 公文, a 项 of a 条 in a law."""

    GONGWEN = "gongwen"
    LAW = "law"


class ClauseKind(StrEnum):
    """What a clause is in its document."""

    ELEMENT = "element"
    """An element of GB/T 9704, such as the number, the signer or the date."""
    HEADING = "heading"
    """A numbered line that only names what follows (一、总体要求)."""
    CLAUSE = "clause"
    """A numbered clause with its own text: （九）…, 第九条 …."""
    PARAGRAPH = "paragraph"
    """A natural paragraph of the body without a number (正文第2段, 导语第1段)."""


class Element(StrEnum):
    """The elements that the parser recognises, by the field's own names (GB/T 9704 chapter 7)."""

    ISSUING_MARK = "发文机关标志"
    NUMBER = "发文字号"
    SIGNER = "签发人"
    TITLE = "标题"
    RECIPIENTS = "主送机关"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    COPIED_TO = "抄送机关"
    PRINTED = "印发机关和印发日期"


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest unit one may cite.

    `label` is what a citation prints (（九）, 正文第2段, 签发人); `path` runs from the outermost
    heading to the clause's own first line; `text` is as printed with page breaks rejoined;
    `span` is the half-open character range in the source text; `number` is the clause's own
    number where it has one; `layer` names the part of a two-layer file (印发通知, 实施意见), or "".
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

    @property
    def title(self) -> str:
        """The clause's own heading: its first sentence, or the whole of a heading line."""
        return self.path[-1] if self.path else self.label


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """One policy document: what it is, and its clauses in the order of the source.

    `number_key` is the normalised document number (连委办发|2021|36) for look-up;
    `document_number` is as printed. `genre` is the 文种 at the end of the title (通知, 请示, 意见).
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
    clauses: tuple[Clause, ...]
    source: str
    warnings: tuple[str, ...] = ()

    def element(self, element: Element) -> Clause | None:
        """Return the first clause that is this element, or None when the text does not have it."""
        return next((c for c in self.clauses if c.element is element), None)

    @property
    def name(self) -> str:
        """What a citation calls the document: its number, else its title in 《》."""
        return self.document_number or f"《{self.title}》"
