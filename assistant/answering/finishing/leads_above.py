"""What leads a quote in, shown above it: （一）在县城已购买商品房的； alone reads as a grant.

It stands under 二、不予支持的情形. The line is context of the quote and no citation of its own:
what answers stays what is cited.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite
from assistant.answering.draft_parts import ProgramWords, Said
from assistant.answering.turn import Turn
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbering import Level

_COLON = ("：", ":")
_NEXT = ("；", ";", "；或者", "；或", "；和", "；以及")
"""How an item ends that is not the last of its list."""
_EXCLUDES = re.compile(
    r"不予|不得|不能|不可|不再|不享受|不纳入|不列入|不支持|不符合|不属于|不认定|禁止|严禁|负面|取消|终止|停止|停发"
)
"""A heading without a verb of its own that says of its items that they are out."""
_LONGEST = 200


def with_leads(draft: Draft, turn: Turn) -> Draft:
    """Return `draft` with the line above each first item of a list that it quotes.

    An item that the question names by its place is asked for by itself.
    """
    shown = (Outcome.ANSWERED, Outcome.NOT_FOUND)
    if draft.outcome not in shown or not any(map(_leads_to_quotes, draft.words)):
        return draft
    return replace(draft, leads=dict(_leads(draft, turn)))


def _leads_to_quotes(words: ProgramWords) -> bool:
    return words.introduces or isinstance(words, Said)


def _leads(draft: Draft, turn: Turn) -> Iterator[tuple[str, Citation]]:
    """Yield the items that are quoted with what leads them in, each lead once."""
    named = {place.clause.id for place in turn.question.places}
    quoted = (*draft.citations, *draft.also)
    known = named | {citation.clause_id for citation in quoted}
    for citation in quoted:
        lead = None if citation.clause_id in named else _lead_of(citation, turn)
        if lead is not None and lead.clause_id not in known:
            known.add(lead.clause_id)
            yield citation.clause_id, lead


def _lead_of(citation: Citation, turn: Turn) -> Citation | None:
    """Return the line that leads in the item that is cited, None of what says all by itself."""
    document, clause = turn.library.clause(citation.clause_id)
    parent = _parent(document, clause)
    numbered = clause.kind is ClauseKind.CLAUSE and clause.number is not None
    if not numbered or clause.level == Level.ARTICLE or parent is None:
        return None
    text = parent.text.strip()
    led = text.endswith(_COLON) and _is_item(document, clause)
    # A heading that shuts out is one line: 二、不予支持的情形.
    out = parent.kind is ClauseKind.HEADING and _EXCLUDES.search(text) is not None
    if not led and not out:
        return None
    shown = text if len(text) <= _LONGEST else text.rsplit("\n", 1)[-1].strip()
    return cite(document, parent, shown) if len(shown) <= _LONGEST else None


def _parent(document: PolicyDocument, clause: Clause) -> Clause | None:
    """Return the clause under which one stands, the nearest before it of the path above."""
    above = [c for c in document.clauses if c.layer == clause.layer and c.span < clause.span]
    return next((c for c in reversed(above) if c.path == clause.path[:-1]), None)


def _is_item(document: PolicyDocument, clause: Clause) -> bool:
    """Say whether a clause is an item of a list: it, or one beside it, ends in a semicolon."""
    beside = (c for c in document.clauses if c.layer == clause.layer)
    alike = (c for c in beside if c.path[:-1] == clause.path[:-1] and c.level == clause.level)
    return any(c.text.rstrip().endswith(_NEXT) for c in alike)
