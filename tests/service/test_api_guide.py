"""The guide to the calls: each example in it runs as it is written."""

import json
import re
import shutil
import subprocess

import pytest

from assistant.settings import PROJECT

pytestmark = pytest.mark.slow

GUIDE = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
PYTHON = re.findall(r"^```python\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
USUAL = "http://127.0.0.1:7860"
_REFUSED = {"error", "error_code", "next_step"}


def test_there_is_an_example_of_every_call() -> None:
    for call in (
        "ask", "search", "clause", "compare", "check", "formulas", "calculate", "timeline",
        "documents", "documents/", "openapi.json",
    ):  # fmt: skip
        assert any(f"/api/v1/{call}" in example for example in SHELL), call
    for call in ("/v1/models", "/v1/chat/completions", "/retrieval", "/mcp"):
        assert any(f"{USUAL}{call}" in example for example in SHELL), call


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("sh")), reason="no curl")
@pytest.mark.parametrize("example", SHELL, ids=lambda text: text.split()[-1][:20])
def test_a_line_of_curl_runs(address: str, example: str) -> None:
    script = example.replace(USUAL, address).replace("curl ", "curl -sS -f ", 1)
    done = subprocess.run(  # noqa: S603  our own guide
        ["/bin/sh", "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    if "-N" in example:
        assert done.stdout.startswith(("event: text", "data: {"))
        return
    given = json.loads(done.stdout)
    assert given
    assert not _REFUSED & given.keys()


@pytest.mark.parametrize("example", PYTHON, ids=["openai", "gradio_client"])
def test_a_program_of_the_guide_is_a_program(example: str) -> None:
    assert compile(example, "docs/api.md", "exec")
