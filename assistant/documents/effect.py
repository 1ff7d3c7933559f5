"""From when and until when a document applies, as far as it says so itself.

Only what it says of itself counts: 本办法自…起施行, an order's 现予公布，自…起施行, or a sentence
without a subject; what it says of another document, of one of its articles or of a licence does
not. （试行） in a title is no statement: no term follows from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.documents.dates import ANY_DATE, read_date, spelled_out
from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.documents.validity_terms import TERM, read_term
from assistant.documents.written_days import LAST, read_last


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


_DIGIT = "[0-9０-９〇零○一二三四五六七八九十]"
_DAY = rf"(?:{ANY_DATE}|{_DIGIT}{{4}}年{_DIGIT}{{1,2}}月)"
"""A full date, or a month: its first day is meant."""
_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
_KINDS = (
    "法|令|条例|规定|办法|细则|规则|意见|通知|方案|决定|解释|标准|规范|规划|章程|制度|公告|通告|准则|规程|"
    "措施|政策|指南|指引|纲要|计划|批复|函|安排|文件"
)
_OTHERS_OWN = (
    "市(?!场)|[省县区州级人地院校辖款项节]|单位|部门|机关|公司|企业|系统|条(?!例)|章(?!程)"
)
"""What makes of 本…规定 another's: 本市, 本条, 本单位."""
_CHANGED = r"(?:调整|提高|降低|变更|修改|修订|修正)"
"""调整后的标准自…起执行: what the document itself changes."""
_OWN = (
    rf"(?:本《?(?!{_OTHERS_OWN})(?:[^\W\d的与和及等]{{0,6}}?)"
    rf"(?:{_KINDS})》?(?:（[^（）]{{0,40}}）)?|(?:以上|上述|{_CHANGED}后的?)(?:{_KINDS}))"
)
_ISSUED = r"(?:公布|发布|印发|颁布|下发|发文)"
_ISSUING = rf"(?:(?:现(?:予|将)?以?|予以){_ISSUED}|现将[^。]{{2,120}}?{_ISSUED}(?:给|如下))"
_ALONE = rf"{TERM}(?=$|[，。；！（])"
"""A term without the word for it: 试行两年, and not 试行两年后."""
_FORCE = r"(?:正式|开始)?(?:施行|实施|执行|生效|试行|实行|适用)"
_START = re.compile(
    rf"[自从于](?:(?P<day>{_DAY})(?:零时|0时)?|(?:修订)?(?:{_ISSUED}|通过|批准|签发)(?:之日|后)?)起?"
    rf"(?:满?(?P<later>{TERM})之?后?)?起?(?:[至到](?P<until>{LAST})止?)?，?"
    rf"{_FORCE}(?=$|[，。；！：、（至到]|为期|有效期|{_ALONE})"
)
_DATED = re.compile(
    rf"(?:施行|实施|执行|生效)(?:时间|日期|期限)[为是：]*[自从]?(?P<day>{ANY_DATE})"
    rf"(?P<later>)(?:起?[至到](?P<until>{LAST}))?"
)
_LEAD_IN = re.compile(
    rf"(?<!拟)[自从于](?P<day>{_DAY})(?:零时|0时)?起(?P<later>)(?P<until>)，?(?!{_FORCE})"
    rf"(?=[^；]*{_CHANGED})(?=[^；]*(?:如下|以下))[^；]*：?$"
)
"""What leads in changes and says from when they hold: 自…起，对《…》作如下修改."""
_TERM = re.compile(
    rf"(?:暂定)?(?:(?:有效|试行|执行|实施|施行|适用)期限?|(?:有效|试行|暂行)(?={_ALONE}))"
    rf"[为是：暂定]*(?:[至到截止]+(?P<until>{LAST})|"
    rf"[自从]?(?:{ANY_DATE})起?[至到](?P<end>{LAST})|"
    rf"(?:[自从][^，。；]{{2,10}}之日起?)?(?P<count>{TERM})"
    rf"(?:，[自从](?P<began>{ANY_DATE})起(?:计算|算))?)"
)
_FOR = re.compile(rf"(?:[，、]?(?:为期|期限为?)|(?={_ALONE}))(?P<count>{TERM})(?P<began>)")
_UNTIL = re.compile(
    rf"，?(?:[至到](?P<until>{LAST})(?:止|$|[，。])|(?P<end>{ANY_DATE})(?:自行|自动)?(?:废止|失效)|"
    rf"在?(?P<last>{LAST})(?:前|以前|之前)有效)"
)
_NAMED = r"(?:施行|实施|执行|生效)(?:时间|日期)：?"
_BEFORE_START = re.compile(
    rf"^(?:{_NAMED})?$|{_OWN}(?:{_NAMED})?，?$|(?:{_OWN}|{_ISSUING}).*[，；]并?$"
)
_BEFORE_TERM = re.compile(rf"(?:^|[，；]|{_OWN})其?的?$")
_OWN_BEFORE = re.compile(_OWN)
_LABEL = re.compile(rf"^(?:第{_N}条(?:之{_N})?|[（]{_N}[）]|{_N}[、.．])")
_NAMES_ANOTHER = r"(?=.*(?:[《号]|原|此前|以前|之前|{more}))"
_REPEAL = re.compile(
    "^"
    + _NAMES_ANOTHER.format(more="上述|下列|以下|本")
    + r".*(?:(?:同时|予以|即行|一并|自行|宣布)(?:废止|失效)|决定废止|废止$)|^"
    + _NAMES_ANOTHER.format(more="上述文件")
    + r".*(?<!不)(?:停止执行|不再执行)"
)
_AMENDS = re.compile(
    r"作(?:了)?(?:如下|以下)修(?:改|订|正)|修(?:改|正|订)为|(?:第.{1,3}次|\d年)修(?:正|订)[）]?$"
)
_PRECEDENCE = re.compile(
    rf"与{_OWN}(?:规定|精神|内容)?(?:不(?:一致|相?符)|相?抵触)|以{_OWN}(?:规定)?为准|"
    rf"按(?:照)?{_OWN}(?:的?规定)?执行"
)
_INTERPRETS = re.compile(
    rf"由[^，。]{{2,40}}负责[^，。]{{0,6}}解释|{_OWN}[^，。由]{{0,12}}由[^，。]{{2,40}}解释(?:$|，)|解释权归"
)
_WORDS = re.compile(
    r"施行|实施|执行|生效|试行|实行|如下|以下|有效期|规划期|废止|失效|修[改正订]|为准|不符|不一致|抵触|解释"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’）》]*")
