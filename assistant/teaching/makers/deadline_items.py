"""Cases of deadlines: something was done on a day, and the clause says until when it had to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.teaching.crafting import called, item_about, quoted
from assistant.teaching.drawing import lot, shuffled
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.day_items import names_one_day, says_again
from assistant.teaching.statement import TaughtSentence

_DEADLINE = re.compile(
    r"(?:于|在|到)?(?P<year>20\d\d)\s*年\s*(?:(?P<month>1[0-2]|[1-9])\s*月)?底(?:之|以)?前，?"
)
_DOES = re.compile(r"完成|建立|出台|制定|实现|推行|启用|建成|纳入|印发|公布|公开|取消|报送")
_SUBJECT = re.compile(r"^[\u4e00-\u9fff、（）]{2,30}?(?:完成|建立|出台|制定|推行|建成|公布|报送)")
_NEAR = (-3, -2, -1, 1, 2, 3)
"""Months by which the other deadlines lie apart; two of them say the contrary of the true one."""


@dataclass(frozen=True, slots=True)
class _Month:
    """A month, by the months since the year 0."""

    count: int

    @property
    def until(self) -> str:
        """How a deadline at its end is written."""
        return f"{self.count // 12}年{self.count % 12 + 1}月底前"

    @property
    def day(self) -> str:
        """A day in its middle."""
        return f"{self.count // 12}年{self.count % 12 + 1}月10日"


def deadline_items(lesson: Lesson) -> Iterator[Item]:
    """Yield a case for each sentence that sets one deadline at the end of a month."""
    for statement in lesson.statements:
        match = _DEADLINE.search(statement.text)
        if match and names_one_day(statement.text) and not says_again(statement):
            task = f"{statement.text[: match.start()]}{statement.text[match.end() :]}".rstrip("。")
            if _SUBJECT.search(task) and _DOES.search(task):
                yield _case(lesson, statement, match, task)


def _case(lesson: Lesson, statement: TaughtSentence, match: re.Match[str], task: str) -> Item:
    limit = _Month(int(match["year"]) * 12 + int(match["month"] or 12) - 1)
    late = bool(lot(lesson.seed, statement.clause.id, match.start(), "deadline") % 2)
    done = _Month(limit.count + (1 if late else 0))
    months = [_Month(limit.count + n) for n in shuffled(_NEAR, lesson.seed, statement.text)]
    same = [m for m in months if (done.count > m.count) is late and m.count != limit.count]
    contrary = [m for m in months if (done.count > m.count) is not late]
    stem = (
        f"某地落实{quoted(task)}的要求，于{done.day}完成。"
        f"根据{called(statement.document, statement.clause)}，下列判断正确的是哪一项？"
    )
    wrong = [_verdict(done, month) for month in (*same[:1], *contrary[:2])]
    return item_about(
        ItemKind.CASE, stem, statement,
        right=[_verdict(done, limit)], wrong=wrong, difficulty=3, seed=lesson.seed,
    )  # fmt: skip


def _verdict(done: _Month, limit: _Month) -> str:
    kept = "符合" if done.count <= limit.count else "不符合"
    return f"{kept}时限要求，因为规定的时限是{limit.until}"
