"""A draft: what a way of answering found, before the guard checks it and it becomes an answer."""

import re
from dataclasses import dataclass, field, replace

from assistant.answering.answer import Citation, Outcome
from assistant.calculation.steps import Calculation
from assistant.documents.dates import print_date
from assistant.documents.model import Clause, PolicyDocument
from assistant.library.passages import sentences
from assistant.question.places import Place


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of an answer.

    `lead` comes first, then the citations' quotes, then `also` (other places, shortened), then
    `closing`. `counted` are the words that the program worked out itself (a count, a date
    difference), which the guard therefore does not look for in the documents.
    """

    outcome: Outcome
    lead: str = ""
    citations: tuple[Citation, ...] = ()
    also: tuple[Citation, ...] = ()
    closing: str = ""
    calculation: Calculation | None = None
    counted: tuple[str, ...] = field(default=())

    @property
    def introduces(self) -> bool:
        """Whether the lead only introduces the quotes (原文是：) and judges or counts nothing.

        Of such an answer a chat model may say in its own words what the quotes mean; what the
        program itself found out (a count, a comparison, a sum) it may not say again.
        """
        computed = self.calculation or self.counted
        said = self.lead.endswith("：") and "。" not in self.lead
        return self.outcome is Outcome.ANSWERED and not computed and said


def cite(document: PolicyDocument, clause: Clause, quote: str = "") -> Citation:
    """Return a citation of `clause`; the quote is the whole clause unless part of it is given."""
    return Citation(
        document_number=document.document_number,
        title=document.title,
        clause=clause.label,
        path=clause.path,
        quote=(quote or clause.text).strip(),
        clause_id=clause.id,
        date=document.date.isoformat() if document.date else "",
    )


def cite_place(found: Place) -> Citation:
    """Return a citation of a place: of a 款 or 项 only its own words, by its own label."""
    return replace(cite(found.document, found.clause, found.text), clause=found.label)


_ASKS_ONLY = ("请示", "报告", "函", "议案")


def only_asks(document: PolicyDocument) -> bool:
    """Say whether a document asks or tells upwards: it shows what was asked for, not granted."""
    return document.genre in _ASKS_ONLY


def place(citation: Citation, document: PolicyDocument) -> str:
    """Return where a quote stands, as one line: document, clause with its name, date."""
    name = citation.path[-1] if citation.path else citation.clause
    known = next((c.label for c in document.clauses if c.id == citation.clause_id), "")
    part = citation.clause.removeprefix(known) if known else ""
    label = known if part else citation.clause
    where = name if label in name else _joined(label, name)
    where += f" {part}" if part and where != label else part
    day = f"，{print_date(document.date)}" if document.date else ""
    return f"{document.name} {where}{day}"


def _joined(label: str, name: str) -> str:
    """Return a label with the heading it stands in; （一）2. and 2.提前适用 share the 2."""
    shared = (n for n in range(len(label), 0, -1) if name.startswith(label[-n:]))
    return f"{label}{name[n:]}" if (n := next(shared, 0)) else f"{label} {name}".strip()


def quotation(citation: Citation, document: PolicyDocument, mark: str = "") -> str:
    """Return a citation as a Markdown block quote with its place below it, and its number there."""
    lines = [line.strip() for line in citation.quote.splitlines() if line.strip()]
    body = "\n>\n".join(f"> {line}" for line in lines)
    return f"{body}\n>\n> —— {place(citation, document)}{mark}"


def whole_sentences(text: str, start: int, end: int) -> str:
    """Return the sentences of `text` that the span touches."""
    at, kept = 0, []
    for piece in sentences(text):
        if at < end and at + len(piece) > start:
            kept.append(piece)
        at += len(piece)
    return "".join(kept).strip()


_HEAD = re.compile(r"^[（(]?[一二三四五六七八九十百]+[）)、][^。；]{1,40}。")


def without_head(text: str) -> str:
    """Return a clause's text without its own naming sentence, for a short excerpt."""
    return _HEAD.sub("", text, count=1) or text
