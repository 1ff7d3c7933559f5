"""Rulings: what is found out about a question and the clauses that may answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from assistant.answering.answer import Citation
from assistant.answering.answering_words import answering_words
from assistant.answering.draft import cite, whole_sentences
from assistant.question.kinds.kind import Kind, Sort
from assistant.retrieval.evidence import Evidence


class Stating(Enum):
    """Whether clauses state what is asked."""

    STATES = auto()
    DOES_NOT = auto()
    CANNOT_TELL = auto()
    """Nothing is asked for that the table knows, or the clauses are too far from the question."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where it is stated: the characters `start` to `end` of the text of a clause, and of it what.

    The words of a value are its sentence (with the list that it leads in); those of other kinds
    may be a few words, which whoever quotes them widens to the sentence.
    """

    evidence: Evidence
    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether clauses state what a question asks: `kinds` are what it asks for.

    `spans` are where that is stated, best first, if it is; `lacking` is what is not stated, as
    users read it after 未载明: 金额, 起付线（金额）, 2019年、金额, 担保人.
    """

    verdict: Stating
    kinds: tuple[Kind, ...] = ()
    spans: tuple[Span, ...] = ()
    lacking: str = ""


def stated(kinds: Sequence[Kind], spans: Sequence[Span]) -> Ruling:
    """Return the ruling that the clauses state it."""
    return Ruling(Stating.STATES, tuple(kinds), tuple(spans))


def unstated(kinds: Sequence[Kind], lacking: str) -> Ruling:
    """Return the ruling that they do not, and what it is that they lack."""
    return Ruling(Stating.DOES_NOT, tuple(kinds), lacking=lacking)


def cannot_tell(kinds: Sequence[Kind]) -> Ruling:
    """Return the ruling that nothing can be said either way."""
    return Ruling(Stating.CANNOT_TELL, tuple(kinds))


def cited(span: Span) -> Citation:
    """Return a citation of the whole sentences in which a span stands."""
    found, text = span.evidence, span.evidence.clause.text
    quote = whole_sentences(text, span.start, span.end)
    return cite(found.document, found.clause, quote, _value(span, text))


def _value(span: Span, text: str) -> str:
    """Return the words that give a value; the words of other kinds are all that is quoted."""
    held = span.kind.found_in(text[span.start : span.end])
    if held is None or span.kind.sort is not Sort.VALUE:
        return ""
    return answering_words(text, span.start + held.start(), span.start + held.end())


def gives_value(found: Ruling) -> bool:
    """Say whether a sentence gives what is asked for; of other kinds the whole clause tells."""
    return found.verdict is Stating.STATES and found.spans[0].kind.sort is Sort.VALUE
