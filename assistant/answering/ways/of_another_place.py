"""What only another place's document states: 清河二套房首付多少, where 永安 has it alone."""

from collections.abc import Sequence

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, drafted
from assistant.answering.draft_parts import Computed
from assistant.answering.listing import listed
from assistant.answering.stating.relevance_bound import is_about
from assistant.answering.stating.ruling import Stating
from assistant.answering.stating.states import states
from assistant.answering.turn import Turn
from assistant.answering.ways.facts import fact
from assistant.question.kinds.kind import Sort
from assistant.retrieval.evidence import Evidence

_LOOKED_AT = 5
_AS_MUCH = 0.5
"""The share of what the other place's clause says of the question that the own ones must say."""


def of_another_place(turn: Turn) -> Draft | None:
    """Say that the documents of the place that is named do not state it, and which others do."""
    aside = turn.question.elsewhere
    if not aside.ids:
        return None
    found = turn.retriever.search(turn.question.sought, _LOOKED_AT, aside.ids)
    others = [e for e in found if aside.leaves_out(e.document.id, e.clause.text)]
    if not is_about(others, turn.library) or not _states_more(turn, others):
        return None
    asked = "、".join(aside.names)
    said = f"库内{asked}的文件和上级文件未载明这件事。"
    return drafted(Outcome.NOT_FOUND, (Computed(said), Computed(_told(turn, others, asked))))


def _states_more(turn: Turn, others: Sequence[Evidence]) -> bool:
    """Say whether other places' clauses state what is asked, and those of the place do not.

    Those are looked for in all of its papers: a talk may have gone on from one to another.
    """
    own = turn.found.hits[:_LOOKED_AT]
    said = max((e.coverage for e in own), default=0.0)
    little = said < _AS_MUCH * max(e.coverage for e in others)
    if not turn.question.asks[Sort.VALUE]:
        return little
    held, told = (states(turn, each).verdict is Stating.STATES for each in (own, others))
    return told and not held and (little or fact(turn).outcome is Outcome.NOT_FOUND)


def _told(turn: Turn, others: Sequence[Evidence], asked: str) -> str:
    """Return whose document writes of it, of the best clause alone."""
    document = others[0].document
    whose = listed(turn.question.reader.known.territories.places_of(document), "处").shown
    return f"{''.join(whose)}的 {document.name} 写到了，那不是{asked}的规定，没有照它回答。"
