"""The next day of a duty that recurs: 每年2月底前申报, 下一次截止是哪天."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, cite, drafted, whole_sentences
from assistant.answering.draft_parts import Elapsed
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.retrieval.evidence import Evidence
from assistant.validity.clause_standing import clause_status
from assistant.validity.deadlines import times
from assistant.validity.standing import Standing
from assistant.validity.stated_time import StatedTime, TimeKind
from assistant.validity.subject_pairs import said_of

_ASKED = re.compile(
    r"(?:下一?[次回轮期]|下个?年度|明年(?!度))[^。？?]{0,20}?"
    r"(?:哪一?[天日]|什么时候|何时|几[号月]|最迟|最晚|截止|期限|日期|是哪|到哪)|"
    r"(?:哪一?[天日]|什么时候|何时|几[号月]|最迟|最晚)[^。？?]{0,12}下一?[次回轮期]"
)
_FRAME = re.compile(
    r"下一?[次回轮期]|下个?年度|明年|最[迟晚]|哪一?[天日]|什么时候|何时|截止|期限|日期|每年|每[季月]度?"
)
_SENTENCE_ENDS = re.compile(r"[。；\n]")
_NO_LONGER = re.compile(r"(?:取消|不再|停止|原(?:来?按照?|定|为)?)[^，。；]{0,4}$")
_LOOKED_AT = 5
_NEXT = "“{words}”：以{today}为准，下一次是{day}（{weekday}）。"
_NO_MORE = "“{words}”：文件写明的期间到{last}为止，以{today}为准，此后没有下一次。"
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty that recurs, where it stands, and the part of its sentence that is about it."""

    evidence: Evidence
    time: StatedTime
    part: str


def next_time(turn: Turn) -> Draft | None:
    """Say when the duty that the question means is due next."""
    if not _ASKED.search(turn.question.plain):
        return None
    terms = turn.question.terms_of(_FRAME.sub(" ", turn.question.typed.without_names()))
    duties = [duty for e in _evidence(turn) if _holds(e, turn) for duty in _duties(e)]
    meant = max(duties, key=lambda duty: said_of(terms, duty.part), default=None)
    if meant is None or not (said_of(terms, meant.part) or turn.question.places):
        return None
    clause, document = meant.evidence.clause, meant.evidence.document
    quote = whole_sentences(clause.text, meant.time.start, meant.time.end)
    said = Elapsed(_next(meant, turn.day))
    return drafted(Outcome.ANSWERED, (said,), (cite(document, clause, quote),))


def _evidence(turn: Turn) -> list[Evidence]:
    """Return the clauses that the question names, failing them those that fit it."""
    named, ids = turn.retriever.named(turn.question), {d.id for d in turn.question.documents}
    found = named or turn.found.within(turn.question.documents) if ids else turn.evidence(8)
    return [e for e in found if not ids or e.document.id in ids][:_LOOKED_AT]


def _holds(evidence: Evidence, turn: Turn) -> bool:
    """Say whether a clause goes on as it stands; of one that was changed no day is reckoned."""
    found = clause_status(evidence.document, evidence.clause, turn.library, turn.day)
    return found.holds or (found.standing is Standing.EXPIRED and found.lapsed is None)


def _duties(evidence: Evidence) -> Iterator[_Duty]:
    """Yield the duties of a clause, each with its sentence as far as no other one is spoken of."""
    text = evidence.clause.text
    told = (t for t in times(text, evidence.document.date) if t.kind is TimeKind.RECURRING)
    found = [t for t in told if t.recurrence and not _NO_LONGER.search(text[: t.start])]
    ends = [0, *(time.end for time in found)]
    starts = [*(time.start for time in found[1:]), len(text)]
    for time, behind, ahead in zip(found, ends, starts, strict=False):
        begins = max([behind, *(m.end() for m in _SENTENCE_ENDS.finditer(text, 0, time.start))])
        closes = _SENTENCE_ENDS.search(text, time.end)
        yield _Duty(evidence, time, text[begins : min(ahead, closes.end() if closes else ahead)])


def _next(duty: _Duty, today: date) -> str:
    recurrence = duty.time.recurrence
    if recurrence is None:
        return ""
    until = duty.evidence.document.effect.expires
    bounded = replace(recurrence, until=min(filter(None, (recurrence.until, until)), default=None))
    day, printed = bounded.next_day(today), print_date(today)
    if day is None and bounded.until:
        last = print_date(bounded.until)
        return _NO_MORE.format(words=recurrence.words, last=last, today=printed)
    weekday = f"星期{_WEEKDAYS[day.weekday()]}" if day else ""
    next_day = print_date(day) if day else ""
    return _NEXT.format(words=recurrence.words, today=printed, day=next_day, weekday=weekday)
