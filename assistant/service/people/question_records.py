"""Records of questions: none, unless the administrator says what for and for how many days.

    <folder>/questions/2026-11-30.jsonl   masked questions, deleted when their days are over
    <folder>/unanswered.json              how many were not found, by day, without any text

The count is kept wherever people have accounts: it has nothing of anybody in it.
"""

import json
import os
from datetime import date, timedelta
from pathlib import Path
from threading import Lock

from assistant import Answer, Outcome, mask
from assistant.service.people.kept_file import KeptFile

_COUNT_DAYS = 400


class QuestionRecords:
    """What is kept of questions. Threads may share it."""

    def __init__(self, folder: Path, days: int = 0, purpose: str = "") -> None:
        """Keep questions for so many `days` for a `purpose`; with neither keep none."""
        self._folder, self._days, self._purpose = folder / "questions", days, purpose.strip()
        self._counts = KeptFile(folder / "unanswered.json")
        self._lock = Lock()

    @property
    def kept(self) -> bool:
        """Whether questions are written down."""
        return bool(self._days and self._purpose)

    @property
    def told(self) -> str:
        """What those who ask are told of it, "" where nothing is kept."""
        if not self.kept:
            return ""
        return f"问题会留存 {self._days} 天，用于{self._purpose}；身份证号、电话、银行卡号已遮去。"

    def note(self, answer: Answer, day: date) -> None:
        """Count a question that was not found; write it down where that is wanted."""
        missing = answer.outcome is Outcome.NOT_FOUND
        if missing:
            self._count(day)
        if self.kept:
            line = {
                "purpose": self._purpose, "question": mask(answer.question).text,
                "outcome": answer.outcome.value, "clauses": [c.clause_id for c in answer.citations],
            }  # fmt: skip
            self._write(json.dumps(line, ensure_ascii=False), day)

    def _count(self, day: date) -> None:
        with self._counts.changing() as counts:
            kept = counts.setdefault(day.isoformat(), {"unanswered": 0})
            kept["unanswered"] += 1
            for old in sorted(counts)[:-_COUNT_DAYS]:
                del counts[old]

    def _write(self, line: str, day: date) -> None:
        with self._lock:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._folder / f"{day.isoformat()}.jsonl"
            fresh = not path.exists()
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(opened, "a", encoding="utf-8") as file:
                file.write(line + "\n")
        if fresh:
            self.expire(day)

    def counts(self) -> dict[str, int]:
        """Return how many questions were not found on each day."""
        return {day: int(kept["unanswered"]) for day, kept in self._counts.read().items()}

    def expire(self, today: date) -> int:
        """Delete the days that are over; without records all of them. Say how many files went."""
        last = (today - timedelta(days=self._days - 1)).isoformat() if self.kept else "9999"
        gone = [file for file in self._folder.glob("*.jsonl") if file.stem < last]
        for file in gone:
            file.unlink(missing_ok=True)
        return len(gone)

    def delete(self) -> int:
        """Delete every record of a question; say how many files went. The counts stay."""
        gone = list(self._folder.glob("*.jsonl"))
        for file in gone:
            file.unlink(missing_ok=True)
        return len(gone)
