"""Where a page asks whether the program is there, and whether it still is the same run of it."""

from secrets import token_hex

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

ADDRESS = "/alive"


def new_run() -> str:
    """Return the name of a run of the program, which no other run has."""
    return token_hex(8)


def mark(run: str) -> str:
    """Return what tells a page by which run it was made, for its head."""
    return f'<script>window.youjuRun = "{run}";</script>'


def router(run: str) -> APIRouter:
    """Return the route, which says nothing but the name of the run."""
    routes = APIRouter()

    def alive() -> Response:
        return JSONResponse({"run": run}, headers={"Cache-Control": "no-store"})

    routes.add_api_route(ADDRESS, alive, include_in_schema=False, response_model=None)
    return routes
