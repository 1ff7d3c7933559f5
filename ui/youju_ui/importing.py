"""Importing Gradio in half the time.

At every import Gradio parses the source of each of its components, to write files of types beside
them that only an editor reads. It leaves out a component whose source cannot be found.
"""

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

_WRITER = "gradio.component_meta"
"""What asks for the source."""


def import_gradio() -> None:
    """Import Gradio without that; where it is imported already nothing is done."""
    with _components_without_source():
        import_module("gradio")


@contextmanager
def _components_without_source() -> Iterator[None]:
    found = inspect.getfile

    def getfile(object: Any) -> str:  # noqa: ANN401  as in the library
        if sys._getframe(1).f_globals["__name__"] == _WRITER:
            raise OSError(object)
        return found(object)

    inspect.getfile = getfile
    try:
        yield
    finally:
        inspect.getfile = found
