"""Clauses that were found, as JSON: each with its address and its standing."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from assistant import Assistant, Evidence, to_json


def clause_records(
    assistant: Assistant, found: Iterable[Evidence], as_of: date | None
) -> list[dict[str, Any]]:
    """Return the clauses, each with its address and whether it holds."""
    return [
        {**to_json(each), "standing": asdict(assistant.standing(each, as_of))} for each in found
    ]
