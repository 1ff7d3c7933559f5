"""What a browser may name: files that it has sent itself, and no other of this machine."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.ui.serving import done

pytestmark = pytest.mark.slow


@pytest.fixture
def page(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as opened:
        yield opened


def named(file: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"role": "user", "content": [{"type": "file", "file": file}]}]


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """Return the path of a file that nobody has sent."""
    file = tmp_path / "accounts.json"
    file.write_text("secret", "utf-8")
    return str(file)


def test_a_file_of_the_machine_is_not_handed_out(page: httpx.Client, secret: str) -> None:
    marked = named({"path": secret, "meta": {"_type": "gradio.FileData"}})
    for name, data in (("stopped", [marked, []]), ("asked", ["标准？", marked])):
        told = done(page, name, data)
        assert '"success":false' in told
        assert "file=" not in told


def test_nor_one_that_the_browser_says_it_has_kept(page: httpx.Client, secret: str) -> None:
    told = done(page, "resume", [named({"path": secret}), [], ""])
    assert '"success":true' in told
    assert "file=" not in told


def test_what_was_sent_is_read_and_what_was_made_can_be_taken(page: httpx.Client) -> None:
    files = {"files": ("草稿.txt", "某草稿".encode())}
    path = page.post("gradio_api/upload", files=files).json()[0]
    told = done(page, "by_file_1", [{"path": path, "meta": {"_type": "gradio.FileData"}}])
    assert "某县救助办法" in told
    made = json.loads(told.removeprefix("data: "))["output"]["data"][2]
    assert page.get(made["value"]["url"]).content.decode().startswith("Timeline")
