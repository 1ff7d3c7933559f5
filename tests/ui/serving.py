"""How tests put a page on the network of this machine."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx

from assistant import Settings
from youju_ui.app import launch
from youju_ui.engine import Engine


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def site(engine: Engine) -> Iterator[str]:
    """Serve a page over the engine and give its address; at the end nobody waits for a browser."""
    with launch(engine, Settings(port=free_port())) as page:
        yield page.url
        page.server.force_exit = True


def done(page: httpx.Client, name: str, data: list[Any]) -> str:
    """Do an event of the page as its script would, and return what came of it."""
    session, events = uuid4().hex, page.get("config").json()["dependencies"]
    event = next(each["id"] for each in events if each["api_name"] == name)
    call = {"data": data, "fn_index": event, "session_hash": session}
    assert page.post("gradio_api/queue/join", json=call).is_success
    with page.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as told:
        return next(line for line in told.iter_lines() if "process_completed" in line)
