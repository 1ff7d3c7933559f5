"""Items of what is forbidden or bounded: the sentence as it stands, or with that turned round."""

import re
from collections.abc import Iterator

from assistant.teaching.crafting import judged
from assistant.teaching.item import Item
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import pairs_of, tells

_TURNED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"不(?:得|应当?)低于|不(?:得)?少于"), "不得高于"),
    (re.compile(r"不低于"), "不高于"),
    (re.compile(r"不(?:得|应当?)(?:高于|超过)"), "不得低于"),
    (re.compile(r"不(?:高于|超过)"), "不低于"),
    (
        re.compile(
            r"不得(?!低|高|超|少|擅|随|违|以任何|以权|利用|徇|弄|泄|干扰|设置障碍|推诿|损害)"
        ),
        "可以",
    ),
    (re.compile(r"不予"), "应当予以"),
    (re.compile(r"不纳入"), "纳入"),
    (re.compile(r"不包括"), "包括"),
    (re.compile(r"免予"), "应当"),
    (re.compile(r"(?<![不未])免征"), "全额征收"),
    (re.compile(r"免收"), "照常收取"),
    (re.compile(r"不再"), "继续"),
    (re.compile(r"不计入"), "计入"),
    (re.compile(r"不刻制"), "刻制"),
    (re.compile(r"原则上不(?!得)"), "原则上可以"),
    (re.compile(r"(?<=[，应当要])全部(?!担保|贷款)"), "部分"),
)
"""How a sentence says that something may not be, and what says the contrary."""


_FORBIDS = re.compile(r"禁|不得|取消|停止|严格|规范")
_DEMANDS = re.compile(
    r"(?:要|应当?(?!由)|必?须)[^，；。]*[，；]|维护|坚持|精简|减少|切实|严[格禁]|不[得能]"
)
"""What a sentence demands before, which the contrary of the rest would not go with."""
_ABSURD = re.compile(r"(?:可以|继续|应当).*(?:不合理|违规|违法|擅自|损害|变相|挪作|危害|虚假|泄露)")
"""A contrary that nobody takes for true."""


def flipped_items(lesson: Lesson) -> Iterator[Item]:
    """Yield a sentence to judge for each prohibition or bound of a statement."""
    for statement in lesson.statements:
        turned = _turned(statement.text)
        heading = statement.heading
        if _FORBIDS.search(heading) or tells(heading, pairs_of(statement.text)):
            continue  # the heading over it, which the stem names, says that it holds
        if turned and not _ABSURD.search(turned) and not lesson.also_true(turned, turned):
            yield from judged(statement, turned)


def _turned(text: str) -> str:
    for pattern, contrary in _TURNED:
        found = [*pattern.finditer(text)]
        if len(found) == 1 and not _DEMANDS.search(text, 0, found[0].start()):
            match = found[0]
            return f"{text[: match.start()]}{contrary}{text[match.end() :]}"
    return ""
