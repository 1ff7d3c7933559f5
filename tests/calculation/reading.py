"""How tests of calculations read what somebody says."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from assistant.question.asked import Question
from assistant.question.reader import Reader


def said(question: str, history: Sequence[object] = ()) -> Question:
    """Return a question as it is read where no document is known."""
    lexicon = SimpleNamespace(contractions={})
    nothing: Any = SimpleNamespace(documents=(), lexicon=lexicon)
    return Reader(nothing).read(question, history, dated=False)
