"""Scores answers against questions with the clauses that a good answer cites.

An answerable question is right when it is answered, every `must_contain` stands in the text
(numbers compare by value), and a citation names a gold clause. An unanswerable one is right when
it is not answered and every `must_contain` stands in the text.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant import Answer, Outcome
from assistant.documents.numerals import read_integer

_NUMBER = re.compile(r"\d+(?:\.\d+)?[万亿]?|[零一二两三四五六七八九十百千万亿]+")
_SCALES = {"万": 10_000.0, "亿": 100_000_000.0}


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the question file; `gold` are clauses as 文号 + label."""

    id: str
    question: str
    style: str
    answerable: bool
    history: tuple[Mapping[str, str], ...] = ()
    gold: frozenset[str] = field(default_factory=frozenset)
    must_contain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one question."""

    question: Question
    right: bool
    outcome: str
    missing: tuple[str, ...]
    cited: tuple[str, ...]


def read_questions(file: Path) -> list[Question]:
    """Read a question file, one JSON object a line."""
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]
    return [_question(record) for record in records]


def _question(record: dict[str, Any]) -> Question:
    gold, needed = frozenset(record.pop("gold")), tuple(record.pop("must_contain"))
    history = tuple(record.pop("history"))
    return Question(**record, gold=gold, must_contain=needed, history=history)


def judge(question: Question, answer: Answer) -> Row:
    """Say whether `answer` is right."""
    cited = tuple(f"{c.document_number}{c.clause}" for c in answer.citations)
    missing = tuple(m for m in question.must_contain if not contains(answer.text, m))
    if question.answerable:
        right = answer.outcome is Outcome.ANSWERED and bool(question.gold & set(cited))
    else:
        right = answer.outcome is not Outcome.ANSWERED
    return Row(question, right and not missing, answer.outcome.value, missing, cited)


def contains(text: str, wanted: str) -> bool:
    """Say whether `wanted` stands in `text`; a bare number may stand there in another form."""
    folded, key = _fold(text), _fold(wanted)
    if re.fullmatch(r"\d+(?:\.\d+)?", key):
        return round(float(key), 2) in {_value(w) for w in _NUMBER.findall(folded)}
    return key in folded


def _fold(text: str) -> str:
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    return re.sub(r"(?<=\d),(?=\d{3})", "", bare)


def _value(word: str) -> float:
    if word[0].isdigit():
        return round(float(word.rstrip("万亿")) * _SCALES.get(word[-1], 1.0), 2)
    return float(read_integer(word) or 0)


def table(rows: Iterable[Row]) -> str:
    """Return right and asked for each style, then every wrong question with the reason."""
    styles: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        styles[row.question.style].append(row)
    lines = [f"{s:14} {sum(r.right for r in rs):2}/{len(rs)}" for s, rs in sorted(styles.items())]
    wrong = [r for rs in styles.values() for r in rs if not r.right]
    lines += [
        f"{r.question.id} {r.question.question} {r.outcome} {r.missing} {r.cited}" for r in wrong
    ]
    return "\n".join(lines)
