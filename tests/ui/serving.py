"""How tests put a page on the network of this machine."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

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
