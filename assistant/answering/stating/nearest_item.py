"""The 项 of a clause that facts are nearest to: three look, two must agree.

The vectors tell what is near in meaning, the reader what states the case, the words which elements
of the facts an item has. A residual item (其他情形) is none, nor one of what is excepted.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answering.stating.told_facts import Told
from assistant.answering.turn import Turn
from assistant.documents.parts import Part
from assistant.model.odds import log_odds
from assistant.question.places import Place
from assistant.question.privacy import without_masked
from assistant.validity.clause_standing import clause_status

_ALL_OF = re.compile(r"同时(?:符合|具备|满足)|下列(?:材料|内容|条件|职责)")
_EXCEPTED = re.compile(r"除外|除下列|除有下列|除.{0,12}(?:外|以外)[，,：:]|不适用")
_RESIDUAL = re.compile(r"^\s*[（(][^（()）]+[）)][^；。]{0,32}其他[^，；。]{0,16}[；;。]?\s*$")


def nearest_item(turn: Turn, told: Told, place: Place) -> Place:
    """Return the 项 of a clause that the facts are nearest to, else the whole clause."""
    parts = [p for p in place.clause.parts if p.address[1] and not p.address[2]]
    items = [Place(place.document, place.clause, p) for p in parts if not _is_residual(place, p)]
    if len(items) < 2 or turn.reader is None or not told.story or _ALL_OF.search(place.text):
        return place
    items = [i for i in items if not _EXCEPTED.search(lead_of(i))]
    chosen = _agreed(turn, told, items) if items else None
    return place if chosen is None else items[chosen]


def lead_of(place: Place) -> str:
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


def share_of_facts(turn: Turn, told: Told, text: str) -> float:
    """Return how much of the weight of the facts' words a text says."""
    weigh = turn.library.lexical.weight
    terms = turn.question.terms_of(told.story)
    most = sum(map(weigh, terms))
    return sum(weigh(t) for t in terms if t in text) / most if most else 0.0


def is_changed(turn: Turn, place: Place) -> bool:
    """Say whether other words hold in the place of a clause: its old items are then none to tell.

    What holds is told of the whole clause (`answering.standings`).
    """
    return clause_status(place.document, place.clause, turn.library, turn.day).newer is not None


def _is_residual(place: Place, part: Part) -> bool:
    return _RESIDUAL.search(place.clause.text[part.start : part.end]) is not None


def _agreed(turn: Turn, told: Told, items: Sequence[Place]) -> int | None:
    """Return which item two of three take: where the vectors are not among them, the reader's."""
    near, read = _nearness(turn, told, items), _odds(turn, told, items)
    said = [share_of_facts(turn, told, item.text) for item in items]
    nearest, stated = near.index(max(near)), read.index(max(read))
    most = said.index(max(said)) if said.count(max(said)) == 1 else None
    if nearest in (stated, most):
        return nearest
    return stated if stated == most and read[stated] > 0 else None


def _nearness(turn: Turn, told: Told, items: Sequence[Place]) -> list[float]:
    vector = turn.question.words_of(told.story).vector
    found: list[float] = (
        turn.library.embedder.documents([i.text for i in items]) @ vector.reshape(-1)
    ).tolist()
    return found


def _odds(turn: Turn, told: Told, items: Sequence[Place]) -> list[float]:
    """Return the odds by the reader that an item, behind its lead, states the case."""
    return list(_read(turn, told, [f"{lead_of(i)}{i.text}" for i in items]))


def _read(turn: Turn, told: Told, texts: Sequence[str]) -> Iterator[float]:
    if turn.reader is not None:
        for reading in turn.readings(without_masked(told.story), texts):
            yield log_odds(reading.states + reading.partly)
