"""A Chroma server that several processes share: what one ingests, the other answers from."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.errors import LibraryError
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.library.fakes import CharacterEmbedder, nearest
from tests.library.test_library import write

pytestmark = pytest.mark.slow

CHROMA = Path(sys.executable).with_name("chroma")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a Chroma server of its own and return where it is."""
    port = free_port()
    command = [str(CHROMA), "run", "--path", str(tmp_path_factory.mktemp("chroma"))]
    with subprocess.Popen(  # noqa: S603  our own program
        [*command, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        url = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{url}/api/v2/heartbeat")
            yield url
        finally:
            process.terminate()


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            if httpx.get(url).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {url}")


@pytest.fixture
def opened(lexicon: Lexicon, segmenter: Segmenter, server: str, tmp_path: Path) -> Library:
    return another(lexicon, segmenter, server, tmp_path / "library")


def another(lexicon: Lexicon, segmenter: Segmenter, url: str, folder: Path) -> Library:
    return Library(folder, lexicon, segmenter, CharacterEmbedder(), chroma_url=url)


def test_what_one_ingests_the_other_finds_without_opening_again(
    opened: Library, lexicon: Lexicon, segmenter: Segmenter, server: str, tmp_path: Path
) -> None:
    other = another(lexicon, segmenter, server, opened.folder)
    assert not other.refresh()
    opened.add([write(tmp_path / "通知.txt", "秸秆禁烧")])
    assert other.refresh()
    assert not other.refresh()
    (position, *_) = nearest(other, "秸秆禁烧", 1)
    assert "秸秆禁烧" in other.passages[position].text
    assert list(opened.folder.glob("index-*")) == []


def test_what_is_in_the_server_is_not_embedded_again(
    opened: Library, lexicon: Lexicon, segmenter: Segmenter, server: str, tmp_path: Path
) -> None:
    opened.add([write(tmp_path / "通知.txt", "秸秆禁烧")])
    other = another(lexicon, segmenter, server, opened.folder)
    embedder = other.embedder
    assert isinstance(embedder, CharacterEmbedder)
    assert embedder.embedded == 0
    assert len(nearest(other, "秸秆禁烧", 5)) == len(other.passages)


def test_two_libraries_on_one_server_keep_apart(
    opened: Library, lexicon: Lexicon, segmenter: Segmenter, server: str, tmp_path: Path
) -> None:
    second = another(lexicon, segmenter, server, tmp_path / "second")
    opened.add([write(tmp_path / "甲.txt", "防汛")])
    second.add([write(tmp_path / "乙.txt", "抗旱")])
    opened.add([write(tmp_path / "丙.txt", "植树")])
    assert len(nearest(second, "抗旱", 9)) == len(second.passages)


def test_an_absent_server_is_told(lexicon: Lexicon, segmenter: Segmenter, tmp_path: Path) -> None:
    library = another(lexicon, segmenter, f"http://127.0.0.1:{free_port()}", tmp_path / "library")
    with pytest.raises(LibraryError, match="连不上 Chroma 服务") as caught:
        library.add([write(tmp_path / "通知.txt", "秸秆禁烧")])
    assert "chroma run" in caught.value.next_step
