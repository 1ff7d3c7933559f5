"""Deadlines that a text states, dated, and whether they have passed as of a day.

Passed is not repealed: nothing here says that a document no longer applies.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
_Y = r"(?P<year>20\d\d|二[〇零]{1}[一二三四五六七八九〇零]{2})"
_DAY = r"(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
_TO = re.compile(
    rf"(?:到|(?<!截)至|力争)\s*{_Y}\s*年{_DAY}(?:[底末])?(?:前|以前|之前)?(?!\s*(?:已|印发|成立))"
)
_BEFORE = re.compile(rf"(?<!到)(?<!至)(?<!\d){_Y}\s*年{_DAY}(?:[底末])?(?:前|以前|之前)")
_FIVE_YEAR = re.compile(rf"[“\"]?(?P<plan>[{CHINESE_DIGITS}]+)五[”\"]?(?:时期|期间|规划期)")
_PERIOD = re.compile(
    rf"(?:设立|用|力争|在)?\s*(?:(?P<low>{_N})\s*[—–\-~～至到]+\s*)?(?P<high>{_N})\s*年"
    r"(?:过渡期|时间|左右|内)"
)
_FIRST_PLAN_YEAR = 1953
ASK_ISSUER = "目标时点已过不等于文件废止，是否继续执行请向发文机关核实。"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: the words, their span in the text, the last day, and how it was reckoned.

    `assumed` says that the text does not state the first day and the document's own date stands in.
    """

    words: str
    start: int
    end: int
    last_day: date
    assumed: bool

    def passed(self, today: date) -> bool:
        """Say whether the last day lies before `today`."""
        return self.last_day < today


def deadlines(text: str, issued: date | None) -> tuple[Deadline, ...]:
    """Return the deadlines in `text` in order; periods are reckoned from `issued`."""
    found = [
        Deadline(match.group().strip(), match.start(), match.end(), last, assumed=kind is _period)
        for pattern, kind in _KINDS
        for match in pattern.finditer(text)
        if (last := kind(match, issued))
    ]
    return tuple(sorted(found, key=lambda deadline: deadline.start))


def _by_day(match: re.Match[str], _issued: date | None) -> date | None:
    year, month = read_integer(match["year"]) or 0, int(match["month"] or 12)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, max(1, min(int(match["day"] or last), last)))


def _five_year(match: re.Match[str], _issued: date | None) -> date | None:
    """十四五 is the fourteenth plan since 1953; 1963 to 1965 lay between the second and third."""
    plan = read_integer(match["plan"])
    if not plan:
        return None
    return date(_FIRST_PLAN_YEAR + 5 * plan + (3 if plan > 2 else 0) - 1, 12, 31)


def _period(match: re.Match[str], issued: date | None) -> date | None:
    years = read_integer(match["high"])
    if not issued or not years or years > 50:
        return None
    year = issued.year + years
    return date(year, issued.month, min(issued.day, monthrange(year, issued.month)[1]))


_Kind = Callable[[re.Match[str], date | None], date | None]
_KINDS: tuple[tuple[re.Pattern[str], _Kind], ...] = (
    (_TO, _by_day),
    (_BEFORE, _by_day),
    (_FIVE_YEAR, _five_year),
    (_PERIOD, _period),
)


def sentence_around(text: str, at: int) -> str:
    """Return the sentence of `text` in which the character `at` stands."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text)) + 1].strip()
