"""A turn: one question with everything that a way of answering may look at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.conversation import Turns, standalone
from assistant.question.document_names import named_documents
from assistant.question.places import Place
from assistant.question.privacy import MASK
from assistant.question.references import Reference, find_references
from assistant.question.traditional import simplified
from assistant.retrieval.evidence import Evidence, Reason, evidence_of
from assistant.retrieval.retriever import PolicyRetriever

_SOURCE = re.compile(r"^> —— (.*)$", re.MULTILINE)
"""How an answer says where a quote stands."""


_NUMBER_NAME = r"(?:身份证|手机|电话|座机|银行卡|社保卡|存折|账户?|账|卡|联系)"
_MASKED = re.compile(
    rf"(?:{_NUMBER_NAME}(?:的?号码?|方式)?(?:是|为|[:：])?\s*)?{re.escape(MASK)}(?:的?(?:是我|号码?))?"
)
"""A personal number that was taken out, with the words that only say what number it was."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question under way.

    `asked` is as typed (masked), `question` the same in simplified characters, for what is read by
    pattern; `text` is complete on its own and is what is searched for; `named` are the documents
    that it names itself, `documents` those or, failing them, those of the turn before;
    `references` the places it names, `loose` those that it counts from a place that has none
    there, or from none (上一条 at the start); `before` are the places that the last answer cited.
    """

    asked: str
    question: str
    text: str
    follows: bool
    history: tuple[Mapping[str, str], ...]
    named: tuple[PolicyDocument, ...]
    documents: tuple[PolicyDocument, ...]
    references: tuple[Reference, ...]
    loose: tuple[Reference, ...]
    before: tuple[Place, ...]
    retriever: PolicyRetriever
    today: date

    @property
    def library(self) -> Library:
        """The library that answers."""
        return self.retriever.library

    @property
    def about(self) -> str:
        """The question without personal numbers and what they were called."""
        return _without_numbers(self.question)

    @property
    def inherited(self) -> tuple[Evidence, ...]:
        """The places that were spoken of last, as evidence."""
        return tuple(evidence_of(self.before, Reason.CONTEXT))

    def evidence(self, k: int = 5) -> list[Evidence]:
        """Return the evidence for the complete question, the places of the last answer first."""
        inherited = self.inherited
        found = self.retriever.find(self.text, k + len(inherited), self.documents)
        known = {e.clause.id for e in inherited}
        kept = [e for e in found if e.clause.id in known]
        return [*kept, *(e for e in found if e.clause.id not in known)][:k]


def open_turn(asked: str, history: Turns, retriever: PolicyRetriever, today: date) -> Turn:
    """Work out what is asked, and of which documents and clauses."""
    question = simplified(asked)
    told = [{**turn, "content": _without_numbers(turn["content"])} for turn in history]
    about = _without_numbers(asked)
    whole = standalone(about, told)
    documents = retriever.library.documents
    named = named_documents(question, documents) or named_documents(asked, documents)
    spoken = cited_lines(history) if whole.follows or whole.text == about else ""
    owners = named_documents(spoken, documents)
    before = _places(spoken, documents) if whole.follows else ()
    found = find_references(question, documents, owners, before)
    if not (whole.follows or any(r.places for r in found)):
        # A clause named in full is of the conversation's document only where that has it.
        found = find_references(question, documents)
    return Turn(
        asked=asked,
        question=question,
        text=whole.text,
        follows=whole.follows,
        history=tuple(history),
        named=named,
        documents=named or (owners if whole.follows else ()),
        references=tuple(r for r in found if r.places or not r.loose),
        loose=tuple(r for r in found if r.loose and not r.places),
        before=before,
        retriever=retriever,
        today=today,
    )


def _without_numbers(text: str) -> str:
    return re.sub(r"[，,、]{2,}", "，", _MASKED.sub("", text)).strip("，,。；;、 ") or text


def _places(spoken: str, documents: tuple[PolicyDocument, ...]) -> tuple[Place, ...]:
    references = find_references(spoken, documents)
    return tuple({p.key: p for r in references for p in r.places}.values())


def cited_lines(history: Turns) -> str:
    """Return where the last answer says its quotes stand, and the question where it does not.

    What is quoted is not what is spoken of: an article quoted for its 前款 is.
    """
    said = _last(history, "assistant")
    cited = _SOURCE.findall(said)
    if cited:
        return "\n".join(cited)
    return f"{_last(history, 'user')} {said}"


def _last(history: Turns, role: str) -> str:
    spoken = (turn["content"] for turn in reversed(history) if turn.get("role") == role)
    return next(spoken, "")
