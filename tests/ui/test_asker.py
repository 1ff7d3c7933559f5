"""Where the page was opened: links in the files that are taken away lead back there."""

import gradio as gr
import pytest

from youju_ui.asker import opened_at


@pytest.mark.parametrize(
    ("told", "site"),
    [("https://youju.example.gov.cn", "https://youju.example.gov.cn"), ("null", ""), (None, "")],
)
def test_the_browser_tells_where_the_page_was_opened(told: str | None, site: str) -> None:
    request = gr.Request(headers={"origin": told} if told else {})
    assert opened_at(request) == site
