"""From facts to the clause: the clauses that govern what a question tells, with their conditions.

Prohibitions and what follows from breaking them stand before general duties, an article is cut
into its 项, and a clause for the other party is left out. What the facts come to is not decided.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, cite, cite_place, not_stated
from assistant.answering.draft_parts import Computed, DraftPart, Introduction, Quote
from assistant.answering.stating.actors import opposed
from assistant.answering.stating.conditions import as_list, conditions
from assistant.answering.stating.relevance_bound import least_score
from assistant.answering.stating.told_facts import Told, told_facts
from assistant.answering.turn import Turn
from assistant.documents.model import ClauseKind
from assistant.model.odds import log_odds
from assistant.question.places import Place
from assistant.question.privacy import without_masked
from assistant.retrieval.clause_view import clause_view
from assistant.retrieval.cross_references import cited_in
from assistant.retrieval.evidence import Evidence
from assistant.validity.clause_standing import set_back

_DEPTH, _GOVERNING = 20, 3
_CLOSE = 0.06
"""How far behind the best, in fit, a clause is still shown."""
_PURPOSE = re.compile(r"^\s*第一条[\s　]*为了?|本(?:法|条例|办法|规定|细则)所称|自.{4,12}起施行")
_FORBIDS = re.compile(r"不得|禁止|严禁|无效|除外|不予")
_FORBIDDING = re.compile(r"[^。；;\n]*(?:不得|禁止|严禁)[^。；;\n]*")
_ALL_OF = re.compile(r"同时(?:符合|具备|满足)|下列(?:材料|内容|条件|职责)")
_FORBIDDEN, _SPOKEN_OF, _AGAINST = 0.025, 0.06, 0.3
_OF_STORY, _READ, _PER_ODDS, _MOST_ODDS = 0.7, 8, 0.005, 4.0
_NEARLY = -0.06
"""How far below what counts as about a question a clause is still told of as the nearest."""
_FIGURE = re.compile(r"[0-9０-９一二三四五六七八九十百]+\s*(?:元|%|％|日|天|月|年|∶|:|：|个)")
_GIVEN = (
    (re.compile(r"分担|比例|几成"), re.compile(r"分担|比例|承担")),
    (re.compile(r"几号|时候|时间|何时|几月"), re.compile(r"[0-9一二三四五六七八九十]+\s*[日月]")),
    (re.compile(r"多少|补贴|钱"), re.compile(r"[0-9０-９一二三四五六七八九十百千万]+\s*元")),
)
"""What an ask wants, and how a clause gives it."""
_EXCEPTS = r"不得(?:依照|按照|适用)[^。]{0,20}"
_MOST_CITED = 9
_SAID = 0.35
"""How much of what is asked a clause must say, where no facts are told."""
_LONGEST_LAID = 160
_NOT_SURE = "没有找到确实写明这样情形的条款，库内文件未载明。与题中事实最接近的原文是："
_OPEN = "以上是条款的原文和题中事实的对照；事实是否就是条款所说的情形、结论如何，程序不作判断。"


@dataclass(frozen=True, slots=True)
class _Governing:
    """A place that may govern the facts, and how well it fits them."""

    place: Place
    fit: float


def from_facts(turn: Turn) -> Draft | None:
    """Give the clauses that govern the facts of a question, and those of each thing it asks.

    Where none is surely about them, the nearest are shown as that and no more.
    """
    told = told_facts(turn.question)
    if told is None:
        return None
    ranked = _ranked(turn, told) if told.wants_law else []
    above = ranked[0].fit - least_score(turn.library) if ranked else 0.0
    if told.wants_law and (not ranked or above < _NEARLY):
        return None
    governing = _governing(turn, told, ranked) if ranked else ()
    if above < 0:
        return not_stated(_NOT_SURE, map(cite_place, governing))
    answers = [list(_valued(turn, told, ask)) for ask in told.of_values]
    if not told.wants_law and not all(answers):
        return None
    valued = [p for places in answers for p in places]
    shown = list({p.clause.id: p for p in (*governing, *valued)}.values())
    return Draft(Outcome.ANSWERED, tuple(_parts(turn, told, shown))) if shown else None


def _parts(turn: Turn, told: Told, shown: Sequence[Place]) -> Iterator[DraftPart]:
    yield Introduction("与题中事实有关的原文是：" if told.wants_law else "原文是：")
    for place in shown[: _GOVERNING + len(told.of_values)]:
        yield Quote(cite_place(place))
        if lead := _lead(place):
            yield Computed("这一项的开头是：")
            yield Quote(cite(place.document, place.clause, lead))
        laid = conditions(turn, told.story, place.text) if _is_laid(told, place) else ()
        if any(each.is_said for each in laid):
            yield Computed(as_list(laid))
    if told.wants_law:
        yield Computed(_OPEN)


def _is_laid(told: Told, place: Place) -> bool:
    """Say whether a place is short enough for its conditions to be set against the facts."""
    short = len(place.text) <= _LONGEST_LAID and place.clause.kind is not ClauseKind.ROW
    return bool(told.story) and told.wants_law and short


def _lead(place: Place) -> str:
    """Return the words that lead in the 项 that a place is, or ""."""
    part = place.part
    if part is None or not part.address[1]:
        return ""
    outer = [p for p in place.clause.parts if p.address[1:] == (0, 0) and p.start <= part.start]
    items = [
        p.start for p in place.clause.parts if p.address[1] and p.address[0] == part.address[0]
    ]
    start = outer[-1].start if outer else 0
    return place.clause.text[start : min(items)].strip()


def _governing(turn: Turn, told: Told, ranked: Sequence[_Governing]) -> tuple[Place, ...]:
    """Return the places that govern the facts: the best, its consequence, and what is as good."""
    near = [g.place for g in ranked if g.fit >= ranked[0].fit - _CLOSE][:_GOVERNING]
    fitting = [g.place for g in ranked[:_READ]]
    first = _bound_up(turn, near[0], fitting)
    ordered = list({p.clause.id: p for p in (*first, *near[1:])}.values())
    return tuple(_narrowed(turn, told, place) for place in ordered[:_GOVERNING])


def _ranked(turn: Turn, told: Told) -> list[_Governing]:
    """Return the clauses that the facts and the whole question find, best first."""
    whole = turn.question.about
    searched = [_search(turn, text) for text in (told.story or whole, whole)]
    found = {e.clause.id: e for hits in searched for e in hits}
    behind = set_back((e.document for e in found.values()), turn.library, turn.day)
    ranked = [
        _Governing(Place(e.document, e.clause), _score(key, searched) + _weighed(turn, told, e))
        for key, e in found.items()
        if e.document.id not in behind and e.clause.kind not in (ClauseKind.ROW, ClauseKind.HEADING)
    ]
    return _as_read(turn, told, sorted(ranked, key=lambda g: -g.fit))


def _as_read(turn: Turn, told: Told, ranked: list[_Governing]) -> list[_Governing]:
    """Return the first clauses in the order that the reader, too, would have them in."""
    if turn.reader is None or not told.story:
        return ranked
    first = ranked[:_READ]
    views = [clause_view(g.place.document, g.place.clause, None).read for g in first]
    readings = turn.reader.read(without_masked(told.story), views)
    read = [
        _Governing(g.place, g.fit + _PER_ODDS * _bounded(log_odds(r.states + r.partly)))
        for g, r in zip(first, readings, strict=True)
    ]
    return [*sorted(read, key=lambda g: -g.fit), *ranked[_READ:]]


def _bounded(odds: float) -> float:
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))


def _search(turn: Turn, text: str) -> list[Evidence]:
    return turn.retriever.search(turn.question.words_of(text), _DEPTH)


def _score(key: str, searched: Sequence[Sequence[Evidence]]) -> float:
    """Return the score of a clause over all searches; one that did not find it gives its least."""
    scores = ({e.clause.id: e.score for e in hits} for hits in searched)
    story, whole = (s.get(key, min(s.values(), default=0.0)) for s in scores)
    return _OF_STORY * story + (1 - _OF_STORY) * whole


def _weighed(turn: Turn, told: Told, found: Evidence) -> float:
    """Return what the form of a clause adds: it forbids, it states a purpose, it is another's."""
    text = found.clause.text
    adds = 0.0
    if told.wants_leave and _FORBIDS.search(text):
        spoken = (_share(turn, told, m[0]) for m in _FORBIDDING.finditer(text))
        adds += _FORBIDDEN + _SPOKEN_OF * max(spoken, default=0.0)
    adds -= _AGAINST * bool(_PURPOSE.search(text))
    return adds - _AGAINST * opposed(told.facts, told.asks, text)