_PLAIN = str.maketrans(",;:()", "，；：（）")
_REACH = 300
"""Characters before a statement among which its subject is looked for."""


def effect_of(text: str, issued: date | None, published: date | None = None) -> Effect:
    """Return what `text` says of its own force; `issued` is the 成文日期, `published` the 公布日期.

    自公布之日起 counts from `published`, else from `issued`. A 有效期 of N years has no last day
    without a first one.
    """
    day = published or issued
    statements: list[EffectStatement] = []
    for start, words in _sentences(text):
        follows = any(s.kind is EffectKind.IN_FORCE and s.end == start for s in statements[-2:])
        statements += _stated(words, start, day, follows=follows)
    began = next((s.day for s in statements if s.kind is EffectKind.IN_FORCE and s.day), None)
    terms = (s for s in statements if s.kind is EffectKind.TERM)
    ends = (s.day or _after(_plain(s.words), began) for s in terms)
    return Effect(began, next(filter(None, ends), None), tuple(statements))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences that may say something, with their places."""
    at = 0
    for line in text.split("\n"):
        if _WORDS.search(line):
            for match in _SENTENCE.finditer(line):
                words = match[0].strip()
                if _WORDS.search(words):
                    yield at + match.start() + match[0].index(words), words
        at += len(line) + 1


def _plain(words: str) -> str:
    """Return a sentence without space, label and full stop, its marks wide, its dates in words."""
    joined = spelled_out("".join(words.split())).translate(_PLAIN)
    return _LABEL.sub("", joined).rstrip("。")


def _stated(
    words: str, start: int, day: date | None, *, follows: bool
) -> Iterator[EffectStatement]:
    plain, end = _plain(words), start + len(words)
    begins = _beginning(plain)
    if begins:
        yield EffectStatement(EffectKind.IN_FORCE, words, start, end, _first_day(begins, day))
    term = _term(plain, begins, follows=follows)
    if term:
        yield EffectStatement(EffectKind.TERM, words, start, end, _stated_last_day(term))
    for kind, pattern in _OTHERS:
        if pattern.search(plain):
            yield EffectStatement(kind, words, start, end)


def _beginning(plain: str) -> re.Match[str] | None:
    """Return where a sentence says from when its own document applies, or what it leads in."""
    found = (m for pattern in (_START, _DATED) for m in pattern.finditer(plain))
    own = next((m for m in found if _BEFORE_START.search(_before(m))), None)
    return own or _LEAD_IN.search(plain)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _REACH) : match.start()]


def _first_day(match: re.Match[str], day: date | None) -> date | None:
    named = match["day"]
    began = (read_date(named) or read_date(f"{named}1日")) if named else day
    if began is None or not match["later"]:
        return began
    term = read_term(match["later"])
    return term.after(began) if term else None


def _term(plain: str, begins: re.Match[str] | None, *, follows: bool) -> re.Match[str] | None:
    """Return where a sentence says for how long its own document applies."""
    if begins and (begins["until"] or (beyond := _beyond(begins))):
        return begins if begins["until"] else beyond
    for match in _TERM.finditer(plain):
        before = _before(match)
        own = bool(begins) or follows or _OWN_BEFORE.search(before) is not None
        if own and _BEFORE_TERM.search(before):
            return match
    return None


def _beyond(begins: re.Match[str]) -> re.Match[str] | None:
    """Return 至…止, …废止 or 期限两年 right behind the words that say from when."""
    return next((m for p in (_UNTIL, _FOR) if (m := p.match(begins.string, begins.end()))), None)


def _stated_last_day(match: re.Match[str]) -> date | None:
    found = match.groupdict()
    last = found.get("until") or found.get("end") or found.get("last")
    began = found.get("began")
    if last:
        return read_last(last)
    return _reckoned(match, read_date(began)) if began else None


def _after(plain: str, began: date | None) -> date | None:
    """Return the last day of a term that is stated as so many years or months."""
    begins = _beginning(plain)
    match = (_beyond(begins) if begins else None) or _TERM.search(plain)
    return _reckoned(match, began) if match and match.groupdict().get("count") else None


def _reckoned(match: re.Match[str], began: date | None) -> date | None:
    term = read_term(match["count"])
    return term.last_from(began) if term and began else None


_OTHERS = (
    (EffectKind.REPEAL, _REPEAL),
    (EffectKind.AMENDS, _AMENDS),
    (EffectKind.PRECEDENCE, _PRECEDENCE),
    (EffectKind.INTERPRETS, _INTERPRETS),
)
