"""Clauses that were found or named, as JSON: each with its address and its standing."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from assistant import Assistant, Evidence, to_json
from assistant.service.rest_requests import ReferenceRequest, SearchRequest

Record = dict[str, Any]


def clause_records(
    assistant: Assistant, found: Iterable[Evidence], as_of: date | None
) -> list[Record]:
    """Return the clauses, each with its address and whether it holds."""
    return [
        {**to_json(each), "standing": asdict(assistant.standing(each, as_of))} for each in found
    ]


def searched(assistant: Assistant, asked: SearchRequest) -> Record:
    """Return the clauses that a search finds."""
    found = assistant.search(asked.query, asked.k, asked.scope(assistant), asked.as_of)
    return {"clauses": clause_records(assistant, found, asked.as_of)}


def named(assistant: Assistant, asked: ReferenceRequest) -> Record:
    """Return the clauses that a reference names."""
    found = assistant.clause(asked.reference, asked.as_of)
    return {"clauses": clause_records(assistant, found, asked.as_of)}
