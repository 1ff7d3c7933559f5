"""A written question with its gold: one line of the question files, and which are held out."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

STATES, PARTLY, ABSENT = "states", "partly", "absent"
"""The verdicts: a clause says what is asked, says only that it is so, or none says it."""
_FIFTHS = 5
HELD, TRIED, LEARNED = 0, 1, frozenset({2, 3, 4})
"""Fifths of the documents: one for the last measuring, one to choose on, those learned from."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Where an answer stands: the characters `start` to `end` of the text of a clause.

    `clause` is the clause's id without its document's; `words` are kept of our own documents only.
    """

    clause: str
    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A question that somebody wrote about `document`, the name of a file.

    `history` are the turns of the user before it, oldest first; `asked` is what is asked for
    (amount, office, …); `tempting` the clauses that a careless reader takes for the answer to an
    absent question, `missing` what is absent, in the user's words; `premise` is what a yes/no
    question takes for granted: "true", "false" or "".
    """

    id: str
    question: str
    history: tuple[str, ...]
    style: str
    asked: str
    verdict: str
    document: str
    gold: tuple[Gold, ...] = ()
    tempting: tuple[str, ...] = ()
    missing: str = ""
    place: str = ""
    year: str = ""
    figures: str = ""
    premise: str = ""

    @property
    def talk(self) -> list[dict[str, str]]:
        """The turns before it, as an assistant is given them."""
        return [{"role": "user", "content": turn} for turn in self.history]


def fifth(document: str) -> int:
    """Return which fifth a document is of, 0 to 4, by its name alone.

    From fifth 0 nothing is ever learned or chosen: it is for the last measuring. What is tried is
    measured on fifth 1 (`HELD`, `TRIED`, `LEARNED`).
    """
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % _FIFTHS


def save_written(questions: Iterable[Written], target: Path) -> None:
    """Write questions, one a line."""
    lines = (json.dumps(asdict(q), ensure_ascii=False) for q in questions)
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_written(path: Path) -> list[Written]:
    """Return the questions of a file in its order."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [_written(record) for record in records]


def _written(record: dict[str, Any]) -> Written:
    gold = tuple(Gold(**each) for each in record.pop("gold"))
    history, tempting = tuple(record.pop("history")), tuple(record.pop("tempting"))
    return Written(gold=gold, history=history, tempting=tempting, **record)
