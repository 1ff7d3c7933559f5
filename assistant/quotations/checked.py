"""What the quotation check finds: for every quotation its status, its source and its changes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.library.addresses import address_of
from assistant.quotations.as_printed import Difference


class QuotationStatus(StrEnum):
    """How a quotation stands to the library."""

    EXACT = "exact"
    LAYOUT_ONLY = "layout_only"
    """Only width, space, punctuation or the form of a figure differs: 三年 for 3年."""
    ALTERED = "altered"
    """Words or figures differ."""
    MISATTRIBUTED = "misattributed"
    """The words stand in the library, but not in the document or clause that the text names."""
    NOT_FOUND = "not_found"
    """The document that the text names is in the library, or none is named; the words are not."""
    SUPERSEDED = "superseded"
    """Not a word differs, but the words no longer hold: the document is repealed or amended."""
    SOURCE_ABSENT = "source_absent"
    """The library does not hold the document that the text names."""


RIGHT = frozenset({QuotationStatus.EXACT, QuotationStatus.LAYOUT_ONLY})


class Manner(StrEnum):
    """How the draft shows that it quotes."""

    MARKED = "marked"
    """Between quotation marks."""
    UNMARKED = "unmarked"
    """Without any, word for word, or nearly, what a document says."""


@dataclass(frozen=True, slots=True)
class QuotationSource:
    """Where the words stand, and how they are printed there.

    `clause` and `clause_id` are those of the first clause; `clauses` are the labels of all that the
    quotation goes over; `part` is the 款, 项 or 目 of a single clause; `cited` is how a formal
    document names the clauses: 第二部分（九）、（十）.
    """

    document_number: str
    title: str
    clause: str
    path: tuple[str, ...]
    quote: str
    clause_id: str
    date: str
    clauses: tuple[str, ...]
    part: str
    cited: str

    @property
    def place(self) -> str:
        """Where in the document it is: 第二部分（九）, 第五条第一款."""
        return f"{self.cited}{self.part}"

    @property
    def name(self) -> str:
        """What one calls it: the document and its clauses."""
        document = self.document_number or f"《{self.title}》"
        return f"{document}{self.place}"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of a draft, checked.

    `span` is where it stands in the draft; `named` is the document and clause that the draft gives,
    as written; `changes` are all changes to the source's words, those of layout included.
    `paragraph` counts the draft's paragraphs from 1, `page` its pages where the reader knows them,
    else it is 0; `sentence` is the sentence around the quotation. `by_hand` says why nobody but the
    drafter can correct its words, "" where the source's words can be put for them.
    """

    text: str
    span: tuple[int, int]
    manner: Manner
    status: QuotationStatus
    source: QuotationSource | None
    changes: tuple[Difference, ...] = ()
    named: str = ""
    note: str = ""
    paragraph: int = 0
    page: int = 0
    sentence: str = ""
    by_hand: str = ""

    @property
    def remark(self) -> str:
        """What is to be said of it, and why it is left to be corrected by hand."""
        return "；".join(filter(None, (self.note, self.by_hand)))

    @property
    def where(self) -> str:
        """Where in the draft it stands, in words: 第3页，全文第12段."""
        page = f"第{self.page}页，全文" if self.page else ""
        return f"{page}第{self.paragraph}段" if self.paragraph else ""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The changes of words and figures."""
        return tuple(c for c in self.changes if not c.layout)

    @property
    def layout(self) -> tuple[Difference, ...]:
        """The changes of width, space, punctuation and the form of figures."""
        return tuple(c for c in self.changes if c.layout)

    def to_json(self) -> dict[str, Any]:
        """Return the object of the check contract."""
        return {
            "text": self.text,
            "status": self.status.value,
            "citation": _citation(self.source) if self.source else None,
            "differences": [_difference(d) for d in self.differences],
            "layout": [_difference(d) for d in self.layout],
            "span": list(self.span),
            "manner": self.manner.value,
            "named": self.named,
            "note": self.note,
            "by_hand": self.by_hand,
            "page": self.page or None,
            "paragraph": self.paragraph,
            "sentence": self.sentence,
        }


def _citation(source: QuotationSource) -> dict[str, Any]:
    return {
        "document_number": source.document_number,
        "title": source.title,
        "clause": source.clause,
        "path": list(source.path),
        "quote": source.quote,
        "clause_id": source.clause_id,
        "date": source.date,
        "clauses": list(source.clauses),
        "part": source.part,
        "address": address_of(source.clause_id),
    }


def _difference(change: Difference) -> dict[str, Any]:
    return {
        "op": change.op.value,
        "source": change.source,
        "quoted": change.quoted,
        "at": change.at,
    }


@dataclass(frozen=True, slots=True)
class Misnaming:
    """A document or clause that the draft names and that is not so in the library."""

    text: str
    span: tuple[int, int]
    note: str

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"text": self.text, "span": list(self.span), "note": self.note}


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft, checked: its quotations in order, the names that are wrong, what to know of it.

    `as_of` is the day by whose texts it was checked, where another than today was asked for.
    """

    quotations: tuple[Quotation, ...]
    namings: tuple[Misnaming, ...] = ()
    warnings: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def wrong(self) -> tuple[Quotation, ...]:
        """The quotations whose words or place are not as the library has them."""
        return tuple(q for q in self.quotations if q.status not in RIGHT)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong: no quotation, and no document or clause that is named."""
        return not self.wrong and not self.namings

    @property
    def worst_first(self) -> tuple[Quotation, ...]:
        """All quotations: those that are wrong in their order, then the others in theirs."""
        return (*self.wrong, *(q for q in self.quotations if q.status in RIGHT))

    def to_json(self) -> dict[str, Any]:
        """Return the object that `youju check --json` prints, without its id."""
        return {
            "quotations": [q.to_json() for q in self.worst_first],
            "names": [n.to_json() for n in self.namings],
            "warnings": list(self.warnings),
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }
