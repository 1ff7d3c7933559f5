"""How a document is built: how many clauses, which does not exist, what the first and last say."""

import re
from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, whole_sentences
from assistant.answering.turn import Turn
from assistant.documents.model import Clause, ClauseKind, Element, PolicyDocument
from assistant.documents.numbering import Level
from assistant.library.passages import sentences
from assistant.retrieval.names import unknown_numbers
from assistant.retrieval.reference import Reference, units_of

_ELSEWHERE = 0.15
"""Share of the question's words that a clause must have to be shown for a missing one."""
_COUNT = re.compile(
    r"(?:几|多少)(?:条|个?部分|章|段|款)|(?:从)?哪一?条(?:到|起)|(?:共|总共|一共|管|有|分)(?:几|多少)"
)
_LAST = re.compile(r"(?:最后|末尾|结尾|收尾|末了)(?:那|的)?(?:一)?[句段条]?|尾巴上")
_FIRST = re.compile(r"(?:开头|开篇|第一句|起头|首段)(?:那|的)?[句段]?")
_WHOLE = re.compile(
    r"(?:共|总共|一共|分|有)(?:成|为|了)?(?:几|多少)(?:个|大|条|章|段)|(?:几|多少)个?大?(?:部分|章)"
)
_WORDS = re.compile(r"原话|原文|怎么(?:说|写)|写的|说的|是啥|是什么|念")


def unknown_document(turn: Turn) -> Draft | None:
    """Say that a document which the question names by number is not in the library."""
    unknown = unknown_numbers(turn.question, turn.library.documents)
    if not unknown or turn.named:
        return None
    held = "、".join(d.name for d in turn.library.documents)
    return Draft(
        Outcome.NOT_FOUND,
        f"库里没有 {'、'.join(unknown)} 这份文件，库内文件未载明。",
        closing=f"库里现有：{held}。" if held else "",
    )


def missing_clause(turn: Turn) -> Draft | None:
    """Say that a named clause does not exist, and how many there are."""
    gone = [r for r in turn.references if not r.clauses]
    if not gone or any(r.clauses for r in turn.references):
        return None
    reference = gone[0]
    documents = turn.documents or tuple(
        d for d in reference.documents if units_of(d, reference.unit)
    )
    drafts = [_no_such(d, reference) for d in documents or reference.documents[:1]]
    return replace(_joined(drafts), also=_elsewhere(turn))


def _elsewhere(turn: Turn) -> tuple[Citation, ...]:
    """Return where the thing that the question ascribes to the missing clause really stands."""
    found = turn.retriever.search(turn.question, 1)
    return tuple(
        cite(e.document, e.clause, whole_sentences(e.clause.text, *e.spans[0]))
        for e in found
        if e.coverage >= _ELSEWHERE
    )


def _joined(drafts: list[Draft]) -> Draft:
    return Draft(
        Outcome.ANSWERED,
        "\n\n".join(d.lead for d in drafts),
        tuple(c for d in drafts for c in d.citations),
        counted=tuple(w for d in drafts for w in d.counted),
    )


def _no_such(document: PolicyDocument, reference: Reference) -> Draft:
    counted = units_of(document, reference.unit)
    if counted:
        first, last = counted[0], counted[-1]
        lead = (
            f"{document.name} 没有{reference.written}：全文共 {len(counted)} "
            f"{_measure(reference.unit)}，从{first.label}到{last.label}。最后一{reference.unit}是："
        )
        return Draft(Outcome.ANSWERED, lead, (cite(document, last, _shown(last)),), counted=(lead,))
    unit, paragraphs = next(
        (u, found) for u in ("部分", "条", "段") if (found := units_of(document, u)) or u == "段"
    )
    lead = (
        f"{document.name} 没有{reference.written}：它是{document.genre or '一份文件'}，"
        f"正文不分{reference.unit}，共 {len(paragraphs)} {_measure(unit)}。"
    )
    title = document.element(Element.TITLE)
    cited = [cite(document, title)] if title else []
    cited += [cite(document, p) for p in paragraphs]
    return Draft(Outcome.ANSWERED, lead, tuple(cited), counted=(lead,))


def _measure(unit: str) -> str:
    return {"部分": "个部分", "导语段": "段导语"}.get(unit, unit)


def _shown(clause: Clause) -> str:
    return clause.text if clause.kind is ClauseKind.HEADING else sentences(clause.text)[0]


def count_clauses(turn: Turn) -> Draft | None:
    """Count the clauses of a document or of one of its parts, with the first and the last."""
    if not _COUNT.search(turn.question):
        return None
    parts = [(d, c) for r in turn.references for d, c in r.clauses if c.kind is ClauseKind.HEADING]
    if parts:
        document, part = parts[0]
        inside = tuple(c for c in document.clauses if part.title in c.path[:-1])
        return _counted(document, inside, f"{part.label}", [cite(document, part)])
    if turn.references or not turn.documents or not _WHOLE.search(turn.question):
        return None
    return _whole(turn.documents[0], ("段",) if "段" in turn.question else ("章", "部分", "条"))


def _whole(document: PolicyDocument, units: tuple[str, ...]) -> Draft | None:
    """Count every kind of unit that the document has."""
    counted = [(unit, units_of(document, unit)) for unit in units]
    having = [(unit, found) for unit, found in counted if found]
    if not having:
        return None
    named = "、".join(f"{len(found)} {_measure(unit)}" for unit, found in having)
    inside = having[-1][1]
    lead = f"{document.name} 共 {named}，从{_named(inside[0])}到{_named(inside[-1])}："
    outer = having[0][1]
    names = tuple(cite(document, c, c.title) for c in outer)
    return Draft(Outcome.ANSWERED, lead, names, counted=(lead,))


def _counted(
    document: PolicyDocument, inside: tuple[Clause, ...], where: str, cited: list[Citation]
) -> Draft | None:
    if not inside:
        return None
    lead = (
        f"{document.name} {where}共 {len(inside)} 条，从{_named(inside[0])}到{_named(inside[-1])}："
    )
    names = tuple(cite(document, c, c.title) for c in inside)
    return Draft(Outcome.ANSWERED, lead, (*cited, *names), counted=(lead,))


def _named(clause: Clause) -> str:
    spoken = f"（第{clause.number}条）" if clause.level == Level.ITEM else ""
    return f"{clause.label}{spoken}"


def first_or_last(turn: Turn) -> Draft | None:
    """Give the first or the last words of a document's body, when just those are asked for."""
    last = bool(_LAST.search(turn.question))
    wanted = (last or _FIRST.search(turn.question)) and _WORDS.search(turn.question)
    if not wanted or not turn.documents or turn.references:
        return None
    document = turn.documents[0]
    body = [c for c in document.clauses if c.kind in (ClauseKind.PARAGRAPH, ClauseKind.CLAUSE)]
    chosen = body[-1] if last else body[0]
    words = sentences(chosen.text)
    quote = words[-1] if last else words[0]
    return Draft(Outcome.ANSWERED, "原文是：", (cite(document, chosen, quote),))
