"""The form in which each door refuses: problem+json, as OpenAI does, as Dify expects, JSON-RPC."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.requests import Request

from assistant.service.refusals import Refusal, refusal

_OPENAI_TYPES: Mapping[int, str] = {
    401: "authentication_error",
    403: "permission_error",
    429: "rate_limit_error",
}
_BAD_HEADER, _NOT_ALLOWED, _NO_KNOWLEDGE = 1001, 1002, 2001
_DIFY_CODES: Mapping[int, int] = {
    400: _BAD_HEADER,
    401: _NOT_ALLOWED,
    403: _NOT_ALLOWED,
    404: _NO_KNOWLEDGE,
}
"""Dify knows three codes; for the rest it shows the status."""
_JSON_RPC_INVALID = -32600

Shape = Callable[[Refusal], dict[str, Any]]


def problem(refused: Refusal) -> dict[str, Any]:
    """Return the problem details of RFC 9457, with the next step and the kind beside them."""
    return {
        "type": "about:blank",
        "title": refused.message,
        "status": refused.status,
        "detail": refused.sentence,
        "next_step": refused.next_step,
        "kind": refused.kind,
    }


def openai_error(refused: Refusal) -> dict[str, Any]:
    """Return the error object of the OpenAI API."""
    usual = "server_error" if refused.status >= 500 else "invalid_request_error"
    return {
        "error": {
            "message": refused.sentence,
            "type": _OPENAI_TYPES.get(refused.status, usual),
            "param": None,
            "code": "model_not_found" if refused.kind == "NotHeldError" else refused.kind,
        }
    }


def dify_error(refused: Refusal) -> dict[str, Any]:
    """Return the error object of Dify's external knowledge API."""
    code = _DIFY_CODES.get(refused.status, refused.status)
    return {"error_code": code, "error_msg": refused.sentence}


def rpc_error(refused: Refusal) -> dict[str, Any]:
    """Return the error object of JSON-RPC, for a request that was not read."""
    error = {"code": _JSON_RPC_INVALID, "message": refused.sentence}
    return {"jsonrpc": "2.0", "id": None, "error": error}


_SHAPES: tuple[tuple[str, Shape, str], ...] = (
    ("/v1/", openai_error, "application/json"),
    ("/retrieval", dify_error, "application/json"),
    ("/mcp", rpc_error, "application/json"),
    ("/", problem, "application/problem+json"),
)
"""By how the path begins, the first that fits."""
_READ = "/teach/"
"""Pages whose refusals are shown to people as they come."""


def shaped(request: Request, error: Exception) -> Response:
    """Return the answer of the door that was knocked at to a failure."""
    refused = refusal(error)
    path = request.scope["path"]
    if path.startswith(_READ):
        return PlainTextResponse(refused.sentence, refused.status, dict(refused.headers))
    _, shape, media_type = next(row for row in _SHAPES if path.startswith(row[0]))
    return JSONResponse(shape(refused), refused.status, dict(refused.headers), media_type)
