"""The premium as a tool that a model calls."""

import json

from assistant.calculation.langchain_tools import calculation_tool, premium_tool


def test_the_tool_returns_the_account_as_json() -> None:
    text = premium_tool.invoke(
        {"population": "2.678万", "ratio": "10%", "rate": "100", "carry_over": "172686.63"}
    )
    assert json.loads(text)["result"]["gap"] == "95113.37"


def test_the_tool_tells_the_model_what_to_ask() -> None:
    answer = json.loads(premium_tool.invoke({"population": "2万", "ratio": "10", "rate": "100"}))
    assert "10%" in answer["next"]


def test_the_other_calculations_are_a_tool_too() -> None:
    shared = calculation_tool.invoke({"fields": {"gap": "100元", "share": "三家"}})
    assert json.loads(shared)["result"]["share_1"] == "33.34"
    wrong = json.loads(calculation_tool.invoke({"fields": {"gap": "100元", "shares": "三家"}}))
    assert "shares" in wrong["error"]
