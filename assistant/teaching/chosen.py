"""What a bank is to be made of: the documents that are named, and the clauses of a topic."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.text import fold
from assistant.errors import BankError
from assistant.question.whole_clause import below
from assistant.teaching.statement import heading_over

_MOST = 12
"""Topics that are told where the one asked for is not there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What items are wanted: of which documents, as people name them, and of which topics.

    `kinds` are names of kinds (单选), all without any; `seed` chooses among what can be made.
    """

    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    count: int = 50
    seed: int = 0


def clauses_about(documents: Sequence[PolicyDocument], topics: Sequence[str]) -> frozenset[str]:
    """Return the ids of the clauses under headings that say a topic, else of those that say it.

    Raises:
        BankError: no clause does; tells the topics that there are.
    """
    found = {clause.id for topic in topics for clause in _about(documents, topic)}
    if topics and not found:
        known = dict.fromkeys(heading_over(d, c) for d in documents for c in d.clauses)
        told = "、".join([k for k in known if k][:_MOST])
        raise BankError(
            f"所选文件里没有写到这个主题：{'、'.join(topics)}。",
            f"请换一个词，文件里的标题有：{told}。" if told else "请换一个词，或者不写主题。",
        )
    return frozenset(found)


def _about(documents: Sequence[PolicyDocument], topic: str) -> list[Clause]:
    word = fold(topic)
    headed = [
        each
        for document in documents
        for clause in document.clauses
        if word in fold(heading_over(document, clause)) or word in fold(clause.title[:32])
        for each in (clause, *below(document, clause))
    ]
    return headed or [c for d in documents for c in d.clauses if word in fold(c.text)]
