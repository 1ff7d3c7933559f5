"""The tools for another LangChain program: sums and the check of quotations, as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from langchain_core.tools import BaseTool

from assistant.answering.chat.model_tools import program_tools
from assistant.answering.chat.prompts import Prompts, read_prompts
from assistant.library.library import Library
from assistant.settings import PROJECT
from tests.quotations.conftest import TODAY

Tools = dict[str, BaseTool]
SHELF = PROJECT / "corpus" / "formulas"


@pytest.fixture(scope="module")
def prompts() -> Prompts:
    return read_prompts(Path(PROJECT / "prompts"))


@pytest.fixture
def tools(real_library: Library, prompts: Prompts) -> Tools:
    return {tool.name: tool for tool in program_tools(real_library, prompts, TODAY, SHELF)}


def said(tool: BaseTool, **given: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tool.invoke(given))
    return answer


def test_a_tool_is_described_in_the_words_of_its_file(tools: Tools) -> None:
    assert list(tools) == ["premium", "calculate", "formula", "check_quotes"]
    for name, tool in tools.items():
        file = PROJECT / "prompts" / f"tool_{name}.md"
        words, _, _ = file.read_text(encoding="utf-8").strip().partition("$")
        assert tool.description.startswith(words)
        assert "$" not in tool.description


def test_the_formulas_are_a_tool_that_lists_them(tools: Tools) -> None:
    assert "- 高龄津贴：人数（人，1人以上）、标准（元/人·月）" in tools["formula"].description
    figures = {"人数": "120人", "标准": "50元", "月数": "12个月"}
    done = said(tools["formula"], name="高龄津贴", figures=figures)
    assert done["result"] == {"应发总额": "72000.00"}
    del figures["月数"]
    back = said(tools["formula"], name="高龄津贴", figures=figures, solve="月数", result="7.2万")
    assert back["result"] == {"月数": "12"}
    assert "月数" in said(tools["formula"], name="高龄津贴", figures=figures)["error"]
    assert "高龄津贴" in said(tools["formula"], name="没有的", figures={})["next"]


def test_the_premium_is_returned_as_the_account(tools: Tools) -> None:
    given = {"population": "2.678万", "ratio": "10%", "rate": "100", "carry_over": "172686.63"}
    assert said(tools["premium"], **given)["result"]["gap"] == "95113.37"


def test_the_premium_tool_tells_the_model_what_to_ask(tools: Tools) -> None:
    assert "10%" in said(tools["premium"], population="2万", ratio="10", rate="100")["next"]


def test_the_other_calculations_are_a_tool_too(tools: Tools) -> None:
    shared = said(tools["calculate"], fields={"gap": "100元", "share": "三家"})
    assert shared["result"]["share_1"] == "33.34"
    wrong = said(tools["calculate"], fields={"gap": "100元", "shares": "三家"})
    assert "shares" in wrong["error"]


def test_the_check_of_quotations_is_returned(tools: Tools) -> None:
    text = "36号文（九）规定“保费标准提高至120元/人·年”。"
    (difference,) = said(tools["check_quotes"], text=text)["quotations"][0]["differences"]
    assert (difference["op"], difference["source"], difference["quoted"]) == (
        "replace",
        "100",
        "120",
    )


def test_the_check_says_why_nothing_was_checked(tools: Tools) -> None:
    assert "草稿" in said(tools["check_quotes"], text=" ")["error"]