def _share(turn: Turn, told: Told, sentence: str) -> float:
    """Return how much of the weight of the facts' words a sentence says."""
    weigh = turn.library.lexical.weight
    terms = turn.question.terms_of(told.story)
    most = sum(map(weigh, terms))
    return sum(weigh(t) for t in terms if t in sentence) / most if most else 0.0


def _bound_up(turn: Turn, best: Place, fitting: Sequence[Place]) -> list[Place]:
    """Return a clause with what it says is broken or what excepts it before it, what follows after.

    An exception (不得依照第四十条解除) goes before the rule where the facts have found it, too.
    """
    known = turn.retriever.reader.known
    if re.match(r"[^。]{0,30}违反", best.text):
        broken = [p for p in cited_in(best, known) if p.document.id == best.document.id]
        return [*(Place(p.document, p.clause) for p in broken[:1]), best]
    found = {p.clause.id for p in fitting}
    citing = [p for p in _beside(best) if _cites(p, best, turn)]
    excepts = re.compile(_EXCEPTS + best.clause.label)
    excepting = [p for p in citing if p.clause.id in found and excepts.search(p.text)]
    following = [p for p in citing if "违反" in p.text]
    return [*excepting[:1], best, *following[:1]]


def _beside(best: Place) -> Iterator[Place]:
    """Yield the other clauses of a document that have the number of a clause in their words."""
    for clause in best.document.clauses:
        if clause.id != best.clause.id and best.clause.label in clause.text:
            yield Place(best.document, clause)


