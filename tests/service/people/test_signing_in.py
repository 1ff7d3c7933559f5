"""Signing in and out: sessions, lock-out, forms, and what an attacker tries on them."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from assistant import Assistant, Ingested, Settings
from assistant.library.taking_in import FileOutcome
from assistant.service.people.entrance import COOKIE, FORM_COOKIE, Entrance
from assistant.service.people.own_assistant import OwnAssistant
from assistant.service.people.person import Person, PersonRole
from assistant.service.people.signed_in import Sessions
from assistant.service.people.users import User
from tests.service.people.conftest import PASSWORD, Visit, sign_in
from youju_ui.account_pages import own_address

HTML = {"accept": "text/html"}


def test_a_stranger_is_led_to_the_form_and_back(visit: Visit) -> None:
    browser = visit()
    sent_on = browser.get("/d/36?x=1", headers=HTML)
    assert (sent_on.status_code, sent_on.headers["location"]) == (303, "/login?next=/d/36%3Fx%3D1")
    assert sign_in(browser, "wang", wanted="/d/36?x=1") == 303
    assert browser.get("/who").json() == {
        "id": browser.get("/who").json()["id"], "name": "wang", "role": "reader",
        "audiences": ["财务科"],
    }  # fmt: skip


def test_a_program_without_a_key_is_told_in_chinese(visit: Visit) -> None:
    answer = visit().get("/api/v1/documents")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "请先登录" in answer.json()["detail"]


@pytest.mark.parametrize(("name", "password"), [("wang", "不是这个密码呀呀"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    visit: Visit, name: str, password: str
) -> None:
    browser = visit()
    assert sign_in(browser, name, password) == 401
    page = browser.post("/login", data={"name": name, "password": password}).text
    assert "网页放得太久" in page  # without the token of the form nothing is even tried
    assert COOKIE not in browser.cookies


def test_the_form_of_another_browser_is_not_taken(visit: Visit) -> None:
    form = visit().get("/login").text.split('name="form" value="')[1].split('"')[0]
    answer = visit().post("/login", data={"form": form, "name": "wang", "password": PASSWORD})
    assert answer.status_code == 403


def test_a_session_that_was_planted_is_not_taken_over(visit: Visit) -> None:
    browser = visit()
    browser.cookies.set(COOKIE, "planted-by-somebody-else", domain="10.0.0.1", path="/")
    sign_in(browser, "wang")
    tokens = [each.value for each in browser.cookies.jar if each.name == COOKIE]
    assert "planted-by-somebody-else" not in tokens
    other = visit()
    other.cookies.set(COOKIE, "planted-by-somebody-else")
    assert other.get("/who").status_code == 401


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(visit: Visit) -> None:
    browser = visit()
    given = browser.get("/login").headers["set-cookie"]
    assert given.startswith(f"{FORM_COOKIE}=")
    assert all(word in given for word in ("HttpOnly", "SameSite=lax", "Path=/"))


def test_who_fails_five_times_waits_even_with_the_right_password(visit: Visit) -> None:
    browser = visit()
    assert [sign_in(browser, "wang", "错错错错错错错错错错") for _ in range(5)] == [401] * 5
    assert sign_in(browser, "wang") == 429
    assert sign_in(visit("10.0.0.78"), "wang") == 429
    assert sign_in(visit("10.0.0.78"), "li") == 303


def test_an_address_from_which_many_names_are_tried_waits(visit: Visit, entrance: Entrance) -> None:
    browser = visit()
    statuses = [sign_in(browser, f"name{n}", "错错错错错错错错错错") for n in range(31)]
    assert statuses[-1] == 429
    assert sign_in(visit("10.0.0.78"), "li") == 303
    assert not entrance.users.named("name3")


def test_signing_out_ends_the_session_on_the_server(visit: Visit) -> None:
    browser = visit()
    sign_in(browser, "wang")
    token = browser.cookies[COOKIE]
    form = browser.get("/account").text.split('name="form" value="')[1].split('"')[0]
    assert browser.post("/logout", data={}).status_code == 403
    assert browser.post("/logout", data={"form": form}).status_code == 303
    again = visit()
    again.cookies.set(COOKIE, token)
    assert again.get("/who").status_code == 401


def test_a_new_password_ends_the_other_sessions(visit: Visit) -> None:
    here, there = visit(), visit("10.0.0.78")
    sign_in(here, "wang")
    sign_in(there, "wang")
    form = here.get("/account").text.split('name="form" value="')[1].split('"')[0]
    sent = {"form": form, "old": PASSWORD, "new": "五月的柳树与船", "again": "五月的柳树与船"}
    assert "密码改好了" not in here.post("/account/password", data=sent).text  # seven characters
    sent |= {"new": "五月的柳树与船和一盏灯", "again": "五月的柳树与船和一盏灯"}
    done = here.post("/account/password", data=sent).text
    assert "密码改好了" in done
    assert here.get("/who").status_code == 200
    assert there.get("/who").status_code == 401
    form = done.split('name="form" value="')[1].split('"')[0]
    assert here.post("/logout", data={"form": form}).status_code == 303
    assert here.get("/who").status_code == 401


def test_a_role_that_is_taken_away_is_gone_at_once(visit: Visit, entrance: Entrance) -> None:
    browser = visit()
    sign_in(browser, "zhao")
    entrance.users.add("chen", PersonRole.ADMINISTRATOR, [], PASSWORD)
    entrance.users.set_audiences("zhao", ["人事科"])
    assert browser.get("/who").json()["audiences"] == ["人事科"]
    entrance.users.remove("zhao")
    assert browser.get("/who").status_code == 401


def test_sessions_end_when_idle_and_when_old() -> None:
    now = [0.0]
    sessions = Sessions(60, 200, lambda: now[0])
    token = sessions.begin(User("u-1", "wang", PersonRole.READER))
    for now[0] in (50.0, 100.0, 150.0, 199.0):
        assert sessions.of(token)
    now[0] = 201.0
    assert sessions.of(token) is None
    other = sessions.begin("wang")
    now[0] = 300.0
    assert sessions.of(other) is None


def test_a_page_that_is_only_left_open_keeps_nobody_signed_in(
    visit: Visit, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, entrance = [0.0], Entrance(settings)
    monkeypatch.setattr(entrance, "sessions", Sessions(3600, 36_000, lambda: now[0]))
    entrance.users.add("sun", PersonRole.READER, [], PASSWORD)
    browser = visit(at=entrance)
    sign_in(browser, "sun")
    for now[0] in (1800.0, 3000.0):
        assert browser.get("/who").status_code == 200
    for now[0] in (4000.0, 6000.0, 6500.0):
        assert browser.get("/alive").status_code == 200
        assert browser.get("/gradio_api/heartbeat/x").status_code == 200
    now[0] = 6601.0
    assert browser.get("/alive").status_code == 401
    assert browser.get("/who").status_code == 401


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/\tevil", "/\n/evil", "x",
     "javascript:alert(1)", "/login?next=/login", ""],
)  # fmt: skip
def test_nobody_is_sent_to_another_site(wanted: str) -> None:
    assert own_address(wanted) == "/"


def test_the_log_knows_what_happened_and_no_name(
    visit: Visit, entrance: Entrance, settings: Settings
) -> None:
    browser = visit()
    sign_in(browser, "wang", "错错错错错错错错错错")
    sign_in(browser, "wang")
    entrance.audit.close()
    text = (settings.people / "audit.log").read_text("utf-8")
    told = [json.loads(line) for line in text.splitlines()]
    assert [each["event"] for each in told] == ["登录失败", "登录"]
    assert {each["who"] for each in told} == {entrance.users.all()[0].id}
    assert "wang" not in text
    assert "10.0.0.77" not in text


def test_what_is_kept_is_for_the_service_alone(settings: Settings, entrance: Entrance) -> None:
    file = settings.people / "users.json"
    assert file.stat().st_mode & 0o077 == 0
    assert PASSWORD not in file.read_text("utf-8")
    assert entrance.users.all()[0].password.startswith("$argon2id$")


def test_a_damaged_file_lets_nobody_in(settings: Settings, visit: Visit) -> None:
    browser = visit()
    sign_in(browser, "wang")
    Path(settings.people / "users.json").write_text("{", "utf-8")
    answer = browser.get("/who")
    assert answer.status_code == 503
    assert "读不出来" in answer.text


def test_the_log_knows_what_went_in_through_the_page(
    settings: Settings, entrance: Entrance
) -> None:
    added, held, failed = (
        Ingested("甲.txt", FileOutcome.ADDED, document_id="a1"),
        Ingested("乙.txt", FileOutcome.UNCHANGED, document_id="b2"),
        Ingested("空.txt", FileOutcome.FAILED),
    )
    keeper = next(u for u in entrance.users.all() if u.role is PersonRole.ADMINISTRATOR)
    person = Person(keeper.id, keeper.name, keeper.role)
    whole = SimpleNamespace(ingest=lambda *_files, **_named: (added, held, failed))
    own = OwnAssistant(cast("Assistant", whole), entrance, lambda: person)
    own.ingest([Path("甲.txt"), Path("乙.txt"), Path("空.txt")])
    own.ingest([Path("乙.txt")], audiences=("财务科",))
    entrance.audit.close()
    lines = (settings.people / "audit.log").read_text("utf-8").splitlines()
    assert [json.loads(line)["what"] for line in lines] == ["a1", "a1", "b2"]
