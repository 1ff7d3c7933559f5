"""The guide to the calls: each example in it runs as it is written."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from assistant import Assistant, Wanted
from assistant.settings import PROJECT

pytestmark = pytest.mark.slow

GUIDE = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
PYTHON = re.findall(r"^```python\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
USUAL = "http://127.0.0.1:7860"
OURS = {
    "AskRequest", "SearchRequest", "ReferenceRequest", "CompareRequest", "CheckRequest",
    "CalculateRequest",
}  # fmt: skip
_REFUSED = {"error", "error_code", "next_step"}
_ITEM = "0123456789ab"
"""The id in the examples, in whose place that of an item stands when they run."""


@pytest.fixture(scope="module")
def item_id(assistant: Assistant) -> str:
    """Return the id of an item of a bank that is there."""
    return assistant.make_items(assistant.bank_file(), Wanted(count=2)).added[0].id


def test_every_call_of_the_running_application_has_an_example(http: httpx.Client) -> None:
    described = http.get("/api/v1/openapi.json").json()["paths"]
    assert len(described) > 12
    for path in (*described, "/mcp", "/api/v1/openapi.json"):
        written = re.escape(f"{USUAL}{path}").replace(r"\{name\}", r"[^\s/'?]+") + r"(?=[\s'?]|$)"
        assert any(re.search(written, example) for example in SHELL), path


def test_every_field_of_a_request_is_spoken_of(http: httpx.Client) -> None:
    """What a call takes is in the guide by its name; those of other conventions are theirs."""
    schemas = http.get("/api/v1/openapi.json").json()["components"]["schemas"]
    ours = {name: each for name, each in schemas.items() if name in OURS}
    assert ours.keys() == OURS
    for name, schema in ours.items():
        for field in schema["properties"]:
            assert re.search(rf"\b{field}\b", GUIDE), (name, field)


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("sh")), reason="no curl")
@pytest.mark.parametrize("example", SHELL, ids=lambda text: text.split()[-1][:20])
def test_a_line_of_curl_runs(address: str, example: str, item_id: str, tmp_path: Path) -> None:
    script = example.replace(USUAL, address).replace("curl ", "curl -sS -f ", 1)
    done = subprocess.run(  # noqa: S603  our own guide
        ["/bin/sh", "-c", script.replace(_ITEM, item_id)],
        capture_output=True, text=True, check=False, timeout=60, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    if " -o " in script:
        [saved] = tmp_path.iterdir()
        assert saved.stat().st_size > 1000
        return
    if "-N" in example:
        assert done.stdout.startswith(("event: text", "data: {"))
        return
    given = json.loads(done.stdout)
    assert given
    assert not _REFUSED & given.keys()


@pytest.mark.parametrize("example", PYTHON, ids=["openai", "gradio_client"])
def test_a_program_of_the_guide_is_a_program(example: str) -> None:
    assert compile(example, "docs/api.md", "exec")
