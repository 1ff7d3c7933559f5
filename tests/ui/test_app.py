"""Putting the page on the network."""

import socket

import pytest

from assistant import Settings
from assistant.errors import ServeError
from tests.ui.fakes import FakeEngine
from tests.ui.serving import free_port
from youju_ui.app import launch, serve


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
    monkeypatch.setattr("assistant.service.server.rest", interrupted)
    seen: list[str] = []
    serve(FakeEngine(), Settings(port=port), lambda: seen.append(capsys.readouterr().out))
    assert f"http://127.0.0.1:{port}/" in seen[0]
