"""Cases of drafts: somebody wrote a figure or a set phrase down, and the clause says how it is."""

import re
from collections.abc import Iterator

from assistant.teaching.contraries import contraries
from assistant.teaching.counted_phrases import recounted
from assistant.teaching.crafting import called, item_about, quoted
from assistant.teaching.drawing import lot, shuffled
from assistant.teaching.even_choices import drawn_by_size
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.figure_items import tells_itself
from assistant.teaching.near_figures import asked_figures, near_figures, value_of
from assistant.teaching.statement import TaughtSentence

_WRITERS = ("某地的实施方案", "某单位的宣传单", "某地的汇报材料", "某部门的学习材料")
_PHRASE = re.compile(r"(?<=“)[^“”]{2,14}(?=”)")
_LONGEST = 90
_CHOICES = 4


def draft_items(lesson: Lesson) -> Iterator[Item]:
    """Yield a draft for each figure and each counted phrase, written down rightly or wrongly."""
    for statement in lesson.statements:
        if len(statement.text) > _LONGEST:
            continue
        for start, end, others in _changeable(lesson, statement):
            false = [o for o in others if not lesson.also_true(o, statement.text)]
            if len(false) >= _CHOICES - 1:
                yield _case(lesson, statement, (start, end), false[: _CHOICES - 1])


def _changeable(lesson: Lesson, statement: TaughtSentence) -> Iterator[tuple[int, int, list[str]]]:
    """Yield where a sentence may be written down wrongly, and what would then stand there."""
    text = statement.text
    for asked in asked_figures(text):
        if not tells_itself(text, asked):
            near = [n for n in near_figures(asked, lesson.seed) if n not in text]
            drawn = drawn_by_size(asked.printed, near, value_of, lesson.seed, text, "draft")
            yield asked.start, asked.end, drawn
    for match in _PHRASE.finditer(text):
        yield *match.span(), recounted(match[0], text, lesson.seed, "draft")
    for change in contraries(text):
        yield change.start, change.end, shuffled(change.others, lesson.seed, text)


def _case(
    lesson: Lesson, statement: TaughtSentence, place: tuple[int, int], others: list[str]
) -> Item:
    """Return the case; one draft in four is right, so that no verdict is likelier than another."""
    text, (start, end) = statement.text, place
    printed = text[start:end]
    drawn = lot(lesson.seed, statement.clause.id, start, "draft")
    written = printed if drawn % _CHOICES == 0 else others[0]
    draft = f"{text[:start]}{written}{text[end:]}".rstrip("。")
    part = f"{quoted(statement.heading)}部分" if statement.heading else ""
    stem = (
        f"{_WRITERS[drawn % len(_WRITERS)]}里写道：{quoted(draft)}。"
        f"与{called(statement.document, statement.clause)}{part}对照，下列判断正确的是哪一项？"
    )
    verdicts = [_verdict(value, written) for value in (printed, *others)]
    return item_about(
        ItemKind.CASE, stem, statement,
        right=verdicts[:1], wrong=verdicts[1:], difficulty=2, seed=lesson.seed,
    )  # fmt: skip


def _verdict(value: str, written: str) -> str:
    said = "写得对，原文就是" if value == written else "写错了，原文应是"
    return f"{said}{quoted(value.strip())}"
