"""Dify's external knowledge API: POST /retrieval gives clauses with their source and standing.

https://docs.dify.ai/en/use-dify/knowledge/external-knowledge-api says what it sends and reads.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import ConfigDict, Field

from assistant import Assistant, Evidence, Scope, address_of
from assistant.errors import NotHeldError, RequestError
from assistant.service.access import Viewer
from assistant.service.asking_once import queue_of
from assistant.service.door_description import MISREAD, calls
from assistant.service.metadata_conditions import MetadataCondition
from assistant.service.own_site import site_of
from assistant.service.request_model import TolerantRequest
from assistant.service.rest_requests import MOST_FOUND
from assistant.service.work_queue import WorkQueue

KNOWLEDGE = ("youju", "有据")
"""The ids of the whole library; any other names one of its documents."""
_SPARE = 4
"""Clauses looked at for each that is wanted, where conditions will leave some out."""

_ABOUT = "照 Dify 外部知识库的约定检索：每条有原文、分数、标题，元数据里有文号、地址和效力。"

router = APIRouter(responses=MISREAD)
_call = calls(router, "兼容")


class RetrievalSetting(TolerantRequest):
    """How much is wanted, and how near."""

    model_config = ConfigDict(title="检索设置")

    top_k: Annotated[int, Field(ge=1, title="条数", description="最多给出几条。")] = 4
    score_threshold: Annotated[
        float | None, Field(ge=0, le=1, title="最低分", description="低于它的不给，0 为都给。")
    ] = 0.0


class RetrievalRequest(TolerantRequest):
    """What Dify asks."""

    model_config = ConfigDict(title="外部知识库检索")

    knowledge_id: Annotated[
        str, Field(title="知识库", description="youju 是整个库；也可以写一份文件的文号、编号。")
    ]
    query: Annotated[str, Field(title="检索的话", description="用户的问题。")]
    retrieval_setting: Annotated[
        RetrievalSetting, Field(title="检索设置", description="条数和最低分。")
    ] = RetrievalSetting()
    metadata_condition: Annotated[
        MetadataCondition | None, Field(title="条件", description="按各条的元数据筛选。")
    ] = None


def bearer(request: Request) -> None:
    """Refuse a header that is none of Dify's; whether the key is good, `viewer` says.

    Raises:
        RequestError: the Authorization header is there and is not `Bearer` with a key.
    """
    sent = request.headers.get("authorization")
    kind, _, key = (sent or "Bearer -").partition(" ")
    if kind.lower() != "bearer" or not key.strip():
        raise RequestError("Authorization 头的写法不对。", "请写成 Bearer 加一个空格再加密钥。")


@_call("/retrieval", "外部知识库", _ABOUT, dependencies=[Depends(bearer)])
async def retrieval(
    request: Request,
    body: RetrievalRequest,
    assistant: Viewer,
    queue: Annotated[WorkQueue, Depends(queue_of)],
) -> dict[str, Any]:
    """Return the clauses that fit a query."""
    base = site_of(request).rstrip("/")
    return {"records": await queue.do(lambda: _records(assistant, body, base))}


def _records(assistant: Assistant, body: RetrievalRequest, base: str) -> list[dict[str, Any]]:
    """Return the clauses that fit, best first."""
    wanted = min(body.retrieval_setting.top_k, MOST_FOUND)
    condition = body.metadata_condition
    scope = Scope(document=_document(assistant, body.knowledge_id))
    found = assistant.search(body.query, wanted * (_SPARE if condition else 1), scope)
    records = [_record(assistant, each, base) for each in found]
    least = body.retrieval_setting.score_threshold or 0.0
    near = (r for r in records if r["score"] >= least)
    return [r for r in near if condition is None or condition.holds(r["metadata"])][:wanted]


def _document(assistant: Assistant, knowledge: str) -> str:
    """Return the id of the document that a knowledge base is; "" for the whole library.

    Raises:
        NotHeldError: there is no such document.
    """
    if knowledge in KNOWLEDGE:
        return ""
    for each in assistant.documents():
        if knowledge in (each.id, each.document_number, each.title):
            return each.id
    raise NotHeldError(
        f"没有这个知识库：{knowledge[:80]}。", "请写 youju，或者库内一份文件的文号、编号。"
    )


def _record(assistant: Assistant, found: Evidence, base: str) -> dict[str, Any]:
    """Return a clause as Dify reads it; nothing in the metadata is null."""
    document, clause = found.document, found.clause
    standing = assistant.standing(found)
    return {
        "content": clause.text,
        "score": round(min(1.0, max(0.0, found.score)), 4),
        "title": f"{document.name} {clause.label}".strip(),
        "metadata": {
            "document_id": document.id,
            "document_number": document.document_number,
            "title": document.title,
            "clause": clause.label,
            "clause_id": clause.id,
            "path": " › ".join(clause.path),
            "date": document.date.isoformat() if document.date else "",
            "standing": standing.status,
            "told": standing.told,
            "as_of": standing.as_of,
            "url": f"{base}{address_of(clause.id)}",
        },
    }
