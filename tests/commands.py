"""How tests run `youju …` in this process, with the embedding model that is already loaded."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from assistant import cli, facade
from assistant.library.library import Library
from assistant.model.embedder import Embedder


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


class Youju(Protocol):
    """Runs one command."""

    def __call__(self, *arguments: object) -> Ran: ...


def runner(
    patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str], library: Library
) -> Youju:
    """Return a function that runs a command as the shell would."""

    def embedder(name: str, models: Path, adapter: Path | None) -> Embedder:
        return Embedder(name, models, adapter) if name else library.embedder

    patch.setattr(facade, "Embedder", embedder)

    def youju(*arguments: object) -> Ran:
        patch.setattr(sys, "argv", ["youju", *map(str, arguments)])
        capture.readouterr()
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = int(end.code or 0)
        written = capture.readouterr()
        return Ran(status, written.out, written.err)

    return youju


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    files = (f for f in sorted(folder.rglob("*")) if f.is_file())
    return {str(f.relative_to(folder)): f.read_bytes() for f in files}
