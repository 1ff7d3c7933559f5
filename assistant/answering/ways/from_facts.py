"""From facts to the clause: the clauses that govern what a question tells, with their conditions.

An article is cut into its 项. What the facts come to is not decided.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, cite, cite_place, not_stated
from assistant.answering.draft_parts import Computed, DraftPart, Introduction, Quote
from assistant.answering.stating.conditions import as_list, conditions
from assistant.answering.stating.governing import (
    GOVERNING,
    governing,
    ranked_by_facts,
    search_for,
)
from assistant.answering.stating.nearest_item import is_changed, lead_of
from assistant.answering.stating.readings import sees_answer
from assistant.answering.stating.relevance_bound import least_score
from assistant.answering.stating.told_facts import Told, told_facts
from assistant.answering.turn import Turn
from assistant.answering.ways.calculated import sums
from assistant.calculation.composed.asks_of_money import asks_for_money
from assistant.calculation.composed.money_asked import read_money
from assistant.documents.model import ClauseKind
from assistant.question.places import Place
from assistant.retrieval.evidence import Evidence
from assistant.validity.clause_standing import set_back

_NEARLY = -0.06
"""How far below what counts as about a question a clause is still told of as the nearest."""
_SEEN = 1.0
"""The fit from which the clause that the reader sees is shown in their stead."""
_FIGURE = re.compile(r"[0-9０-９一二三四五六七八九十百]+\s*(?:元|%|％|日|天|月|年|∶|:|：|个)")
_GIVEN = (
    (re.compile(r"分担|比例|几成"), re.compile(r"分担|比例|承担")),
    (re.compile(r"几号|时候|时间|何时|几月"), re.compile(r"[0-9一二三四五六七八九十]+\s*[日月]")),
    (re.compile(r"多少|补贴|钱"), re.compile(r"[0-9０-９一二三四五六七八九十百千万]+\s*元")),
)
"""What an ask wants, and how a clause gives it."""
_SAID = 0.35
"""How much of what is asked a clause must say, where no facts are told."""
_NOT_SURE = "没有找到确实写明这样情形的条款，库内文件未载明。和您说的事最接近的原文是："
_OPEN = (
    "上面是条款原文和您说的事的对照；是不是条款说的那种情形、怎么定，要由经办人判断，程序不作判断。"
)


def from_facts(turn: Turn) -> Draft | None:
    """Give the clauses that govern the facts of a question, and those of each thing it asks.

    Where none is surely about them, the nearest are shown as that and no more.
    """
    told = told_facts(turn.question)
    if told is None or _is_worked_out(turn):
        return None
    return _of_a_case(turn, told) if told.wants_law else _of_values(turn, told)


def _is_worked_out(turn: Turn) -> bool:
    """Tell whether what the facts come to in money is reckoned by what the clauses state."""
    asked = read_money(turn.question.plain)
    worked = sums(turn) if asked.figures and asks_for_money(asked.uniform) else None
    return worked is not None and worked.outcome is Outcome.ANSWERED


def _of_a_case(turn: Turn, told: Told) -> Draft | None:
    ranked = ranked_by_facts(turn, told)
    above = ranked[0].fit - least_score(turn.library) if ranked else _NEARLY - 1
    if above < _NEARLY:
        return None
    if above < 0 and sees_answer(turn, _SEEN):
        return None  # the clause that the reader sees is for the way that searches
    governed = governing(turn, told, ranked)
    if above < 0:
        return not_stated(_NOT_SURE, map(cite_place, governed))
    valued = [place for ask in told.of_values for place in _valued(turn, told, ask)]
    return _drafted(turn, told, [*governed, *valued])


def _of_values(turn: Turn, told: Told) -> Draft | None:
    """Give the clauses of several values that are asked for; None where one has none."""
    answers = [list(_valued(turn, told, ask)) for ask in told.of_values]
    return _drafted(turn, told, [p for each in answers for p in each]) if all(answers) else None


def _drafted(turn: Turn, told: Told, places: Sequence[Place]) -> Draft | None:
    shown = list({p.clause.id: p for p in places}.values())
    return Draft(Outcome.ANSWERED, tuple(_parts(turn, told, shown))) if shown else None


def _parts(turn: Turn, told: Told, shown: Sequence[Place]) -> Iterator[DraftPart]:
    yield Introduction("和您说的事有关的原文是：" if told.wants_law else "原文是：")
    for place in shown[: GOVERNING + len(told.of_values)]:
        yield Quote(cite_place(place))
        if lead := lead_of(place):
            yield Computed("这一项的开头是：")
            yield Quote(cite(place.document, place.clause, lead))
        laid = conditions(turn, told.facts, place) if _is_laid(turn, told, place) else ()
        if laid:
            yield Computed(as_list(laid))
    if told.wants_law:
        yield Computed(_OPEN)


def _is_laid(turn: Turn, told: Told, place: Place) -> bool:
    """Say whether the conditions of a place are set against the facts: not those that were."""
    asked = bool(told.story) and told.wants_law and place.clause.kind is not ClauseKind.ROW
    return asked and not is_changed(turn, place)


def _valued(turn: Turn, told: Told, ask: str) -> Iterator[Place]:
    """Yield the clause that gives the value that a part of the question asks for, and its row."""
    about = turn.question.about
    hits = search_for(turn, f"{told.story if told.wants_law else about} {ask}")
    behind = set_back((e.document for e in hits), turn.library, turn.day)
    held = [e for e in hits if e.document.id not in behind]
    rows = [e for e in held if e.clause.kind is ClauseKind.ROW and _is_of(e, about)]
    texts = [e for e in held if e.clause.kind is not ClauseKind.ROW and _gives(e.clause.text, ask)]
    if not told.wants_law:  # without a case nothing but the words tells what is asked about
        texts = [e for e in texts[:1] if e.coverage + e.explained >= _SAID]
        rows = [e for e in rows if e.coverage + e.explained >= _SAID]
    for found in (*texts[:1], *rows[:1]):
        yield Place(found.document, found.clause)


def _gives(text: str, ask: str) -> bool:
    """Say whether a clause has a value such as is asked for."""
    wanted = next((given for asked, given in _GIVEN if asked.search(ask)), _FIGURE)
    return wanted.search(text) is not None


def _is_of(row: Evidence, text: str) -> bool:
    """Say whether a question names what a row is of: 保洁 for 保洁岗."""
    first = row.clause.text.split("\t")[0].strip()
    return len(first) > 1 and any(first[i : i + 2] in text for i in range(len(first) - 1)[:2])
