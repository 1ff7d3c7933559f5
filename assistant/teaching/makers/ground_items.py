"""Items to be answered in words: on what ground, on what condition, by what principle."""

import re
from collections.abc import Iterator

from assistant.teaching.crafting import according, item_about, quoted
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import is_whole
from assistant.teaching.statement import TaughtSentence

_WORDS = r"(?P<words>[^，。；]{3,40}?)"
_DOES = r"，(?P<does>[^。；]{6,90})(?=[。；])"
_ASKED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:^|，)以{_WORDS}为(?P<as>依据|基础|标准){_DOES}"), "以什么为{as}？"),
    (re.compile(rf"(?:^|，)在{_WORDS}的?(?P<as>前提|基础|条件)[下上]{_DOES}"), "要以什么为{as}？"),
    (re.compile(rf"(?:^|，)(?:按照|遵循|坚持){_WORDS}的?(?P<as>原则){_DOES}"), "按照什么{as}？"),
)
"""How a ground is given before what is done on it, and what asks for it."""
_LAST: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?P<does>[防禁][止]|避免|杜绝){_WORDS}(?P<as>倾向|现象|行为)。$"), "什么"),
    (re.compile(rf"(?P<does>重点(?:支持|投向|保障|用于)){_WORDS}(?P<as>)。$"), "什么"),
)
"""What ends a sentence and can be asked for where it stands."""
_SAYS_AGAIN = re.compile(r"并|也|还|又|仍|其(?!他|余)")
_LEAST_BEFORE = 6
"""Characters before what is asked for, that say of what it is asked."""


def ground_items(lesson: Lesson) -> Iterator[Item]:
    """Yield what each ground and principle is, and what is to be kept off or favoured."""
    for statement in lesson.statements:
        yield from _before(statement)
        yield from _at_the_end(statement)


def _before(statement: TaughtSentence) -> Iterator[Item]:
    for pattern, asks in _ASKED:
        for match in pattern.finditer(statement.text):
            does = match["does"]
            if (
                _is_asked(statement, match["words"])
                and is_whole(does)
                and not _SAYS_AGAIN.match(does)
            ):
                stem = f"{according(statement)}{quoted(does)}{asks.format(**match.groupdict())}"
                yield item_about(ItemKind.SHORT, stem, statement, right=[match["words"]])


def _at_the_end(statement: TaughtSentence) -> Iterator[Item]:
    for pattern, asks in _LAST:
        match = pattern.search(statement.text)
        if match and match.start() >= _LEAST_BEFORE and _is_asked(statement, match["words"]):
            before = statement.text[: match.start("words")]
            stem = f"{according(statement)}{before}{asks}{match['as']}？"
            yield item_about(ItemKind.SHORT, stem, statement, right=[match["words"]])


def _is_asked(statement: TaughtSentence, words: str) -> bool:
    """Say whether neither the heading nor the title, which the stem names, says the words."""
    return is_whole(words) and words not in f"{statement.heading}{statement.title}"
