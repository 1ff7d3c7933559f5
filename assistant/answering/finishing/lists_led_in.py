"""What a quote leads in, brought along: 主要任务是： with its list, 下列比例： with its table."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, arranged, cite
from assistant.answering.draft_parts import Rest
from assistant.answering.listing import listed
from assistant.answering.turn import Turn
from assistant.documents.model import Clause
from assistant.question.whole_clause import below

_COLON = ("：", ":")


def with_led_in(draft: Draft, turn: Turn) -> Draft:
    """Return `draft` with what its quotes lead in: a quotation does not stop at 如下：.

    An answer that counts or reckons quotes only to show that.
    """
    stopped = any(c.quote.endswith(_COLON) for c in draft.citations)
    if not stopped or draft.computes or draft.outcome is not Outcome.ANSWERED:
        return draft
    found = {(c.clause_id, c.clause): c for each in draft.citations for c in _led_in(each, turn)}
    quoted = listed(found.values())
    lead = [part for part in draft.lead if not isinstance(part, Rest)]
    rest = (Rest(f"{quoted.rest}。"),) if quoted.rest else ()
    also = tuple(c for c in draft.also if (c.clause_id, c.clause) not in found)
    parts = arranged((*rest, *lead) if rest else draft.lead, quoted.shown, also, draft.closing)
    return replace(draft, parts=parts)


def _led_in(citation: Citation, turn: Turn) -> Iterator[Citation]:
    """Yield a citation, longer where its list stands in the same clause, and what follows it."""
    if not citation.quote.endswith(_COLON):
        yield citation
        return
    document, clause = turn.library.clause(citation.clause_id)
    start = clause.text.find(citation.quote)
    led = _end_of_list(clause, start + len(citation.quote) - 1)
    yield replace(citation, quote=clause.text[start:led].strip()) if start >= 0 else citation
    if start + len(citation.quote) == len(clause.text.rstrip()):
        yield from (cite(document, each) for each in below(document, clause))


def _end_of_list(clause: Clause, colon: int) -> int:
    """Return where the 款 or 项 ends in which the quote stops, its list included."""
    around = (p for p in clause.parts if p.start <= colon < p.end)
    return max((p.end for p in around), default=len(clause.text))
