"""Items to be answered in words: what is wanted by a year, what somebody is given."""

import re
from collections.abc import Iterator

from assistant.teaching.crafting import according, item_about
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.statement import TaughtSentence

_GOALS = re.compile(r"^到\s*(?P<year>\d{4})\s*年(?P<end>底?)，(?P<goals>[^。；]{12,})。$")
_GIVEN = re.compile(
    r"^对(?P<who>[^，。；：]{4,40})，(?P<given>(?:按照?[^，]{2,12}|根据实际需要)?(?:给予|实行|提供|予以|免除|减免|落实)"
    r"[^。；]{4,80})。$"
)
_LEAST = 2


def telling_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the goals of a year, and what is given to whom, to be told in words."""
    for statement in lesson.statements:
        yield from _goals(statement)
        yield from _given(statement)


def _goals(statement: TaughtSentence) -> Iterator[Item]:
    match = _GOALS.match(statement.text)
    points = match["goals"].split("，") if match else []
    if match and len(points) >= _LEAST:
        asks = f"到{match['year']}年{match['end']}要达到哪些目标？"
        stem = f"{according(statement)}{asks}"
        yield item_about(ItemKind.SHORT, stem, statement, right=points, difficulty=2)


def _given(statement: TaughtSentence) -> Iterator[Item]:
    match = _GIVEN.match(statement.text)
    if match:
        stem = f"{according(statement)}对{match['who']}有什么规定？"
        yield item_about(ItemKind.SHORT, stem, statement, right=[match["given"]], difficulty=2)
