"""Whose eyes a request has: every handler takes its assistant from here and from nowhere else."""

from typing import Annotated, cast

from fastapi import Depends, Request

from assistant import Assistant
from assistant.service.people.entrance import Entrance
from assistant.service.people.own_assistant import OwnAssistant
from assistant.service.people.person import Person


def viewer(request: Request) -> Assistant:
    """Return the assistant that sees what the one who asks may see.

    The gate has said who asks; where it did not, nobody is served.
    """
    person: Person = request.state.person
    entrance: Entrance = request.app.state.entrance
    own = OwnAssistant(request.app.state.assistant, entrance, lambda: person)
    return cast("Assistant", own)


Viewer = Annotated[Assistant, Depends(viewer)]
"""The parameter of a handler."""
