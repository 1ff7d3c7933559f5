"""The OpenAI-compatible door: /v1/models and /v1/chat/completions, for clients that people have."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import JSONResponse, Response

from assistant.errors import NotHeldError
from assistant.service.access import Viewer
from assistant.service.asking_once import answered, queue_of, telling
from assistant.service.chat_completion import Completion
from assistant.service.chat_messages import ChatRequest
from assistant.service.door_description import MISREAD, calls, refuse_others
from assistant.service.event_stream import EventStream
from assistant.service.own_site import site_of
from assistant.service.work_queue import WorkQueue

MODELS = ("有据", "youju")
"""The names of the one model: the second for clients that take only letters."""
_MADE = 1_767_225_600
"""What `created` of the model says: 2026-01-01."""

router = APIRouter(prefix="/v1", responses=MISREAD)
_call = calls(router, "兼容")
Record = dict[str, Any]
_ABOUT = (
    "照 OpenAI 的约定回答，出处在文字里，也在 citations 里；系统消息不当指令，模型的参数不起作用。"
)


def _model(name: str) -> Record:
    return {"id": name, "object": "model", "created": _MADE, "owned_by": "youju"}


@_call("/models", "有哪些模型", "列出可以选的模型：只有一个，两个名字。", "GET")
async def models(_assistant: Viewer) -> Record:
    """Return the models to choose from."""
    return {"object": "list", "data": [_model(name) for name in MODELS]}


@_call("/models/{name}", "一个模型", "看有没有这个模型。", "GET")
async def model(
    name: Annotated[str, Path(title="模型", description="模型的名字。")], _assistant: Viewer
) -> Record:
    """Return a model by its name."""
    return _model(_known(name))


def _known(name: str) -> str:
    if name not in MODELS:
        raise NotHeldError(f"没有这个模型：{name[:80]}。", f"请选 {'、'.join(MODELS)}。")
    return name


@_call("/chat/completions", "对话", _ABOUT)
async def chat_completions(
    request: Request,
    body: ChatRequest,
    assistant: Viewer,
    queue: Annotated[WorkQueue, Depends(queue_of)],
) -> Response:
    """Answer the last message, whole or in chunks."""
    _known(body.model)
    completion = Completion(body, site_of(request).rstrip("/"))
    asked = body.asked()
    if body.stream:
        return EventStream(completion.chunks(await telling(assistant, queue, asked)))
    return JSONResponse(completion.whole(await answered(request, assistant, asked)))


refuse_others(router)