def _cites(place: Place, best: Place, turn: Turn) -> bool:
    cited = cited_in(place, turn.retriever.reader.known, _MOST_CITED)
    return any(p.clause.id == best.clause.id for p in cited)


def _narrowed(turn: Turn, told: Told, place: Place) -> Place:
    """Return the 项 of a clause that the facts are nearest to, where search and reader agree."""
    items = [p for p in place.clause.parts if p.address[1] and not p.address[2]]
    if not items or turn.reader is None or not told.story or _ALL_OF.search(place.text):
        return place
    texts = [place.clause.text[p.start : p.end] for p in items]
    vector = turn.question.words_of(told.story).vector
    near = (turn.library.embedder.documents(texts) @ vector.reshape(-1)).tolist()
    led = (_lead(Place(place.document, place.clause, part)) for part in items)
    whole = [f"{lead}{text}" for lead, text in zip(led, texts, strict=True)]
    readings = turn.reader.read(without_masked(told.story), whole)
    stated = [log_odds(r.states + r.partly) for r in readings]
    best = near.index(max(near))
    agreed = stated.index(max(stated)) == best
    return Place(place.document, place.clause, items[best]) if agreed else place


def _valued(turn: Turn, told: Told, ask: str) -> Iterator[Place]:
    """Yield the clause that gives the value that a part of the question asks for, and its row."""
    hits = _search(
        turn, f"{told.story} {ask}" if told.wants_law else f"{turn.question.about} {ask}"
    )
    behind = set_back((e.document for e in hits), turn.library, turn.day)
    held = [e for e in hits if e.document.id not in behind]
    rows = [e for e in held if e.clause.kind is ClauseKind.ROW and _is_of(e, turn.question.about)]
    stating = [
        e for e in held if e.clause.kind is not ClauseKind.ROW and _gives(e.clause.text, ask)
    ]
    if not told.wants_law:  # without a case nothing but the words tells what is asked about
        stating = [e for e in stating[:1] if e.coverage + e.explained >= _SAID]
    for found in (*stating[:1], *rows[:1]):
        yield Place(found.document, found.clause)


def _gives(text: str, ask: str) -> bool:
    """Say whether a clause has a value such as is asked for."""
    wanted = next((given for asked, given in _GIVEN if asked.search(ask)), _FIGURE)
    return wanted.search(text) is not None


def _is_of(row: Evidence, text: str) -> bool:
    """Say whether a question names what a row is of: 保洁 for 保洁岗."""
    first = row.clause.text.split("\t")[0].strip()
    return len(first) > 1 and any(first[i : i + 2] in text for i in range(len(first) - 1)[:2])
