"""What a text says of time, sorted: days to act by, duties that recur, and what is neither.

A day by which something must be done (2019年3月底前) and a duty that recurs (每年2月底前) are days
of a timeline. For how long a document applies is read in `documents.effect`. A duration that runs
from something that may never happen (三年内不得申报, 自受理之日起10个工作日内), and what is only
told (a forecast, what had ended when it was written, a title that is quoted) are none.

Passed is not repealed: nothing here says that a document no longer applies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.documents.effect import EffectKind, effect_of
from assistant.validity.stated_time import StatedTime, TimeKind
from assistant.validity.time_forms import FORMS, Around, Reader, TimeReading

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


@dataclass(frozen=True, slots=True)
class _Context:
    """Words around a form of one of `kinds` that make another kind of it."""

    kinds: frozenset[TimeKind]
    before: str
    after: str
    means: TimeKind


_REACH = 40
"""Characters before and behind a form that may make another kind of it."""
_DATED = frozenset({TimeKind.DEADLINE})
_CONTEXTS = (
    # 预计到2030年, 从现在到2009年……将是高发期
    _Context(_DATED, r"(?:预计|预测|预估|[据经]测算|估计|从现在)[^。；]{0,8}", "", TimeKind.TOLD),
    _Context(
        _DATED, "",
        r"[^。；]{0,20}?(?:将是|可能|或将|高发|将会?(?:面临|出现|进入|处于|占|迎来)|预计)",
        TimeKind.TOLD,
    ),
    # 到2018年底，已建成……; 2025年6月底前已登记的
    _Context(_DATED, "", r"[^。；，]{0,3}，?[^。；，]{0,10}?已(?!批准的|有的)", TimeKind.TOLD),
    _Context(
        _DATED,
        "(?:证|照|书|合同|任|聘|服务|试用|保修|租)(?:有效)?期(?:[^，。；]{0,8}|[^，。；]{0,5}，[自从]?)",
        "",
        TimeKind.DURATION,
    ),
    # 2023年1月1日至12月31日期间发生的费用
    _Context(
        _DATED, "", r"(?:期间|内)?[^，。；]{0,6}(?:发生|新增|产生|形成|取得|出生)的",
        TimeKind.DURATION,
    ),
    # 2018年8月25日至2020年8月25日期间购买新建住房的
    _Context(
        _DATED, "", r"期间[^，。；]{0,8}(?:购|买|签|办|缴|成交|交易|受理|备案)[^，。；]{0,12}的",
        TimeKind.DURATION,
    ),
    # 2024年12月31日以前的用水, 2025年6月30日以前，仍按原标准执行, 2025年内不再增加
    _Context(_DATED, "", "的(?!努力|目标|任务)", TimeKind.TOLD),
    _Context(_DATED, "", "，?[^。；，]{0,20}仍(?:按|执行|适用)", TimeKind.TOLD),
    _Context(
        _DATED, "",
        r"[^，。；]{0,6}?(?:应发|登记(?:在册)?|参保|出生|批准|印发|注册)(?:的|在册、)",
        TimeKind.TOLD,
    ),
    _Context(_DATED, "", r"[^，。；]{0,4}(?:不再|不得|不予|暂不)", TimeKind.DURATION),
    # 取消每年3月上门认证
    _Context(frozenset({TimeKind.RECURRING}), r"(?:取消|不再|停止)", "", TimeKind.TOLD),
    # 合同签订后一年内完成, 近三年内
    _Context(_DATED, "(?:近|最近|过去|前|连续|后|之日起|届满|超过|未满)", "", TimeKind.DURATION),
    # 努力实现“九五”期间的目标
    _Context(
        frozenset({TimeKind.TOLD}), r"(?:努力|力争|实现|经过|通过|完成)[^，。；]{0,4}", "",
        TimeKind.DEADLINE,
    ),
)  # fmt: skip
_COMPILED = tuple(
    (c.kinds, re.compile(f"{c.before}$" if c.before else ""), re.compile(c.after), c.means)
    for c in _CONTEXTS
)
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》)*》|〈[^〈〉\n]*〉")
_ENDS = re.compile(r"[。；！？\n]")


def deadlines(text: str, issued: date | None) -> tuple[Deadline, ...]:
    """Return the deadlines in `text` in order; periods are reckoned from `issued`."""
    return tuple(
        Deadline(t.words, t.start, t.end, t.last_day, t.assumed)
        for t in times(text, issued)
        if t.kind is TimeKind.DEADLINE and t.last_day
    )


def times(text: str, issued: date | None) -> tuple[StatedTime, ...]:
    """Return all that `text` says of time in order; what had ended on `issued` is only told."""
    found: list[StatedTime] = []
    titles = [match.span() for match in _TITLE.finditer(text)]
    terms = [
        (s.start, s.end) for s in effect_of(text, issued).statements if s.kind is EffectKind.TERM
    ]
    for match, kind, reader in _matches(text):
        if found and match.start() < found[-1].end:
            continue
        read = reader(match, Around(issued, _before(found, match)))
        if read:
            meant = _meant(read.kind or kind, match, read, issued)
            if _lies_in(match, titles):
                meant = TimeKind.TOLD
            elif _lies_in(match, terms) and meant is not TimeKind.RECURRING:
                meant = TimeKind.TERM
            found.append(_stated(meant, match, read))
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[re.Match[str], TimeKind, Reader]]:
    """Yield the forms of `text` from left to right, of one place those first in the table."""
    found = [
        (match, kind, reader, order)
        for order, (pattern, kind, reader) in enumerate(FORMS)
        for match in pattern.finditer(text)
    ]
    for match, kind, reader, _ in sorted(found, key=lambda each: (each[0].start(), each[3])):
        yield match, kind, reader


def _before(found: list[StatedTime], match: re.Match[str]) -> StatedTime | None:
    """Return what the same sentence said last that has a day."""
    dated = (t for t in reversed(found) if t.last_day or t.recurrence)
    last = next(dated, None)
    if last and not _ENDS.search(match.string, last.end, match.start()):
        return last
    return None


def _lies_in(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in spans)


def _meant(
    kind: TimeKind, match: re.Match[str], read: TimeReading, issued: date | None
) -> TimeKind:
    """Return the kind that a form has where it stands; what had ended on `issued` is history."""
    text, start, end = match.string, match.start(), match.end()
    for kinds, before, after, means in _COMPILED:
        around = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        if kind in kinds and before.search(around[0]) and after.match(around[1]):
            kind = means
            break
    ended = issued and read.last_day and read.last_day < issued
    return TimeKind.TOLD if ended and kind is TimeKind.DEADLINE else kind


def _stated(kind: TimeKind, match: re.Match[str], read: TimeReading) -> StatedTime:
    return StatedTime(
        kind, match[0].strip(), match.start(), match.end(),
        read.last_day, read.recurrence, read.assumed, read.goal,
    )  # fmt: skip


def sentence_around(text: str, at: int) -> str:
    """Return the sentence of `text` in which the character `at` stands."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text)) + 1].strip()
