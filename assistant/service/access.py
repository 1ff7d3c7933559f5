"""Whose eyes a request has: every handler takes its assistant from here and from nowhere else."""

from typing import Annotated, cast

from fastapi import Depends, Request

from assistant import Assistant


def viewer(request: Request) -> Assistant:
    """Return the assistant that sees what the one who asks may see.

    Whoever may not come in at all is refused here, by an error of `assistant.errors`.
    """
    return cast("Assistant", request.app.state.assistant)


Viewer = Annotated[Assistant, Depends(viewer)]
"""The parameter of a handler."""
