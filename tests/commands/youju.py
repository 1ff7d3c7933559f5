"""How tests run `youju …` in this process, with the model and the dictionary loaded already."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from assistant import cli, doctor, starting
from assistant.library.library import Library
from assistant.library.segment import Segmenter
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


def share(patch: pytest.MonkeyPatch, library: Library) -> None:
    """Let an assistant that is opened use what `library` has loaded, where it would load the same.

    That takes seconds, and hundreds of megabytes, each time.
    """

    def embedder(name: str, models: Path, *adapter: Path | None) -> Embedder:
        return Embedder(name, models, *adapter) if name else library.embedder

    def segmenter(words: Iterable[str], cache: Path) -> Segmenter:
        same = words == library.lexicon.words
        return library.segmenter if same else Segmenter(words, cache)

    patch.setattr(starting, "Embedder", embedder)
    patch.setattr(doctor, "Embedder", embedder)
    patch.setattr(starting, "Segmenter", segmenter)


def runner(
    patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str], library: Library
) -> Youju:
    """Return a function that runs a command as the shell would."""
    share(patch, library)

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
