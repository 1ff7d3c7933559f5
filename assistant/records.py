"""The objects that commands print as JSON: documents, clauses and evidence."""

from typing import Any

from assistant.documents.model import Clause, PolicyDocument
from assistant.library.library import Ingested, Library
from assistant.retrieval.evidence import Evidence


def parsed(document: PolicyDocument) -> dict[str, Any]:
    """Return the object of `youju parse FILE --json`."""
    return {
        "type": document.type.value,
        "document_number": document.document_number,
        "title": document.title,
        "issuers": list(document.issuers),
        "signer": document.signer,
        "recipients": list(document.recipients),
        "date": document.date.isoformat() if document.date else None,
        "effective_date": None,
        "attachments": list(document.attachments),
        "references": list(document.references),
        "clauses": [clause(c) for c in document.clauses],
        "warnings": list(document.warnings),
    }


def clause(found: Clause) -> dict[str, Any]:
    """Return a clause: its id, label, path, text as printed, and span in the source."""
    return {
        "id": found.id,
        "kind": found.kind.value,
        "label": found.label,
        "path": list(found.path),
        "text": found.text,
        "span": list(found.span),
    }


def evidence(found: Evidence) -> dict[str, Any]:
    """Return a clause with its document and the reason it was found."""
    return {
        "document_number": found.document.document_number,
        "title": found.document.title,
        **clause(found.clause),
        "reason": found.reason.value,
        "score": round(found.score, 4),
        "similarity": round(found.similarity, 4),
        "coverage": round(found.coverage, 4),
    }


def documents(library: Library) -> list[dict[str, Any]]:
    """Return what the library holds, one object a document."""
    entries = {e.id: e for e in library.manifest.entries}
    return [
        {
            "id": d.id,
            "type": d.type.value,
            "document_number": d.document_number,
            "title": d.title,
            "date": d.date.isoformat() if d.date else None,
            "clauses": len(d.clauses),
            "file": entries[d.id].file,
            "source": entries[d.id].source,
            "published": entries[d.id].published,
            "added": entries[d.id].added,
        }
        for d in library.documents
    ]


def ingested(outcome: Ingested) -> dict[str, str]:
    """Return what became of one file."""
    return {"file": outcome.file, "outcome": outcome.outcome, "detail": outcome.detail}
