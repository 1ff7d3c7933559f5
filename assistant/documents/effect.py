"""From when and until when a document applies, as far as it says so itself.

Only what it says of itself counts: 本办法自…起施行, or a sentence without a subject; what it says
of another document or of a licence does not.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.documents.dates import DATE, read_date
from assistant.documents.numerals import CHINESE_DIGITS, read_integer


class EffectKind(StrEnum):
    """What a statement is about."""

    IN_FORCE = "施行"
    TERM = "有效期"
    REPEAL = "废止"
    AMENDS = "修订"
    PRECEDENCE = "效力"
    INTERPRETS = "解释"


@dataclass(frozen=True, slots=True)
class EffectStatement:
    """A sentence about the document's force: its words and span in the text, the day it means."""

    kind: EffectKind
    words: str
    start: int
    end: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """施行日期, the last day of the 有效期, and the statements in the order of the text."""

    effective_date: date | None
    expires: date | None
    statements: tuple[EffectStatement, ...]


_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
_OWN = (
    r"本(?:实施|暂行|试行|补充|管理|若干|指导|工作)?(?:法|令|条例|规定|办法|细则|规则|意见|通知|方案|决定|"
    r"解释|标准|规范|规划|章程|制度|公告|通告|准则|规程|措施|政策|指南|指引|纲要|计划|批复|函|安排)"
    r"(?:[（(][^（）()]{0,40}[）)])?"
)
_FORCE = r"(?:正式|开始)?(?:施行|实施|执行|生效|试行|实行|适用)"
_START = re.compile(
    rf"[自从于](?:(?P<day>{_DATE})|(?:修订)?(?:公布|发布|印发|颁布|下发|发文|通过|批准|签发)之日)起?"
    rf"(?:满?(?P<later>{_N})(?P<unit>日|天|个月)后)?起?(?:计算)?，?{_FORCE}"
)
_TERM = re.compile(
    rf"(?:有效期|试行期|执行期|实施期|施行期)限?[为是暂定]*(?:"
    rf"[至到截止]+(?P<until>{_DATE})|(?P<years>{_N})年|"
    rf"[自从][^，。；]{{2,20}}?起?[至到](?P<end>{_DATE}))"
)
_ISSUING = r"(?:现(?:予|将)?以?|予以)(?:公布|发布|印发|颁布)"
_BEFORE_OWN = re.compile(rf"{_OWN}[，,]?$|(?:{_OWN}|{_ISSUING}).*[，,；](?:并)?$")
_TERM_OWN = re.compile(rf"(?:^|[，,；])(?:{_OWN}|其)?的?$|{_OWN}的?$")
_LABEL = re.compile(rf"^\s*(?:第{_N}条(?:之{_N})?|[（(]{_N}[）)]|{_N}[、.．])\s*")
_REPEAL = re.compile(r"(?:同时|予以|即行|一并|自行)(?:废止|失效)|停止执行|不再执行|废止\s*$")
_AMENDS = re.compile(
    r"作(?:了)?(?:如下|以下)修(?:改|订|正)|修(?:改|正|订)为|(?:第.{1,3}次)?修(?:正|订)[）)]?$"
)
_PRECEDENCE = re.compile(
    rf"与{_OWN}不(?:一致|符)|以{_OWN}(?:规定)?为准|按(?:照)?{_OWN}(?:的?规定)?执行"
)
_INTERPRETS = re.compile(r"由[^，。]{2,40}负责解释|解释权归")
_WORDS = (
    "施行",
    "实施",
    "执行",
    "生效",
    "试行",
    "实行",
    "有效期",
    "废止",
    "失效",
    "修",
    "为准",
    "不符",
    "不一致",
    "解释",
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_LONGEST_YEARS = 50


def effect_of(text: str, issued: date | None, published: date | None = None) -> Effect:
    """Return what `text` says of its own force; `issued` is the 成文日期, `published` the 公布日期.

    自公布之日起 counts from `published`, else from `issued`. A 有效期 of N years ends on the day
    before the N-th return of the day on which it began.
    """
    day = published or issued
    statements = tuple(s for start, words in _sentences(text) for s in _stated(words, start, day))
    began = next((s.day for s in statements if s.kind is EffectKind.IN_FORCE and s.day), None)
    ends = (s.day or _after(s.words, began) for s in statements if s.kind is EffectKind.TERM)
    return Effect(began, next(ends, None), statements)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences that may say something, with their places."""
    at = 0
    for line in text.split("\n"):
        if any(word in line for word in _WORDS):
            for match in _SENTENCE.finditer(line):
                words = match[0].strip()
                if any(word in words for word in _WORDS):
                    yield at + match.start() + match[0].index(words), words
        at += len(line) + 1


def _stated(words: str, start: int, day: date | None) -> Iterator[EffectStatement]:
    for kind, tells in _TESTS.items():
        found, meant = tells(words, day)
        if found:
            yield EffectStatement(kind, words, start, start + len(words), meant)


_Told = tuple[bool, date | None]


def _in_force(words: str, day: date | None) -> _Told:
    for match in _START.finditer(words):
        before = _LABEL.sub("", words[: match.start()])
        if _BEFORE_OWN.search(before) or not before.strip():
            began = read_date(match["day"]) if match["day"] else day
            return True, _later(began, match["later"], match["unit"])
    return False, None


def _later(day: date | None, count: str | None, unit: str | None) -> date | None:
    number = read_integer(count) if count else 0
    if day is None or number is None or number > _LONGEST_YEARS * 366:
        return None if number is None else day
    return _months_on(day, number) if unit == "个月" else day + timedelta(days=number)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _term(words: str, _day: date | None) -> _Told:
    match = _TERM.search(words)
    if match is None:
        return False, None
    before = _LABEL.sub("", words[: match.start()])
    if not (_TERM_OWN.search(before) and (_START.search(before) or _is_own(before))):
        return False, None
    until = match["until"] or match["end"]
    return True, read_date(until) if until else None


def _is_own(before: str) -> bool:
    return not before.strip() or re.search(_OWN, before) is not None


def _after(words: str, began: date | None) -> date | None:
    """Return the last day of so many years from the day that a document began to apply."""
    match = _TERM.search(words)
    years = read_integer(match["years"]) if match and match["years"] else None
    if began is None or not years or years > _LONGEST_YEARS:
        return None
    return _months_on(began, 12 * years) - timedelta(days=1)


def _by(pattern: re.Pattern[str]) -> Callable[[str, date | None], _Told]:
    return lambda words, _day: (pattern.search(words.rstrip("。")) is not None, None)


_TESTS: dict[EffectKind, Callable[[str, date | None], _Told]] = {
    EffectKind.IN_FORCE: _in_force,
    EffectKind.TERM: _term,
    EffectKind.REPEAL: _by(_REPEAL),
    EffectKind.AMENDS: _by(_AMENDS),
    EffectKind.PRECEDENCE: _by(_PRECEDENCE),
    EffectKind.INTERPRETS: _by(_INTERPRETS),
}
