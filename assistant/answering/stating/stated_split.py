"""Stated splits: where a clause shares the very money of a question, nobody shares it evenly."""

import re

from assistant.answering.turn import Turn
from assistant.calculation.sharing import EVENLY
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.figures import read_figures

_NEAR = 8
"""The clauses found for a question, of which one may be about its money."""
_EQUALLY = re.compile(r"平|均|等[额份]|一样多|除以|[÷/]|分成")
"""The user's own word for equal parts."""
_SPLIT = re.compile(
    r"\d\s*[:：]\s*\d|按[^，。；]{1,12}(?:分配|分担|分摊|负担|承担|比例)|分别(?:承担|负担|安排|分得)"
)


def splits_stated_money(turn: Turn, done: Calculation) -> bool:
    """Say whether a sum gives equal parts unasked of money that a clause divides otherwise.

    渠道清淤那笔48万三个村各分多少: where the clause has 48万元 by 5:4:3, equal parts are wrong,
    though the user named nothing but the three.
    """
    if not any(step.label == EVENLY for step in done.steps):
        return False
    if _EQUALLY.search(turn.question.plain):
        return False
    texts = [found.clause.text for found in turn.evidence(_NEAR)]
    return any(_SPLIT.search(t) and _has(t, done) for t in texts)


def _has(text: str, done: Calculation) -> bool:
    return done.result["total"] in {figure.value for figure in read_figures(text)}
