"""What the buttons below an answer ask of this process: a Word file of it, and 这条不对.

The browser keeps the answers and sends back those that are meant. A page of another site cannot:
only JSON is taken, which a browser sends to another site with its leave alone.
"""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse, Response

from assistant import Answer, Fault, KeptTalk, answer_of
from assistant.errors import UsageError, YoujuError
from assistant.service.own_site import site_of
from youju_ui import failures
from youju_ui.downloads import WORD, attached
from youju_ui.engine import Engine

PREFIX = "/answers"
MOST_BYTES = 2_000_000
"""Bytes of a conversation that is sent back; the longest that a browser keeps has a tenth of it."""
MOST_ANSWERS = 100
_TOO_LARGE = UsageError("对话太长，存不成一个文件。", "请点“新对话”，以后分几次存。")
_UNREADABLE = UsageError("这次请求读不出来。", "请刷新网页再试。")
_Sent = Annotated[dict[str, Any], Body()]


class AnswerActions:
    """Answers for what stands behind /answers/."""

    def __init__(self, engine: Engine) -> None:
        """Write files and keep objections with `engine`."""
        self._engine = engine

    def router(self) -> APIRouter:
        """Return the routes."""
        routes = APIRouter(prefix=PREFIX)
        for path, answer in (("/word", self.word), ("/objection", self.objection)):
            routes.add_api_route(
                path, answer, methods=["POST"], include_in_schema=False, response_model=None
            )
        return routes

    def word(self, request: Request, sent: _Sent) -> Response:
        """Send the answers that were sent, with their questions, as a Word file."""

        def written() -> Response:
            answers = _answers(request, sent.get("answers"))
            data = self._engine.word(KeptTalk(answers), site_of(request))
            name = answers[0].question if len(answers) == 1 else "政策问答"
            return Response(data, media_type=WORD, headers=attached(f"{name}.docx"))

        return _told(written)

    def objection(self, request: Request, sent: _Sent) -> Response:
        """Keep that an answer is wrong, and why; its words only where that was agreed to."""

        def kept() -> Response:
            (answer,) = _answers(request, [sent.get("answer")])
            fault, note = sent.get("fault"), sent.get("note", "")
            if fault not in list(Fault) or not isinstance(note, str):
                raise _UNREADABLE
            self._engine.object_to(answer, Fault(fault), note, agreed=sent.get("agreed") is True)
            return JSONResponse({"told": "记下了，管理员会看到。谢谢。"})

        return _told(kept)


def _answers(request: Request, sent: object) -> tuple[Answer, ...]:
    """Return the answers that were sent.

    Raises:
        UsageError: they are none, or too many.
    """
    length = request.headers.get("content-length", "0")
    if not isinstance(sent, list) or not all(isinstance(each, dict) for each in sent):
        raise _UNREADABLE
    if len(sent) > MOST_ANSWERS or (length.isdigit() and int(length) > MOST_BYTES):
        raise _TOO_LARGE
    return tuple(answer_of(each) for each in sent)


def _told(work: Callable[[], Response]) -> Response:
    """Do the work; a failure becomes one Chinese sentence."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        status = 400 if isinstance(error, YoujuError) else 500
        return JSONResponse({"told": failures.sentence(error)}, status_code=status)
