"""Where a page asks whether the program is there, and whether it still is the same run of it."""

from secrets import token_hex

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

ADDRESS = "/alive"


def router() -> APIRouter:
    """Return the route; each run of the program has a name of its own, and says nothing else."""
    run, routes = token_hex(8), APIRouter()

    def alive() -> Response:
        return JSONResponse({"run": run}, headers={"Cache-Control": "no-store"})

    routes.add_api_route(ADDRESS, alive, include_in_schema=False, response_model=None)
    return routes
