"""Ask recorded questions again and tell which answers came out otherwise.

A file holds one JSON object a line: `question`, `history`, `today`, and what was answered: `text`
to be read in a diff, `digest` of the whole answer, so that nothing changes unseen.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assistant import Answer, Assistant, Settings
from assistant.errors import YoujuError
from assistant.library.library import Library

FOLDER = Path(__file__).parent
EVERY = 6
"""One in so many records is asked in the gate, of each way of answering; `--thorough` asks all."""
_DIGITS = 16


def read(file: Path) -> list[dict[str, Any]]:
    """Return the records of a file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def some(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the first of each `EVERY` records of a way, so that no way is left out."""
    counted: Counter[str] = Counter()
    chosen = []
    for record in records:
        if counted[record["way"]] % EVERY == 0:
            chosen.append(record)
        counted[record["way"]] += 1
    return chosen


def write(file: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write records, one a line."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def asked_again(library: Library, records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each record with what `library` answers now, asked on the day of the record."""
    assistants: dict[str, Assistant] = {}
    for record in records:
        day = record["today"]
        if day not in assistants:
            settings = Settings(library=library.folder, today=date.fromisoformat(day))
            assistants[day] = Assistant(settings, library)
        yield {**record, **_told(assistants[day], record)}


def _told(assistant: Assistant, record: Mapping[str, Any]) -> dict[str, str]:
    try:
        answer = assistant.ask(record["question"], record["history"])
    except YoujuError as error:
        return {"text": str(error), "digest": "", "way": type(error).__name__}
    return {"text": answer.text, "digest": digest(answer), "way": answer.trace.way}


def digest(answer: Answer) -> str:
    """Return what tells an answer from any other, the time that it took apart."""
    told = {k: v for k, v in answer.to_json().items() if k != "elapsed_ms"}
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:_DIGITS]
