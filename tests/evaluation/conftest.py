"""An assistant over the two documents on a fixed day, and citations of its clauses."""

from datetime import date

import pytest

from assistant import Assistant, Settings
from assistant.library.library import Library


@pytest.fixture(scope="session")
def assistant(real_library: Library) -> Assistant:
    return Assistant(Settings(library=real_library.folder, today=date(2026, 11, 30)), real_library)
