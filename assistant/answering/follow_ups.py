"""Follow-ups: what can be asked next, offered only where the library answers it.

They are of the document and the clause that an answer rests on. Each is asked before it is offered,
of the documents alone and without a model, so that no tap leads to 库内文件未载明.
"""

from collections.abc import Callable, Iterator
from datetime import date

from assistant.answering.answer import Answer, Outcome
from assistant.answering.composing import Found
from assistant.calculation.missing import Choice
from assistant.documents.model import Clause, PolicyDocument
from assistant.errors import QuestionError
from assistant.library.library import Library
from assistant.validity.clause_standing import document_status
from assistant.validity.standing import Standing
from assistant.validity.timeline import timeline

_MOST = 3
_SHORT = 24
"""Characters of a clause's heading that fit on a button."""
_Ask = Callable[[str], Found]


def follow_ups(answer: Answer, library: Library, day: date, ask: _Ask) -> tuple[Choice, ...]:
    """Return up to three questions that go on from an answer; `ask` finds what answers one."""
    if answer.outcome is not Outcome.ANSWERED or not answer.citations or answer.choices:
        return ()
    try:
        document, clause = library.clause(answer.citations[0].clause_id)
    except KeyError:  # taken out since
        return ()
    shown = {citation.clause_id for citation in answer.citations}
    offered: list[Choice] = []
    for choice in _candidates(document, clause, library, day):
        if len(offered) < _MOST and _answers(choice, answer, shown, ask):
            offered.append(choice)
    return tuple(offered)


def _candidates(
    document: PolicyDocument, clause: Clause, library: Library, day: date
) -> Iterator[Choice]:
    name = document.name
    days = timeline(document, library.links, day)
    if any(event.ends for event in days.events):
        yield Choice("这份文件有哪些期限？", f"{name}有哪些期限？")
    if document_status(document, library, day).standing is not Standing.UNKNOWN:
        yield Choice("这份文件现在还管用吗？", f"{name}现在还有效吗？")
    for near in _beside(document, clause):
        yield Choice(near.title, f"{name}{near.title}是怎么规定的？")
    if library.links.to(document):
        yield Choice("还有哪些文件提到它？", f"哪些文件提到{name}？")


def _beside(document: PolicyDocument, clause: Clause) -> list[Clause]:
    """Return the clauses behind and before one under the same heading that a heading names."""
    named = [c for c in document.clauses if c.path[:-1] == clause.path[:-1] and c.level]
    named = [c for c in named if c.layer == clause.layer and 0 < len(c.title) <= _SHORT]
    at = next((n for n, c in enumerate(named) if c.id == clause.id), None)
    return [] if at is None else [*named[at + 1 : at + 2], *named[max(0, at - 1) : at]]


def _answers(choice: Choice, answer: Answer, shown: set[str], ask: _Ask) -> bool:
    """Say whether the library answers a question, with something that was not shown yet."""
    if choice.question in (answer.question, answer.standalone_question):
        return False
    try:
        draft = ask(choice.question).guarded.draft
    except QuestionError:
        return False
    cited = {citation.clause_id for citation in (*draft.citations, *draft.also)}
    return draft.outcome is Outcome.ANSWERED and bool(cited - shown)
