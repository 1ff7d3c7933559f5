"""Time: which stated deadlines have passed as of today, and by when something was due."""

import re

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted, whole_sentences
from assistant.answering.listing import bulleted, enumerated
from assistant.answering.parts import Elapsed
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.documents.text import fold
from assistant.retrieval.evidence import Evidence
from assistant.validity.standing import ASK_ISSUER, Deadline, deadlines

_ASKED = re.compile(
    r"过期|过了(?:没|吗|么)|到期|还有效|(?:还|仍)(?:在)?(?:执行|算数|管用|适用)|失效(?:没|了)|"
    r"(?:最迟|最晚|至迟).{0,10}(?:哪|什么时候|何时|几)|截止(?:到|日期|时间)?.{0,4}(?:哪|什么|几)|什么时候(?:到期|结束|截止)|"
    r"到(?:哪|什么|几|啥)[^，。？]{0,6}(?:结束|到期|为止|截止|期满|算完|完)|"
    r"(?:哪一?[年天]|几时|何时|啥时候?)[^，。？]{0,4}(?:结束|到期|期满|届满|截止)"
)
_OF_TIME = re.compile(r"[年月日天]|期|时|最[迟晚]|结束|到|过|效|执行|管用|算数|适用|政策|有用")
_MONTH = re.compile(r"哪年哪月|几月|哪个?月")


def time_status(turn: Turn) -> Draft | None:
    """Say of the deadlines that the question means whether they have passed."""
    if not _ASKED.search(turn.question):
        return None
    pairs = _pairs(turn)
    asked_years = set(re.findall(r"20\d\d", turn.question))
    chosen = [
        (e, d)
        for e, d in pairs
        if (not asked_years or str(d.last_day.year) in asked_years) and _is_about(turn, e)
    ]
    if not chosen:
        return None
    evidence = chosen[0][0]
    same = [d for e, d in chosen if e.clause.id == evidence.clause.id]
    lines = bulleted(_status(d, evidence.document, turn) for d in same)
    cited = _citations(evidence, same)
    return drafted(Outcome.ANSWERED, (Elapsed(lines),), cited, closing=ASK_ISSUER)


def _is_about(turn: Turn, evidence: Evidence) -> bool:
    """Say whether a clause names what the question is about: no 公益性岗位 ends with 2021年底."""
    if turn.named or turn.documents or turn.references:
        return True
    terms = turn.retriever.analyst.content_terms(turn.about)
    subject = [t for t in terms if len(t) > 1 and not _OF_TIME.search(t)]
    index = turn.library.lexical
    known = [t for t in subject if t in index.frequency]
    text = fold(f"{''.join(evidence.clause.path)}{evidence.clause.text}")
    return not known or max(known, key=index.weight) in text


def _pairs(turn: Turn) -> list[tuple[Evidence, Deadline]]:
    named = turn.retriever.named(turn.question, turn.documents)
    evidence = named or turn.evidence(8)
    ids = {d.id for d in turn.documents}
    evidence = [e for e in evidence if not ids or e.document.id in ids]
    return [(e, d) for e in evidence for d in _own(e.clause.text, e.document)]


def _own(text: str, document: PolicyDocument) -> list[Deadline]:
    """Return the deadlines that a document sets; what had ended when it was written is history."""
    issued = document.date
    return [d for d in deadlines(text, issued) if not issued or d.last_day >= issued]


def _status(deadline: Deadline, document: PolicyDocument, turn: Turn) -> str:
    last = deadline.last_day
    by = f"{last.year}年{last.month}月" if _MONTH.search(turn.question) else print_date(last)
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
    passed = [d for d in _own(quote, document) if d.passed(turn.today)]
    if not passed:
        return None
    words = enumerated(tuple(dict.fromkeys(f"“{_bare(d)}”" for d in passed)))
    return f"{document.name} {clause.label}所列期限{words}已过；{ASK_ISSUER}"
