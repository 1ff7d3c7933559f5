"""The line below a quote that says where it stands: written here, and read here again.

A conversation is kept by whoever asks, and may have been pasted as text. So what was spoken of is
not remembered but read out of the last answer, by the reader of names and places that reads
questions too; this module finds the lines that it reads. What is quoted is not what is spoken of:
an article that is quoted for its 前款 is, and stands in the line.
"""

import re

from assistant.answering.answer import Citation
from assistant.documents.dates import print_date
from assistant.documents.model import PolicyDocument

_DASH = "—— "
_WRITTEN = re.compile(rf"^(?:> ?)?{_DASH}(?P<place>.*?)(?: \[\d+\])?[ \t\r]*$(?!\n>)", re.MULTILINE)
"""The last line of a block quote; a page that is copied as text has lost the mark of a quote."""


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


def quotation(quote: str, place: str, number: int = 0) -> str:
    """Return words as a Markdown block quote with their place below, and its number unless 0."""
    lines = [line.strip() for line in quote.splitlines() if line.strip()]
    body = "\n>\n".join(f"> {line}" for line in lines)
    mark = f" [{number}]" if number else ""
    return f"{body}\n>\n> {_DASH}{place}{mark}"


def places_written(answer: str) -> tuple[str, ...]:
    """Return the places that an earlier answer gives below its quotes, in their order."""
    return tuple(match["place"] for match in _WRITTEN.finditer(answer))
