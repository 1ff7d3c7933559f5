"""Only what is new is embedded: in every order, in every process, after whatever was lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.library.conftest import Opener
from tests.library.fakes import CharacterEmbedder, nearest
from tests.library.test_library import write

PROCESSES = 2
"""The first comes after the one that wrote, the second after one that only read."""
_ASK = """
import json, sys
from pathlib import Path
from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.conftest import CORPUS, MODELS
from tests.library.fakes import CharacterEmbedder, nearest

lexicon, embedder = read_lexicon(CORPUS / "lexicon"), CharacterEmbedder()
library = Library(Path(sys.argv[1]), lexicon, Segmenter(lexicon.words, MODELS), embedder)
found = nearest(library, "防贫保费标准", 5)
print(json.dumps([embedder.embedded, sorted(found)]))
"""


def in_another_process(folder: Path) -> list[object]:
    """Open the library, ask and end; return how many texts were embedded, and what was found."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", _ASK, str(folder)], check=True, capture_output=True, text=True
    )
    told: list[object] = json.loads(done.stdout.splitlines()[-1])
    return told


def large(folder: Path, lexicon: Lexicon, segmenter: Segmenter) -> Path:
    """Fill a library so large that Chroma writes it down while it is filled."""
    articles = (f"第{n}条　本办法第{n}项补助由县财政按{n}元的标准安排。" for n in range(1, 1201))
    source = folder.with_name("某县救助办法.txt")
    source.write_text("\n".join(["某县救助办法", *articles]), encoding="utf-8")
    Library(folder, lexicon, segmenter, CharacterEmbedder()).add([source])
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("size", ["small", "large"])
def test_processes_one_after_another_embed_nothing(
    size: str, folder: Path, lexicon: Lexicon, segmenter: Segmenter, tmp_path: Path
) -> None:
    if size == "large":
        folder = large(tmp_path / "large", lexicon, segmenter)
    index = sorted(folder.glob("index-*"))
    told = [in_another_process(folder) for _ in range(PROCESSES)]
    assert [embedded for embedded, _ in told] == [0] * PROCESSES
    assert all(found == told[0][1] for _, found in told)
    assert sorted(folder.glob("index-*")) == index  # nor was Chroma filled again


def test_one_process_that_opens_it_often_embeds_nothing(open_library: Opener, folder: Path) -> None:
    embedder = CharacterEmbedder()
    for _ in range(3):
        nearest(open_library(folder, embedder), "防贫保", 5)
    assert embedder.embedded == 0


NOTICES = tuple(
    f"{name}，抓好各项工作，按月报送进度" for name in ("秸秆禁烧", "防汛", "植树", "春耕", "改厕")
)


@pytest.mark.slow
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, len(NOTICES) - 1)), max_size=7))
def test_whatever_comes_and_goes_only_new_texts_are_embedded(
    open_library: Opener, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, int]]
) -> None:
    folder = tmp_path_factory.mktemp("changing")
    embedder, held = CharacterEmbedder(), dict[int, str]()
    for adding, number in steps:
        library = open_library(folder / "library", embedder)
        before, done = texts(library), embedder.embedded
        if adding:
            library.add([write(folder / f"{number}.txt", NOTICES[number])])
            new = [d.id for d in library.documents if d.id not in held.values()]
            held |= {number: new[0]} if new else {}
        elif number in held:
            library.remove(held.pop(number))
        assert embedder.embedded - done == len(texts(library) - before)
        assert len(nearest(library, "植树", 999)) == len(library.passages)


def texts(library: Library) -> set[str]:
    return {passage.searched for passage in library.passages}


def test_what_a_run_had_embedded_when_it_was_cut_short_is_kept(
    folder: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.library.snapshot.vectors._BATCH", 5)
    monkeypatch.setattr("assistant.library.snapshot.vectors._SEALED", 10)
    for old in folder.glob("vectors-*"):
        for file in old.iterdir():
            file.unlink()
    with pytest.raises(KeyboardInterrupt):
        nearest(open_library(folder, Stopping(after=25)), "防贫保", 5)
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    assert len(nearest(library, "防贫保", 999)) == len(library.passages)
    assert embedder.embedded == len(texts(library)) - 20


class Stopping(CharacterEmbedder):
    """Is stopped by the user after some texts."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def documents(self, texts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        self._left -= len(texts)
        if self._left < 0:
            raise KeyboardInterrupt
        return super().documents(texts)


def test_a_process_that_is_behind_still_answers_from_what_it_has(
    open_library: Opener, folder: Path, tmp_path: Path
) -> None:
    behind, ahead = open_library(folder), open_library(folder)
    expected = nearest(open_library(folder), "防贫保费标准", 5)
    ahead.add([write(tmp_path / "新.txt", NOTICES[0])])
    assert nearest(behind, "防贫保费标准", 5) == pytest.approx(expected, abs=1e-6)
    only = {behind.documents[0].id}
    assert set(nearest(behind, "防贫保费标准", 3, only)) <= set(range(len(behind.passages)))
    assert len(nearest(ahead, "秸秆", 999)) == len(ahead.passages)
