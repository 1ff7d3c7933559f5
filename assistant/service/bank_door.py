"""The REST calls of the bank of items, for trainers: made, listed, checked, chosen, given out.

They work on the bank that the page shows, beside the library; who made a change is remembered with
it. Files never come from or go to this machine by a name that the caller sends.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import ConfigDict, Field

from assistant import Assistant, ExportWish, Item, Wanted, item_record
from assistant.service.access import Viewer
from assistant.service.asking_once import queue_of
from assistant.service.door_description import PROBLEMS, calls
from assistant.service.people.person import Person
from assistant.service.request_model import StrictRequest
from assistant.service.work_queue import WorkQueue

MOST_MADE, MOST_NAMED = 200, 50
"""Items that one call makes, and documents, topics or items that one call names."""
_NAME = 200
Record = dict[str, Any]
Queue = Annotated[WorkQueue, Depends(queue_of)]
Names = Annotated[tuple[Annotated[str, Field(max_length=_NAME)], ...], Field(max_length=MOST_NAMED)]
State = Literal["待审", "采用", "不用", "依据已变"]
Ending = Literal["xlsx", "docx", "pptx", "txt", "gift"]

router = APIRouter(prefix="/api/v1/bank", responses=PROBLEMS)
_call = calls(router, "接口")


def _asker(request: Request) -> str:
    """Return by which id the bank remembers who asks."""
    person: Person = request.state.person
    return person.id


By = Annotated[str, Depends(_asker)]


class MakeRequest(StrictRequest):
    """What items are to be made of."""

    model_config = ConfigDict(title="出题")

    documents: Annotated[
        Names, Field(title="文件", description="编号、文号或《标题》；不写，是库内全部文件。")
    ] = ()
    topics: Annotated[Names, Field(title="主题", description="只出讲到这些词的条款。")] = ()
    kinds: Annotated[
        Names, Field(title="题型", description="单选、多选、判断、填空、简答、案例；不写，都出。")
    ] = ()
    count: Annotated[int, Field(ge=1, le=MOST_MADE, title="道数")] = 50
    seed: Annotated[int, Field(ge=0, title="签", description="换一个数，抽出另一批题。")] = 0


class ItemsRequest(StrictRequest):
    """Items of the bank, by their ids."""

    model_config = ConfigDict(title="指定的题")

    items: Annotated[Names, Field(min_length=1, title="题的编号")]


class DropRequest(ItemsRequest):
    """Items that are not to be used, and why."""

    model_config = ConfigDict(title="不用的题")

    why: Annotated[str, Field(max_length=_NAME, title="为什么不用")] = ""


class ListedItems(StrictRequest):
    """Which items of the bank are wanted; what is not written does not narrow them."""

    kind: Annotated[str, Field(max_length=_NAME, title="题型")] = ""
    state: Annotated[State | None, Field(title="状态")] = None
    topic: Annotated[str, Field(max_length=_NAME, title="知识点")] = ""
    document: Annotated[str, Field(max_length=_NAME, title="文号，或文件的编号")] = ""

    def fits(self, item: Item) -> bool:
        """Say whether an item is one of them."""
        asked = (
            (self.kind, (item.kind.value,)),
            (self.state, (item.state.value,)),
            (self.topic, (item.topic,)),
            (self.document, (item.proof.document_number, item.proof.document_id)),
        )
        return all(not wanted or wanted in held for wanted, held in asked)


class ExportedBank(StrictRequest):
    """The file that the bank is wanted as."""

    ending: Annotated[Ending, Field(title="格式")]
    layout: Annotated[
        str, Field(max_length=_NAME, title="版式", description="如 试卷、讲义、学习通。")
    ] = ""
    title: Annotated[str, Field(max_length=_NAME, title="标题")] = ""
    version: Annotated[Literal["A", "B"], Field(title="A卷还是B卷")] = "A"
    count: Annotated[int, Field(ge=0, title="道数", description="0 是全部。")] = 0
    seed: Annotated[int, Field(ge=0, title="签")] = 0

    def wish(self) -> ExportWish:
        """Return it as the engine takes it."""
        fields = {"layout", "title", "version", "count", "seed"}
        return ExportWish(**self.model_dump(include=fields))


@_call("/make", "出题", "由条款出题，放进题库，已有的不重出；没有通过核对的丢掉并计数。")
async def make(body: MakeRequest, assistant: Viewer, queue: Queue, by: By) -> Record:
    """Make items and put them into the bank."""
    wanted = Wanted(body.documents, body.topics, body.kinds, body.count, body.seed)
    made = await queue.do(lambda: assistant.make_items(assistant.bank_file(), wanted, by=by))
    return made.to_json()


@_call("/items", "题库", "列出题库里的题，可以限定题型、状态、知识点、文件。", "GET")
async def items(wanted: Annotated[ListedItems, Query()], assistant: Viewer, queue: Queue) -> Record:
    """Return the items of the bank, and what of its file could not be read."""
    bank = await queue.do(lambda: assistant.items_of(assistant.bank_file()))
    found = [item_record(item) for item in bank.items if wanted.fits(item)]
    unread = [{"line": line.number, "reason": line.reason} for line in bank.unread]
    return {"items": found, "unread": unread}


@_call("/check", "核对题库", "逐题看依据的条款变了没有、题还站不站得住；变了的标为依据已变。")
async def check(assistant: Viewer, queue: Queue, by: By) -> Record:
    """Mark the items whose clauses have changed."""
    found = await queue.do(lambda: assistant.check_bank(assistant.bank_file(), by=by))
    return found.to_json()


def _knowing(assistant: Assistant, items: Sequence[str]) -> Path:
    """Return the bank, once it is known to hold every item: nothing is done by halves."""
    bank = assistant.bank_file()
    held = assistant.items_of(bank)
    for each in items:
        held.item(each)
    return bank


@_call("/accept", "采用", "把题标为采用；依据已变的，条款仍写着答案才行。")
async def accept(body: ItemsRequest, assistant: Viewer, queue: Queue, by: By) -> Record:
    """Take items into use."""

    def work() -> list[Item]:
        bank = _knowing(assistant, body.items)
        return [assistant.accept_item(bank, each, by=by) for each in body.items]

    return {"items": [item_record(item) for item in await queue.do(work)]}


@_call("/drop", "不用", "把题标为不用；题留在库里，不会再出。")
async def drop(body: DropRequest, assistant: Viewer, queue: Queue, by: By) -> Record:
    """Take items out of use."""

    def work() -> list[Item]:
        bank = _knowing(assistant, body.items)
        return [assistant.drop_item(bank, each, body.why, by=by) for each in body.items]

    return {"items": [item_record(item) for item in await queue.do(work)]}


@_call(
    "/export", "导出题库", "题库成为一个文件：审核表、试卷、讲义、课件、学习通、Moodle 等。", "GET"
)
async def export(
    wanted: Annotated[ExportedBank, Query()], assistant: Viewer, queue: Queue
) -> Response:
    """Return the bank as a file, whose name is its layout's."""
    name = f"题库.{wanted.ending}"
    made = await queue.do(lambda: assistant.export_bank(assistant.bank_file(), name, wanted.wish()))
    saved = quote(f"{made.layout}.{wanted.ending}")
    head = {"Content-Disposition": f"attachment; filename*=UTF-8''{saved}"}
    return Response(made.data, media_type="application/octet-stream", headers=head)
