"""Putting the page on the network."""

import os
import socket

import pytest

from assistant import Settings
from assistant.errors import ServeError
from tests.ui.fakes import FakeEngine
from tests.ui.serving import free_port
from youju_ui.app import bypass_proxy, launch, serve


def test_taken_port_is_said_in_chinese() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError) as caught:
            launch(FakeEngine(), Settings(port=port))
    assert caught.value.message == f"端口 {port} 已被占用。"
    assert "--port" in caught.value.next_step


def test_address_of_another_machine_is_said_in_chinese() -> None:
    with pytest.raises(ServeError, match=r"无法在 192\.0\.2\.1 上监听"):
        launch(FakeEngine(), Settings(host="192.0.2.1", port=free_port()))


def test_serving_ends_on_an_interrupt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    port = free_port()
    monkeypatch.setattr("youju_ui.app.rest", interrupted)
    monkeypatch.setattr("youju_ui.app.launch", lambda *_: Closing(port))
    seen: list[str] = []
    serve(FakeEngine(), Settings(port=port), lambda: seen.append(capsys.readouterr().out))
    assert f"http://127.0.0.1:{port}/" in seen[0]


class Closing:
    """A page that is only there to be closed."""

    def __init__(self, port: int) -> None:
        self.local_url = f"http://127.0.0.1:{port}/"

    def close(self, verbose: bool) -> None:
        assert not verbose


def test_proxy_is_not_asked_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "gov.example,localhost")
    bypass_proxy("10.0.0.5")
    assert os.environ["NO_PROXY"] == "gov.example,localhost,127.0.0.1,10.0.0.5"
