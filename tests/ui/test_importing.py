"""Gradio is imported without what it writes for editors, and is whole all the same."""

import subprocess
import sys

import pytest

from assistant.settings import PROJECT

pytestmark = pytest.mark.slow

_CODE = """
import ast, inspect, sys
askers, segment = [], ast.get_source_segment
def noted(*given, **named):
    askers.append(sys._getframe(1).f_globals["__name__"])
    return segment(*given, **named)
ast.get_source_segment = noted
import youju_ui, gradio
assert "gradio.component_meta" not in askers, askers
assert inspect.getfile(gradio.Textbox).endswith("textbox.py")
with gradio.Blocks():
    assert gradio.Textbox().submit
"""


def test_no_source_of_a_component_is_parsed() -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", _CODE], capture_output=True, text=True, check=False, cwd=PROJECT
    )
    assert done.returncode == 0, done.stderr
