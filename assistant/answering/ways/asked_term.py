"""The term that a question is about: the longest stretch of it that stands in the library."""

import re

from assistant.answering.turn import Turn
from assistant.documents.text import fold
from assistant.library.library import Library

_FRAME = re.compile(
    r"(?:两份|这份|那份|所有|全部)?文(?:件|中|里|内)(?:里|中|内)?|库里|原文|到底|究竟|请问|帮我|凡是|哪些地方|哪几处|"
    r"出现|讲到|提到|写到|涉及|说到|什么|哪些|哪几|怎么|是否|有没有|分别|第几条|哪条|哪一条|全都?|都|"
    r"[？?。！!，,、；;：:\s]"
)


def asked_term(turn: Turn, shortest: int = 2) -> str:
    """Return the quoted term of the question, else its longest stretch found in the library."""
    quoted = turn.question.quotations
    if quoted and turn.library.says(fold(quoted[0])):
        return quoted[0]
    asked = quoted[:1] or (turn.question.typed.without_places,)
    pieces = [fold(p) for text in asked for p in _FRAME.split(text) if p]
    runs = (run for piece in pieces for run in _runs(piece, turn.library, shortest))
    stop = turn.library.lexicon.stopwords
    kept = [run for run in runs if run not in stop]
    return max(kept, key=len, default="")


def _runs(piece: str, library: Library, shortest: int) -> list[str]:
    """Return the longest stretches of `piece` that stand in `library`, none inside another."""
    runs, at = [], 0
    while at < len(piece):
        end = at
        while end < len(piece) and library.says(piece[at : end + 1]):
            end += 1
        if end - at >= shortest:
            runs.append(piece[at:end])
        at = max(end, at + 1)
    return runs
