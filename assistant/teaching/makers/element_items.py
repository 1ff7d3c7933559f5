"""Items of which meeting passed the paper that a notice gives out."""

import re
from collections.abc import Iterator

from assistant.documents.model import Clause, PolicyDocument
from assistant.teaching.crafting import item_of, proof_of
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson

_TOPIC = "公文要素"
_PASSED = re.compile(
    r"^(?P<what>《[^》]+》)已[经由](?P<who>(?P<level>[省市县区])(?:委|政府)(?:常委会|常务|全体)会议)"
    r"(?P<does>[^，。]{0,6}通过)"
)
_MEETINGS = ("委常委会会议", "委全体会议", "政府常务会议", "政府全体会议")
"""The meetings that pass papers of a place, behind its level: 市委常委会会议."""


def element_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the item of each notice that says who passed what it gives out.

    To whom a paper goes, who signs it and what is attached are form: nobody is taught them.
    """
    for document, clause in lesson.clauses:
        if not clause.element:
            yield from _passed(lesson, document, clause)


def _passed(lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    match = _PASSED.match(clause.text.strip())
    if match:
        meetings = [f"{match['level']}{meeting}" for meeting in _MEETINGS]
        wrong = [meeting for meeting in meetings if meeting != match["who"]]
        stem = f"{match['what']}已经哪个会议{match['does']}？"
        yield item_of(
            ItemKind.SINGLE, stem, proof_of(document, clause),
            right=[match["who"]], wrong=wrong, topic=_TOPIC, seed=lesson.seed,
        )  # fmt: skip
