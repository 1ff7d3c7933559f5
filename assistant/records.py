"""The objects that commands print as JSON: documents, clauses and evidence.

An answer, a calculation, a check and a report give theirs by a method of their own.
"""

from dataclasses import asdict
from datetime import date
from functools import singledispatch
from typing import Any

from assistant.document_desk import OpenDocument
from assistant.documents.doubt import ReadingDoubt, score_of
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.relations import Relation
from assistant.library.addresses import address_of
from assistant.library.links import Link
from assistant.library.taking_in import Ingested
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.related import Related
from assistant.validity.cited_standing import cited_standing
from assistant.validity.consolidated_clause import ConsolidatedClause
from assistant.validity.consolidation import Consolidation
from assistant.validity.differences import ClauseDifference, Comparison
from assistant.validity.timeline import Event, Timeline


@singledispatch
def to_json(record: object) -> dict[str, Any]:
    """Return the JSON object of a record that the library or its documents gave."""
    raise TypeError(record)


@to_json.register
def _parsed(document: PolicyDocument) -> dict[str, Any]:
    """Return the object of `youju parse FILE --json`."""
    return {
        "type": document.type.value,
        "publication": document.publication.value,
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
        "relations": [_relation(r) for r in document.relations],
        "layers": [
            {"name": x.name, "title": x.title, "genre": x.genre, "type": x.type.value}
            for x in document.layers
        ],
        "clauses": [_clause(c) for c in document.clauses],
        "furniture": [{"text": f.text, "span": list(f.span)} for f in document.furniture],
        "warnings": list(document.warnings),
        **_doubts(document.doubts),
        "source": document.source,
    }


@to_json.register
def _opened(found: OpenDocument) -> dict[str, Any]:
    """Return a document of the library as it is read on its page: each clause with its standing."""
    return {
        **_parsed(found.document),
        "id": found.document.id,
        "address": found.address,
        "standing": asdict(cited_standing(found.status, found.day)),
        "clauses": [
            {
                **_clause(each.clause),
                "address": address_of(each.clause.id),
                "citation": each.citation,
                "standing": asdict(cited_standing(each.status, found.day)),
            }
            for each in found.clauses
        ],
        "editions": [
            {"id": e.id, "begins": _day(e.begins), "address": e.address, "shown": e.shown}
            for e in found.editions
        ],
        "refers_to": [_link(each) for each in found.refers_to],
        "referred_to_by": [_link(each) for each in found.referred_to_by],
        "file": found.source.name if found.source else None,
    }


