"""The tools that an MCP client gets: they read, they change nothing, they tell where it stands."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import Field, ValidationError

from assistant import Assistant, to_json
from assistant.service.asked_sum import asked_sum
from assistant.service.clause_records import named, searched
from assistant.service.refusals import fault_sentence, refusal
from assistant.service.rest_requests import (
    MOST_FOUND,
    CalculateRequest,
    ReferenceRequest,
    SearchRequest,
)
from assistant.service.work_queue import WorkQueue

ABOUT = (
    "有据：只依据库内政策文件作答。引用条款时照抄 quote 或 text，写明 document_number、title、"
    "clause，附 address；standing 说明这一条现在管不管用。"
    "工具没有给出的数字、文号、条号不要自己补。"
)
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

Record = dict[str, Any]
Found = TypeVar("Found", bound=Callable[..., Any])
Viewing = Callable[[Context[Any, Any]], Assistant]
"""Whose eyes a call has."""
Reference = Annotated[
    str,
    Field(description="文件或条款的名称，如 36号文第九条、连委办发〔2021〕36号。", min_length=1),
]
AsOf = Annotated[
    date | None, Field(description="按这一天的版本和效力判断，写成 2024-01-01；不写，按今天。")
]
Figures = Annotated[
    dict[str, str], Field(description='已知的数，按名称填写，如 {"人数": "120", "标准": "50元"}。')
]


class ReadingServer(MCPServer[Any]):
    """A server whose failures are Chinese sentences."""

    async def call_tool(
        self, name: str, arguments: Record, context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; what it could not do comes back as a result that says so."""
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            text = TextContent(type="text", text=_sentence(name, error))
            return CallToolResult(content=[text], is_error=True)


def _sentence(name: str, error: ToolError) -> str:
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        said = "；".join(dict.fromkeys(fault_sentence(fault) for fault in cause.errors()))
        return f"{said}。请对照工具的说明改正。"
    if isinstance(cause, Exception):
        return refusal(cause).sentence
    return f"没有这个工具：{name[:80]}。请看工具的列表。"


def reading_server(viewing: Viewing, queue: WorkQueue) -> ReadingServer:
    """Return a server with all the tools, over the assistant that each call may see."""
    server = ReadingServer("youju", "有据", instructions=ABOUT, log_level="WARNING")
    _add_answers(server, viewing, queue)
    _add_texts(server, viewing, queue)
    _add_sums(server, viewing, queue)
    return server


def _tool(server: ReadingServer, title: str, about: str) -> Callable[[Found], Found]:
    return server.tool(title=title, description=about, annotations=_READS, structured_output=True)


def _add_answers(server: ReadingServer, viewing: Viewing, queue: WorkQueue) -> None:
    @_tool(
        server,
        "提问",
        "依据库内文件回答一个问题：text 是回答，citations 是依据，没有写的就说没有写。",
    )
    async def ask(
        context: Context[Any, Any],
        question: Annotated[str, Field(description="一句平常的话。")],
        as_of: AsOf = None,
    ) -> Record:
        assistant = viewing(context)
        return await queue.do(lambda: assistant.ask(question, (), as_of).to_json())

    @_tool(server, "检索条款", "按意思和字词找条款，给出原文、地址和效力。")
    async def search(
        context: Context[Any, Any],
        query: Annotated[str, Field(description="一句话或几个词。")],
        k: Annotated[int, Field(description="最多给出几条。", ge=1, le=MOST_FOUND)] = 8,
        as_of: AsOf = None,
    ) -> Record:
        assistant = viewing(context)
        asked = SearchRequest(query=query, k=k, as_of=as_of)
        return await queue.do(lambda: searched(assistant, asked))


def _add_texts(server: ReadingServer, viewing: Viewing, queue: WorkQueue) -> None:
    @_tool(server, "取条款", "按指名取条款原文，一字不差，附地址和效力。")
    async def clause(
        context: Context[Any, Any], reference: Reference, as_of: AsOf = None
    ) -> Record:
        assistant = viewing(context)
        asked = ReferenceRequest(reference=reference, as_of=as_of)
        return await queue.do(lambda: named(assistant, asked))

    @_tool(server, "核对引文", "逐字核对一段文字里的引文：一致、有改动、张冠李戴，还是库里没有。")
    async def check(
        context: Context[Any, Any],
        text: Annotated[str, Field(description="草稿的文字；核对以后不留存。")],
        as_of: AsOf = None,
    ) -> Record:
        assistant = viewing(context)
        return await queue.do(lambda: assistant.check_quotes(text, as_of).to_json())

    @_tool(server, "看期限", "一份文件或一条写了哪些日子，过了没有，引用了哪些文件。")
    async def timeline(
        context: Context[Any, Any], reference: Reference, as_of: AsOf = None
    ) -> Record:
        assistant = viewing(context)
        return await queue.do(lambda: to_json(assistant.timeline(reference, as_of)))


def _add_sums(server: ReadingServer, viewing: Viewing, queue: WorkQueue) -> None:
    @_tool(server, "有哪些算法", "列出各种算法、各要填什么、单位是什么。")
    async def formulas(context: Context[Any, Any]) -> Record:
        assistant = viewing(context)
        return await queue.do(lambda: assistant.formulas().to_json())

    @_tool(
        server, "测算", "按算法算一笔账，列出每一步算式；也做反算和假设。缺数会说缺哪个，不代填。"
    )
    async def calculate(  # noqa: PLR0913, PLR0917  the parameters of the tool
        context: Context[Any, Any],
        formula: Annotated[str, Field(description="算法的名称，见 formulas。", min_length=1)],
        figures: Figures,
        solve: Annotated[str, Field(description="反算哪一项，同 result 一起用。")] = "",
        result: Annotated[str, Field(description="反算时结果要达到多少，如 100000元。")] = "",
        change: Annotated[dict[str, str] | None, Field(description="改成别的数再算一遍。")] = None,
    ) -> Record:
        assistant = viewing(context)
        asked = CalculateRequest(
            formula=formula, figures=figures, solve=solve, result=result, change=change
        )
        return await queue.do(lambda: asked_sum(assistant, asked).to_json())


def serve_over_stdio(assistant: Assistant) -> None:
    """Serve one client over standard input and output until it leaves."""
    reading_server(lambda _context: assistant, WorkQueue()).run("stdio")
