"""The REST calls below /api/v1: each takes a JSON object and returns the record of the command."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from assistant import Answer, to_json
from assistant.service.access import Viewer
from assistant.service.asked_sum import asked_sum
from assistant.service.asking_once import Asked, answered, queue_of, telling
from assistant.service.clause_records import named, searched
from assistant.service.door_description import PROBLEMS, calls, described, refuse_others
from assistant.service.event_stream import EventStream, event
from assistant.service.refusal_shapes import problem
from assistant.service.refusals import refusal
from assistant.service.rest_requests import (
    AskRequest,
    AsOf,
    CalculateRequest,
    CheckRequest,
    CompareRequest,
    ReferenceRequest,
    SearchRequest,
)
from assistant.service.work_queue import Told, WorkQueue

PREFIX = "/api/v1"
Queue = Annotated[WorkQueue, Depends(queue_of)]
Day = Annotated[AsOf, Query()]
Name = Annotated[str, Path(title="文件", description="编号，或者它在网页上地址的最后一段。")]
Record = dict[str, Any]

router = APIRouter(prefix=PREFIX, responses=PROBLEMS)
_call = calls(router, "接口")


@_call("/ask", "提问", "依据库内文件回答一个问题，附出处。stream 为 true 时边答边发（SSE）。")
async def ask(request: Request, body: AskRequest, assistant: Viewer, queue: Queue) -> Response:
    """Answer a question, whole or as it comes."""
    history = [turn.model_dump() for turn in body.history]
    asked = Asked(body.question, history, body.as_of)
    if body.stream:
        return EventStream(_events(await telling(assistant, queue, asked)))
    return JSONResponse((await answered(request, assistant, asked)).to_json())


async def _events(pieces: AsyncGenerator[Told, None]) -> AsyncGenerator[str, None]:
    """Yield an event for each piece of the text, and the whole answer as the last one."""
    async with aclosing(pieces):
        try:
            async for piece in pieces:
                if isinstance(piece, Answer):
                    yield event(piece.to_json(), "answer")
                else:
                    yield event({"text": piece}, "text")
        except Exception as error:  # noqa: BLE001 - the edge: the status has been sent
            yield event(problem(refusal(error)), "error")


@_call("/search", "检索条款", "按意思和字词找条款，可以限定文件、类型、机关、日期。")
async def search(body: SearchRequest, assistant: Viewer, queue: Queue) -> Record:
    """Return the clauses that fit a query."""
    return await queue.do(lambda: searched(assistant, body))


@_call("/clause", "取条款", "按指名取条款原文，不检索。")
async def clause(body: ReferenceRequest, assistant: Viewer, queue: Queue) -> Record:
    """Return the clauses that a reference names."""
    return await queue.do(lambda: named(assistant, body))


@_call("/compare", "比较", "逐条比较两份文件，或一份文件的两个版本。")
async def compare(body: CompareRequest, assistant: Viewer, queue: Queue) -> Record:
    """Return what became of each clause of one text in another."""
    return await queue.do(lambda: to_json(assistant.compare(body.old, body.new)))


@_call("/check", "核对引文", "逐字核对一段文字里的引文。")
async def check(body: CheckRequest, assistant: Viewer, queue: Queue) -> Record:
    """Return every quotation of a draft with what is wrong about it."""
    return await queue.do(lambda: assistant.check_quotes(body.text, body.as_of).to_json())


@_call("/calculate", "测算", "按算法文件算，也做反算和假设；各项名称见 /api/v1/formulas。")
async def calculate(body: CalculateRequest, assistant: Viewer, queue: Queue) -> Record:
    """Return a calculation with its steps."""
    return await queue.do(lambda: asked_sum(assistant, body).to_json())


@_call("/formulas", "有哪些算法", "列出各种算法、各要填什么。", "GET")
async def formulas(assistant: Viewer, queue: Queue) -> Record:
    """Return the formulas there are, and the fields of the premium account."""

    def work() -> Record:
        fields = [{"name": name, "label": field.line} for name, field in assistant.fields.items()]
        return {**assistant.formulas().to_json(), "fields": fields}

    return await queue.do(work)


@_call("/timeline", "看期限", "一份文件或一条写了哪些日子，过了没有。")
async def timeline(body: ReferenceRequest, assistant: Viewer, queue: Queue) -> Record:
    """Return the days of a document or of clauses."""
    return await queue.do(lambda: to_json(assistant.timeline(body.reference, body.as_of)))


@_call("/documents", "库内文件", "列出库里有哪些文件、各是什么效力。", "GET")
async def documents(assistant: Viewer, queue: Queue, as_of: Day = None) -> Record:
    """Return what the library holds."""
    held = await queue.do(lambda: assistant.catalogue(as_of))
    return {"documents": [asdict(each) for each in held]}


@_call("/documents/{name}", "一份文件", "一份文件的全文、各条的地址和效力、各个版本。", "GET")
async def document(name: Name, assistant: Viewer, queue: Queue, as_of: Day = None) -> Record:
    """Return a document by its id or the last part of its address."""
    return await queue.do(lambda: to_json(assistant.opened(name, as_of)))


@router.get("/openapi.json", include_in_schema=False)
async def openapi(request: Request) -> Record:
    """Return the description of the API."""
    return described(request.app)


refuse_others(router)
