"""Where a quote stands, in words: document, clause with its name, date."""

from assistant.answering.answer import Citation
from assistant.documents.dates import print_date
from assistant.documents.model import PolicyDocument


def place(citation: Citation, document: PolicyDocument) -> str:
    """Return where a quote stands, as one line: document, clause with its name, date.

    What speaks against relying on it stands behind: 【已被某政办发〔2023〕8号废止】.
    """
    name = citation.path[-1] if citation.path else citation.clause
    known = next((c.label for c in document.clauses if c.id == citation.clause_id), "")
    part = citation.clause.removeprefix(known) if known else ""
    label = known if part else citation.clause
    where = name if label in name else _joined(label, name)
    where += f" {part}" if part and where != label else part
    day = f"，{print_date(document.date)}" if document.date else ""
    warning = (
        f"【{citation.standing.told}】" if citation.standing and citation.standing.warns else ""
    )
    return f"{document.name} {where}{day}{warning}"


def _joined(label: str, name: str) -> str:
    """Return a label with the heading it stands in; （一）2. and 2.提前适用 share the 2."""
    shared = (n for n in range(len(label), 0, -1) if name.startswith(label[-n:]))
    return f"{label}{name[n:]}" if (n := next(shared, 0)) else f"{label} {name}".strip()
