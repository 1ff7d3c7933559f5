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
_WEIGHED = re.compile(
    r"(?P<before>[^，。；]{4,40})作为(?P<what>[^，。；]{6,60})的(?P<how>(?:重要)?(?:参考|依据))。$"
)
_HAS_TO = re.compile(
    r"^(?P<who>[^，。；]{2,20}?(?:[部委局厅署院]|银行|机构|机关|政府|单位|企业|部门|医院|平台))要(?!求|素|点|害)"
    r"(?P<does>[^。；]{12,150})。$"
)
_JOINED = re.compile(r"^(?:并|将|把|要|应当?)+")
_LEAST, _MOST, _LONGEST = 2, 5, 150


def telling_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the goals of a year, and what is given to whom, to be told in words."""
    for statement in lesson.statements:
        yield from _goals(statement)
        yield from _given(statement)
        yield from _weighed(statement)
        yield from _has_to(statement)


def _goals(statement: TaughtSentence) -> Iterator[Item]:
    match = _GOALS.match(statement.text)
    points = match["goals"].split("，") if match else []
    if match and _LEAST <= len(points) <= _MOST and len(match["goals"]) <= _LONGEST:
        asks = f"到{match['year']}年{match['end']}要达到哪些目标？"
        stem = f"{according(statement)}{asks}"
        yield item_about(ItemKind.SHORT, stem, statement, right=points, difficulty=2)


def _given(statement: TaughtSentence) -> Iterator[Item]:
    match = _GIVEN.match(statement.text)
    if match:
        stem = f"{according(statement)}对{match['who']}有什么规定？"
        yield item_about(ItemKind.SHORT, stem, statement, right=[match["given"]], difficulty=2)


def _weighed(statement: TaughtSentence) -> Iterator[Item]:
    """Yield for what something counts."""
    match = _WEIGHED.search(statement.text)
    if match:
        what = _JOINED.sub("", match["before"])
        stem = f"{according(statement)}{what}作为哪些方面的{match['how']}？"
        yield item_about(ItemKind.SHORT, stem, statement, right=[match["what"]], difficulty=2)


def _has_to(statement: TaughtSentence) -> Iterator[Item]:
    """Yield what somebody has to do, where a sentence demands several things of one."""
    match = _HAS_TO.match(statement.text)
    if match and match["does"].count("，") + 1 >= _LEAST:
        stem = f"{according(statement)}对{match['who']}提出了哪些要求？"
        yield item_about(ItemKind.SHORT, stem, statement, right=[match["does"]], difficulty=2)
