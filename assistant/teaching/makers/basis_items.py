"""Cases of the basis: a place plans something, and has to name the clause that it rests on."""

import re
from collections.abc import Iterator

from assistant.documents.model import ClauseKind
from assistant.teaching.crafting import called, item_about, quoted
from assistant.teaching.drawing import lot, shuffled
from assistant.teaching.even_choices import drawn_evenly
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.heading_items import GENERAL, tells
from assistant.teaching.reading_alone import pairs_of, says_measure
from assistant.teaching.statement import TaughtSentence, own_heading

_WHO = ("某镇", "某县", "某单位", "某县有关部门", "某街道")
_LONGEST, _SHORTEST = 70, 16
_NUMBERED = re.compile(r"^[（(][一二三四五六七八九十]+[）)]$")
_ORDERS = re.compile(r"^(?:县委|各级|各地|市)")


def basis_items(lesson: Lesson) -> Iterator[Item]:
    """Yield which clause a plan rests on, where a sentence of one clause alone demands it."""
    for statement in lesson.statements:
        text, heading = statement.text, own_heading(statement.document, statement.clause)
        fits = _SHORTEST <= len(text) <= _LONGEST and says_measure(text) and not _ORDERS.match(text)
        numbered = _NUMBERED.match(statement.clause.label) and heading not in GENERAL
        if fits and heading and numbered and not lesson.said_elsewhere(statement):
            yield from _case(lesson, statement, heading)


def _case(lesson: Lesson, statement: TaughtSentence, heading: str) -> Iterator[Item]:
    words = pairs_of(statement.text)
    if tells(heading, words):
        return
    beside = [
        f"{c.label}{own}" for c in statement.document.clauses
        if c.kind is ClauseKind.CLAUSE and c.layer == statement.clause.layer
        and c.level == statement.clause.level and c.id != statement.clause.id
        and (own := own_heading(statement.document, c)) and own not in GENERAL
        and says_measure(own) == says_measure(heading)
        and abs(len(own) - len(heading)) <= 6 and not tells(own, words)
    ]  # fmt: skip
    right = f"{statement.clause.label}{heading}"
    wrong = drawn_evenly(right, shuffled(beside, lesson.seed, statement.text), lesson.seed, right)
    if wrong:
        who = _WHO[lot(lesson.seed, statement.text, "who") % len(_WHO)]
        stem = (
            f"{who}准备按照{called(statement.document, statement.clause)}"
            f"{quoted(statement.text.rstrip('。'))}的要求制定工作措施，材料里要注明依据。"
            "应当注明的是哪一条？"
        )
        yield item_about(
            ItemKind.CASE, stem, statement,
            right=[right], wrong=wrong, difficulty=2, seed=lesson.seed, whole=True,
        )  # fmt: skip
