"""Items of what a sentence names in a row: 做好运营管护、收益分配、风险防控等工作."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.teaching.crafting import GAP, according, called, item_about, quoted
from assistant.teaching.drawing import shuffled
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.list_items import members_in
from assistant.teaching.reading_alone import says_measure, shared
from assistant.teaching.statement import TaughtSentence

_VERBS = (
    r"建立健全|健全完善|优化完善|继续实施|加强对|做好|统筹|明确|加强|完善|推动|推进|支持发展|支持|增强|促进|落实|开展|实施|"
    r"包括|涉及|通过|组织|提供|制定|强化|深化|改善|保障|提高|防范|严禁|查处|打击|重点"
)
_AND_SO_ON = "等(?![待级候次效同于额价份])"
_MEMBER = rf"(?:(?!{_AND_SO_ON})[\u4e00-\u9fff]){{2,16}}"
_ROW = re.compile(
    rf"(?:^|[，、；：。]|(?<=[，；。]))(?P<lead>(?:[\u4e00-\u9fff]{{0,6}}?)(?:{_VERBS}))"
    rf"(?P<row>{_MEMBER}(?:、{_MEMBER}){{2,7}})(?P<end>{_AND_SO_ON}|的|(?=[，。；]))"
)
_LAST = re.compile(r"(?:以及|[和及])(?=[^、]{2,12}$)")
_NOUN = re.compile(r"等(?:各项|方面)?(?P<noun>[^，。；的]{2,14})(?=[，。；])")
_DOES = re.compile(
    r"学习|开展|组织|实施|做好|发展|考核|支持|加强|提高|完善|推进|投向|评估|监测|审查|检查"
)
_SCOPE = re.compile(r"县域|农村|乡村|全[省市县区]|国家|本地")
_NO_QUESTION = re.compile(r"(?:^|[，；])(?:对|在|将|把|为|除|以)[^，；]*$|(?:通过|涉及)$")
"""What leads in a row of which the rest of the sentence says something; before it, what may be
said of the whole row and stands with its first."""
_MOST_RIGHT, _MOST, _LEAST_WRONG = 4, 6, 2
_LONGEST_FIRST = 2
"""By how much the first may be longer than the longest of the others: it begins with a verb."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row, the sentence with a gap for it, and the question for it if any.

    What is asked for is the noun behind 等: 做好哪些工作.
    """

    members: tuple[str, ...]
    sentence: str
    asks: str = ""

    @property
    def ending(self) -> str:
        """The character that all of them end with, "" where they end differently."""
        ends = {member[-1] for member in self.members}
        return ends.pop() if len(ends) == 1 else ""


def series_items(lesson: Lesson) -> Iterator[Item]:
    """Yield which of several things a sentence names, among those that others name."""
    for statement in lesson.statements:
        near = [*lesson.near(statement)]
        listed = [m for s in near for m in members_in(s.text)]
        rows = [row for s in near for row in _rows(s.text)]
        for row in _rows(statement.text):
            own = [m for other in rows if other.ending == row.ending for m in other.members]
            pool = [*own, *(m for m in listed if row.ending in m[-1:])]
            yield from _asked(lesson, statement, row, pool)


@lru_cache(maxsize=4096)
def _rows(text: str) -> tuple[_Row, ...]:
    """Return the rows of a sentence; every other sentence of its document asks for them too."""
    return tuple(_found_rows(text))


def _found_rows(text: str) -> Iterator[_Row]:
    for match in _ROW.finditer(text):
        first, *others = match["row"].split("、")
        if match["end"] == "等" and _LAST.search(others[-1]):
            others[-1:] = _LAST.split(others[-1])
        first = _cut(first, others)
        members = (first, *others)
        lengths = [len(m) for m in members]
        even = max(lengths) <= 3 * min(lengths) and lengths[0] <= max(lengths[1:]) + _LONGEST_FIRST
        even = even and len({says_measure(m) for m in members}) == 1
        even = even and not any(m.startswith(("和", "及", "与")) for m in members)
        clear = match["end"] == "等" or len({*lengths}) == 1
        if even and clear and len(set(members)) == len(members) and text.count(first) == 1:
            begin = match.start("row") + len(match["row"].split("、")[0]) - len(first)
            noun = _NOUN.match(text, match.end("row"))
            whole = _DOES.match(first) or (_SCOPE.match(first) and not _SCOPE.match(others[0]))
            noun = None if _NO_QUESTION.search(text[:begin]) or whole else noun
            asks = f"{text[:begin]}哪些{noun['noun']}？" if noun else ""
            yield _Row(members, f"{text[:begin]}{GAP}{text[match.end('row') :]}".rstrip("。"), asks)


def _cut(first: str, others: Sequence[str]) -> str:
    """Return the first of a row without what leads it in, where the others have one length."""
    lengths = {len(other) for other in others}
    return first[-min(lengths) :] if len(lengths) == 1 else first


def _asked(
    lesson: Lesson, statement: TaughtSentence, row: _Row, pool: Sequence[str]
) -> Iterator[Item]:
    right = row.members[:_MOST_RIGHT]
    wrong = _others(lesson, statement, row, pool)[: _MOST - len(right)]
    place = called(statement.document, statement.clause)
    part = f"{quoted(statement.heading)}部分" if statement.heading else ""
    if row.asks and len(row.members) <= _MOST:
        yield item_about(
            ItemKind.SHORT, f"{according(statement)}{row.asks}", statement, right=row.members
        )
    if len(wrong) >= _LEAST_WRONG:
        stem = f"下列各项中，{place}{part}{quoted(row.sentence)}一句列出的有哪些？"
        yield item_about(
            ItemKind.MULTIPLE, stem, statement,
            right=right, wrong=wrong, difficulty=3, seed=lesson.seed,
        )  # fmt: skip


def _others(lesson: Lesson, statement: TaughtSentence, row: _Row, pool: Sequence[str]) -> list[str]:
    """Return what other sentences name that could be taken for it and that this clause has not."""
    least, most = min(map(len, row.members)), max(map(len, row.members))
    kept: list[str] = []
    for other in shuffled(dict.fromkeys(pool), lesson.seed, statement.text):
        fits = least - 1 <= len(other) <= most + 1 and other not in statement.text
        alike = any(shared(other, m) >= 0.34 or shared(m, other) >= 0.34
                    for m in (*row.members, *kept))  # fmt: skip
        if fits and not alike and not lesson.also_true(other, statement.text):
            kept.append(other)
    return kept
