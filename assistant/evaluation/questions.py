"""The question file: one JSON object a line, each a question and what a right answer needs."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import UsageError

UNSORTED = "未分类"
"""The kind of a question that names none."""
_GUIDE = "请对照 docs/evaluation.md 改好再运行。"
_MOST = 5
"""Lines that an error tells of; a file of another kind has all of them wrong."""


class GradedQuestion(BaseModel):
    """One line: the question, and what a right answer to it must hold.

    `gold` are the clauses that a good answer cites, one of which is enough, written as people
    name them (36号（九）, 2号 成文日期); `answer` are words that stand in the clause cited;
    `must_contain` stands in the text. `answerable` is off where the library does not say it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    question: str
    history: tuple[dict[str, str], ...] = ()
    style: str = UNSORTED
    gold: tuple[str, ...] = ()
    must_contain: tuple[str, ...] = ()
    answer: str = ""
    answerable: bool = True


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """The questions of a file, and the names of the fields in it that nothing is judged by."""

    questions: tuple[GradedQuestion, ...]
    unused: tuple[str, ...] = ()


def read_questions(file: Path) -> QuestionFile:
    """Read a question file; empty lines do not count, and a missing id is the line's number.

    Raises:
        UsageError: the file cannot be read, holds no question, or lines of it are malformed.
    """
    found: list[GradedQuestion] = []
    unused: dict[str, None] = {}
    wrong: list[str] = []
    for number, line in _lines(file):
        try:
            record = _record(line)
            unused |= dict.fromkeys(k for k in record if k not in GradedQuestion.model_fields)
            found.append(GradedQuestion.model_validate({"id": str(number), **record}))
        except (TypeError, ValueError) as error:
            wrong.append(f"第 {number} 行{_reason(error)}")
    _check(file, found, wrong)
    return QuestionFile(tuple(found), tuple(unused))


def _lines(file: Path) -> list[tuple[int, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"读不到问题文件：{file}。", "请核对路径，文件用 UTF-8 编码。") from error
    return [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def _record(line: str) -> dict[str, Any]:
    """Return the object of a line without what is null in it; a number for an id is its text."""
    record = json.loads(line)
    if not isinstance(record, dict):
        raise TypeError
    record = {name: value for name, value in record.items() if value is not None}
    return record | {"id": str(record["id"])} if "id" in record else record


def _reason(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "不是 JSON 对象"
    fields = dict.fromkeys(str(e["loc"][0]) for e in error.errors())
    return f"的 {'、'.join(fields)} 没有写或写法不对"


def _check(file: Path, found: list[GradedQuestion], wrong: list[str]) -> None:
    """Let no file pass of which a part would not be judged, or judged twice under one name."""
    if wrong:
        more = f"，等 {len(wrong)} 行" if len(wrong) > _MOST else ""
        raise UsageError(f"问题文件 {file} 里，{'；'.join(wrong[:_MOST])}{more}。", _GUIDE)
    if not found:
        raise UsageError(f"问题文件里没有问题：{file}。", _GUIDE)
    twice = [name for name, count in Counter(q.id for q in found).items() if count > 1]
    if twice:
        raise UsageError(f"问题文件里这些 id 写了不止一次：{'、'.join(twice[:_MOST])}。", _GUIDE)
