"""A talk: answers in their order, as it is taken away, and an answer as a browser gives it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from assistant.answering.answer import Answer
from assistant.errors import UsageError

_LEFT_OUT = ("calculation", "elapsed_ms")
"""What an answer says of these stands in its text."""


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """Answers with their questions, oldest first."""

    answers: tuple[Answer, ...]


@cache
def _reader() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


def kept_answer(answer: Answer) -> dict[str, object]:
    """Return an answer as a browser may keep it, for `answer_of` to read again."""
    return {name: value for name, value in answer.to_json().items() if name not in _LEFT_OUT}


def answer_of(kept: Mapping[str, object]) -> Answer:
    """Return the answer that was kept.

    Raises:
        UsageError: it is none.
    """
    try:
        return _reader().validate_python({k: v for k, v in kept.items() if k not in _LEFT_OUT})
    except (ValidationError, TypeError) as error:
        raise UsageError("这段对话读不出来。", "请重新问一次，再存成文件。") from error
