"""Items to be answered in words: what a clause demands, point by point."""

import re
from collections.abc import Iterator

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.teaching.crafting import called, item_of, proof_of, quoted
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import is_whole, reads_alone, says_measure
from assistant.teaching.statement import body_lines, own_heading, sentences_in, topic_over

_LEAST, _MOST, _LONGEST = 2, 5, 150
"""Points that can be told by heart, and the characters of all of them."""
_GOAL = re.compile(r"目标$")


def point_items(lesson: Lesson) -> Iterator[Item]:
    """Yield an item for each clause with a heading and a few short sentences below it."""
    for document, clause in lesson.clauses:
        if clause.kind is ClauseKind.CLAUSE:
            yield from _of_clause(document, clause)


def _of_clause(document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    heading = own_heading(document, clause)
    points = [s for line in body_lines(document, clause) for s in sentences_in(line)]
    fits = _LEAST <= len(points) <= _MOST and all(_is_point(p) for p in points)
    asked = says_measure(heading) and not _GOAL.search(heading)
    if not asked or not fits or sum(map(len, points)) > _LONGEST:
        return
    stem = f"根据{called(document, clause)}，{quoted(heading)}有哪些具体要求？"
    yield item_of(
        ItemKind.SHORT, stem, proof_of(document, clause), right=[p.rstrip("。") for p in points],
        topic=topic_over(document, clause), difficulty=2,
    )  # fmt: skip


def _is_point(sentence: str) -> bool:
    return is_whole(sentence) and (reads_alone(sentence) or says_measure(sentence))
