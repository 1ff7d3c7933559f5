"""A draft: what a way of answering found, before the guard checks it and it becomes an answer.

Ways make one of a few kinds: `quoting`, `computed`, `not_stated`; `drafted` puts together any
other. They take lists as long as they come: what is shown of them is bounded here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft_parts import (
    Also,
    Computed,
    DraftPart,
    Introduction,
    ProgramWords,
    Quote,
    Rest,
    Said,
    Worked,
)
from assistant.answering.listing import listed
from assistant.calculation.missing import Choice
from assistant.calculation.steps import Calculation
from assistant.documents.model import Clause, PolicyDocument
from assistant.library.addresses import address_of
from assistant.library.passages import sentences
from assistant.question.places import Place


@dataclass(frozen=True, slots=True)
class Draft:
    """How a question ends, and the parts of its answer in the order in which they are read.

    `leads` are the lines that lead quotes in, by the clause of the quote: shown above it.
    """

    outcome: Outcome
    parts: tuple[DraftPart, ...]
    leads: Mapping[str, Citation] = field(default_factory=dict)

    @property
    def words(self) -> tuple[ProgramWords, ...]:
        """What the program says."""
        return tuple(part for part in self.parts if isinstance(part, ProgramWords))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What is quoted."""
        return tuple(part.citation for part in self.parts if isinstance(part, Quote))

    @property
    def also(self) -> tuple[Citation, ...]:
        """The other places, shown shorter."""
        return tuple(c for part in self.parts if isinstance(part, Also) for c in part.citations)

    @property
    def calculation(self) -> Calculation | None:
        """The calculation that the answer is, if it is one."""
        worked = (part.calculation for part in self.words if isinstance(part, Worked))
        return next(worked, None)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The completed questions that it offers where it asks back."""
        return tuple(c for part in self.words if isinstance(part, Worked) for c in part.choices)

    @property
    def computes(self) -> bool:
        """Whether something of it was worked out by the program, and quotes only show that."""
        return any(part.computed for part in self.words)

    @property
    def introduces(self) -> bool:
        """Whether the quotes alone are the answer, so that a model may say what they mean."""
        said = any(part.introduces for part in self.words)
        return self.outcome is Outcome.ANSWERED and said and not self.computes

    @property
    def lead(self) -> tuple[ProgramWords, ...]:
        """What the program says before the first quote."""
        before = takewhile(lambda part: isinstance(part, ProgramWords), self.parts)
        return tuple(part for part in before if isinstance(part, ProgramWords))

    @property
    def closing(self) -> tuple[ProgramWords, ...]:
        """What it says after the quotes."""
        return self.words[len(self.lead) :]

    @property
    def judges_time(self) -> bool:
        """Whether it tells itself which deadlines have passed."""
        return any(part.judges_time for part in self.words)

    @property
    def tells_changes(self) -> bool:
        """Whether it tells itself what later documents changed of what it quotes."""
        return any(part.tells_changes for part in self.words)


def drafted(
    outcome: Outcome,
    lead: Iterable[ProgramWords],
    citations: Iterable[Citation] = (),
    *,
    also: Iterable[Citation] = (),
    closing: str = "",
) -> Draft:
    """Return a draft of words, the quotes that they lead to, other places, and last words."""
    quoted, said = listed(citations), [part for part in lead if part.text]
    if quoted.rest:
        at = len(said) - any(part.introduces for part in said[-1:])
        said.insert(at, Rest(f"{quoted.rest}。"))
    last = (Said(closing),) if closing else ()
    return Draft(outcome, arranged(said, quoted.shown, tuple(also), last))


def arranged(
    lead: Iterable[ProgramWords],
    citations: Iterable[Citation],
    also: tuple[Citation, ...],
    closing: Iterable[ProgramWords],
) -> tuple[DraftPart, ...]:
    """Return the parts of an answer in the order in which they are read."""
    return (*lead, *map(Quote, citations), *([Also(also)] if also else []), *closing)


def quoting(
    introduction: str, citations: Iterable[Citation], also: Iterable[Citation] = ()
) -> Draft:
    """Return an answer that the documents give: an introduction such as 原文是：, and quotes."""
    return drafted(Outcome.ANSWERED, (Introduction(introduction),), citations, also=also)


def computed(said: str, citations: Iterable[Citation], also: Iterable[Citation] = ()) -> Draft:
    """Return an answer that the program worked out, and the quotes that show it."""
    return drafted(Outcome.ANSWERED, (Computed(said),), citations, also=also)


def not_stated(said: str, citations: Iterable[Citation] = (), ask: str = "") -> Draft:
    """Return that the library does not state it, what is nearest, and whom to ask."""
    return drafted(Outcome.NOT_FOUND, (Said(said),), citations, closing=ask)


def cite(document: PolicyDocument, clause: Clause, quote: str = "", key: str = "") -> Citation:
    """Return a citation of `clause`; the quote is the whole clause unless part of it is given.

    `key` are the words of the quote that answer; those that are not in it answer nothing.
    """
    shown = (quote or clause.text).strip()
    return Citation(
        document_number=document.cited_number,
        title=document.cited_title,
        clause=clause.label,
        path=clause.path,
        quote=shown,
        clause_id=clause.id,
        date=document.date.isoformat() if document.date else "",
        address=address_of(clause.id),
        key=key if key in shown else "",
    )


def cite_place(found: Place) -> Citation:
    """Return a citation of a place: of a 款 or 项 only its own words, by its own label."""
    return replace(cite(found.document, found.clause, found.text), clause=found.label)


_ASKS_ONLY = ("请示", "报告", "函", "议案")


def only_asks(document: PolicyDocument) -> bool:
    """Say whether a document asks or tells upwards: it shows what was asked for, not granted."""
    return document.genre in _ASKS_ONLY


def whole_sentences(text: str, start: int, end: int) -> str:
    """Return the sentences of `text` that the span touches."""
    at, kept = 0, []
    for piece in sentences(text):
        if at < end and at + len(piece) > start:
            kept.append(piece)
        at += len(piece)
    return "".join(kept).strip()


_HEAD = re.compile(r"^[（(]?[一二三四五六七八九十百]+[）)、][^。；，,“\n\d]{1,40}。")
"""A clause's own name; a sentence with a comma or a figure in it says something."""


def without_head(text: str) -> str:
    """Return a clause's text without its own naming sentence, for a short excerpt."""
    return _HEAD.sub("", text, count=1) or text
