"""How a document is built: how many clauses, which does not exist, what the first and last say."""

import re

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import (
    Draft,
    cite,
    cite_place,
    computed,
    drafted,
    quoting,
    whole_sentences,
)
from assistant.answering.draft_parts import Computed
from assistant.answering.listing import enumerated, names_of, stacked
from assistant.answering.turn import Turn
from assistant.answering.ways.absent import FEW, absent, first_division, searched_in
from assistant.answering.ways.other_texts import put_in, taken_out
from assistant.answering.ways.which_meant import nearly
from assistant.documents.model import Clause, ClauseKind, Element, PolicyDocument
from assistant.documents.numbering import Level
from assistant.documents.numbers.numerals import read_integer
from assistant.library.passages import sentences
from assistant.question.clause_units import ATTACHMENT, gap_around, measure, units_of
from assistant.question.places import Place
from assistant.question.references import Reference
from assistant.question.resolving import Region, parts_counted
from assistant.question.whole_clause import below

_SHORT_BODY = 6
_ELSEWHERE = 0.15
"""Share of the question's words that a clause must have to be shown for a missing one."""
_COUNT = re.compile(
    r"(?:几|多少)(?:条|个?部分|章|段|款)|(?:从)?哪一?条(?:到|起)|(?:共|总共|一共|管|有|分)(?:几|多少)"
)
_COUNT_INSIDE = re.compile(r"(?:几|多少)个?(?P<unit>款|项|目)")
_NOT_OF = r"(?!款|例|件|文|目|路|街|河|沟|龙|线|道|渠|巷|课)"
_LAST = re.compile(
    r"(?:最后|末尾|结尾|收尾|末了|倒数第(?P<nth>[一二三四五六七八九十]+|\d+))(?:那|的|面)*[一1]?个?"
    rf"(?P<unit>[句段]|[条章]{_NOT_OF}|部分)?|尾巴上"
)
_FIRST = re.compile(r"(?:开头|开篇|第一句|起头|首段)(?:那|的)?(?P<unit>[句段])?")
_WHOLE = re.compile(
    r"(?:共|总共|一共|分|有)(?:成|为|了)?(?:几|多少)(?:条|章|段|[个大]{1,2}(?:部分|方面|板块|层面|条|章|段|块))|(?:几|多少)个?大?(?:部分|章)"
)
_WORDS = re.compile(
    r"原话|原文|全文|内容|怎么(?:说|写)|写的|[说讲](?:的|了|什么|啥)|是啥|是什么|念|条(?:呢|[？?]|$)"
)


def unknown_document(turn: Turn) -> Draft | None:
    """Say that a document which the question names by number is not in the library."""
    documents = turn.library.documents
    unknown = () if turn.question.named else turn.question.typed.unknown_numbers
    if not any(r.places for r in turn.question.references):
        unknown = unknown or turn.question.typed.unheld
    if not unknown:
        return None
    if near := nearly(turn.question.typed):
        return drafted(Outcome.NOT_FOUND, (Computed(near),))
    said = f"库里没有 {enumerated(unknown, '份')} 这份文件，库内文件未载明。"
    held = f"库里现有：{names_of(documents)}。" if documents else ""
    return drafted(Outcome.NOT_FOUND, (Computed(said), Computed(held)))


def missing_clause(turn: Turn) -> Draft | None:
    """Say that a named place does not exist, and how many there are."""
    if any(r.places for r in turn.question.references):
        return None
    gone = turn.question.references or _counted_from_nothing(turn)
    if not gone:
        return None
    if gone[0].is_reversed or (gone[0].loose and not gone[0].within):
        return drafted(Outcome.CLARIFY, (Computed(absent(gone[0])),))
    others = [*put_in(turn), *taken_out(turn)]
    told = [absent(r, turn.question.documents) for r in gone]
    said = stacked(dict.fromkeys((*told, *(each.said for each in others))))
    cited = [c for r in gone for c in _instead(r, turn.question.documents)]
    first = {each.citation.clause_id: each.citation for each in others}
    kept = [c for c in dict.fromkeys(cited) if c.clause_id not in first]
    return computed(said, (*first.values(), *kept), () if others else _elsewhere(turn))


def _counted_from_nothing(turn: Turn) -> tuple[Reference, ...]:
    """Return 上一条, 第二款 that lead nowhere, when the question asks for nothing else."""
    return () if _asks_about(turn) else turn.question.loose


def _asks_about(turn: Turn) -> tuple[str, ...]:
    """Return the words that the question asks about, beside the places that it names."""
    return turn.question.terms_beside_names


def _instead(reference: Reference, documents: tuple[PolicyDocument, ...]) -> list[Citation]:
    """Cite what there is: the clause that lacks a 款, else the last clause of the document."""
    if reference.within:
        return [cite_place(p) for p in reference.within[:FEW]]
    searched = searched_in(reference, documents)
    return [c for d in searched[:FEW] for c in _extent(d, reference)]