def _doubts(found: tuple[ReadingDoubt, ...]) -> dict[str, Any]:
    """Return what the reading was unsure of, and the sum of it from 0 to 100."""
    return {
        "doubt": score_of(found),
        "doubts": [{"sentence": d.sentence, "weight": d.weight} for d in found],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _relation(found: Relation) -> dict[str, str]:
    """Return how a document cites another: 依据, 转发, 废止 and so on, and the words."""
    return {"kind": found.kind.value, "name": found.name, "sentence": found.sentence}


def _clause(found: Clause) -> dict[str, Any]:
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


@to_json.register
def _evidence(found: Evidence) -> dict[str, Any]:
    """Return a clause with its document and the reason it was found.

    Of a clause of which only a 款 or 项 was named, that is told too.
    """
    text = found.clause.text
    named = [{"label": p.label, "text": text[p.start : p.end]} for p in found.named]
    return {
        "document_number": found.document.document_number,
        "title": found.document.title,
        **_clause(found.clause),
        "address": address_of(found.clause.id),
        "reason": found.reason.value,
        "score": round(found.score, 4),
        "similarity": round(found.similarity, 4),
        "coverage": round(found.coverage, 4),
        **({"named": named} if named else {}),
    }


def _link(found: Link) -> dict[str, Any]:
    """Return a reference from one document to another, and where it stands."""
    return {
        "document_number": found.document.document_number,
        "title": found.document.title,
        **_relation(found.relation),
        "clause": found.clause.label if found.clause else "",
        "target": found.target.name if found.target else None,
    }


@to_json.register
def _timeline(found: Timeline) -> dict[str, Any]:
    """Return the object of `youju timeline`: days in order, and what is cited."""
    return {
        "subject": found.subject,
        "as_of": _day(found.day),
        "standing": found.status.standing.value,
        "events": [_event(each) for each in found.events],
        "cites": [
            {
                "name": each.name,
                "relation": each.relation,
                "standing": each.status.standing.value if each.status else None,
            }
            for each in found.cited
        ],
    }


def _event(found: Event) -> dict[str, Any]:
    """Return a day of a timeline: what it is, the words, and where they stand."""
    return {
        "date": _day(found.day),
        "kind": found.kind,
        "every": found.recurrence.words if found.recurrence else "",
        "next": _day(found.next_day),
        "by_another": found.by,
        "passed": found.passed,
        "from_issue_date": found.assumed,
        "goal": found.goal,
        "words": found.words,
        "document_number": found.document.document_number,
        "title": found.document.title,
        "clause": found.clause.label if found.clause else "",
    }


@to_json.register
def _comparison(found: Comparison) -> dict[str, Any]:
    """Return the object of `youju compare`: both texts, how many became what, each clause."""
    return {
        "old": {"name": found.old_name, "id": found.old.id, "title": found.old.title},
        "new": {"name": found.new_name, "id": found.new.id, "title": found.new.title},
        "related": found.related,
        "counts": {became.value: count for became, count in found.counts.items()},
        "differences": [_clause_difference(each) for each in found.differences],
        "notes": list(found.notes),
    }


def _clause_difference(found: ClauseDifference) -> dict[str, Any]:
    """Return what became of a clause; `at` counts in its older words without the number."""
    return {
        "became": found.became.value,
        "old": [{"label": c.label, "text": c.text} for c in found.old],
        "new": [{"label": c.label, "text": c.text} for c in found.new],
        "changes": [{"at": [c.start, c.end], "old": c.old, "new": c.new} for c in found.changes],
    }


@to_json.register
def _consolidation(found: Consolidation) -> dict[str, Any]:
    """Return the object of `youju consolidate`: a text that the program put together."""
    return {
        "document_number": found.document.document_number,
        "title": found.document.title,
        "id": found.document.id,
        "as_of": _day(found.day),
        "official": False,
        "papers": [p.name for p in found.papers],
        "contained": [p.name for p in found.contained],
        "clauses": [_consolidated(each) for each in found.clauses],
        "not_consolidated": [each.said for each in found.failed],
        "notes": list(found.notes),
        "checked_against": found.official.id if found.official else None,
        "departures": [_clause_difference(each) for each in found.departures],
    }


def _consolidated(found: ConsolidatedClause) -> dict[str, Any]:
    """Return a clause of a consolidation, and where its words come from."""
    return {
        "label": found.clause.label,
        "text": found.clause.text,
        "origin": found.origin.value,
        "was": found.before.label if found.before else None,
        "changed_by": [
            {"document_number": c.paper.document_number, "title": c.paper.title,
             "clause": c.instruction.clause.label, "sentence": c.instruction.sentence}
            for c in found.changes
        ],
    }  # fmt: skip


@to_json.register
def _related(found: Related) -> dict[str, Any]:
    """Return what a document refers to, and what refers to it."""
    return {
        "name": found.name,
        "held": found.held,
        "refers_to": [_link(each) for each in found.refers_to],
        "referred_to_by": [_link(each) for each in found.referred_to_by],
    }


@to_json.register
def _ingested(outcome: Ingested) -> dict[str, Any]:
    """Return what became of one file, and what to know of it."""
    return {
        "file": outcome.file,
        "outcome": outcome.outcome.value,
        "detail": outcome.detail,
        "warnings": list(outcome.warnings),
        **_doubts(outcome.doubts),
        "next_step": outcome.next_step,
    }
