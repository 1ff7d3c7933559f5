"""How places are written: 第二十条第一款第（三）项, 三到五条, （五）至（九）, 附件2第三条.

A text is cut into steps (第二十条, 第一款), and steps that follow one another into chains. What is
listed or ranged shares what stands before it: 第二十条第一款、第三款 are two 款 of one article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.documents.document_number import find_document_numbers
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.question.clause_units import (
    ASKED,
    ATTACHMENT,
    BRACKETED,
    CLOSING,
    INSIDE,
    LONE,
    ROW,
    TABLE,
    UNITS,
)

_D = rf"[{CHINESE_DIGITS}万亿]+"
_N = rf"(?:{_D}|[0-9０-９]+)"
_LIST = r"\s*(?:、|以及|及其|及|和|与|或者|或|跟|同|还有)\s*"
_RANGE = r"\s*(?:至|到|[-－—–~～]+)\s*"
_JOIN = rf"(?:{_LIST}|{_RANGE})"
_WITHIN = r"\s*(?:里面?|中|下面?|当中|其中)?的?\s*"
_NAMES = {
    "自然段": "段", "个部分": "部分", "大部分": "部分", "大点": "部分", "大项": "部分",
    "个大部分": "部分", "个问": ASKED,
}  # fmt: skip
_NOUNS = r"(?!目|课|次|级|题|例)"
_NAMED = re.compile(
    rf"(?<!倒数)第\s*(?P<numbers>{_N}(?:{_JOIN}第?\s*{_N})*)\s*"
    rf"(?P<unit>条|款|项|目|章|节|分编|编|个?大?部分|大点|大项|自然段|段|点|个?问(?!题|卷)){_NOUNS}"
    rf"(?:之\s*(?P<branch>{_D}))?"
)
_LEAD = re.compile(rf"导语第\s*(?P<numbers>{_N})\s*(?:自然)?段(?P<unit>)(?P<branch>)")
_CLOSED = re.compile(rf"结语(?:\s*第\s*(?P<numbers>{_N})\s*(?:自然)?段)?(?P<unit>)(?P<branch>)")
_BRACKET = re.compile(
    rf"(?:(?P<ordinal>第)\s*)?[（(]\s*(?P<numbers>{_N})\s*[）)](?:\s*(?P<unit>[条项目](?!目)))?"
    rf"(?P<branch>)"
)
_POINT = re.compile(
    r"(?<=[）)])\s*(?P<numbers>[0-9０-９]{1,2})\s*(?:[.．、]|$|(?=[，。？?的]))"
    r"(?P<unit>)(?P<branch>)"
)
_SUBPOINT = re.compile(
    r"(?<=[）)])\s*[（(]\s*(?P<numbers>[0-9０-９]{1,2})\s*[）)](?P<unit>)(?P<branch>)"
)
"""（2） right behind （一）."""
_BEFORE_BRACKET = re.compile(
    rf"(?<![第（(\d{CHINESE_DIGITS}])(?P<numbers>{_D})\s*、?\s*(?=[（(]\s*{_D}\s*[）)])"
    r"(?P<unit>)(?P<branch>)"
)
_ATTACHED = re.compile(
    r"附\s*件\s*(?P<numbers>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?!\s*[0-9０-９年月日份个页张])(?P<unit>)(?P<branch>)"
)
# 附件第二条: the only one that the document has; 附件 alone names nothing.
_ONLY_ATTACHED = re.compile(
    rf"附\s*件(?P<numbers>)(?P<unit>)(?P<branch>)(?={_WITHIN}"
    rf"(?:第\s*{_N}\s*(?:条|款|项|章|节|个?大?部分|段|点)|[（(]\s*{_N}\s*[）)]|表\s*[0-9０-９一二三四五六七八九十]))"
)
# 某政规〔2023〕6号附件, 《某办法》附件全文: the whole of the only one.
_WHOLE_ATTACHED = re.compile(
    r"(?<=[号》])文?的?\s*附\s*件(?P<numbers>)(?P<unit>)(?P<branch>)"
    r"(?=\s*的?(?:全文|内容|原文|(?:是|有|写了?|讲了?|说了?)(?:什么|啥))?\s*[呢吗。？?！!]?\s*$)"
)
_TABLED = re.compile(
    r"(?<![代图列报附])表\s*(?P<numbers>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?![0-9０-９年月日份个张的以季]|\s*[.．%％])(?P<unit>)(?P<branch>)"
)
_ROWED = re.compile(
    rf"(?<=[0-9０-９一二三四五六七八九十])\s*的?第\s*(?P<numbers>{_N})\s*行(?P<unit>)(?P<branch>)"
)
_ENDS = r"的|讲|说|写|规|内|原|是|分|都|呢|里|中|各|念|[，。、？?！!；;\s]|$"
"""What may stand behind a clause that is named without 第."""
# 列出3到5条建议 asks for so many, not for those.
_BARE = re.compile(
    rf"(?<![第\d{CHINESE_DIGITS}列举给出写供总结约至])(?P<numbers>{_N}{_RANGE}{_N})\s*"
    r"(?P<unit>条|款|章|部分|段)(?P<branch>)"
    rf"(?={_ENDS})"
)
# 劳动合同法二十六条, 第三条和五条: the 第 left out where nothing else can be meant.
_SHORT = re.compile(
    r"(?:(?<=[法例》号])|(?<=号文)|(?<=条[、和与及]))"
    rf"(?P<numbers>(?![一两]条){_N})\s*(?P<unit>条)(?P<branch>)"
    rf"(?={_N}款|第|[（(]|{_ENDS})"
)
_SHORT_PART = re.compile(
    rf"(?:(?<=条)|(?<=款))\s*(?P<numbers>{_N})\s*(?P<unit>[款项])(?!目)(?P<branch>)"
)
_POINT_OF = re.compile(
    r"(?<=[号文分])(?P<numbers>[0-9０-９]{1,3})\s*[.．](?![0-9０-９])(?P<unit>)(?P<branch>)"
)
"""16. behind the number or a part of its document."""
_HEADED = re.compile(
    rf"(?<=号)文?(?P<numbers>{_D})、?(?P<unit>)(?P<branch>)(?=$|[\s，。；？?的])", re.MULTILINE
)
_PLACED = re.compile(
    rf"(?<=[号》] )(?P<numbers>{_D})、(?P<unit>)(?P<branch>)(?=[^\s（(第{CHINESE_DIGITS}])"
)
"""四十五、 with its heading behind its document, as the line below a quote prints it."""
_ALONE = re.compile(rf"^(?P<numbers>{_D})、?$(?P<unit>)(?P<branch>)", re.MULTILINE)
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_LEAD, "导语段"),
    (_CLOSED, CLOSING),
    (_NAMED, ""),
    (_ATTACHED, ATTACHMENT),
    (_ONLY_ATTACHED, ATTACHMENT),
    (_WHOLE_ATTACHED, ATTACHMENT),
    (_TABLED, TABLE),
    (_ROWED, ROW),
    (_BARE, ""),
    (_SHORT, ""),
    (_SHORT_PART, ""),
    (_BEFORE_BRACKET, "部分"),
    (_BRACKET, BRACKETED),
    (_POINT, "点"),
    (_SUBPOINT, "目"),
    (_POINT_OF, "点"),
    (_HEADED, LONE),
    (_PLACED, LONE),
    (_ALONE, LONE),
)
"""Each way to write a step, and the unit that it means where it names none."""
_UNNUMBERED = (ATTACHMENT, CLOSING)
"""What may stand without a number: the only one, or all of it."""
_PIECE = re.compile(rf"(?P<join>{_JOIN})?第?\s*(?P<number>{_N})")
_IS_LIST, _IS_RANGE = re.compile(_LIST), re.compile(_RANGE)
_IS_WITHIN = re.compile(_WITHIN)
_IS_DEEPER = re.compile(r"第|[（(]\s*[0-9０-９]")
"""What makes one of what is written right behind （一） a part of that: 第2目, （2）."""


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """One unit with its number: `first` to `last` where it is a range, else both the same.

    `open` says that a bracket stands alone, so that what is around it says what it counts.
    """

    unit: str
    first: int
    last: int
    branch: int
    written: str
    start: int
    end: int
    open: bool = False

    @property
    def depth(self) -> int:
        """How deep the unit stands; a part of another has the greater depth."""
        return UNITS[self.unit].depth


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps from the outermost inwards, which name one place or one range."""

    steps: tuple[WrittenStep, ...]
    start: int
    end: int

    @property
    def last(self) -> WrittenStep:
        """The innermost step: what is named."""
        return self.steps[-1]

    @property
    def stands_alone(self) -> bool:
        """Say whether it begins outside a clause: 第一款 alone says nothing."""
        return self.steps[0].depth < INSIDE or bool(UNITS[self.steps[0].unit].paragraphs)


