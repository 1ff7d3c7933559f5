"""The whole clause: what stands under one, its list, its table, the paragraphs behind them.

A clause is stored up to the next number; where its sentence ends in 主要任务是： the items are
clauses of their own. Whoever asks for it means all of them, so `below` says what they are.
"""

from collections.abc import Iterable, Iterator

from assistant.documents.model import Clause, PolicyDocument
from assistant.question.places import Place


def below(document: PolicyDocument, clause: Clause) -> tuple[Clause, ...]:
    """Return the clauses that stand under a clause, those under them included."""
    return tuple(_following(document, clause))


def _following(document: PolicyDocument, clause: Clause) -> Iterator[Clause]:
    """Yield what follows a clause as long as it stands under it."""
    # In an attachment a label that is all of a path carries the attachment's name.
    path = tuple(name.removeprefix(clause.layer) for name in clause.path)
    start = clause.span[0]
    for other in document.clauses:
        if other.layer != clause.layer or other.span[0] <= start:
            continue
        if len(other.path) <= len(path) or other.path[: len(path)] != path:
            return
        yield other


def whole(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return places with all that stands under them, each once; a 款 or 项 is whole by itself."""
    found: dict[tuple[str, str], Place] = {}
    for place in places:
        under = () if place.part else below(place.document, place.clause)
        for each in (place, *(Place(place.document, clause) for clause in under)):
            found.setdefault(each.key, each)
    return tuple(found.values())
