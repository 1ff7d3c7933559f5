"""How tests talk with the assistant, and how they read what it answers."""

from typing import Protocol

from assistant import Answer, Assistant
from assistant.documents.text import find_as_printed
from assistant.library.library import Library

OPINION = "连委办发〔2021〕36号"
APPLICATION = "连区扶办(2021)2号"
WITHHELD = "在文件里没有找到依据"


class Ask(Protocol):
    """Asks the last of the questions after the others and returns its answer."""

    def __call__(self, *questions: str) -> Answer: ...


def asking(assistant: Assistant) -> Ask:
    """Return a function that holds a conversation with `assistant`."""

    def ask(*questions: str) -> Answer:
        history: list[dict[str, str]] = []
        for question in questions[:-1]:
            said = assistant.ask(question, history).text
            history += [{"role": "user", "content": question}]
            history += [{"role": "assistant", "content": said}]
        return assistant.ask(questions[-1], history)

    return ask


def cited(answer: Answer) -> list[str]:
    """Return the places of the citations in order: 文号 and label."""
    return [f"{c.document_number}{c.clause}" for c in answer.citations]


def opinion(*labels: str) -> list[str]:
    """Return places in the 实施意见 or its 通知."""
    return [f"{OPINION}{label}" for label in labels]


def application(*labels: str) -> list[str]:
    """Return places in the 请示."""
    return [f"{APPLICATION}{label}" for label in labels]


def unfaithful(answer: Answer, library: Library) -> list[str]:
    """Return the quotes of `answer` that do not stand as printed in the clause they name."""
    return [
        c.quote
        for c in answer.citations
        if find_as_printed(library.clause(c.clause_id)[1].text, c.quote) != c.quote
    ]
