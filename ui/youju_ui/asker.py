"""Who asks through Gradio's page, and where they opened it.

Its queue works in a task of its own, which has the context of whoever came first; the request that
an event came with is the only thing that tells whose it is.
"""

from collections.abc import Callable

import gradio as gr
from gradio.context import LocalContext

from assistant.service.people.entrance import Entrance
from assistant.service.people.person import ANYBODY, ON_THIS_MACHINE, Person


def asker_of(entrance: Entrance) -> Callable[[], Person]:
    """Return what tells who asks; outside of an event, as when the page is built, it is nobody."""

    def asker() -> Person:
        request: gr.Request | None = LocalContext.request.get(None)
        if request is not None and request.request is not None:
            person: Person = request.request.state.person
            return person
        return ANYBODY if entrance.guarded else ON_THIS_MACHINE

    return asker


def name_of(request: gr.Request) -> str:
    """Return the name of whoever an event came from, "" where nobody has to be known."""
    known = _known(request)
    return known.name if known else ""


def id_of(request: gr.Request) -> str:
    """Return by what whoever an event came from is known, "" where nobody has to be known."""
    known = _known(request)
    return known.id if known else ""


def opened_at(request: gr.Request) -> str:
    """Return where whoever an event came from opened the page, as the browser tells it, or ""."""
    told = str(request.headers.get("origin") or "")
    return told if told.startswith(("http://", "https://")) else ""


def _known(request: gr.Request) -> Person | None:
    person: Person | None = getattr(getattr(request.request, "state", None), "person", None)
    return None if person in (ANYBODY, ON_THIS_MACHINE) else person
