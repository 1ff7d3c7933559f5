"""What a quote leads in, brought along: 主要任务是： with its list, 下列比例： with its table.

And what leads a quote in: （一）在县城已购买商品房的； alone reads as a grant, where it stands
under 二、不予支持的情形.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, arranged, cite
from assistant.answering.draft_parts import Also, DraftPart, ProgramWords, Quote, Rest, Said
from assistant.answering.listing import listed
from assistant.answering.turn import Turn
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.question.whole_clause import below

_COLON = ("：", ":")
_NEXT = ("；", ";", "；或者", "；或", "；和", "；以及")
"""How an item ends that is not the last of its list."""
_EXCLUDES = re.compile(
    r"不予|不得|不能|不可|不再|不享受|不纳入|不列入|不支持|不符合|不属于|不认定|禁止|严禁|负面|取消|终止|停止|停发"
)
"""A heading without a verb of its own that says of its items that they are out."""
_LONGEST_LEAD = 200


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


def with_lead(draft: Draft, turn: Turn) -> Draft:
    """Return `draft` with what leads the items of a list in quoted before the first of them.

    An item that the question names by its place is asked for by itself.
    """
    shown = (Outcome.ANSWERED, Outcome.NOT_FOUND)
    if draft.outcome not in shown or not any(map(_leads_to_quotes, draft.words)):
        return draft
    named = {place.clause.id for place in turn.question.places}
    known = named | {c.clause_id for c in (*draft.citations, *draft.also)}
    parts: list[DraftPart] = []
    for part in draft.parts:
        match part:
            case Quote(citation):
                parts += map(Quote, _after_lead(citation, turn, named, known))
            case Also(citations):
                led = (c for each in citations for c in _after_lead(each, turn, named, known))
                parts.append(Also(tuple(led)))
            case _:
                parts.append(part)
    return replace(draft, parts=tuple(parts))


def _leads_to_quotes(words: ProgramWords) -> bool:
    return words.introduces or isinstance(words, Said)


def _after_lead(
    citation: Citation, turn: Turn, named: Collection[str], known: set[str]
) -> tuple[Citation, ...]:
    """Return a citation, what leads it in before it; `known` is what is quoted already."""
    lead = None if citation.clause_id in named else _lead_of(citation, turn)
    if lead is None or lead.clause_id in known:
        return (citation,)
    known.add(lead.clause_id)
    return lead, citation


def _lead_of(citation: Citation, turn: Turn) -> Citation | None:
    """Return the line that leads in the item that is cited, None of what says all by itself."""
    document, clause = turn.library.clause(citation.clause_id)
    parent = _parent(document, clause)
    if clause.kind is not ClauseKind.CLAUSE or clause.number is None or parent is None:
        return None
    text = parent.text.strip()
    led = text.endswith(_COLON) and _is_item(document, clause)
    # A heading that shuts out is one line: 二、不予支持的情形.
    out = parent.kind is ClauseKind.HEADING and _EXCLUDES.search(text) is not None
    if not led and not out:
        return None
    shown = text if len(text) <= _LONGEST_LEAD else text.rsplit("\n", 1)[-1].strip()
    return cite(document, parent, shown) if len(shown) <= _LONGEST_LEAD else None


def _parent(document: PolicyDocument, clause: Clause) -> Clause | None:
    """Return the clause under which one stands, the nearest before it of the path above."""
    above = [c for c in document.clauses if c.layer == clause.layer and c.span < clause.span]
    return next((c for c in reversed(above) if c.path == clause.path[:-1]), None)


def _is_item(document: PolicyDocument, clause: Clause) -> bool:
    """Say whether a clause is an item of a list: it, or one beside it, ends in a semicolon."""
    beside = (c for c in document.clauses if c.layer == clause.layer)
    alike = (c for c in beside if c.path[:-1] == clause.path[:-1] and c.level == clause.level)
    return any(c.text.rstrip().endswith(_NEXT) for c in alike)
