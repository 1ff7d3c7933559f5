"""The public face: what may be imported, what importing costs, and that data walks one way."""

import ast
import contextlib
import gc
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant
from assistant import (
    Assistant,
    Calculation,
    Calculator,
    Settings,
    gap_lines,
    in_words,
    to_json,
)
from assistant.errors import CalculationError, LibraryError
from assistant.library.library import Library
from assistant.settings import PROJECT

PACKAGE = PROJECT / "assistant"
ROOMS = (
    "model", "documents", "library", "question", "retrieval", "validity", "quotations",
    "papers", "calculation", "answering", "teaching",
)  # fmt: skip
SHARED = {"derived", "errors", "notice", "settings"}
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGE = sorted(PROJECT.glob("ui/youju_ui/*.py"))
OUTSIDE = [
    PACKAGE / "cli.py", *sorted(PACKAGE.glob("commands/*.py")),
    *sorted(PACKAGE.glob("service/**/*.py")), *PAGE,
]  # fmt: skip
"""Commands, service and page; they have the public face, and what every room may use."""
DOORS = {"errors", "notice", "service", "settings"}
INSIDE = [m for m in MODULES if m.relative_to(PACKAGE).parts[0] in ROOMS]


def imported(module: Path) -> Iterator[str]:
    """Yield the full names that a module imports, type-checking ones included."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", INSIDE, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_room_imports_only_rooms_to_its_left(module: Path) -> None:
    own = module.relative_to(PACKAGE).parts[0]
    allowed = {*ROOMS[: ROOMS.index(own) + 1], *SHARED}
    rooms = {name.split(".")[1] for name in imported(module) if name.startswith("assistant.")}
    assert rooms <= allowed, rooms - allowed


def test_no_two_modules_share_a_name() -> None:
    names = Counter(m.stem for m in [*MODULES, *PAGE] if m.stem != "__init__")
    assert {name for name, times in names.items() if times > 1} == set()


def test_no_two_public_classes_share_a_name() -> None:
    names = Counter(
        node.name
        for module in [*MODULES, *PAGE]
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name for name, times in names.items() if times > 1} == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_engine_knows_nothing_of_the_page(module: Path) -> None:
    names = {name.split(".")[0] for name in imported(module)}
    assert "gradio" not in names
    assert "youju_ui" not in names or module == PACKAGE / "commands" / "serving.py"


@pytest.mark.parametrize("module", OUTSIDE, ids=lambda m: str(m.relative_to(PROJECT)))
def test_commands_and_page_come_in_by_the_door(module: Path) -> None:
    public = {*assistant.__all__, *DOORS, *({"commands"} if PACKAGE in module.parents else ())}
    names = [name.split(".") for name in imported(module) if name.startswith("assistant.")]
    assert {first for _, first, *_ in names} <= public
    assert not {".".join(name) for name in names if name[1] in assistant.__all__ and name[2:]}


@pytest.mark.parametrize("module", OUTSIDE, ids=lambda m: str(m.relative_to(PROJECT)))
def test_nobody_reaches_through_an_assistant_into_a_room(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    rooms = {"library", "retriever", "chat"}
    assert not [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in rooms
    ]


@pytest.mark.parametrize("name", assistant.__all__)
def test_public_name_is_importable(name: str) -> None:
    assert getattr(assistant, name).__name__ == name


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        assistant.nothing_of_this_name  # noqa: B018  reading it is the test


def run(code: str) -> str:
    """Run code in a fresh interpreter and return what it printed."""
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    return done.stdout


HEAVY = (
    "torch",
    "sentence_transformers",
    "transformers",
    "chromadb",
    "gradio",
    "jieba",
    "langchain",
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "import assistant",
        "from assistant import Answer, Citation, Outcome, Settings",
        "from assistant import Calculation",
        "import assistant.cli",
    ],
)
def test_importing_costs_no_heavy_library(code: str) -> None:
    assert run(f"import sys\n{code}\nprint({set(HEAVY)} & set(sys.modules))") == "set()\n"


@pytest.mark.slow
def test_sum_on_the_command_line_does_not_load_the_model() -> None:
    loaded = run(
        "import sys\nfrom assistant import cli\n"
        "sys.argv = 'youju premium --population 2万 --ratio 10% --rate 100 --json'.split()\n"
        f"cli.main()\nprint('loaded', {set(HEAVY)} & set(sys.modules))"
    )
    assert '"premium": "200000.00"' in loaded
    assert loaded.splitlines()[-1] == "loaded set()"


@pytest.fixture(scope="module")
def engine(real_library: Library) -> Assistant:
    return Assistant(Settings(library=real_library.folder), real_library)


def test_search_returns_the_best_clauses(engine: Assistant) -> None:
    found = engine.search("样板村", 4)
    assert len(found) == 4
    assert {"（四）", "（十七）"} <= {e.clause.label for e in found}


def test_clause_returns_the_named_one_or_says_there_is_none(engine: Assistant) -> None:
    assert [e.clause.label for e in engine.clause("36号文第九条")] == ["（九）"]
    with pytest.raises(LibraryError, match="第三十条"):
        engine.clause("36号文第三十条")


def test_documents_are_those_of_the_library(engine: Assistant, real_library: Library) -> None:
    assert engine.documents() == real_library.documents


def test_premium_is_exact(engine: Assistant) -> None:
    account = engine.premium("2.678万", "10%", "100", "172686.63")
    assert isinstance(account, Calculation)
    assert str(account.result["gap"]) == "95113.37"
    with pytest.raises(CalculationError):
        engine.premium("", "10%", "100")


def test_opening_an_absent_library_without_building_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="没有这个库"):
        Assistant.open(Settings(library=tmp_path / "none"), build=False)
    assert not (tmp_path / "none").exists()


def test_starting_makes_an_empty_library_to_put_files_in(tmp_path: Path) -> None:
    with Assistant.start(Settings(library=tmp_path / "new")) as started:
        assert started.documents() == ()
    assert (tmp_path / "new").is_dir()


def test_a_calculator_needs_no_library_and_says_so(tmp_path: Path) -> None:
    calculator = Calculator(Settings(library=tmp_path / "none"))
    account = calculator.calculate({"population": "2万", "ratio": "10%", "rate": "100"})
    assert "200000.00元" in in_words(account)
    assert [line.label for line in gap_lines(calculator.premium("2万", "10%", "100", "0"))] == [
        "保费标准", "参保比例",
    ]  # fmt: skip
    assert calculator.record(account, "测算.docx").startswith(b"PK")
    assert not (tmp_path / "none").exists()


def test_a_document_is_given_by_its_id_and_as_json(engine: Assistant) -> None:
    held = engine.documents()[0]
    assert engine.document(held.id).clauses == tuple(held.clauses)
    assert to_json(held)["document_number"] == held.document_number
    with pytest.raises(LibraryError):
        engine.document("nothing")


def test_quotations_of_a_text_are_checked(engine: Assistant) -> None:
    (quotation,) = engine.check_quotes("36号文（九）规定“保费标准提高至120元/人·年”。").quotations
    assert [(d.source, d.quoted) for d in quotation.differences] == [("100", "120")]


def test_an_assistant_that_was_closed_has_no_file_open_and_answers_again(
    real_library: Library, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(real_library.folder, tmp_path / "copied"))
    parts = real_library.lexicon, real_library.segmenter, real_library.embedder
    with Assistant(Settings(library=folder), Library(folder, *parts)) as opened:
        first = opened.search("防贫保保费标准", 3)
        assert any("index-" in name for name in open_files(folder))
    gc.collect()  # Chroma's own objects go round in circles
    assert not any("index-" in name for name in open_files(folder))
    with Assistant(Settings(library=folder), Library(folder, *parts)) as again:
        assert [e.clause.id for e in again.search("防贫保保费标准", 3)] == [
            e.clause.id for e in first
        ]


def open_files(folder: Path) -> list[str]:
    """Return the files below a folder that this process has open (Linux)."""
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        pytest.skip("only Linux tells which files are open")
    names = []
    for each in descriptors.iterdir():
        with contextlib.suppress(OSError):
            names.append(str(each.readlink()))
    return [name for name in names if name.startswith(str(folder))]
