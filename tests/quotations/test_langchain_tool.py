"""The quotation check as a tool that a model calls."""

import json

from assistant.library.library import Library
from assistant.quotations.langchain_tool import check_quotes_tool
from tests.quotations.conftest import TODAY


def test_the_tool_returns_the_check_as_json(library: Library) -> None:
    tool = check_quotes_tool(library, TODAY)
    said = json.loads(tool.invoke({"text": "36号文（九）规定“保费标准提高至120元/人·年”。"}))
    (difference,) = said["quotations"][0]["differences"]
    assert (difference["op"], difference["source"], difference["quoted"]) == (
        "replace",
        "100",
        "120",
    )


def test_the_tool_says_why_nothing_was_checked(library: Library) -> None:
    said = json.loads(check_quotes_tool(library, TODAY).invoke({"text": " "}))
    assert "草稿" in said["error"]
