"""The tools of a chat model: a calculation takes only what was given, and as what it was given."""

from collections.abc import Callable

import pytest

from assistant import Assistant
from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.model_tools import model_tools
from assistant.answering.chat.prompts import read_prompts

Premium = Callable[..., str]
REFUSED = "找不到"


@pytest.fixture(scope="module")
def premium(assistant: Assistant) -> Premium:
    """Return a function that calls the premium tool in a turn with one question and no source."""
    prompts = read_prompts(assistant.settings.prompts)

    def call(question: str, population: str, ratio: str, rate: str, carry_over: str = "") -> str:
        dossier = Dossier(question, assistant.library)
        tools = model_tools(dossier, assistant.retriever, prompts, assistant.settings.day())
        given = {"population": population, "ratio": ratio, "rate": rate, "carry_over": carry_over}
        [tool] = [tool for tool in tools if tool.name == "premium"]
        return str(tool.invoke(given))

    return call


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("3个镇按10%参保，每人100元，保费多少", ("3千", "10%", "100元", "")),
        ("3个镇按10%参保，每人100元，保费多少", ("3", "10%", "100元", "")),
        ("材料3元一本，10%参保，每人100元，保费多少", ("3", "10%", "100元", "")),
        ("3千人参保，每人100元，保费多少", ("3千", "3%", "100元", "")),
        ("3千人参保，涨10个百分点，每人100元", ("3千", "10%", "100元", "")),
        ("3千人按10%参保，每人100元，保费多少", ("3千", "10%", "10元", "")),
        ("3千人按10%参保，每人100元，保费多少", ("3万", "10%", "100元", "")),
        ("3千人按10%参保，每人100元，保费多少", ("3千", "10%", "100元", "3万元")),
        ("36号文第九条，按10%参保，每人100元", ("36", "10%", "100元", "")),
        ("2021年按10%参保，每人100元", ("2021", "10%", "100元", "")),
    ],
)
def test_a_figure_of_something_else_is_not_taken(
    premium: Premium, question: str, given: tuple[str, ...]
) -> None:
    assert REFUSED in premium(question, *given)


@pytest.mark.parametrize("population", ["3千", "3000人", "三千", "叁仟", "0.3万", "３０００"])
@pytest.mark.parametrize("ratio", ["10%", "一成", "百分之十"])
@pytest.mark.parametrize("rate", ["100元", "一百块"])
def test_a_figure_that_was_given_is_taken_in_any_writing(
    premium: Premium, population: str, ratio: str, rate: str
) -> None:
    told = premium("我们镇3千人，按10%参保，每人100元，保费多少", population, ratio, rate)
    assert REFUSED not in told
    assert "30000.00" in told
