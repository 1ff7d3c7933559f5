"""The doors without a page: served until an interrupt, and the addresses of clauses lead on."""

import httpx
import pytest

from assistant import Assistant
from assistant.service.service_app import serve_doors
from tests.ui.serving import free_port

pytestmark = pytest.mark.slow


def test_they_are_served_without_a_page_until_an_interrupt(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"http://127.0.0.1:{(port := free_port())}"
    seen: list[httpx.Response] = []

    def look() -> None:
        cited = assistant.ask("36号文第九条").citations[0].address
        seen.extend(
            httpx.get(f"{address}{path}", trust_env=False, follow_redirects=True)
            for path in (cited, "/", "/api/v1/documents")
        )
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.service.server.rest", look)
    serve_doors(assistant, assistant.settings.model_copy(update={"port": port}), lambda: None)
    read, page, listed = seen
    assert read.json()["document_number"] == "连委办发〔2021〕36号"
    assert page.status_code == 404
    assert "没有这个接口" in page.json()["detail"]
    assert len(listed.json()["documents"]) == 2
    assert f"{address}/api/v1/" in capsys.readouterr().out
