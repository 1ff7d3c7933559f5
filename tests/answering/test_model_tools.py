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
        dossier = Dossier(question, assistant.library, assistant.settings.day())
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


@pytest.fixture(scope="module")
def formula(assistant: Assistant) -> Callable[..., str]:
    """Return a function that calls the formula tool in a turn with one question and no source."""
    settings = assistant.settings
    prompts = read_prompts(settings.prompts)

    def call(question: str, name: str, figures: dict[str, str], **back: str) -> str:
        dossier = Dossier(question, assistant.library, assistant.settings.day())
        tools = model_tools(
            dossier, assistant.retriever, prompts, settings.day(), settings.formulas
        )
        [tool] = [tool for tool in tools if tool.name == "formula"]
        told = str(tool.invoke({"name": name, "figures": figures, **back}))
        assert bool(dossier.calculations) == ("计算过程" in told)
        return told

    return call


ASKED = "120个老人每人每月50元，发一年，高龄津贴要多少；账上有7.2万"


@pytest.mark.parametrize(
    "figures",
    [
        {"人数": "120人", "标准": "50元", "月数": "12个月"},
        {"人数": "120", "标准": "每人每月50元", "月数": "一年"},
        {"人数": "一百二十人", "标准": "50元/人·月", "月数": "12"},
    ],
)
def test_a_formula_takes_figures_that_were_given_in_any_writing(
    formula: Callable[..., str], figures: dict[str, str]
) -> None:
    assert "应发总额72000.00元" in formula(ASKED, "高龄津贴", figures)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"人数": "121人", "标准": "50元", "月数": "12个月"}, REFUSED),
        ({"人数": "120人", "标准": "50元", "月数": "50个月"}, REFUSED),
        ({"人数": "120人", "标准": "12元", "月数": "12个月"}, REFUSED),
        ({"人数": "120人", "标准": "50元"}, "还缺：月数"),
        ({"人数": "120人", "户数": "50户"}, "没有“户数”这一项"),
    ],
)
def test_a_formula_takes_no_figure_of_something_else(
    formula: Callable[..., str], figures: dict[str, str], words: str
) -> None:
    assert words in formula(ASKED, "高龄津贴", figures)


def test_a_formula_is_solved_for_a_total_that_was_given(formula: Callable[..., str]) -> None:
    figures = {"人数": "120人", "标准": "50元"}
    assert "月数应为12月" in formula(ASKED, "高龄津贴", figures, solve="月数", result="7.2万元")
    assert REFUSED in formula(ASKED, "高龄津贴", figures, solve="月数", result="8万元")
    assert "没有" in formula(ASKED, "没有的算法", figures)
