"""Deadlines that a text states, dated, and whether they have passed as of a day.

Passed is not repealed: nothing here says that a document no longer applies.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.documents.dates import DATE, print_date, read_date
from assistant.documents.effect import EffectKind
from assistant.documents.model import Clause, DocumentType, PolicyDocument
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.relations import RelationKind
from assistant.library.links import Links
from assistant.question.places import Place

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
_EXTENDED = re.compile(
    r"(?:有效|试行|执行|实施|施行)期限?(?:延长|延续|顺延|延期|展期)[至到](?P<last>"
    + re.sub(r"\?P<\w+>", "?:", DATE.pattern)
    + ")"
)
_FIRST_PLAN_YEAR = 1953
ASK_ISSUER = "目标时点已过不等于文件废止，是否继续执行请向发文机关核实。"
NOT_INFERRED = "请向发文机关核实，不能由成文日期或文中的时限推断。"


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


class Standing(StrEnum):
    """Whether a document, or a clause of it, applies on a day, as far as the library can show."""

    IN_FORCE = "现行"
    AMENDED = "已修改"
    """Its words have been changed; the document still applies."""
    NOT_YET = "尚未施行"
    EXPIRED = "有效期已过"
    REPEALED = "已废止"
    UNKNOWN = "未知"


@dataclass(frozen=True, slots=True)
class Status:
    """A standing, the sentence that says so, and the document that it stands in.

    `since` is the day from which it is so; `clause` the one of `source` that says it, where a
    single clause is judged, and `newer` then the place with the words that hold instead.
    """

    standing: Standing
    sentence: str = ""
    source: PolicyDocument | None = None
    since: date | None = None
    clause: Clause | None = None
    newer: Place | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is known that speaks against relying on the words."""
        return self.standing in (Standing.IN_FORCE, Standing.UNKNOWN)

    @property
    def told(self) -> str:
        """The standing in words: 已被某政办发〔2023〕8号废止."""
        day = f"（{print_date(self.since)}起）" if self.since else ""
        by = self.source.name if self.source else ""
        label = self.clause.label if self.clause and not self.clause.element else ""
        said = {
            Standing.REPEALED: f"已被{by}废止{day}",
            Standing.AMENDED: f"已被{by}{label}修改{day}" if by else f"已有修改后的文字{day}",
            Standing.NOT_YET: f"尚未施行{day}",
        }
        return said.get(self.standing, self.standing.value)


def status(document: PolicyDocument, links: Links, day: date) -> Status:
    """Return the standing of `document` as of `day`.

    Only what a document of the library says counts: another one that repeals it, its own
    施行日期 and 有效期, its deadlines. A passed deadline is no repeal (条例 第三十三条).
    """
    found = (
        _repealed(document, links, day),
        _extended(document, links, day),
        _by_effect(document, day),
        _passed(document, day),
    )
    return next(filter(None, found), Status(Standing.UNKNOWN))


def applies_from(document: PolicyDocument) -> date | None:
    """Return the day from which what a document says of others counts: 施行, else 成文."""
    return document.effect.effective_date or document.date


def _repealed(document: PolicyDocument, links: Links, day: date) -> Status | None:
    """Judge by what repeals it. What is older cannot: it means an earlier one of the same title."""
    for link in links.to(document):
        by, since = link.document, applies_from(link.document)
        if link.relation.kind is not RelationKind.REPEALS or (since and since > day):
            continue
        if since and document.date and since < document.date:
            continue
        if by.date == document.date and _repeals(document, by, links):
            return Status(Standing.UNKNOWN, link.relation.sentence, by)
        return Status(Standing.REPEALED, link.relation.sentence, by, since, link.clause)
    return None


def _repeals(document: PolicyDocument, other: PolicyDocument, links: Links) -> bool:
    """Say whether a document repeals another, as two of one day may say of each other."""
    repeals = (k for k in links.of(document) if k.relation.kind is RelationKind.REPEALS)
    return any(link.target is not None and link.target.id == other.id for link in repeals)


def _extended(document: PolicyDocument, links: Links, day: date) -> Status | None:
    """Judge by the last day to which a later document extends the 有效期 that this one states."""
    if not document.effect.expires:
        return None
    for link in links.to(document):
        match = _EXTENDED.search(link.document.source)
        if link.relation.kind is RelationKind.AMENDS and match:
            last = read_date(match["last"])
            if last and last > document.effect.expires:
                sentence = sentence_around(link.document.source, match.start())
                standing = Standing.PASSED if last < day else Standing.IN_FORCE
                return Status(standing, sentence, link.document)
    return None


def _by_effect(document: PolicyDocument, day: date) -> Status | None:
    """Judge by the days that the document states for itself; a 公文 may hold without one."""
    effect = document.effect
    if effect.effective_date and effect.effective_date > day:
        said = _stated(document, EffectKind.IN_FORCE)
        return Status(Standing.NOT_YET, said, document, effect.effective_date)
    if effect.expires:
        standing = Standing.PASSED if effect.expires < day else Standing.IN_FORCE
        return Status(standing, _stated(document, EffectKind.TERM), document)
    if effect.effective_date and document.type is DocumentType.LAW:
        return Status(Standing.IN_FORCE, _stated(document, EffectKind.IN_FORCE), document)
    return None


def _passed(document: PolicyDocument, day: date) -> Status | None:
    passed = [d for d in _all_deadlines(document) if d[0].passed(day)]
    if not passed:
        return None
    _, sentence = max(passed, key=lambda each: each[0].last_day)
    return Status(Standing.PASSED, sentence, document)


def _stated(document: PolicyDocument, kind: EffectKind) -> str:
    return next((s.words for s in document.effect.statements if s.kind is kind), "")


def _all_deadlines(document: PolicyDocument) -> list[tuple[Deadline, str]]:
    return [
        (deadline, sentence_around(clause.text, deadline.start))
        for clause in document.clauses
        if clause.element is None
        for deadline in deadlines(clause.text, document.date)
    ]


def sentence_around(text: str, at: int) -> str:
    """Return the sentence of `text` in which the character `at` stands."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text)) + 1].strip()
