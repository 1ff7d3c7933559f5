"""One server for all tests of this room: the page and the doors over the two documents."""

from collections.abc import Iterator

import httpx
import pytest

from assistant import Assistant, Settings
from assistant.library.library import Library
from tests.answering.conftest import TODAY
from tests.conftest import MODELS
from tests.ui.serving import free_port
from youju_ui.app import launch


@pytest.fixture(scope="package")
def assistant(real_library: Library) -> Assistant:
    """Return what answers behind every door."""
    settings = Settings(library=real_library.folder, models=MODELS, today=TODAY)
    return Assistant(settings, real_library)


@pytest.fixture(scope="package")
def address(assistant: Assistant) -> Iterator[str]:
    """Return where the application is served, without a slash at the end."""
    with launch(assistant, assistant.settings.model_copy(update={"port": free_port()})) as served:
        yield served.url.rstrip("/")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clients reach this machine past any proxy of the environment."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture(scope="package")
def http(address: str) -> Iterator[httpx.Client]:
    """Return a plain client of the server."""
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client