@lru_cache(maxsize=64)
def find_chains(text: str) -> tuple[Chain, ...]:
    """Return the places that `text` writes out, in its order."""
    chains: list[Chain] = []
    for step in _settled(text, _steps(text)):
        last = chains[-1] if chains else Chain((step,), step.start, step.start)
        between = text[last.end : step.start]
        longer = _ranged(last, step, between, text) or _inside(last, step, between)
        if chains and longer:
            chains[-1] = longer
        else:
            chains.append(_beside(last, step, between))
    return tuple(chains)


def _ranged(last: Chain, step: WrittenStep, between: str, text: str) -> Chain | None:
    """Return 第三条 continued by 至第五条 as one range."""
    begun = last.last
    if not _IS_RANGE.fullmatch(between) or begun.unit != step.unit:
        return None
    written = text[begun.start : step.end]
    whole = replace(begun, last=step.last, written=written, end=step.end)
    return Chain((*last.steps[:-1], whole), last.start, step.end)


def _inside(last: Chain, step: WrittenStep, between: str) -> Chain | None:
    """Return 第二十条 continued by 第一款."""
    deeper = step.depth > last.last.depth and last.end <= step.start
    if not deeper or not _IS_WITHIN.fullmatch(between):
        return None
    return Chain((*last.steps, step), last.start, step.end)


