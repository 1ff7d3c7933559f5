"""Composing: from what was found and checked to the text that is read and the answer object."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from assistant.answering.answer import Answer, Citation, Outcome, Trace
from assistant.answering.draft import Draft, only_asks
from assistant.answering.draft_parts import Also, Quote
from assistant.answering.guard.guarding import Guarded
from assistant.answering.placing_quotes import place
from assistant.answering.standings import with_own_standing
from assistant.answering.stating.named_row import NamedRow
from assistant.answering.turn import Turn
from assistant.answering.ways import time_limits
from assistant.documents.model import ClauseKind
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.question import privacy
from assistant.question.as_of import AsOf
from assistant.question.asked import Question
from assistant.question.place_lines import quotation
from assistant.question.spelling import corrected

_LINE = re.compile(r"[^\n]*\n*")
_PASTED = re.compile(
    r"【[^】]{2,}】|转发[:：]|(?:刚|新)(?:刚)?(?:发|下|出)的?(?:文件|通知)|(?:更正|补充|紧急)通知"
)
_NOT_OURS = "您贴的文字不在库内，无法核实；回答只依据库内原文。"
_ALL_WITHHELD = (
    "查到的话在文件里对不上，没有可以显示的。请写明问的是哪一项、按哪个标准、用哪些数，再问一次。"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What the library has on one question: the turn, the checked draft and the way that made it.

    `masked` are the kinds of personal number that were taken out of the question, `started` when
    work on it began (`time.perf_counter`). Of the day that is `left`, the one of the talk, nothing
    was found, and today's documents answer.
    """

    turn: Turn
    guarded: Guarded
    masked: tuple[str, ...]
    way: str
    started: float
    left: AsOf | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a chat model added: its words after the check, what they cite beside the draft.

    `notices` are told to the user; `withheld` counts the sentences that were not shown.
    """

    text: str = ""
    added: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    withheld: int = 0
    trace: Trace = field(default_factory=Trace)


def lines(text: str) -> Iterator[str]:
    """Yield `text` line by line, line ends included."""
    yield from filter(None, _LINE.findall(text))


def answered(found: Found, explanation: Explanation | None = None) -> Answer:
    """Return the answer: the documents' words, then the model's if there are any, then notices."""
    said = explanation or Explanation()
    draft, library = found.guarded.draft, found.turn.library
    notices = (*_notices(found, said.withheld), *said.notices)
    first = body(draft, library, numbered=explanation is not None) or _nothing_left(found)
    added = tuple(with_own_standing(c, found.turn) for c in said.added)
    parts = [first, said.text.strip(), *(f"**提示**：{n}" for n in notices)]
    return Answer(
        question=found.turn.question.asked,
        outcome=draft.outcome,
        text="\n\n".join(part for part in parts if part),
        standalone_question=found.turn.question.text,
        citations=(*draft.citations, *draft.also, *added),
        calculation=draft.calculation,
        notices=notices,
        mode="model" if said.text else "quote",
        withheld=len(found.guarded.withheld) + said.withheld,
        trace=replace(said.trace, way=found.way),
        elapsed_ms=round((time.perf_counter() - found.started) * 1000, 1),
        choices=draft.choices,
        understood=_understood(found.turn.question, draft),
    )


def _nothing_left(found: Found) -> str:
    """Say what to do where the guard has withheld all; "" where there was nothing to withhold."""
    return _ALL_WITHHELD if found.guarded.withheld else ""


def _understood(question: Question, draft: Draft) -> str:
    """Return the question as it was read; "" where that is as it was typed, or answers nothing."""
    if draft.outcome not in (Outcome.ANSWERED, Outcome.NOT_FOUND, Outcome.CLARIFY):
        return ""
    read = corrected(question.text, question.words.corrections)
    return "" if fold(read) in (fold(question.about), fold(question.plain)) else read


def body(draft: Draft, library: Library, *, numbered: bool = False) -> str:
    """Return the draft as text, part by part.

    The citations are `numbered` where a model's sentences name them by number.
    """
    shown: list[str] = []
    number = 1
    for part in draft.parts:
        match part:
            case Quote(citation):
                shown.append(_quoted(citation, draft.leads, library, number if numbered else 0))
                shown += _by_columns(citation, library) if _answers(draft) else []
                number += 1
            case Also(citations):
                first = number if numbered else 0
                shown.append(beside("另见：", citations, library, first, draft.leads))
            case _:
                shown.append(part.text)
    return "\n\n".join(shown)


def _quoted(
    citation: Citation, leads: Mapping[str, Citation], library: Library, number: int
) -> str:
    document, _clause = library.clause(citation.clause_id)
    return quotation(_led(citation, leads), place(citation, document), number)


def _led(citation: Citation, leads: Mapping[str, Citation]) -> str:
    """Return the words of a quote, below the line that leads it in if there is one."""
    lead = leads.get(citation.clause_id)
    return f"{lead.quote}\n{citation.quote}" if lead else citation.quote


def _answers(draft: Draft) -> bool:
    """Say whether the quotes alone are the answer, and nothing else says what stands in them."""
    return draft.outcome is Outcome.ANSWERED and not draft.computes


def _by_columns(citation: Citation, library: Library) -> list[str]:
    """Return what stands in a row by the names of its columns, with their units."""
    document, clause = library.clause(citation.clause_id)
    row = clause.kind is ClauseKind.ROW and any(clause.columns)
    return [f"这一行是：{NamedRow(document, clause).said()}。"] if row else []


def beside(
    head: str,
    citations: tuple[Citation, ...],
    library: Library,
    first: int = 0,
    leads: Mapping[str, Citation] = MappingProxyType({}),
) -> str:
    """Return citations as a list, a line each, numbered from `first` unless that is 0."""
    rows = []
    for at, citation in enumerate(citations):
        document, _clause = library.clause(citation.clause_id)
        mark = f"[{first + at}] " if first else ""
        quote = " ".join(_led(citation, leads).split())
        rows.append(f"- {mark}{place(citation, document)}：“{quote}”")
    return "\n".join([head, "", *rows])


def _notices(found: Found, withheld: int) -> tuple[str, ...]:
    turn, draft = found.turn, found.guarded.draft
    notices = [privacy.notice(found.masked)] if found.masked else []
    if _PASTED.search(turn.question.plain) and draft.outcome is not Outcome.DECLINED:
        notices.append(_NOT_OURS)
    kept = (_kept_place(turn.question, draft), _kept_day(turn.question, draft))
    notices += filter(None, (*kept, _left_day(found.left)))
    if draft.citations:
        corrected = (c for c in turn.question.words.corrections if c.written in turn.question.plain)
        notices += [f"“{c.written}”按“{c.meant}”查找。" for c in corrected]
    if lost := len(found.guarded.withheld) + withheld:
        notices.append(f"有 {lost} 句话在文件里没有找到依据，没有显示。")
    for citation in draft.citations:
        notices += _cautions(citation, turn, draft)
    return tuple(dict.fromkeys(notices))


def _kept_place(question: Question, draft: Draft) -> str:
    """Say for which place was looked, where only an earlier turn names it and it is not shown."""
    aside = question.elsewhere
    told = bool(draft.citations) or draft.outcome is Outcome.NOT_FOUND
    shown = all(name in question.text for name in aside.names)
    if shown or not (told and aside.earlier and aside.ids):
        return ""
    return f"按前面说的{'、'.join(aside.places)}查的；问别处的，请写上地名。"


def _kept_day(question: Question, draft: Draft) -> str:
    """Say of which day was looked, where an earlier turn names it and the answer does not tell."""
    as_of = question.as_of
    untold = as_of and (as_of.older or draft.outcome is Outcome.NOT_FOUND)
    if not (as_of and as_of.earlier and as_of.told and untold):
        return ""
    return f"按前面说的{as_of.told}查的；问现在的，请写上“现在”。"


def _left_day(left: AsOf | None) -> str:
    """Say that the day of the talk was left, where nothing of then answers."""
    return f"前面说的{left.told}里没有，这里按现在的文件查的。" if left and left.told else ""


def _cautions(citation: Citation, turn: Turn, draft: Draft) -> list[str]:
    """Say of a quote that its deadline has passed, or that its document only asks."""
    document, clause = turn.library.clause(citation.clause_id)
    cautions = []
    if not draft.judges_time:
        cautions.append(time_limits.passed_notice(document, clause, citation.quote, turn))
    if only_asks(document) and clause.kind is ClauseKind.PARAGRAPH:
        cautions.append(f"{document.name} 是{document.genre}，只说明测算和申请，不是政策依据。")
    return [caution for caution in cautions if caution]
