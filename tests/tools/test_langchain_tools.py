"""The premium as a tool that a model calls."""

import json

from assistant.tools.langchain_tools import premium_tool


def test_the_tool_returns_the_account_as_json() -> None:
    text = premium_tool.invoke(
        {"population": "2.678万", "ratio": "10%", "rate": "100", "carry_over": "172686.63"}
    )
    assert json.loads(text)["result"]["gap"] == "95113.37"


def test_the_tool_tells_the_model_what_to_ask() -> None:
    answer = json.loads(premium_tool.invoke({"population": "2万", "ratio": "10", "rate": "100"}))
    assert "10%" in answer["next"]
