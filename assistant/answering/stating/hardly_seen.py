"""What answers though the reader hardly sees it: where rules say the same of what it ranks first.

Neither is sure alone. The rules know what is asked about and that a sentence has such a value, the
reader knows words that the rules never met. What both point to answers (docs/model-card.md).
"""

from collections.abc import Sequence

from assistant.answering.stating.bounds import bounds
from assistant.answering.stating.fitting_clauses import bounding_first
from assistant.answering.stating.readings import AS_GOOD, Read
from assistant.answering.stating.ruling import Ruling, gives_value
from assistant.answering.turn import Turn
from assistant.documents.text import common_run

_HARDLY = -4.0
"""The reader's log-odds down to which the rules may be right about a value all the same."""
_BOUNDS = -3.0
"""The same of a clause that bounds the figure of which it is asked whether it counts."""
_BARELY, _RUN = -5.0, 6
"""The same of a clause that has so many characters of the question in a row."""
_NEAREST = 2
"""The clauses of which one may bound it."""


def hardly_seen(turn: Turn, reads: Sequence[Read], found: Ruling) -> list[Read]:
    """Return the clauses that answer, best first; `found` is what the rules find."""
    if _agree(found, reads[0]):
        return [each for each in reads if each.fit >= reads[0].fit - AS_GOOD]
    if worded := [each for each in reads if _has_its_words(turn, found, each)]:
        return worded
    bounding = [each for each in reads[:_NEAREST] if _bounds_asked(turn, each)][:1]
    return bounding_first(turn, bounding, reads)


def _has_its_words(turn: Turn, found: Ruling, read: Read) -> bool:
    """Say whether the rules find the value in a clause whose very words the question repeats.

    保费标准提高到多少元 of a clause that writes 保费标准提高至100元.
    """
    if not gives_value(found) or read.told < _BARELY:
        return False
    span = found.spans[0]
    there = span.evidence.clause.id == read.evidence.clause.id
    sentence = span.evidence.clause.text[span.start : span.end]
    return there and len(common_run(turn.question.about, sentence)) >= _RUN


def _bounds_asked(turn: Turn, read: Read) -> bool:
    """Say whether a clause bounds the figure that is asked about: 79岁能领吗."""
    return read.told >= _BOUNDS and bool(bounds(turn, read.text))


def _agree(found: Ruling, first: Read) -> bool:
    """Say whether the rules find the value in the clause that the reader ranks first."""
    there = gives_value(found) and found.spans[0].evidence.clause.id == first.evidence.clause.id
    return there and first.told >= _HARDLY
