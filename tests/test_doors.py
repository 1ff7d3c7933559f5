"""What each command loads: a clause that is named waits for no model, and a list for no words."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.library.library import Library
from assistant.settings import PROJECT

pytestmark = pytest.mark.slow

APPLICATION = PROJECT / "corpus" / "连区扶办2021年2号.txt"
MODEL = {"torch", "transformers", "sentence_transformers", "onnxruntime", "tokenizers", "chromadb"}
PAGE = {"gradio", "fastapi", "pandas"}
CHAT = {"langchain", "langchain_core", "langchain_openai", "openai"}
WORDS = {"jieba", "pypinyin", "opencc", "bm25s", "scipy"}
SERVICE = {"mcp", "argon2"}
FILES = {"docx", "openpyxl", "pdfplumber", "pypdfium2"}
_WATCHED = MODEL | PAGE | CHAT | SERVICE | WORDS | FILES
_CODE = f"""
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted({_WATCHED} & sys.modules.keys()))))
from assistant import cli
cli.main()
"""


@pytest.fixture(scope="module")
def library(real_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doors") / "library"
    shutil.copytree(real_library.folder, folder)
    return folder


def loaded(library: Path, *arguments: object) -> set[str]:
    """Run a command in a process of its own; return what it has loaded of what is watched."""
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", _CODE, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env={**os.environ, "YOUJU_LIBRARY": str(library)},
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "command",
    [
        ("clause", "36号文第九条"),
        ("clause", "36号文（九）", "--json"),
        ("documents",),
        ("relations", "36号文"),
        ("timeline", "36号文"),
        ("premium", "--population", "2万", "--ratio", "10%", "--rate", "100"),
        ("formula",),
        ("formula", "高龄津贴", "人数=120", "标准=50元", "月数=12"),
    ],
)
def test_what_is_named_is_read_without_the_model_and_without_words(
    library: Path, command: tuple[str, ...]
) -> None:
    assert loaded(library, *command) == set()


def test_a_document_is_shown_and_removed_without_the_model(
    real_library: Library, library: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    shutil.copytree(library, own)
    chosen = real_library.documents[0].id
    assert loaded(own, "show", chosen) == set()
    assert not loaded(own, "remove", chosen) & (MODEL | PAGE | CHAT | SERVICE)


@pytest.mark.parametrize(
    "command",
    [
        ("check", APPLICATION),
        ("timeline", "--file", APPLICATION),
        ("ask", "36号文第九条"),
        ("ask", "36号文第九条说什么"),
        ("ask", "36号文是哪天印发的"),
    ],
)
def test_a_draft_and_an_exact_reference_are_read_without_the_model(
    library: Path, command: tuple[object, ...]
) -> None:
    assert not loaded(library, *command) & (MODEL | PAGE | CHAT | SERVICE)


def test_a_table_of_towns_is_calculated_without_the_model(library: Path, tmp_path: Path) -> None:
    table, result = tmp_path / "表.csv", tmp_path / "结果.xlsx"
    table.write_text("乡镇,农村人口,参保比例,保费标准\n甲镇,2.678万,10%,100\n", "utf-8")
    assert loaded(library, "towns", "--template", tmp_path / "空.xlsx") <= FILES
    assert loaded(library, "towns", table, result) <= FILES
    assert result.exists()


def test_the_doors_for_programs_need_neither_gradio_nor_the_sdk_of_mcp() -> None:
    code = (
        "import sys\nfrom assistant import Settings\n"
        "from assistant.service.service_app import alone\n"
        "alone(None, Settings())\nprint(sorted({'gradio', 'mcp', 'pandas'} & {*sys.modules}))"
    )
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    assert done.stdout == "[]\n"
