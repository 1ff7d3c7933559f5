"""Time: which stated deadlines have passed as of today, and by when something was due."""

import re

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted, whole_sentences
from assistant.answering.draft_parts import Elapsed
from assistant.answering.listing import bulleted, enumerated
from assistant.answering.stating.ruling import Stating
from assistant.answering.stating.states import states
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.question.kinds.what_is_asked import kind_named
from assistant.retrieval.evidence import Evidence
from assistant.validity.deadlines import ASK_ISSUER, Deadline, deadlines

_ASKED, _WHETHER = kind_named("期限是否已过"), kind_named("是否有效")
_MONTH = re.compile(r"哪年哪月|几月|哪个?月")


def time_status(turn: Turn) -> Draft | None:
    """Say of the deadlines that the question means whether they have passed."""
    if not _ASKED.is_asked(turn.question.plain):
        return None
    found = states(turn, _evidence(turn), (_ASKED,))
    if found.verdict is not Stating.STATES:
        return None
    evidence = found.spans[0].evidence
    meant = {(s.start, s.end) for s in found.spans if s.evidence is evidence}
    own = deadlines(evidence.clause.text, evidence.document.date)
    same = [d for d in own if (d.start, d.end) in meant]
    lines = bulleted(_status(d, evidence.document, turn) for d in same)
    cited = _citations(evidence, same)
    said = (Elapsed(_of_whole(turn)), Elapsed(lines))
    return drafted(Outcome.ANSWERED, said, cited, closing=ASK_ISSUER)


def _of_whole(turn: Turn) -> str:
    """Say of a document that is asked about as a whole that none of its deadlines ends it."""
    asked = turn.question
    if len(asked.named) != 1 or asked.places or not _WHETHER.is_asked(asked.plain):
        return ""
    return f"库内文件未载明 {asked.named[0].name} 现在是否有效。它写了这些期限："


def _evidence(turn: Turn) -> list[Evidence]:
    """Return the clauses that the question names, failing them those that fit it."""
    evidence = turn.retriever.named(turn.question) or turn.evidence(8)
    ids = {d.id for d in turn.question.documents}
    return [e for e in evidence if not ids or e.document.id in ids]


def _status(deadline: Deadline, document: PolicyDocument, turn: Turn) -> str:
    last = deadline.last_day
    by = f"{last.year}年{last.month}月" if _MONTH.search(turn.question.plain) else print_date(last)
    reckoned = ""
    if deadline.assumed and document.date:
        reckoned = f"文件没写从哪天起算；按成文日期{print_date(document.date)}起算，"
    state = "已过" if deadline.passed(turn.today) else "还没有到"
    return f"“{_bare(deadline)}”：{reckoned}最迟到{by}。以{print_date(turn.today)}为准，{state}。"


def _bare(deadline: Deadline) -> str:
    """Return the words of a deadline without quotation marks inside the ones put around them."""
    return re.sub('[“”"]', "", deadline.words)


def _citations(evidence: Evidence, same: list[Deadline]) -> tuple[Citation, ...]:
    text, document = evidence.clause.text, evidence.document
    quotes = dict.fromkeys(whole_sentences(text, d.start, d.end) for d in same)
    cited = [cite(document, evidence.clause, quote) for quote in quotes]
    issued = document.element(Element.DATE)
    if issued and any(d.assumed for d in same):
        cited.append(cite(document, issued))
    return tuple(cited)


def passed_notice(document: PolicyDocument, clause: Clause, quote: str, turn: Turn) -> str | None:
    """Return the notice for a quote that states a deadline which has passed, or None."""
    passed = [d for d in deadlines(quote, document.date) if d.passed(turn.today)]
    if not passed:
        return None
    words = enumerated(tuple(dict.fromkeys(f"“{_bare(d)}”" for d in passed)))
    return f"{document.name} {clause.label}所列期限{words}已过；{ASK_ISSUER}"
