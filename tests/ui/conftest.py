"""A page over the fake engine, served on a free port of this machine."""

from collections.abc import Iterator

import pytest
from gradio_client import Client

from tests.ui.fakes import FakeEngine
from tests.ui.serving import site


@pytest.fixture(scope="package")
def served() -> Iterator[tuple[FakeEngine, str]]:
    engine = FakeEngine()
    with site(engine) as address:
        yield engine, address


@pytest.fixture
def engine(served: tuple[FakeEngine, str]) -> FakeEngine:
    fake = served[0]
    fake.failure = None
    fake.asked.clear()
    fake.figures.clear()
    return fake


@pytest.fixture(scope="package")
def address(served: tuple[FakeEngine, str]) -> str:
    return served[1]


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    caller = Client(address, verbose=False, analytics_enabled=False, httpx_kwargs={"timeout": 60})
    yield caller
    caller.close()
