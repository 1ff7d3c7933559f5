"""The default model as it is, loaded once for the tests of this room."""

import pytest

from assistant.model.embedder import Embedder
from tests.conftest import MODELS


@pytest.fixture(scope="package")
def plain() -> Embedder:
    """Return the default model without its adapter."""
    return Embedder("", MODELS, adapter=None)
