"""The whole application over the network: Gradio's page and its queue know who asks."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client import Client

from assistant import Assistant, Settings
from assistant.errors import ServeError
from assistant.service.people.entrance import Entrance
from assistant.service.people.person import KeyScope, PersonRole
from tests.service.people.papers import PAPERS, STAFF
from tests.ui.serving import done, free_port
from youju_ui.app import launch

pytestmark = pytest.mark.slow
GUARDED = (
    "/", "/config", "/gradio_api/info", "/gradio_api/queue/data?session_hash=x",
    "/gradio_api/heartbeat/x", "/gradio_api/file=/etc/passwd", "/d/", "/d/某政发-2019-7",
    "/theme.css", "/gradio_api/startup-events", "/api/v1/documents", "/v1/models", "/mcp",
)  # fmt: skip
POSTED = (
    "/gradio_api/queue/join", "/gradio_api/upload", "/gradio_api/call/ask", "/gradio_api/run/ask",
    "/gradio_api/cancel", "/logout",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """Where the application is, and keys of one on a list and of one who is not."""

    url: str
    staff: str
    nobody: str


@pytest.fixture(scope="module")
def site(papers: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    people = {"people": tmp_path_factory.mktemp("accounts"), "port": free_port()}
    settings = papers.settings.model_copy(update=people)
    entrance = Entrance(settings)
    entrance.users.add("zhao", PersonRole.ADMINISTRATOR)
    scopes, last = [KeyScope.PAGE, KeyScope.DOCUMENTS], date(2099, 1, 1)
    keys = [entrance.keys.add("钥匙", scopes, names, last)[1] for names in ([STAFF], [])]
    with launch(papers, settings) as page:
        yield Site(page.url.rstrip("/"), *keys)


def get(site: Site, path: str, key: str = "") -> httpx.Response:
    head = {"authorization": f"Bearer {key}"} if key else {}
    return httpx.get(f"{site.url}{path}", headers=head, trust_env=False, timeout=20)


@pytest.mark.parametrize("path", GUARDED)
def test_nothing_is_shown_to_a_stranger(site: Site, path: str) -> None:
    assert get(site, path).status_code == 401


@pytest.mark.parametrize("path", POSTED)
def test_nothing_is_taken_from_a_stranger(site: Site, path: str) -> None:
    answer = httpx.post(f"{site.url}{path}", json={}, trust_env=False, timeout=20)
    assert answer.status_code == 401


def test_what_the_form_needs_is_shown(site: Site) -> None:
    for path in ("/login", "/d/-/page.css", "/favicon.ico"):
        assert get(site, path).status_code == 200


def test_gradio_queue_gives_each_their_own(site: Site) -> None:
    asked = PAPERS[3].question
    answers = []
    for key in (site.staff, site.nobody, site.staff):
        head = {"authorization": f"Bearer {key}"}
        with closing(Client(site.url, headers=head, verbose=False, analytics_enabled=False)) as one:
            answers.append(one.predict(asked, api_name="/ask"))
    assert ["十一个月" in answer for answer in answers] == [True, False, True]
    assert answers[0] == answers[2]


def resumed(site: Site, key: str, talk: list[dict[str, str]], owner: str) -> list[Any]:
    """Open the page with what a browser has kept, and return what it shows and keeps then."""
    head = {"authorization": f"Bearer {key}"}
    with httpx.Client(base_url=site.url, headers=head, trust_env=False, timeout=60) as page:
        told = done(page, "resume", [talk, [None], owner])
    shown: list[Any] = json.loads(told.removeprefix("data: "))["output"]["data"]
    return shown


def test_a_talk_is_gone_on_with_by_whoever_had_it_and_by_nobody_else(site: Site) -> None:
    talk = [{"role": "user", "content": "甲问的话"}]
    staff, nobody = (resumed(site, key, [], "")[3] for key in (site.staff, site.nobody))
    assert "甲问的话" in str(resumed(site, site.staff, talk, staff)[0])
    for key, owner in ((site.nobody, staff), (site.staff, ""), (site.staff, nobody)):
        shown, answers, kept, _ = resumed(site, key, talk, owner)
        assert "甲问的话" not in str(shown)
        assert (answers, kept) == ([], [])


def test_pages_of_documents_give_each_their_own(site: Site) -> None:
    secret, number = PAPERS[3].title, f"/d/{PAPERS[3].slug}"
    assert secret in get(site, "/d/", site.staff).text
    assert secret not in get(site, "/d/", site.nobody).text
    assert get(site, number, site.staff).status_code == 200
    for path in (number, f"{number}/file", f"{number}/compare?with=某政发-2019-7"):
        hidden, absent = (
            get(site, each, site.nobody) for each in (path, path.replace("2022-3", "2022-4"))
        )
        assert hidden.status_code == absent.status_code == 404
        assert hidden.text == absent.text.replace("2022-4", "2022-3")


def test_the_network_is_not_served_without_anybody(tmp_path: Path) -> None:
    settings = Settings(host="0.0.0.0", port=free_port(), people=tmp_path)  # noqa: S104
    with pytest.raises(ServeError, match="还没有账号"):
        launch(Assistant.__new__(Assistant), settings)
