"""Values: whether clauses state a value of each asked kind, of the thing that is asked about.

A question for an amount is answered only by a sentence with an amount in it, and not by that of
another thing, or of another year, in the same clause.
"""

import re
from collections.abc import Sequence

from assistant.answering.draft import only_asks
from assistant.answering.stating.closeness import Close, close_sentences, with_list
from assistant.answering.stating.deeds import says_strict_deeds
from assistant.answering.stating.ruling import Ruling, Span, stated, unstated
from assistant.answering.stating.subjects import measured_subject, of_subject, unknown_word
from assistant.answering.turn import Turn
from assistant.question.kinds.kind import Kind
from assistant.retrieval.evidence import Evidence

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*年)")
"""A year as a question or a clause writes it, in figures."""
_BESIDE_BEST = 0.85
"""Share of the best sentence's closeness from which another is quoted beside it."""


def value_ruling(turn: Turn, evidence: Sequence[Evidence], kinds: Sequence[Kind]) -> Ruling:
    """Say whether sentences about the question hold a value of each kind that is asked for.

    They must stand under the years that the question names and name the thing that is measured.
    """
    subject = measured_subject(turn)
    years = YEAR.findall(turn.question.typed.without_names())
    names = "、".join(kind.name for kind in kinds)
    if unknown_word(turn, [subject]):
        return unstated(kinds, f"{subject}（{names}）")
    close = close_sentences(turn, evidence)
    if lacking := [k.name for k in kinds if not any(k.found_in(c.sentence) for c in close)]:
        return unstated(kinds, "、".join(lacking))
    held = [c for c in close if _kind_in(c, kinds) and all(y in _dated(c) for y in years)]
    asked = turn.question.about
    held = [c for c in held if says_strict_deeds(asked, f"{c.near} {c.sentence}")]
    if not held:
        return unstated(kinds, "、".join([*(f"{year}年" for year in years), names]))
    own = of_subject(turn, subject, held)
    if not own:
        return unstated(kinds, f"{subject}（{names}）")
    return stated(kinds, [_span(c, kinds) for c in _best(own)])


def _kind_in(close: Close, kinds: Sequence[Kind]) -> Kind | None:
    """Return the kind of which a sentence holds a value."""
    return next((kind for kind in kinds if kind.found_in(close.sentence)), None)


def _dated(close: Close) -> str:
    """Return where the year of a sentence may stand: in itself, or in the title above it."""
    found = close.evidence
    return f"{found.document.title_of(found.clause)}{close.sentence}"


def _best(close: Sequence[Close]) -> list[Close]:
    """Return the closest sentences, what grants before what only asks for it."""
    best = max(c.share for c in close)
    ordered = sorted(close, key=lambda c: (-round(c.share, 1), only_asks(c.evidence.document)))
    return [c for c in ordered if c.share >= _BESIDE_BEST * best]


def _span(close: Close, kinds: Sequence[Kind]) -> Span:
    text = close.evidence.clause.text
    kind = _kind_in(close, kinds) or kinds[0]
    return Span(close.evidence, kind, *with_list(text, close.start, close.end))
