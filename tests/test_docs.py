"""The guides and the code say the same: settings, commands, options, files, make targets."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from assistant.cli import cli
from assistant.settings import PROJECT, Settings

GUIDES = sorted([PROJECT / "README.md", PROJECT / "CHANGELOG.md", *PROJECT.glob("docs/*.md")])
TEXTS = {guide.name: guide.read_text(encoding="utf-8") for guide in GUIDES}
ALL = "\n".join(TEXTS.values())
ROOMS = ("assistant", "benchmarks", "corpus", "docs", "locks", "prompts", "tests", "ui")
IMAGE_LIMIT = 300_000

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_CODE = re.compile(r"`([^`\n]+)`")


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


def test_make_targets_exist() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", ALL)) <= targets
    assert {"make run", "make test"} <= set(re.findall(r"make [a-z]+", TEXTS["README.md"]))


def test_benchmarks_exist() -> None:
    named = set(re.findall(r"python -m benchmarks\.([a-z]+)", ALL))
    present = {p.stem for p in (PROJECT / "benchmarks").glob("*.py")} - {"__init__", "common"}
    assert named == present


def test_every_guide_is_reached_from_the_readme() -> None:
    linked = {Path(target).name for target in _LINK.findall(TEXTS["README.md"])}
    assert {guide.name for guide in GUIDES} - {"README.md"} <= linked


def test_readme_is_of_this_version() -> None:
    version = re.search(r'^version = "(.+)"', (PROJECT / "pyproject.toml").read_text("utf-8"), re.M)
    assert version is not None
    assert f"## {version[1]}" in TEXTS["CHANGELOG.md"]


def test_images_are_small() -> None:
    large = [p.name for p in PROJECT.glob("docs/images/*") if p.stat().st_size > IMAGE_LIMIT]
    assert large == []
