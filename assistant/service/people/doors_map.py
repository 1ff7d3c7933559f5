"""Which errand a path is on: what a key must be for, what is counted, and how much may be sent.

A path that is in no row is open to people and to no key. Counted is what makes the engine work: a
page that is read or a step of a lesson costs nothing.
"""

from dataclasses import dataclass, replace

from assistant.service.people.person import KeyScope, PersonRole

SMALL, FORM, LARGE = 2_000_000, 20_000, 60_000_000
"""Bytes: of a question, of the form of a sign-in, of a file."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a path is for. `scope` None: no key opens it; `counted`: it costs a token.

    `by_itself`: an open page asks for it whether or not anybody sits before it, so nobody is
    signed in any longer for it.
    """

    scope: KeyScope | None = None
    role: PersonRole = PersonRole.READER
    counted: bool = False
    most_bytes: int = SMALL
    by_itself: bool = False


_TEACHING = Errand(role=PersonRole.TRAINER, counted=True)
_TAKING_A_TABLE = replace(_TEACHING, most_bytes=LARGE)
_TABLE = {
    "/login": Errand(most_bytes=FORM),
    "/account": Errand(most_bytes=FORM),
    "/api/v1/ask": Errand(KeyScope.ASK, counted=True),
    "/api/v1/search": Errand(KeyScope.SEARCH, counted=True),
    "/api/v1/clause": Errand(KeyScope.SEARCH, counted=True),
    "/api/v1/timeline": Errand(KeyScope.SEARCH, counted=True),
    "/api/v1/check": Errand(KeyScope.CHECK, counted=True),
    "/api/v1/compare": Errand(KeyScope.CHECK, counted=True),
    "/api/v1/calculate": Errand(KeyScope.CALCULATE, counted=True),
    "/api/v1/formulas": Errand(KeyScope.CALCULATE, counted=True),
    "/api/v1/documents": Errand(KeyScope.DOCUMENTS, counted=True),
    "/api/v1/bank": Errand(KeyScope.TEACH, PersonRole.TRAINER, counted=True),
    "/v1": Errand(KeyScope.ASK, counted=True),
    "/retrieval": Errand(KeyScope.SEARCH, counted=True),
    "/mcp": Errand(KeyScope.MCP, counted=True),
    "/d": Errand(KeyScope.DOCUMENTS),
    "/answers": Errand(counted=True),
    "/gradio_api/upload": Errand(KeyScope.PAGE, counted=True, most_bytes=LARGE),
    "/gradio_api/queue/join": Errand(KeyScope.PAGE, counted=True, most_bytes=LARGE),
    "/gradio_api/call": Errand(KeyScope.PAGE, counted=True, most_bytes=LARGE),
    "/gradio_api/run": Errand(KeyScope.PAGE, counted=True, most_bytes=LARGE),
    "/gradio_api/heartbeat": Errand(KeyScope.PAGE, by_itself=True),
    "/gradio_api": Errand(KeyScope.PAGE, most_bytes=LARGE),
    "/config": Errand(KeyScope.PAGE),
    "/alive": Errand(by_itself=True),
    "/teach": Errand(role=PersonRole.TRAINER),
    "/teach/open": _TAKING_A_TABLE,
    "/teach/*/ask": _TEACHING,
    "/teach/*/take": _TEACHING,
    "/teach/*/marks.xlsx": _TEACHING,
    "/teach/bank/make": _TEACHING,
    "/teach/bank/check": _TEACHING,
    "/teach/bank/export": _TEACHING,
    "/teach/bank/review": _TAKING_A_TABLE,
    "/teach/bank/marks": _TAKING_A_TABLE,
}
"""A `*` stands for a name, here of a lesson."""
_OTHER = Errand()
_OPEN = ("/login", "/d/-", "/teach/-", "/r", "/favicon.ico")
"""What is shown before anybody is known: the form, what makes it readable, and what a trainer shows
to a room whose people have the code of the lesson and no accounts."""


def errand_of(path: str) -> Errand:
    """Return what a path is for: the longest row that it lies in."""
    parts = path.split("/")
    ways = ("/".join(parts[:end]) for end in range(len(parts), 1, -1))
    rows = (row for way in ways for row in (way, _of_any(way)))
    return next((_TABLE[row] for row in rows if row in _TABLE), _OTHER)


def _of_any(way: str) -> str:
    """Return the row of a way whose last part is asked of something that has a name."""
    named, _, asked = way.rpartition("/")
    return f"{named.rpartition('/')[0]}/*/{asked}"


def is_open(path: str) -> bool:
    """Say whether a path is shown to whoever asks."""
    return any(path == each or path.startswith(f"{each}/") for each in _OPEN)
