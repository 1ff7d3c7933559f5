"""Items of the words that carry a sentence: on what ground, by what means, which mechanism.

A sentence of a policy is built in few frames (以…为依据, 在…的前提下, 健全…机制). What stands in
one is what a learner has to know of it, and what stands in the same frame elsewhere can be taken
for it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.teaching.crafting import GAP, according, item_about
from assistant.teaching.drawing import lot, shuffled
from assistant.teaching.even_choices import ENOUGH, drawn_evenly
from assistant.teaching.item import BLANK, FALSE, TRUE, Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import is_whole, pairs_of, shared
from assistant.teaching.statement import TaughtSentence

_MAKES = (
    r"(?:建立健全|健全完善|优化完善|调整完善|深入推行|逐步建立|建立|健全|完善|推行|实施|探索|成立|打造|构建|推进|落实|"
    r"开展|制[定订]|形成|设立|改善|创新|搭建)"
)
_WORDS = r"(?P<words>[\u4e00-\u9fff、（）]{3,16}?)"
_AGENT = "鼓励"
_WHO = (
    "(?:合作社|企业|村|镇|地区|机构|单位|力量|人口|农户|家庭|群众|银行|园区|人才|毕业生|个人|主体|"
    "县区|集体)"
)
_DOES = "发展|承接|开展|领办|参与|申报|建设|加快|深化|推进|设立|建立|采取|提供"
_FRAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    *(
        (noun, re.compile(rf"{_MAKES}{_WORDS}{noun}(?=[，。、；和及])"))
        for noun in (
            "制度", "机制", "体系", "平台", "政策", "工程", "计划", "模式", "格局", "标准",
            "清单", "服务", "试点", "改革", "办法", "规划", "方案", "目录", "责任",
        )
    ),
    ("依据", re.compile(rf"以{_WORDS}为(?:依据|基础|导向|目标|主体|核心|抓手)")),
    ("前提", re.compile(rf"在{_WORDS}的?(?:前提下|基础上|条件下)")),
    ("作用", re.compile(rf"发挥{_WORDS}的?(?:引领|主体|主导|主力军|基础性|带动|示范|监督)?作用")),
    ("利用", re.compile(rf"(?:充分利用|利用|依托|借助){_WORDS}(?=，|培育|开展|加强|推进|建设)")),
    ("通过", re.compile(rf"(?<![审议])通过{_WORDS}(?:等?(?:多种)?(?:方式|形式|途径|渠道))(?=，)")),
    ("围绕", re.compile(rf"(?:围绕|聚焦){_WORDS}(?=，)")),
    ("按照", re.compile(rf"(?:按照|根据){_WORDS}(?:的?(?:要求|原则|规定))(?=，|[\u4e00-\u9fff])")),
    ("防止", re.compile(rf"(?:防止|避免|杜绝){_WORDS}(?:倾向|现象|行为)")),
    ("作为", re.compile(rf"作为{_WORDS}的?(?:重要)?(?:参考|依据|内容)")),
    ("倾斜", re.compile(rf"向{_WORDS}(?:倾斜|延伸|转移)(?=[，。])")),
    ("重点", re.compile(rf"重点(?:支持|投向|帮促|保障){_WORDS}(?=[，。])")),
    ("撬动", re.compile(rf"(?:撬动|引导|动员){_WORDS}参与")),
    (
        _AGENT,
        re.compile(rf"(?:鼓励|支持|引导)(?P<words>[\u4e00-\u9fff]{{2,14}}?{_WHO})(?={_DOES})"),
    ),
    ("特色", re.compile(rf"(?<![\u4e00-\u9fff])(?:培育|打造|突出){_WORDS}(?=[，。；]|$)")),
)  # fmt: skip
"""The frames: what is asked for stands between two fixed pieces."""
_EMPTY = re.compile(
    r"^(?:有关|相关|各项|各类|各种|一批|有效|必要|相应|长效|工作|具体|统一|本|新|其|等|这|国家|规定|实际|情况|要求)+的?$"
    r"|^(?:一批|有关|相关|各类|各项|新的|问题|好)|的$|^[的地得了和及与、]|[并与和及、]$|[上下中]$|(?:长效|工作|有关|有序|依法)$|的.*、|统一"
    r"|^(?:建立|完善|健全|推进|加快|探索|制定|法律法规$)|(?<![行作认])为|以.*、|措施$"
)
_LEAST_ROUND = 14
"""Characters around the gap without which nobody can tell what belongs there."""
_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class _Framed:
    """Words of a sentence in a frame; `start` and `end` are where they stand."""

    statement: TaughtSentence
    frame: str
    words: str
    start: int
    end: int

    def filled(self, words: str) -> str:
        """Return the sentence with other words in their place."""
        text = self.statement.text
        return f"{text[: self.start]}{words}{text[self.end :]}"


def frame_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of the words in each frame: as a choice, to be judged, as a blank."""
    pools: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in lesson.every:
        for framed in _framed(statement):
            pools[statement.document.id, framed.frame].append(framed.words)
    for statement in lesson.statements:
        for framed in _framed(statement):
            if _is_asked(framed):
                pool = pools[statement.document.id, framed.frame]
                yield from _asked(lesson, framed, dict.fromkeys(pool))


def _framed(statement: TaughtSentence) -> Iterator[_Framed]:
    text = statement.text
    for frame, pattern in _FRAMES:
        for match in pattern.finditer(text):
            words = match["words"]
            bare = frame == _AGENT or "的" not in words
            if bare and is_whole(words) and not _EMPTY.search(words) and text.count(words) == 1:
                yield _Framed(statement, frame, words, *match.span("words"))


def _is_asked(framed: _Framed) -> bool:
    """Say whether enough of the sentence is left, and neither it nor its heading says the words."""
    heading = pairs_of(framed.statement.heading)
    around = len(framed.statement.text) - len(framed.words)
    return around >= _LEAST_ROUND and not pairs_of(framed.words) & heading


def _asked(lesson: Lesson, framed: _Framed, pool: dict[str, None]) -> Iterator[Item]:
    statement = framed.statement
    wrong = _others(lesson, framed, pool)
    if wrong:
        yield item_about(
            ItemKind.SINGLE, f"{according(statement)}{framed.filled(GAP)}", statement,
            right=[framed.words], wrong=wrong, difficulty=2, seed=lesson.seed,
        )  # fmt: skip
        true = lot(lesson.seed, statement.clause.id, framed.words, "framed") % 2
        said = framed.filled(framed.words if true else wrong[0])
        yield item_about(
            ItemKind.JUDGE, f"{according(statement)}{said}", statement,
            right=[TRUE if true else FALSE], difficulty=2,
        )  # fmt: skip
    yield item_about(
        ItemKind.FILL, f"{according(statement)}{framed.filled(BLANK)}", statement,
        right=[framed.words], difficulty=2,
    )  # fmt: skip


def _others(lesson: Lesson, framed: _Framed, pool: dict[str, None]) -> list[str]:
    """Return three words of the same frame in other sentences that nothing says of this."""
    text, kept = framed.statement.text, list[str]()
    for other in shuffled(pool, lesson.seed, text):
        near = abs(len(other) - len(framed.words)) <= max(2, len(framed.words) // 2)
        alike = any(shared(other, each) >= _ALIKE for each in (framed.words, *kept))
        if near and not alike and other not in framed.statement.clause.text:
            kept += [] if lesson.also_true(other, text) else [other]
        if len(kept) == ENOUGH:
            break
    return drawn_evenly(framed.words, kept, lesson.seed, text)
