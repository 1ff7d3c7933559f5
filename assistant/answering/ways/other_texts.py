"""A place that the text at hand has not: one that was taken out of it, or that an order puts in.

第九条第四项 stands in the older text alone; 第十一条 is what a later paper adds, though the number
may be that of another clause in print.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.answer import Citation
from assistant.answering.draft import cite, cite_place
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.model import PolicyDocument
from assistant.library.editions import editions_of
from assistant.question.places import Place
from assistant.question.references import from_chain
from assistant.question.resolving import Region
from assistant.question.written_places import Chain
from assistant.validity.consolidated_clause import ClauseOrigin, ConsolidatedClause
from assistant.validity.consolidation import Consolidation, consolidated

_EARLIER = "{name} 修改前的文本里有{label}："
_ADDED = "{by}增加了{label}{day}；整理后（由程序按修改文件整理，引用以修改文件为准）：{words}"
_MOVED = "原{old}现为{new}。"


@dataclass(frozen=True, slots=True)
class OfAnotherText:
    """A sentence that tells of a place in another text, and what is quoted for it."""

    said: str
    citation: Citation


def taken_out(turn: Turn) -> Iterator[OfAnotherText]:
    """Yield the named places that only an earlier text of the document has."""
    for document in turn.question.documents:
        for edition in editions_of(turn.library, document.id)[1:]:
            places = [p for c in _chains(turn) for p in _places(c, edition.document)]
            for place in places:
                said = _EARLIER.format(name=document.name, label=place.label)
                yield OfAnotherText(said, cite_place(place))
            if places:
                break


def put_in(turn: Turn) -> Iterator[OfAnotherText]:
    """Yield the named clauses that papers in force add to the document, or give a number of them.

    The document is held without: it has another clause of that number, or none.
    """
    for document in turn.question.documents:
        found = consolidated(document, turn.library.links, turn.day)
        for chain in _chains(turn) if found.papers else ():
            for place in _places(chain, found.text):
                each = next((c for c in found.clauses if c.clause.id == place.clause.id), None)
                if each and each.origin is ClauseOrigin.ADDED and each.changes:
                    yield _added(each, found)
                elif each and each.before and each.before.label != each.clause.label:
                    yield OfAnotherText(_moved(each), cite(document, each.before))


def _added(each: ConsolidatedClause, found: Consolidation) -> OfAnotherText:
    change, label = each.changes[-1], each.clause.label
    since = change.paper.applies_from
    day = f"（{print_date(since)}起）" if since else ""
    words = " ".join(each.clause.text.split())
    said = _ADDED.format(by=change.place, label=label, day=day, words=words)
    moved = (c for c in found.clauses if c.before and c.before.label == label)
    said += "".join(_moved(c) for c in moved if c.clause.label != label)
    return OfAnotherText(said, cite(change.paper, change.instruction.clause))


def _moved(each: ConsolidatedClause) -> str:
    """Say which number a clause has now that had another."""
    was = each.before.label if each.before else ""
    return _MOVED.format(old=was, new=each.clause.label)


def _chains(turn: Turn) -> list[Chain]:
    return [c for c in turn.question.typed.chains if c.stands_alone]


def _places(chain: Chain, document: PolicyDocument) -> tuple[Place, ...]:
    found = from_chain(chain, [Region(document)])
    return found.places if found.whole else ()
