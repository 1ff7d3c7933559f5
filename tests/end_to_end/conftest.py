"""The real assistant over the two documents, its page, and a browser the size of a phone."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from assistant import Assistant, Settings
from assistant.library.library import Library
from tests.commands.youju import share
from tests.ui.serving import site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 60_000
"""Milliseconds: the first question may load the embedding model."""
FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
]
"""A browser that calls nobody on its own account: what it requests, the page requested."""


@pytest.fixture(scope="session")
def assistant(
    real_library: Library, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("end_to_end") / "library"
    with pytest.MonkeyPatch.context() as patch:
        share(patch, real_library)
        with Assistant.open(Settings(library=folder)) as opened:
            yield opened


@pytest.fixture(scope="session")
def address(assistant: Assistant) -> Iterator[str]:
    with site(assistant) as served:
        yield served


@pytest.fixture(scope="package")
def browser() -> Iterator["Browser"]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine (Debian: apt install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def hosts(phone: "Page") -> set[str]:
    """Collect every host that the page asks for something."""
    asked: set[str] = set()
    phone.on("request", lambda request: asked.add(urlsplit(request.url).hostname or ""))
    return asked


@pytest.fixture
def opened(phone: "Page", hosts: set[str], address: str) -> "Page":
    """Open the page and wait for the question box; Gradio's network is never idle."""
    phone.goto(address, wait_until="domcontentloaded")
    phone.get_by_role("textbox", name="问题").wait_for(timeout=PATIENCE)
    return phone


@pytest.fixture
def phone(browser: "Browser") -> Iterator["Page"]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    yield context.new_page()
    context.close()
