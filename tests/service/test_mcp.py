"""MCP by the SDK's own client, over HTTP and over standard input and output."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
import httpx
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from assistant import Assistant, to_json
from assistant.library.library import Library
from assistant.settings import PROJECT
from tests.conftest import MODELS
from tests.service.conftest import TODAY

pytestmark = pytest.mark.slow

Got = TypeVar("Got")
TOOLS = {"ask", "search", "clause", "check", "timeline", "calculate", "formulas"}
ALLOWANCE = {"人数": "120", "标准": "50元", "月数": "12"}


def talk(address: str, work: Callable[[Client], Awaitable[Got]], mode: Any = "auto") -> Got:
    """Do the work with a client of the server's HTTP door."""

    async def connected() -> Got:
        async with Client(f"{address}/mcp", mode=mode) as client:
            return await work(client)

    return anyio.run(connected)


async def given(client: Client, tool: str, **arguments: object) -> dict[str, Any]:
    """Return what a tool gives."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return dict(result.structured_content or {})


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_tools_only_read_and_say_so(address: str, mode: str) -> None:
    listed = talk(address, lambda client: client.list_tools(), mode)
    assert {tool.name for tool in listed.tools} == TOOLS
    for tool in listed.tools:
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert "。" in str(tool.description)


def test_the_tools_give_the_records_of_the_commands(address: str, assistant: Assistant) -> None:
    async def work(client: Client) -> None:
        clause = (await given(client, "clause", reference="36号文第九条"))["clauses"][0]
        assert clause["text"] == assistant.clause("36号文第九条")[0].clause.text
        found = await given(client, "search", query="样板村", k=4)
        assert len(found["clauses"]) == 4
        days = await given(client, "timeline", reference="36号文")
        assert days == to_json(assistant.timeline("36号文"))
        text = "36号文（九）规定“保费标准提高至120元/人·年”。"
        checked = await given(client, "check", text=text, as_of="2024-01-01")
        assert checked["quotations"][0]["status"] == "altered"
        summed = await given(client, "calculate", formula="高龄津贴", figures=ALLOWANCE)
        assert "72000.00" in json.dumps(summed)
        assert "高龄津贴" in {f["name"] for f in (await given(client, "formulas"))["formulas"]}

    talk(address, work)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("clause", {"reference": "36号文第三十条"}, "没有第三十条"),
        ("search", {"words": "样板村"}, "缺少“query”"),
        ("search", {"query": "样板村", "k": 1000}, "“k”不能大于 50"),
        ("calculate", {"formula": "高龄津贴", "figures": {"人数": "120"}}, "还缺"),
        ("ask", {"question": ""}, "问题"),
        ("remove", {}, "没有这个工具"),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese(
    address: str, tool: str, arguments: dict[str, object], words: str
) -> None:
    result = talk(address, lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    assert words in getattr(result.content[0], "text", "")


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18"])
def test_a_client_of_an_older_protocol_is_served(http: httpx.Client, version: str) -> None:
    accepts = {"Accept": "application/json, text/event-stream"}
    client = {"name": "old", "version": "1"}
    hello = {"protocolVersion": version, "capabilities": {}, "clientInfo": client}
    said = http.post("/mcp", json=call("initialize", hello), headers=accepts)
    assert said.json()["result"]["protocolVersion"] == version
    asked = {"name": "clause", "arguments": {"reference": "36号文第九条"}}
    headers = {**accepts, "MCP-Protocol-Version": version}
    result = http.post("/mcp", json=call("tools/call", asked), headers=headers).json()["result"]
    assert "（九）" in result["content"][0]["text"]


def test_what_is_no_message_is_refused(http: httpx.Client) -> None:
    accepts = {"Accept": "application/json, text/event-stream"}
    broken = http.post("/mcp", content="{", headers={**accepts, "Content-Type": "application/json"})
    assert broken.status_code == 400
    assert "JSON" in broken.json()["error"]["message"]
    stranger = http.post("/mcp", json=call("tools/list", {}), headers={**accepts, "Host": "evil"})
    assert stranger.status_code == 401
    unknown = {**accepts, "MCP-Protocol-Version": "1999-01-01"}
    refused = http.post("/mcp", json=call("tools/list", {}), headers=unknown)
    assert refused.status_code == 400
    assert "不认识这个版本" in refused.json()["error"]["message"]
    for method in ("GET", "DELETE"):
        listening = http.request(method, "/mcp", headers=accepts)
        assert listening.status_code == 405
        assert "不接受这种方法" in listening.json()["error"]["message"]


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18"])
def test_clients_of_older_protocols_are_served(http: httpx.Client, version: str) -> None:
    head = {"Accept": "application/json, text/event-stream"}
    hello = {
        "protocolVersion": version, "capabilities": {},
        "clientInfo": {"name": "old", "version": "0"},
    }  # fmt: skip
    began = http.post("/mcp", json=call("initialize", hello), headers=head)
    assert began.json()["result"]["protocolVersion"] == version
    asked = call("tools/call", {"name": "clause", "arguments": {"reference": "36号文第九条"}})
    told = http.post("/mcp", json=asked, headers=head | {"MCP-Protocol-Version": version}).json()
    assert told["result"]["structuredContent"]["clauses"][0]["label"] == "（九）"


def call(method: str, params: dict[str, Any]) -> dict[str, Any]:
    """Return a message of JSON-RPC."""
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}


def test_the_command_serves_a_client_over_its_standard_streams(held: Library) -> None:
    environment = {
        "YOUJU_LIBRARY": str(held.folder), "YOUJU_MODELS": str(MODELS),
        "YOUJU_TODAY": TODAY.isoformat(), "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }  # fmt: skip
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant.cli", "mcp"], env=environment, cwd=PROJECT
    )

    async def work() -> tuple[set[str], dict[str, Any]]:
        async with Client(command) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            return tools, await given(client, "clause", reference="36号文第九条")

    tools, found = anyio.run(work)
    assert tools == TOOLS
    assert found["clauses"][0]["label"] == "（九）"