def _beside(last: Chain, step: WrittenStep, between: str) -> Chain:
    """Return a step with what it shares with the one before it in a list, or by itself."""
    outer = tuple(s for s in last.steps if s.depth < step.depth)
    if outer == last.steps or not joins(between):
        outer = ()
    return Chain((*outer, step), step.start, step.end)


def _steps(text: str) -> list[WrittenStep]:
    """Return the steps in the order of the text, none inside another or a document number."""
    numbers = find_document_numbers(text)
    matches = [(m, unit) for pattern, unit in _PATTERNS for m in pattern.finditer(text)]
    steps: list[WrittenStep] = []
    end = 0
    for match, unit in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() >= end and not any(n.start <= match.start() < n.end for n in numbers):
            found = list(_of_match(match, unit))
            steps += found
            end = match.end() if found else end
    return steps


def _of_match(match: re.Match[str], default: str) -> Iterator[WrittenStep]:
    """Yield a step for each number of 第三、五、七条, one for the range 第三至五条."""
    if default == BRACKETED and not _may_number(match):
        return
    unit = _NAMES.get(match["unit"], match["unit"]) or default
    unit = BRACKETED if default == BRACKETED and unit == "条" else unit
    branch = read_integer(match["branch"]) if match["branch"] else 0
    runs = list(_runs(match["numbers"] or "")) or [(0, 0, "")] * (default in _UNNUMBERED)
    for first, last, typed in runs:
        composed = len(runs) > 1 or default == "点"
        written = f"第{typed}{match['unit'] or unit}" if composed else match[0]
        alone = default == BRACKETED and not match["unit"]
        at = match.start(), match.end()
        yield WrittenStep(unit, first, last, branch or 0, written.strip(), *at, open=alone)


def _may_number(match: re.Match[str]) -> bool:
    """Say whether a bracket numbers a clause: （九） does, (2021) and (9) need 第 or a unit."""
    return bool(match["ordinal"] or match["unit"] or match["numbers"][0] in CHINESE_DIGITS)


def _runs(numbers: str) -> Iterator[tuple[int, int, str]]:
    """Yield each number of a list with itself, each range with both its ends."""
    found: list[tuple[int, int, str]] = []
    for piece in _PIECE.finditer(numbers):
        value = read_integer(piece["number"])
        if value is None:
            continue
        if found and piece["join"] and _IS_RANGE.fullmatch(piece["join"]):
            first, _, typed = found[-1]
            found[-1] = (first, value, f"{typed}{piece['join'].strip()}{piece['number']}")
        else:
            found.append((value, value, piece["number"]))
    yield from found


def _settled(text: str, steps: list[WrittenStep]) -> list[WrittenStep]:
    """Say of each bare bracket what it counts: a 项 behind 条 or 款, and as its list ends."""
    settled: list[WrittenStep] = []
    for index, step in enumerate(steps):
        unit = _unit_of_bracket(text, settled, steps, index) if step.open else step.unit
        settled.append(replace(step, unit=unit))
    return settled


def _unit_of_bracket(
    text: str, settled: list[WrittenStep], steps: list[WrittenStep], index: int
) -> str:
    for before, after in pairwise(steps[index:]):  # 第（一）、（三）项
        bracketed = after.unit in (BRACKETED, "项", "目")
        between = text[before.end : after.start]
        nested = not between.strip() and _IS_DEEPER.match(after.written)
        if not bracketed or nested or not joins(between):
            break
        if not after.open:
            return after.unit
    if not settled:
        return BRACKETED
    last, between = settled[-1], text[settled[-1].end : steps[index].start]
    in_article = last.unit in ("条", "款") and _IS_WITHIN.fullmatch(between)
    in_list = last.unit == "项" and last.written[-1] in "）)" and joins(between)
    return "项" if in_article or in_list else BRACKETED


def joins(between: str) -> bool:
    """Say whether what stands between two steps makes a list or a range of them."""
    return bool(not between.strip() or _IS_LIST.fullmatch(between) or _IS_RANGE.fullmatch(between))
