"""Everything that can go wrong and that the user may be told, in one tree.

    YoujuError
    ├── QuestionError      the question cannot be worked on (empty, too long, garbled)
    ├── DocumentError      a file cannot be read as a policy document
    ├── LibraryError       the library folder or its index cannot be used
    │   └── NotHeldError        the library holds no such document, version or clause
    ├── ModelError         the embedding model is not there or is not the expected one
    ├── ChatError          the chat model or its prompts cannot be used as they are set
    ├── CalculationError   a figure is missing, unreadable or out of range
    │   ├── MissingFigureError  one that is needed is not given (exit status 2)
    │   └── UnclearFigureError  clauses state several, and which is meant is not said
    ├── TableError         a table of towns cannot be read, or its result not written
    ├── BankError          a bank of items cannot be read, written or changed as asked
    ├── RoomError          a classroom is full, over, or was answered too late
    ├── EvaluationError    fewer questions are answered right than was asked for
    ├── ServeError         the page cannot be served (the port is taken)
    ├── PeopleError        users, keys or what is kept of them cannot be read or written
    ├── AccessError        who asks may not do this
    │   └── SignInError         nobody knows who asks
    ├── TooOftenError      who asks has asked or failed too often, and must wait
    ├── BusyError          too many are waiting for an answer
    ├── RequestError       what another program sent cannot be read as a request
    │   ├── NoSuchCallError     there is no such call, or it is made another way
    │   └── OversizeError       it is larger, or nested deeper, than any request needs to be
    └── UsageError         the command was called wrongly (exit status 2)

Each carries the Chinese sentence that the user sees and the next step. Only the edges
(`assistant.cli`, `youju_ui`) turn one into output; nothing else catches them to hide them.
"""

from typing import ClassVar


def command_for(extra: str) -> str:
    """Return the command, for a next step, that installs an optional part of the program.

    It is run in the project's folder; docs/administrator.md (可选的包) tells of other places.
    """
    return f".venv/bin/python -m pip install --editable '.[{extra}]'"


class YoujuError(Exception):
    """Base of every error that may be shown to a user.

    `message` says what happened and `next_step` what the user can do, both in Chinese.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, message: str, next_step: str) -> None:
        """Keep both sentences; `str(error)` joins them for logs and the terminal."""
        super().__init__(f"{message}下一步：{next_step}")
        self.message = message
        self.next_step = next_step


class QuestionError(YoujuError):
    """The question is empty, longer than the limit, or holds no readable text."""


class DocumentError(YoujuError):
    """The file is not text, is empty, or holds nothing that can be cited."""


class LibraryError(YoujuError):
    """The library folder is missing, unwritable or damaged, or holds no such document."""


class NotHeldError(LibraryError):
    """The library holds no such document, version or clause."""


class ModelError(YoujuError):
    """The embedding model cannot be loaded, or its weights are not the expected ones."""


class ChatError(YoujuError):
    """The chat model is set wrongly, or its prompts cannot be read; a failing one is a notice."""


class CalculationError(YoujuError):
    """A figure of a calculation is missing, unreadable or out of range."""


class MissingFigureError(CalculationError):
    """A figure that a calculation needs is neither given nor follows from those that are."""

    exit_status = 2


class UnclearFigureError(CalculationError):
    """Clauses state several figures that fit; `clause_ids` are these clauses."""

    def __init__(self, message: str, next_step: str, clause_ids: tuple[str, ...]) -> None:
        """Keep the clauses, for them to be cited with the question."""
        super().__init__(message, next_step)
        self.clause_ids = clause_ids


class TableError(YoujuError):
    """A table of towns cannot be read, or what was worked out of it cannot be written."""


class BankError(YoujuError):
    """A bank of items cannot be read or written, has no such item, or none can be made."""


class RoomError(YoujuError):
    """A classroom takes no more phones, is over, or takes no answer to this item any more."""


class EvaluationError(YoujuError):
    """Fewer questions of an evaluation are answered right than the caller asked for."""


class ServeError(YoujuError):
    """The page cannot be served, for example because the port is in use."""


class BusyError(YoujuError):
    """As many as can be served are waiting for an answer already."""


class RequestError(YoujuError):
    """What another program sent is no JSON, or lacks what the request needs."""


class NoSuchCallError(RequestError):
    """There is no such call, or it takes another method."""


class OversizeError(RequestError):
    """What another program sent is larger, or nested deeper, than any request needs to be."""


class PeopleError(YoujuError):
    """Users, keys or records cannot be read or written; nobody is let in on a guess."""


class AccessError(YoujuError):
    """Who asks is known and may not do this."""


class SignInError(AccessError):
    """Nobody knows who asks, or what they show is wrong."""


class TooOftenError(YoujuError):
    """Who asks must wait; `wait_s` says how many seconds."""

    def __init__(self, message: str, next_step: str, wait_s: float) -> None:
        """Keep how long to wait, for programs to read."""
        super().__init__(message, next_step)
        self.wait_s = wait_s


class UsageError(YoujuError):
    """The command line was called wrongly."""

    exit_status = 2
