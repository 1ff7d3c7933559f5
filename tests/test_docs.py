"""The guides and the code say the same: settings, commands, options, files, figures, versions."""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import click
import pytest

from assistant.cli import cli
from assistant.settings import PROJECT, Settings
from tests.quality.test_answers import QUESTIONS, RIGHT, SLACK

GUIDES = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")])
TEXTS = {guide.name: guide.read_text(encoding="utf-8") for guide in GUIDES}
ALL = "\n".join(TEXTS.values())
MEASURING = {name: text for name, text in TEXTS.items() if name not in ("CHANGELOG.md",)}
"""A changelog tells of what was measured then."""
ROOMS = ("assistant", "benchmarks", "corpus", "docs", "locks", "prompts", "tests", "training", "ui")
IMAGE_LIMIT = 300_000

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_CODE = re.compile(r"`([^`\n]+)`")
_SECTION = re.compile(r"^(?=#+ )", re.MULTILINE)
_EXAMPLE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_MEASURED = re.compile(
    r"\d\s*(?:[毫微]?秒|[KMG]i?B|[条段]/秒)|每秒[^。，|]{0,6}\d|\d\.\d+%|(?<!\d)0?\.\d{3}(?!\d)"
)
"""A time, a size, a speed, a share with decimals, a score of three places."""
_COMMAND = re.compile(r"python -m (?:benchmarks|training)\.|\byouju [a-z]|\bmake [a-z]|pytest ")
_NO_COMMAND = re.compile(r"\b0\.\d 时[^。]*没有重跑的命令")
_BENCHMARK = re.compile(r"python -m benchmarks\.([a-z]+)((?: (?!--)[^\s`]+)*)")
_ENTRY = re.compile(r"^## (.+)$", re.MULTILINE)
_DATED = re.compile(r"(\d+\.\d+\.\d+)（(\d{4}-\d\d-\d\d)）")


def settings_table() -> str:
    """Return the table of settings as docs/administrator.md must show it."""
    rows = ["| 变量 | 作用 | 缺省值 |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        shown = printed(field.default)
        rows.append(f"| `YOUJU_{name.upper()}` | {field.description} | {shown} |")
    return "\n".join(rows)


def printed(default: object) -> str:
    """Return a default the way the table shows it; a path within the project folder."""
    if isinstance(default, Path):
        return f"`{default.relative_to(PROJECT).as_posix()}`"
    return f"`{default}`" if str(default or "") else "空"


def named_files() -> Iterator[tuple[str, Path]]:
    """Yield every file and folder of the project that a guide names, with the guide."""
    for guide in GUIDES:
        text = TEXTS[guide.name]
        for target in _LINK.findall(text):
            yield guide.name, guide.parent / target
        for code in _CODE.findall(text):
            if code.split("/")[0] in ROOMS and "/" in code and " " not in code:
                yield guide.name, PROJECT / code


def options() -> list[tuple[str, str]]:
    """Return every long option of every command, with the command."""
    return [
        (name, flag)
        for name, command in cli.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in parameter.opts
        if flag.startswith("--")
    ]


def test_settings_table_is_the_code() -> None:
    assert settings_table() in TEXTS["administrator.md"]


def test_no_setting_is_invented() -> None:
    known = {f"YOUJU_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"YOUJU_[A-Z_]+", ALL)) <= known


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"youju {command}\b", ALL)


def test_no_command_is_invented() -> None:
    called = set(re.findall(r"\byouju ([a-z]+)", ALL))
    assert called <= set(cli.commands)


@pytest.mark.parametrize(("command", "flag"), sorted(set(options())))
def test_every_option_is_documented(command: str, flag: str) -> None:
    assert flag in ALL, f"youju {command} {flag}"


def test_every_named_file_exists() -> None:
    missing = [f"{guide}: {path}" for guide, path in named_files() if not path.exists()]
    assert missing == []


def test_every_named_module_exists() -> None:
    modules = {path.name for room in ROOMS for path in (PROJECT / room).rglob("*.py")}
    named = {code for text in MEASURING.values() for code in _CODE.findall(text)}
    assert {code for code in named if re.fullmatch(r"\w+\.py", code)} - {"setup.py"} <= modules


def test_make_targets_exist() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", ALL)) <= targets
    assert {"make run", "make test"} <= set(re.findall(r"make [a-z]+", TEXTS["README.md"]))


def test_benchmarks_exist() -> None:
    named = set(re.findall(r"python -m benchmarks\.([a-z]+)", ALL))
    modules = {p.stem for p in (PROJECT / "benchmarks").glob("*.py") if "_" not in p.stem}
    present = modules - {"common"}
    assert named == present


def test_every_guide_is_reached_from_the_readme() -> None:
    linked = {Path(target).name for target in _LINK.findall(TEXTS["README.md"])}
    assert {guide.name for guide in GUIDES} - {"README.md"} <= linked


def sections() -> list[tuple[str, str]]:
    """Return the sections of the guides, each with where it stands."""
    return [
        (f"{name}: {section.splitlines()[0]}", section)
        for name, text in MEASURING.items()
        for section in _SECTION.split(text)
        if section.strip()
    ]


def test_what_was_measured_names_the_command_that_measures_it_again() -> None:
    nameless = [
        place
        for place, section in sections()
        if _MEASURED.search(_EXAMPLE.sub("", section))
        and not (_COMMAND.search(section) or _NO_COMMAND.search(section))
    ]
    assert nameless == []


def required_arguments(benchmark: str) -> int:
    """Return how many arguments a benchmark cannot do without."""
    tree = ast.parse((PROJECT / "benchmarks" / f"{benchmark}.py").read_text(encoding="utf-8"))
    declared = [
        {option.arg: ast.unparse(option.value) for option in node.keywords}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "click.argument"
    ]
    return sum(
        options.get("required", str("nargs" not in options)) == "True" for options in declared
    )


@pytest.mark.parametrize("name", sorted(MEASURING))
def test_a_benchmark_is_written_with_what_it_is_run_on(name: str) -> None:
    called = [(which, given.split()) for which, given in _BENCHMARK.findall(MEASURING[name])]
    assert [
        (which, given) for which, given in called if len(given) < required_arguments(which)
    ] == []


def test_guide_to_evaluation_has_the_figures_of_the_gate() -> None:
    asked = len(QUESTIONS.read_text(encoding="utf-8").splitlines())
    gate = f"上面的 {asked} 题，答对少于 {RIGHT - SLACK}（定下的 {RIGHT} 减去 {SLACK} 题）就不过"
    assert gate in TEXTS["evaluation.md"]
    assert f"随程序带的 {asked} 题" in TEXTS["evaluation.md"]


def test_newest_entry_of_the_changelog_is_this_version() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    titles = [title for title in _ENTRY.findall(TEXTS["CHANGELOG.md"]) if title != "未发布"]
    entries = [_DATED.fullmatch(title) for title in titles]
    found = [(entry[1], date.fromisoformat(entry[2])) for entry in entries if entry]
    assert len(found) == len(entries), "an entry without a version or a date"
    assert found[0][0] == project["version"]
    assert all(newer >= older for (_, newer), (_, older) in pairwise(found))


def test_images_are_small() -> None:
    large = [p.name for p in PROJECT.glob("docs/images/*") if p.stat().st_size > IMAGE_LIMIT]
    assert large == []
