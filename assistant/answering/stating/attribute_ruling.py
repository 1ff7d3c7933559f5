"""Attributes: whether clauses say of a thing what is asked of it besides a value.

公益性岗位谁来验收, 家庭医生归哪个科室管, 第一书记骗补怎么处理: a clause that names the thing
answers only if it has something of the kind that is asked.
"""

from collections.abc import Sequence

from assistant.answering.draft import whole_sentences
from assistant.answering.stating.asked_things import missing_deed, missing_event, missing_focus
from assistant.answering.stating.ruling import Ruling, Span, cannot_tell, stated, unstated
from assistant.answering.turn import Turn
from assistant.documents.text import fold
from assistant.question.kinds.kind import Kind
from assistant.retrieval.evidence import Evidence

_ANSWERING = 2
"""The clauses that are likeliest to state it."""
_NAMED = 0.15
"""Share of the question's words in the best clause from which the clause names its subject."""


def attribute_ruling(turn: Turn, evidence: Sequence[Evidence], kinds: Sequence[Kind]) -> Ruling:
    """Say whether the best clauses state every kind of attribute that is asked for.

    They do not where the thing asked after has no word in them. Otherwise it can be told only
    where the best clause has the question's own words for its subject: of a question in words of
    everyday life it cannot.
    """
    if focus := missing_focus(turn, evidence):
        return unstated(kinds, focus)
    if not evidence or evidence[0].coverage < _NAMED:
        return cannot_tell(kinds)
    near = evidence[:_ANSWERING]
    found = {kind.name: [e for e in near if kind.found_in(fold(_near(e)))] for kind in kinds}
    lacking = next((name for name, clauses in found.items() if not clauses), "")
    lacking = lacking or missing_deed(turn, evidence) or missing_event(turn)
    if lacking:
        return unstated(kinds, lacking)
    spans = [_span(e, kind) for kind in kinds for e in found[kind.name]]
    return stated(kinds, spans) if kinds else cannot_tell(kinds)


def _near(evidence: Evidence) -> str:
    """Return the sentences of a clause that are about the question, with its heading."""
    text = evidence.clause.text
    about = "".join(whole_sentences(text, *span) for span in evidence.spans) or text
    return f"{evidence.clause.title}{about}"


def _span(evidence: Evidence, kind: Kind) -> Span:
    """Return where a clause writes it, in a sentence about the question if it can be told."""
    text = evidence.clause.text
    for sentence in (whole_sentences(text, *span) for span in evidence.spans):
        if match := kind.found_in(sentence):
            start = text.find(sentence) + match.start()
            return Span(evidence, kind, start, start + len(match[0]))
    match = kind.found_in(text)
    return Span(evidence, kind, *(match.span() if match else (0, len(text))))
