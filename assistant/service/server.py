"""Puts an application on the network: one server in a thread of its own."""

import errno
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import click
import uvicorn
from fastapi import FastAPI

from assistant.errors import ServeError

_PATIENCE_S = 30
"""Seconds in which a server must have begun to listen."""
_CLOSING_S = 5
"""Seconds that answers under way have when the server is closed."""
_IDLE_S = 75
"""Seconds that a connection may be idle: one that closes just as its client asks again is lost."""


@dataclass(frozen=True, slots=True)
class Served:
    """An application that is being served; `close` ends it, and so does leaving a `with`."""

    url: str
    server: uvicorn.Server
    thread: threading.Thread

    def close(self) -> None:
        """Stop serving, and wait until the port is free again."""
        self.server.should_exit = True
        self.thread.join(_CLOSING_S * 2)

    def __enter__(self) -> Self:
        """Return this."""
        return self

    def __exit__(self, *_failure: object) -> None:
        """Close it."""
        self.close()


def serve_in_background(build: Callable[[], FastAPI], host: str, port: int) -> Served:
    """Serve what `build` makes in a thread, and return once it answers.

    It is built inside the server's event loop: outside of one Gradio opens loops that it never
    closes.

    Raises:
        ServeError: the address cannot be listened on.
    """
    check_port(host, port)
    config = uvicorn.Config(
        build, host, port, factory=True, log_level="warning", access_log=False, ws="none",
        proxy_headers=False,  # who is believed of a proxy's word, the entrance says
        timeout_graceful_shutdown=_CLOSING_S, timeout_keep_alive=_IDLE_S,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, name="youju-page", daemon=True)
    thread.start()
    _wait(server, thread)
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104  only compared
    return Served(f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/", server, thread)


def _wait(server: uvicorn.Server, thread: threading.Thread) -> None:
    """Wait until a server listens; one that ended instead was refused."""
    for _ in range(_PATIENCE_S * 20):
        if server.started:
            return
        thread.join(0.05)
        if not thread.is_alive():
            break
    raise ServeError("网页没有启动成。", "请看终端里的提示；换一个 --port 再试。")


def check_port(host: str, port: int) -> None:
    """Raise `ServeError` where the page could not listen; Gradio itself would say it in English."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            if os.name == "posix":  # on Windows this would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise refused(host, port, error) from error


def refused(host: str, port: int, error: OSError) -> ServeError:
    """Return the sentence for an address that cannot be listened on."""
    if error.errno == errno.EADDRINUSE:
        return ServeError(
            f"端口 {port} 已被占用。", "请关闭占用它的程序，或用 --port 换一个端口，例如 7861。"
        )
    if error.errno == errno.EACCES:
        return ServeError(f"没有权限使用端口 {port}。", "请用 --port 换一个 1024 以上的端口。")
    return ServeError(
        f"无法在 {host} 上监听。", "请检查 YOUJU_HOST：本机用 127.0.0.1，供内网访问用 0.0.0.0。"
    )


def keep_open(served: Served, said: str, once_open: Callable[[], None]) -> None:
    """Say that it is served, and serve until an interrupt; do `once_open` meanwhile."""
    with served:
        click.echo(said)
        try:
            once_open()
            rest()
        except KeyboardInterrupt:
            click.echo("有据已停止。")


def rest() -> None:
    """Do nothing until an interrupt; a sleep is the one wait that Ctrl+C ends on Windows too."""
    while True:
        time.sleep(60)
