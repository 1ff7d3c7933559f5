"""Cases: facts that keep or miss the bound of a clause, to be judged by it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.teaching.crafting import called, item_about
from assistant.teaching.drawing import lot
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.near_figures import AskedFigure, asked_figures, near_figures, value_of
from assistant.teaching.statement import TaughtSentence

_BEFORE: tuple[tuple[re.Pattern[str], bool], ...] = (
    (re.compile(r"(?:原则上)?不(?:得|应|能|应当)?(?:超过|高于|多于|大于)\s*$"), True),
    (re.compile(r"控制在\s*$"), True),
    (re.compile(r"(?:原则上)?不(?:得|应|能|应当)?(?:低于|少于|小于)\s*$"), False),
    (re.compile(r"(?<!未)(?:达到|达)\s*$"), False),
)
"""How a bound is written before its figure, and whether it is the most that may be."""
_BEHIND = re.compile(r"^及?以[下上内]")
_MODAL = re.compile(r"(?:原则上|一般|逐步|力争|努力|确保|应当|必须|应|要|须|需)*$")
_LINKED = re.compile(r"(?:累计|合计|共计|总计|为|是|达|约|共|满)$")
_NORM = re.compile(
    r"应|要|不得|须|必须|可以|予以|给予|免|的，|控制|不低于|不超过|不高于|支持|鼓励|力争"
)
_MEASURED = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:比例|占比|比重|率|额|规模|面积|时间|天数|人数|数量|累计|余额|标准|期限|收入|费用|收费)$"
)
_DOES = re.compile(
    r"^(?:其中|对|将|可|要|应|须|引导|支持|鼓励|在)(?!一个)|[至到]$|(?<!需|必|主)要(?!素|求)|[可应]对"
)
_WRONG = 3
_WHO = re.compile(r"^[^，]{2,24}的(?:个人|单位|企业|家庭|人员|车辆|机构)，")
_PAST = re.compile(r"(?:已|曾|了)(?:经|于)?|共发生|据.{0,6}统计|截至")


@dataclass(frozen=True, slots=True)
class _Bound:
    """A bound of a sentence: `words` as printed around its figure, `most` the kind of it."""

    asked: AskedFigure
    start: int
    end: int
    most: bool

    def words(self, text: str, figure: str) -> str:
        """Return the bound as printed, with another figure in it."""
        return f"{text[self.start : self.asked.start]}{figure}{text[self.asked.end : self.end]}"

    def kept_by(self, value: Decimal, bound: Decimal) -> bool:
        """Say whether a value keeps the bound."""
        return value < bound if self.most else value > bound


def condition_items(lesson: Lesson) -> Iterator[Item]:
    """Yield a case for each bound that a statement sets."""
    for statement in lesson.statements:
        if _PAST.search(statement.text):
            continue
        for bound in _bounds(statement.text):
            yield from _case(lesson, statement, bound)


def _bounds(text: str) -> Iterator[_Bound]:
    if not _NORM.search(text):
        return
    for asked in asked_figures(text):
        before, after = text[: asked.start], text[asked.end :]
        ahead = next(((m, most) for p, most in _BEFORE if (m := p.search(before))), None)
        behind = _BEHIND.match(after)
        if ahead:
            end = asked.end + (behind.end() if behind else 0)
            yield _Bound(asked, ahead[0].start(), end, ahead[1])


def _case(lesson: Lesson, statement: TaughtSentence, bound: _Bound) -> Iterator[Item]:
    text, asked = statement.text, bound.asked
    near = [n for n in near_figures(asked, lesson.seed) if n not in text]
    limits = [n for n in near if not lesson.also_true(n, text)]
    facts = _facts(text[: bound.start])
    if len(limits) < 3 or not facts:
        return
    keeps = bool(lot(lesson.seed, statement.clause.id, asked.start, "case") % 2)
    limit = value_of(asked.printed)
    told = next((n for n in limits if bound.kept_by(value_of(n), limit) is keeps), "")
    others = [n for n in limits if n != told]
    wrong = _beside(bound, text, told, others, keeps=keeps) if told else []
    if not wrong:
        return
    stem = (
        f"某地的实际情况是：{facts}{'' if _LINKED.search(facts) else '为'}{told}。"
        f"根据{called(statement.document, statement.clause)}，下列判断正确的是哪一项？"
    )
    right = _verdict(bound.words(text, asked.printed), keeps=keeps)
    yield item_about(
        ItemKind.CASE, stem, statement, right=[right], wrong=wrong, difficulty=3, seed=lesson.seed
    )


def _beside(
    bound: _Bound, text: str, told: str, others: Sequence[str], *, keeps: bool
) -> list[str]:
    """Return three verdicts by other bounds: two say what the true one does not, each by its own.

    So neither what most of them say nor a verdict that its own bound belies tells the true one.
    """
    meets = {n: bound.kept_by(value_of(told), value_of(n)) for n in others}
    same = [n for n in others if meets[n] is keeps][:1]
    contrary = [n for n in others if meets[n] is not keeps][:2]
    if len(same) + len(contrary) < _WRONG:
        return []
    return [_verdict(bound.words(text, n), keeps=meets[n]) for n in (*same, *contrary)]


def _facts(before: str) -> str:
    """Return the words before a bound that say of what it is one; "" where they are no facts."""
    facts = _MODAL.sub("", re.split(r"[；。]", before.rstrip())[-1])
    *_, last = facts.split("，")
    if not _MEASURED.search(last) or _DOES.search(last):
        return ""
    return facts if _WHO.match(facts) else last


def _verdict(bound: str, *, keeps: bool) -> str:
    return f"{'符合' if keeps else '不符合'}规定，因为规定的是“{bound.strip()}”"
