"""The objects that commands print as JSON: documents, clauses and evidence."""

from datetime import date
from typing import Any

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.relations import Relation
from assistant.library.library import Ingested, Library
from assistant.library.manifest import Entry
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
        "date": _day(document.date),
        "effective_date": _day(document.effect.effective_date),
        "expires": _day(document.effect.expires),
        "statements": [
            {"kind": s.kind.value, "text": s.words, "date": _day(s.day)}
            for s in document.effect.statements
        ],
        "attachments": list(document.attachments),
        "references": list(document.references),
        "relations": [relation(r) for r in document.relations],
        "layers": [
            {"name": x.name, "title": x.title, "genre": x.genre, "type": x.type.value}
            for x in document.layers
        ],
        "clauses": [clause(c) for c in document.clauses],
        "furniture": [{"text": f.text, "span": list(f.span)} for f in document.furniture],
        "warnings": list(document.warnings),
        "source": document.source,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def relation(found: Relation) -> dict[str, str]:
    """Return how a document cites another: 依据, 转发, 废止 and so on, and the words."""
    return {"kind": found.kind.value, "name": found.name, "sentence": found.sentence}


def clause(found: Clause) -> dict[str, Any]:
    """Return a clause: its id, label, path, text as printed, and span in the source.

    The parts are its 款, 项 and 目 with their spans in its text; the columns those of its table.
    """
    record: dict[str, Any] = {
        "id": found.id,
        "kind": found.kind.value,
        "label": found.label,
        "path": list(found.path),
        "text": found.text,
        "span": list(found.span),
    }
    if found.parts:
        record["parts"] = [{"label": p.label, "span": [p.start, p.end]} for p in found.parts]
    if found.columns:
        record["columns"] = list(found.columns)
    return record


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
    """Return what the library holds, one object a document, with the versions it replaced."""
    manifest = library.manifest
    known = {e.id: e for e in manifest.entries}
    return [
        {
            "id": d.id,
            "type": d.type.value,
            "document_number": d.document_number,
            "title": d.title,
            "date": _day(d.date),
            "clauses": len(d.clauses),
            "file": known[d.id].file,
            "source": known[d.id].source,
            "published": known[d.id].published,
            "added": known[d.id].added,
            "versions": [version(e) for e in manifest.versions(d.id)],
            "replaces": [r.name for r in d.relations if r.kind is RelationKind.REPEALS],
        }
        for d in library.documents
    ]


def version(entry: Entry) -> dict[str, str]:
    """Return an older version of a document: its id, date, file, and when it came in."""
    return {"id": entry.id, "date": entry.date, "file": entry.file, "added": entry.added}


def ingested(outcome: Ingested) -> dict[str, str]:
    """Return what became of one file."""
    return {"file": outcome.file, "outcome": outcome.outcome.value, "detail": outcome.detail}