def _extent(document: PolicyDocument, reference: Reference) -> list[Citation]:
    """Cite the last clause that the unit counts, else what the document is and its body.

    Where a number is missing among others, its neighbours show that.
    """
    unit = reference.unit
    if unit == ATTACHMENT:
        note = document.element(Element.ATTACHMENT_NOTE) or document.element(Element.TITLE)
        return [cite(document, note)] if note else []
    counted = units_of(document, unit, reference.layer)
    if counted:
        shown = gap_around(counted, reference.number) or counted[-1:]
        return [cite(document, clause, _shown(clause)) for clause in shown]
    title = document.element(Element.TITLE)
    _, body = first_division(document)
    shown = body if len(body) <= _SHORT_BODY else ()
    return [cite(document, c) for c in (title, *shown) if c]


def _elsewhere(turn: Turn) -> tuple[Citation, ...]:
    """Return where the thing that the question ascribes to the missing clause really stands."""
    words = turn.question.typed_words
    found = turn.retriever.search(words, 1) if _asks_about(turn) else []
    return tuple(
        cite(e.document, e.clause, whole_sentences(e.clause.text, *e.spans[0]))
        for e in found
        if e.coverage >= _ELSEWHERE
    )


def _shown(clause: Clause) -> str:
    return clause.text if clause.kind is ClauseKind.HEADING else sentences(clause.text)[0]


def count_clauses(turn: Turn) -> Draft | None:
    """Count the clauses of a document or of one of its parts, with the first and the last."""
    question = turn.question
    if not _COUNT.search(question.plain):
        return None
    named = [p for r in question.references for p in r.places]
    inside = _COUNT_INSIDE.search(question.plain)
    if inside and named:
        return _counted_inside(named[0], inside["unit"])
    parts = [p for p in named if p.clause.kind is ClauseKind.HEADING]
    if parts:
        document, part = parts[0].document, parts[0].clause
        return _counted(document, below(document, part), part.label, [cite(document, part)])
    if question.references or not question.documents or not _WHOLE.search(question.plain):
        return None
    units = ("段",) if "段" in question.plain else ("章", "部分", "条")
    return _whole(question.documents[0], units)


def _counted_inside(found: Place, unit: str) -> Draft:
    """Count the 款 or 项 of a clause."""
    labels = parts_counted(Region.of(found), unit)
    name = f"{found.document.name} {found.label}"
    lead = f"{name}不分{unit}："
    if labels:
        lead = f"{name}共 {len(labels)} {measure(unit)}，从{labels[0]}到{labels[-1]}："
    return computed(lead, (cite_place(found),))


def _whole(document: PolicyDocument, units: tuple[str, ...]) -> Draft | None:
    """Count every kind of unit that the document has."""
    having: list[tuple[str, tuple[Clause, ...]]] = []
    for unit in units:
        found = units_of(document, unit)
        if found and not (having and having[-1][1] == found):
            having.append((unit, found))
    if not having:
        return None
    named = "、".join(f"{len(found)} {measure(unit)}" for unit, found in having)
    inside = having[-1][1]
    lead = f"{document.name} 共 {named}，从{_named(inside[0])}到{_named(inside[-1])}："
    outer = having[0][1]
    return computed(lead, (cite(document, c, c.title) for c in outer))


def _counted(
    document: PolicyDocument, inside: tuple[Clause, ...], where: str, cited: list[Citation]
) -> Draft | None:
    if not inside:
        return None
    lead = (
        f"{document.name} {where}共 {len(inside)} 条，从{_named(inside[0])}到{_named(inside[-1])}："
    )
    names = tuple(cite(document, c, c.title) for c in inside)
    return computed(lead, (*cited, *names))


def _named(clause: Clause) -> str:
    spoken = f"（第{clause.number}条）" if clause.level == Level.ITEM else ""
    return f"{clause.label}{spoken}"


def first_or_last(turn: Turn) -> Draft | None:
    """Give the first or the last words of a document's body, when just those are asked for."""
    last = _LAST.search(turn.question.plain)
    end = last or _FIRST.search(turn.question.plain)
    if not end or not _WORDS.search(turn.question.plain) or turn.question.references:
        return None
    if last and last["unit"] and last["unit"] not in "句段":
        return _last_unit(turn, last["unit"], read_integer(last["nth"] or "1") or 1)
    return (
        _end_words(turn.question.documents[0], last=bool(last)) if turn.question.documents else None
    )


def _end_words(document: PolicyDocument, *, last: bool) -> Draft:
    body = [c for c in document.clauses if c.kind in (ClauseKind.PARAGRAPH, ClauseKind.CLAUSE)]
    chosen = body[-1] if last else body[0]
    words = sentences(chosen.text)
    quote = words[-1] if last else words[0]
    return quoting("原文是：", (cite(document, chosen, quote),))


def _last_unit(turn: Turn, unit: str, nth: int) -> Draft | None:
    """Give the last 条 or 部分 (the `nth` from the end) of the documents that have so many."""
    found = [(d, counted[-nth]) for d in turn.question.documents or turn.library.documents
             if len(counted := units_of(d, unit)) >= nth]  # fmt: skip
    if not found or len(found) > FEW:
        return None
    cited = [cite(d, c) for d, clause in found for c in (clause, *_inside_of(d, clause))]
    return quoting("原文如下：", cited)


def _inside_of(document: PolicyDocument, clause: Clause) -> tuple[Clause, ...]:
    return below(document, clause) if clause.kind is ClauseKind.HEADING else ()
