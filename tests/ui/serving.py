"""How tests put a page on the network of this machine."""

import asyncio
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import gradio as gr

from assistant import Settings
from youju_ui.app import launch
from youju_ui.engine import Engine


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def launched(engine: Engine, settings: Settings) -> gr.Blocks:
    """Launch inside an event loop: outside of one, Gradio opens loops that it never closes."""
    return launch(engine, settings)


@contextmanager
def site(engine: Engine) -> Iterator[str]:
    """Serve a page over the engine and give its address."""
    settings = Settings(port=free_port())
    with ThreadPoolExecutor(1) as thread:  # for Playwright keeps a loop running in this one
        page = thread.submit(asyncio.run, launched(engine, settings)).result()
    yield str(page.local_url)
    page.close(verbose=False)
