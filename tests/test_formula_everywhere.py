"""One formula, written by who has read only the guide: conversation, page, command, programs."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gradio_client import Client

from assistant import Assistant, Settings, in_words
from assistant.library.library import Library
from assistant.settings import PROJECT
from tests.commands.youju import Youju, runner
from tests.ui.serving import site
from youju_ui import downloads, formula_tab, render
from youju_ui.shown_sums import shown_sum

pytestmark = [pytest.mark.model, pytest.mark.slow]

GUIDE = (PROJECT / "docs" / "formulas.md").read_text("utf-8")
FIGURES = dict(
    each.split("=")
    for each in re.findall(r"^youju formula 春节慰问 (.+)$", GUIDE, re.MULTILINE)[0].split()
)
ASKED = f"春节慰问{'，'.join(f'{name}{text}' for name, text in FIGURES.items())}，一共要多少钱？"
CHANGED = ("每户标准", "450元")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus whose formulas are the shipped ones and that of the guide."""
    shutil.copytree(PROJECT / "corpus" / "formulas", tmp_path / "formulas")
    example = re.search(r"```toml\n(name = \"春节慰问\".*?)```", GUIDE, re.DOTALL)
    assert example
    (tmp_path / "formulas" / "春节慰问.toml").write_text(example[1], "utf-8")
    return tmp_path


@pytest.fixture
def assistant(real_library: Library, corpus: Path) -> Assistant:
    return Assistant(Settings(library=real_library.folder, corpus=corpus), real_library)


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    real_library: Library,
    corpus: Path,
) -> Youju:
    monkeypatch.setenv("YOUJU_CORPUS", str(corpus))
    monkeypatch.setenv("YOUJU_LIBRARY", str(real_library.folder))
    return runner(monkeypatch, capsys, real_library)


@pytest.fixture
def client(assistant: Assistant) -> Iterator[Client]:
    with site(assistant) as address:
        caller = Client(
            address, verbose=False, analytics_enabled=False, httpx_kwargs={"timeout": 60}
        )
        yield caller
        caller.close()


def without_words(calculation: dict[str, Any]) -> dict[str, Any]:
    """Return a calculation without how each figure was written: a form has 86户, a talk may too."""
    inputs = {
        name: {key: value for key, value in figure.items() if key != "text"}
        for name, figure in calculation["inputs"].items()
    }
    return {**calculation, "inputs": inputs}


def test_chat_page_command_and_programs_give_the_same(
    assistant: Assistant, youju: Youju, client: Client
) -> None:
    """The result, every step and every note are those of the engine, wherever it is asked."""
    made = assistant.formula("春节慰问", FIGURES)
    record = without_words(made.to_json())
    assert record["result"] == {"慰问总额": "53363.00"}

    answer = assistant.ask(ASKED)
    assert answer.calculation
    assert without_words(answer.calculation.to_json()) == record
    assert answer.text.startswith(f"**{made.summary}**")

    by_name = [f"{name}={text}" for name, text in FIGURES.items()]
    command = json.loads(youju("formula", "春节慰问", *by_name, "--json").out)
    assert without_words(command) == record
    asked = json.loads(youju("ask", ASKED, "--json").out)
    assert without_words(asked["calculation"]) == record

    endpoint = client.predict("春节慰问", FIGURES, api_name="/formula")
    assert endpoint == f"{in_words(made)}\n\n*{render.NOTICE}*"
    told = client.predict(ASKED, api_name="/ask")
    assert told.startswith(answer.text)

    shown, records = formula_tab.worked(assistant, "春节慰问", list(FIGURES.values()), None, "")
    downloads.wipe(*records)
    assert shown.splitlines()[0] == "**春节慰问：慰问总额53,363.00元。**"
    assert shown == shown_sum(endpoint)


def test_a_what_if_and_a_way_back_are_the_same_too(assistant: Assistant) -> None:
    name, text = CHANGED
    changed = assistant.formula("春节慰问", FIGURES, change={name: text})
    answer = assistant.ask(f"{ASKED}{name}改成{text}差多少")
    assert answer.calculation
    assert answer.calculation.result == changed.result
    assert answer.calculation.steps == changed.steps

    rest = {each: figure for each, figure in FIGURES.items() if each != "户数"}
    back = assistant.formula("春节慰问", rest, solve="户数", result="53363元")
    told = "，".join(f"{each}{figure}" for each, figure in rest.items())
    answer = assistant.ask(f"春节慰问{told}，53363元最多能慰问几户？")
    assert answer.calculation
    assert answer.calculation.result == back.result
    assert answer.calculation.steps == back.steps
