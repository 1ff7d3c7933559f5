"""An OpenAI-compatible endpoint on loopback that behaves as a test tells it to."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Behaviour = Callable[["Handler"], None]
"""What the endpoint does with a request."""


class Handler(BaseHTTPRequestHandler):
    """Reads the request and lets the behaviour answer it."""

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        request = json.loads(self.rfile.read(length))
        server: Endpoint = self.server  # type: ignore[assignment]
        server.requests.append({"path": self.path, "key": self.headers["Authorization"], **request})
        server.behaviour(self)

    def do_GET(self) -> None:
        server: Endpoint = self.server  # type: ignore[assignment]
        server.behaviour(self)

    def answer(self, status: int, kind: str, body: str = "") -> None:
        """Send the head of an answer, and a body."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body.encode())

    def event(self, delta: dict[str, Any], finish: str | None = None) -> None:
        """Send one chunk of a streamed answer."""
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {
            "id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m",
            "choices": [choice],
        }  # fmt: skip
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_args: object) -> None:
        """Say nothing on stderr."""


class Endpoint(ThreadingHTTPServer):
    """The server; it keeps what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.requests: list[dict[str, Any]] = []
        self.left = Event()

    @property
    def url(self) -> str:
        """Return the address to put into the settings."""
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def endpoint(behaviour: Behaviour) -> Iterator[Endpoint]:
    """Serve on a free port of this machine."""
    server = Endpoint(behaviour)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def says(text: str, *, finish: str | None = "stop") -> Behaviour:
    """Return a behaviour that streams `text` by character; without `finish` it just stops."""

    def behave(handler: Handler) -> None:
        handler.answer(200, "text/event-stream")
        for character in text:
            handler.event({"role": "assistant", "content": character})
        if finish:
            handler.event({}, finish)
            handler.wfile.write(b"data: [DONE]\n\n")

    return behave


def lists(*models: str, status: int = 200) -> Behaviour:
    """Return a behaviour that names its models."""
    body = json.dumps({"object": "list", "data": [{"id": model} for model in models]})
    return lambda handler: handler.answer(status, "application/json", body)


def refuses(status: int) -> Behaviour:
    """Return a behaviour that answers with an error status."""
    body = json.dumps({"error": {"message": "no", "type": "error", "code": None}})
    return lambda handler: handler.answer(status, "application/json", body)


def shows_a_page(handler: Handler) -> None:
    """Answer with HTML, as a proxy or a wrong address does."""
    handler.answer(200, "text/html", "<html><body>登录</body></html>")


def chooses_nothing(handler: Handler) -> None:
    """Answer with a stream whose chunks hold no choice."""
    handler.answer(200, "text/event-stream")
    handler.wfile.write(b'data: {"id": "1", "object": "chat.completion.chunk", "created": 0, ')
    handler.wfile.write(b'"model": "m", "choices": []}\n\ndata: [DONE]\n\n')


def breaks_off(handler: Handler) -> None:
    """Promise more than is sent, and close."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for character in "文件要求健全控辍保学机制[1]。每人补":
        handler.event({"role": "assistant", "content": character})


def goes_on(handler: Handler) -> None:
    """Write true sentences until the reader is gone."""
    server: Endpoint = handler.server  # type: ignore[assignment]
    handler.answer(200, "text/event-stream")
    try:
        while True:
            handler.event({"role": "assistant", "content": "文件要求健全控辍保学机制[1]。"})
            time.sleep(0.001)
    except OSError:
        server.left.set()


def hangs(handler: Handler) -> None:
    """Accept the request and say nothing for longer than anyone waits."""
    time.sleep(2)
    handler.close_connection = True
