"""What a library derives is named by a format number: who changes the one must raise the other."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.library.snapshot import maker, seeds
from tests.conftest import CORPUS
from tests.library.fakes import CharacterEmbedder

SNAPSHOT = {
    1: "a5b0b0153d7fd69d",
    2: "a5b0b0153d7fd69d",
    3: "f124b23c02369c48",
    4: "f124b23c02369c48",
    5: "f124b23c02369c48",
    6: "f124b23c02369c48",
}
SEEDS = {1: "048e515174741856"}
"""For each format number, what it made of the corpus when it was raised to it."""


def made(folder: Path, kind: str) -> str:
    """Return the digest of what is derived: texts and whole numbers.

    Weights are left out: processors differ in their last bit.
    """
    (derived,) = folder.glob(f"{kind}-*")
    files = sorted(f for f in derived.iterdir() if f.name != "made.json" and not _is_weight(f))
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:16]


def _is_weight(file: Path) -> bool:
    return file.suffix == ".npy" and np.load(file, mmap_mode="r").dtype.kind == "f"


@pytest.fixture(scope="module")
def folder(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the folder of a library that has the corpus, its seeds made."""
    folder = tmp_path_factory.mktemp("format") / "library"
    library = Library(folder, lexicon, segmenter, CharacterEmbedder())
    library.add([CORPUS])
    library.seeds()
    return folder


def test_snapshot_is_what_its_format_number_says(folder: Path) -> None:
    assert SNAPSHOT.get(maker.FORMAT) == made(folder, "snapshot"), "raise maker.FORMAT"


def test_seeds_are_what_their_format_number_says(folder: Path) -> None:
    assert SEEDS.get(seeds.FORMAT) == made(folder, "seeds"), "raise seeds.FORMAT"
