"""Which clauses govern the facts of a question: searched, weighed by their form, read.

Prohibitions and what follows from breaking them stand before general duties, and a clause for the
other party is left out. What binds the same thing as the best clause is shown beside it, though it
fits the whole question less.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.stating.actors import opposed
from assistant.answering.stating.nearest_item import is_changed, nearest_item, share_of_facts
from assistant.answering.stating.told_facts import Told
from assistant.answering.turn import Turn
from assistant.documents.model import ClauseKind
from assistant.documents.text import common_run
from assistant.model.odds import log_odds
from assistant.question.places import Place
from assistant.question.privacy import without_masked
from assistant.retrieval.clause_view import clause_view
from assistant.retrieval.cross_references import cited_in
from assistant.retrieval.evidence import Evidence
from assistant.validity.clause_standing import set_back

GOVERNING = 3
"""Clauses that are shown as governing the facts, at most."""
_DEPTH = 20
_CLOSE, _CLOSE_TO_OBJECT = 0.06, 0.12
"""How far behind the best, in fit, a clause is still shown; one that binds the same thing."""
_FILLER = re.compile(
    r"^\s*(?:第一条|一、)?[\s　]*为了?[^。]*(?:制定|提出|通知|公告)[^。]*[。：:]?\s*$"
    r"|^[^。]*(?:根据|依据|按照)[^。]*(?:制定本|特制定|提出如下|通知如下)"
    r"|由[^，。；]{2,40}(?:负责解释|解释)(?=[，。；]|$)|自[^，。；]{2,16}起(?:施行|实施|执行)"
)
"""What governs no case: the purpose, the basis, who explains it, from when it applies."""
_DEFINES = re.compile(r"本(?:法|条例|办法|规定|细则)所称")
_WHAT_IT_IS = re.compile(r"算不算|是不是|属不属于|算[^，。]{0,8}吗|属于")
"""Asks whether something is what a clause defines."""
_FORBIDS = re.compile(r"不得|禁止|严禁|无效|除外|不予")
_FORBIDDING = re.compile(r"[^。；;\n]*(?:不得|禁止|严禁)[^。；;\n]*")
_PIECE = re.compile(r"[^，,。；;：:\n]+")
_FORBIDDEN, _SPOKEN_OF, _AGAINST = 0.025, 0.06, 0.3
_OF_STORY, _READ, _PER_ODDS, _MOST_ODDS = 0.7, 8, 0.005, 4.0
_EXCEPTS = r"不得(?:依照|按照|适用)[^。]{0,20}"
_CARVES_OUT = r"[^。]*(?:但|有下列)[^。]*(?:不得|不予|不能|不适用)"
"""What an exception says of the clause that it names: 符合第十四条，但有下列情形的，不得认定."""
_REFUSES = re.compile(
    r"(?:的|下列[^，,。]{0,8})[，,]\s*(?:一律|均)?(?:不得|不予|不能|不享受|不受理)(?!超过|低于|少于)"
)
"""Who does not get what others get: 有下列情形之一的，不得聘用."""
_MOST_CITED = 9
_NAME, _FEW = 6, 4
"""Characters that two clauses have in common where they name one thing, and clauses that do."""


@dataclass(frozen=True, slots=True)
class Governing:
    """A place that may govern the facts, and how well it fits them."""

    place: Place
    fit: float


def governing(turn: Turn, told: Told, ranked: Sequence[Governing]) -> tuple[Place, ...]:
    """Return the places that govern the facts: the best with what is bound up with it.

    Where nothing is, with what fits as well.
    """
    if not ranked:
        return ()
    best, *others = [g.place for g in ranked if g.fit >= ranked[0].fit - _CLOSE][:GOVERNING]
    first = _bound_up(turn, best, [g.place for g in ranked[:_READ]])
    forbidden = _forbidden(turn, told, best)
    together = [*first, *_binding_the_same(turn, told, ranked, forbidden)]
    if forbidden:  # what only fits as well says nothing of what is forbidden
        others = [p for p in others if p.document.id != best.document.id]
    shown = together if len(together) > 1 else [*together, *others]
    ordered = _refusing_first(turn, told, list({p.clause.id: p for p in shown}.values()))
    return tuple(
        place if is_changed(turn, place) else nearest_item(turn, told, place)
        for place in ordered[:GOVERNING]
    )


def _refusing_first(turn: Turn, told: Told, places: list[Place]) -> list[Place]:
    """Return places with one that refuses what is asked for before those that grant it.

    Of those of one document, and where the facts speak of what it refuses: 有下列情形的，不得享受.
    """
    if not told.wants_leave or not places or _REFUSES.search(places[0].text):
        return places
    same = [p for p in places[1:] if p.document.id == places[0].document.id]
    first = [p for p in same if _REFUSES.search(p.text) and share_of_facts(turn, told, p.text)]
    return [*first[:1], *(p for p in places if p not in first[:1])]


def ranked_by_facts(turn: Turn, told: Told) -> list[Governing]:
    """Return the clauses that the facts and the whole question find, best first."""
    whole = turn.question.about
    searched = [search_for(turn, text) for text in (told.story or whole, whole)]
    found = {e.clause.id: e for hits in searched for e in hits}
    behind = set_back((e.document for e in found.values()), turn.library, turn.day)
    ranked = [
        Governing(Place(e.document, e.clause), _score(key, searched) + _weighed(turn, told, e))
        for key, e in found.items()
        if e.document.id not in behind and e.clause.kind not in (ClauseKind.ROW, ClauseKind.HEADING)
    ]
    return _as_read(turn, told, sorted(ranked, key=lambda g: -g.fit))


def search_for(turn: Turn, text: str) -> list[Evidence]:
    """Return what the words of a part of the question find."""
    return turn.retriever.search(turn.question.words_of(text), _DEPTH)


def _as_read(turn: Turn, told: Told, ranked: list[Governing]) -> list[Governing]:
    """Return the first clauses in the order that the reader, too, would have them in."""
    if turn.reader is None or not told.story:
        return ranked
    first = ranked[:_READ]
    views = [clause_view(g.place.document, g.place.clause, None).read for g in first]
    readings = turn.readings(without_masked(told.story), views)
    read = [
        Governing(g.place, g.fit + _PER_ODDS * _bounded(log_odds(r.states + r.partly)))
        for g, r in zip(first, readings, strict=True)
    ]
    return [*sorted(read, key=lambda g: -g.fit), *ranked[_READ:]]


def _bounded(odds: float) -> float:
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))


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
        spoken = (share_of_facts(turn, told, m[0]) for m in _FORBIDDING.finditer(text))
        adds += _FORBIDDEN + _SPOKEN_OF * max(spoken, default=0.0)
    defines = _DEFINES.search(text) and not any(map(_WHAT_IT_IS.search, told.asks))
    adds -= _AGAINST * bool(_FILLER.search(text) or defines)
    return adds - _AGAINST * opposed(told.facts, told.asks, text)


def _forbidden(turn: Turn, told: Told, best: Place) -> str:
    """Return the words of a clause that forbid what is asked about; "" where none do."""
    forbids = [p[0] for p in _PIECE.finditer(best.text) if _FORBIDDING.search(p[0])]
    if not told.wants_leave or not forbids:
        return ""
    shares = {piece: share_of_facts(turn, told, piece) for piece in forbids}
    most = max(shares, key=shares.__getitem__)
    return most if shares[most] > 0 else ""


def _binding_the_same(
    turn: Turn, told: Told, ranked: Sequence[Governing], forbidden: str
) -> list[Place]:
    """Return the clause of the best one's document that binds what its forbidding words name.

    不得为政府融资平台融资提供增信, and elsewhere 主动剥离政府融资平台融资担保业务: the name of the
    thing stands in both, letter by letter, and the facts speak of it. It may fit them much less.
    """
    best = ranked[0]
    terms = [t for t in turn.question.terms_of(told.story) if t in forbidden]
    near = [g.place for g in ranked[1:] if g.fit >= best.fit - _CLOSE_TO_OBJECT]
    same = [p for p in near if p.document.id == best.place.document.id]
    named = ((common_run(forbidden, p.text), p) for p in same)
    return [p for run, p in named if any(t in run for t in terms) and _is_name(run, p)][:1]


def _is_name(run: str, place: Place) -> bool:
    """Say whether a run of characters names something that few clauses of a document name."""
    naming = sum(run in clause.text for clause in place.document.clauses)
    return len(run) >= _NAME and naming <= _FEW


def _bound_up(turn: Turn, best: Place, fitting: Sequence[Place]) -> list[Place]:
    """Return a clause with what it says is broken or what excepts it before it, what follows after.

    An exception (不得依照第四十条解除) goes before the rule where the facts have found it, too.
    """
    if re.match(r"[^。]{0,30}违反", best.text):
        known = turn.retriever.reader.known
        broken = [p for p in cited_in(best, known) if p.document.id == best.document.id]
        return [*(Place(p.document, p.clause) for p in broken[:1]), best]
    found = {p.clause.id for p in fitting}
    citing = [p for p in _beside(best) if _cites(p, best, turn)]
    label = re.escape(best.clause.label)
    excepts = re.compile(f"{_EXCEPTS}{label}|{label}{_CARVES_OUT}")
    excepting = [p for p in citing if p.clause.id in found and excepts.search(p.text)]
    return [*excepting[:1], best, *[p for p in citing if "违反" in p.text][:1]]


def _beside(best: Place) -> Iterator[Place]:
    """Yield the other clauses of a document that have the number of a clause in their words."""
    for clause in best.document.clauses:
        if clause.id != best.clause.id and best.clause.label in clause.text:
            yield Place(best.document, clause)


def _cites(place: Place, best: Place, turn: Turn) -> bool:
    cited = cited_in(place, turn.retriever.reader.known, _MOST_CITED)
    return any(p.clause.id == best.clause.id for p in cited)
