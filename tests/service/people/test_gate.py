"""The gate: who is known by what, and what never gets through."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from starlette.datastructures import Headers
from starlette.requests import Request

from assistant import Assistant, Settings
from assistant.errors import ServeError, TooOftenError, UsageError
from assistant.service.people import doors_map
from assistant.service.people.entrance import COOKIE, Asking, Entrance
from assistant.service.people.gate import HEADERS
from assistant.service.people.person import KeyScope, PersonRole
from assistant.service.people.rate_limits import RateLimits
from assistant.service.people.users import Users
from assistant.service.refusal_shapes import shaped
from assistant.settings import PROJECT
from tests.service.people.conftest import PASSWORD, Visit, sign_in

PROXY, OTHER = "10.0.0.2", "10.0.0.77"
FOREVER = date(2099, 1, 1)


@pytest.fixture
def behind(tmp_path: Path) -> Entrance:
    """Return the entrance of a service behind a reverse proxy, with one administrator."""
    settings = Settings(
        host="127.0.0.1", people=tmp_path / "behind", proxy_address=PROXY,
        proxy_header="X-Remote-User",
    )  # fmt: skip
    made = Entrance(settings)
    made.users.add("zhao", PersonRole.ADMINISTRATOR)
    return made


def test_a_network_is_not_served_without_anybody(tmp_path: Path) -> None:
    alone = Settings(host="0.0.0.0", people=tmp_path)  # noqa: S104  that is the point
    with pytest.raises(ServeError, match="youju users add"):
        Entrance(alone).require_somebody()
    for ways in (
        {"open_to_anyone": True},
        {"proxy_address": PROXY, "proxy_header": "X-Remote-User"},
        {"oidc_issuer": "https://id.example"},
        {"host": "127.0.0.1"},
        {"host": "::1"},
        {"host": "localhost"},
    ):
        Entrance(alone.model_copy(update=ways)).require_somebody()


def test_on_this_machine_alone_nobody_needs_an_account(tmp_path: Path) -> None:
    entrance = Entrance(Settings(people=tmp_path))
    known = entrance.known(Asking("127.0.0.1", Headers({"host": "127.0.0.1:7860"})))
    assert known
    assert known.role is PersonRole.ADMINISTRATOR
    assert not list(tmp_path.iterdir())


def test_a_page_elsewhere_is_not_who_sits_at_this_machine(tmp_path: Path, visit: Visit) -> None:
    local = visit("127.0.0.1", Entrance(Settings(people=tmp_path)))
    good = {"host": "127.0.0.1:7860"}
    assert local.get("/who", headers=good).json()["id"] == "local"
    assert local.get("/who", headers={"host": "evil.example"}).status_code == 401
    assert local.get("/who", headers=good | {"x-forwarded-for": "1.2.3.4"}).status_code == 401
    assert local.post("/x", headers=good | {"origin": "http://evil.example"}).status_code == 403
    assert local.post("/x", headers=good | {"sec-fetch-site": "cross-site"}).status_code == 403
    assert local.post("/x", headers=good | {"origin": "http://127.0.0.1:7860"}).status_code == 200
    any_key = good | {"authorization": "Bearer sk-none"}
    assert local.get("/v1/models", headers=any_key).json()["id"] == "local"
    assert local.post("/x", headers=any_key | {"origin": "http://evil.example"}).status_code == 403


def test_once_there_are_users_this_machine_must_sign_in_too(tmp_path: Path, visit: Visit) -> None:
    entrance = Entrance(Settings(people=tmp_path))
    entrance.users.add("zhao", PersonRole.ADMINISTRATOR, [], PASSWORD)
    assert visit("127.0.0.1", entrance).get("/who").status_code == 401


def test_the_proxy_says_who_asks_and_nobody_else_does(visit: Visit, behind: Entrance) -> None:
    named = {"X-Remote-User": "zhao"}
    assert visit(PROXY, behind).get("/who", headers=named).json()["role"] == "administrator"
    assert visit(OTHER, behind).get("/who", headers=named).status_code == 401
    spoofed = named | {"X-Forwarded-For": PROXY, "Forwarded": f"for={PROXY}", "X-Real-IP": PROXY}
    assert visit(OTHER, behind).get("/who", headers=spoofed).status_code == 401
    assert visit(PROXY, behind).get("/who").status_code == 401


def test_two_names_in_the_head_are_nobodys(visit: Visit, behind: Entrance) -> None:
    twice = [("X-Remote-User", "zhao"), ("X-Remote-User", "wang")]
    assert visit(PROXY, behind).get("/who", headers=twice).status_code == 401


def test_who_is_vouched_for_and_is_no_user_reads_what_everybody_may(
    visit: Visit, behind: Entrance
) -> None:
    told = visit(PROXY, behind).get("/who", headers=[(b"X-Remote-User", "村干部".encode())]).json()
    assert (told["name"], told["role"], told["audiences"]) == ("村干部", "reader", [])


def test_the_proxy_of_the_guide_lets_phones_and_programs_through(
    visit: Visit, behind: Entrance
) -> None:
    """They have no account of the portal: what it does not vouch for must reach the gate."""
    guide = (PROJECT / "docs" / "administrator.md").read_text("utf-8")
    past_portal = re.compile(re.findall(r"location ~ (\S+) \{", guide)[0])
    phones = [each for each in doors_map._OPEN if each not in ("/login", "/favicon.ico")]
    for path in (*phones, "/r/1234/events", "/teach/-/lesson.css", "/d/-/reading.css"):
        assert past_portal.match(path), path
        assert visit(PROXY, behind).get(path).status_code == 200
    own = {KeyScope.PAGE, KeyScope.DOCUMENTS}  # theirs are addresses of people, but for the list
    for path, errand in doors_map._TABLE.items():
        program = errand.scope is not None and errand.scope not in own
        assert bool(past_portal.match(path)) == (program or path.startswith("/api/")), path
    _key, shown = behind.keys.add("门户", [KeyScope.ASK], [], FOREVER)
    with_key = {"authorization": f"Bearer {shown}"}
    assert visit(PROXY, behind).get("/api/v1/ask", headers=with_key).json()["name"] == "门户"


def test_a_proxy_address_is_an_address(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="IP"):
        Entrance(Settings(people=tmp_path, proxy_address="proxy.example"))


def test_a_key_opens_what_it_is_for_and_nothing_else(visit: Visit, entrance: Entrance) -> None:
    key, shown = entrance.keys.add("门户", [KeyScope.ASK], ["财务科"], FOREVER)
    with_key = {"authorization": f"Bearer {shown}"}
    told = visit().get("/api/v1/ask", headers=with_key).json()
    assert (told["id"], told["role"], told["audiences"]) == (f"k-{key.id}", "reader", ["财务科"])
    for path in ("/api/v1/search", "/api/v1/asks", "/d/", "/account", "/", "/gradio_api/info",
                 "/API/v1/ask", "/api/v1/../v1/search"):  # fmt: skip
        assert visit().get(path, headers=with_key).status_code in (403, 404), path


@pytest.mark.parametrize("spoil", [
    lambda k: k[:-1], lambda k: k[:-1] + ("A" if k[-1] != "A" else "B"), lambda k: k + "x",
    lambda _: "", lambda _: "yj_00000000_" + "A" * 43, lambda _: "\u5bc6", lambda k: k.upper(),
])  # fmt: skip
def test_a_wrong_key_opens_nothing_even_in_a_known_browser(
    visit: Visit, entrance: Entrance, spoil: Callable[[str], str]
) -> None:
    _, shown = entrance.keys.add("门户", [KeyScope.ASK], [], FOREVER)
    browser = visit()
    sign_in(browser, "wang")
    key = spoil(shown)
    answer = browser.get("/api/v1/ask", headers=[(b"authorization", f"Bearer {key}".encode())])
    assert answer.status_code == 401


def test_a_key_ends_on_its_day_and_when_it_is_revoked(visit: Visit, entrance: Entrance) -> None:
    _, old = entrance.keys.add("旧", [KeyScope.ASK], [], date(2020, 1, 1))
    kept, new = entrance.keys.add("新", [KeyScope.ASK], [], FOREVER)
    assert visit().get("/v1/models", headers={"authorization": f"Bearer {old}"}).status_code == 401
    with_key = {"authorization": f"bearer {new}"}
    assert visit().get("/v1/models", headers=with_key).status_code == 200
    entrance.keys.revoke(kept.id)
    assert visit().get("/v1/models", headers=with_key).status_code == 401


def test_a_key_is_kept_as_a_digest(entrance: Entrance, settings: Settings) -> None:
    _, shown = entrance.keys.add("门户", [KeyScope.ASK], [], FOREVER)
    secret = shown[-20:]
    assert secret not in (settings.people / "keys.json").read_text("utf-8")


def test_secrets_are_compared_in_constant_time(
    monkeypatch: pytest.MonkeyPatch, entrance: Entrance
) -> None:
    compared = []

    def compare(one: object, other: object) -> bool:
        compared.append(one)
        return one == other

    monkeypatch.setattr("hmac.compare_digest", compare)
    _, shown = entrance.keys.add("门户", [KeyScope.ASK], [], FOREVER)
    for key in (shown, "yj_00000000_" + "A" * 43, "nonsense"):
        entrance.keys.presented(key, date(2026, 1, 1))
    assert len(compared) == 3
    entrance.sessions.sent_form("token", "x")
    assert len(compared) == 4


def test_every_answer_has_its_headers(visit: Visit, entrance: Entrance) -> None:
    browser = visit()
    sign_in(browser, "wang")
    for path in ("/who", "/login", "/account", "/no/such"):
        answer = browser.get(path)
        assert set(map(str.lower, HEADERS)) <= set(answer.headers), path
        assert "no-store" in answer.headers["cache-control"]
    assert "frame-ancestors" in visit().get("/x").headers["content-security-policy"]


def test_too_much_is_cut_off(visit: Visit) -> None:
    browser = visit()
    sign_in(browser, "wang")
    assert browser.post("/api/v1/ask", content=b"x" * 2_000_001).status_code == 413
    assert browser.post("/login", content=b"x" * 20_001).status_code == 413
    endless = (b"x" * 100_000 for _ in range(50))
    assert browser.post("/api/v1/ask", content=endless).status_code == 413
    assert browser.post("/api/v1/ask", content=b"x" * 1000).json() == 1000


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    limits = RateLimits(6, lambda: now[0])
    for _ in range(6):
        limits.take("wang")
    with pytest.raises(TooOftenError) as told:
        limits.take("wang")
    assert 0 < told.value.wait_s <= 10
    with pytest.raises(TooOftenError):
        limits.require_one("wang")
    for _ in range(9):
        limits.require_one("li")
    limits.take("li")
    now[0] = told.value.wait_s + 0.01
    limits.take("wang")
    with pytest.raises(TooOftenError):
        limits.take("wang")


def test_who_asks_too_fast_is_told_when_to_come_back(visit: Visit, tmp_path: Path) -> None:
    entrance = Entrance(Settings(people=tmp_path, per_minute=3, host="10.0.0.1"))
    entrance.users.add("wang", PersonRole.READER, [], PASSWORD)
    browser = visit(at=entrance)
    sign_in(browser, "wang")
    answers = [browser.get("/api/v1/documents") for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["retry-after"]) in range(1, 21)
    assert "请过" in answers[-1].json()["detail"]


@pytest.mark.parametrize(
    ("path", "counted"),
    [("/answers/word", True), ("/teach/x7/ask", True), ("/teach/bank/make", True),
     ("/teach/x7/go", False), ("/teach/bank/picked", False)],
)  # fmt: skip
def test_what_makes_the_engine_work_is_counted_and_a_step_of_a_lesson_is_not(
    visit: Visit, tmp_path: Path, path: str, *, counted: bool
) -> None:
    entrance = Entrance(Settings(people=tmp_path, per_minute=3, host="10.0.0.1"))
    entrance.users.add("li", PersonRole.TRAINER, [], PASSWORD)
    trainer = visit(at=entrance)
    sign_in(trainer, "li")
    answers = [trainer.post(path).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429 if counted else 200]


@pytest.mark.parametrize("path", ["/teach/open", "/teach/bank/review", "/teach/bank/marks"])
def test_a_table_that_a_trainer_sends_comes_through(visit: Visit, path: str) -> None:
    trainer = visit()
    sign_in(trainer, "li")
    assert trainer.post(path, content=b"x" * 20_500_000).json() == 20_500_000
    assert trainer.post("/teach/bank/make", content=b"x" * 2_000_001).status_code == 413


@pytest.mark.parametrize("path", ["/teach/x7/ask", "/teach/open", "/teach/bank/marks"])
def test_what_is_counted_of_teaching_is_for_trainers_all_the_same(visit: Visit, path: str) -> None:
    reader = visit()
    sign_in(reader, "wang")
    assert reader.post(path).status_code == 403


def test_a_refusal_on_a_page_of_teaching_is_a_sentence() -> None:
    request = Request({"type": "http", "path": "/teach/x7/ask", "headers": []})
    told = shaped(request, TooOftenError("问得太快了。", "请过 3 秒再试。", 2.5))
    assert (told.status_code, told.headers["retry-after"]) == (429, "3")
    assert bytes(told.body).decode() == "问得太快了。请过 3 秒再试。"


def test_who_sits_at_the_machine_is_not_counted(visit: Visit, tmp_path: Path) -> None:
    local = visit("127.0.0.1", Entrance(Settings(people=tmp_path, per_minute=1)))
    head = {"host": "127.0.0.1:7860"}
    assert {local.get("/v1/models", headers=head).status_code for _ in range(5)} == {200}


def test_what_one_is_told_another_cannot_listen_to(visit: Visit) -> None:
    mine, theirs = visit(), visit("10.0.0.78")
    sign_in(mine, "wang")
    sign_in(theirs, "li")
    stream = "/gradio_api/queue/data?session_hash=abc"
    assert mine.get(stream).status_code == 200
    assert theirs.get(stream).status_code == 403
    assert mine.get(stream).status_code == 200


def test_two_administrators_at_once_lose_nothing(tmp_path: Path) -> None:
    def add(start: int) -> None:
        users = Users(tmp_path)
        for n in range(start, start + 8):
            users.add(f"user{n}", PersonRole.READER)

    at_once = [Thread(target=add, args=(start,)) for start in (0, 10, 20)]
    for each in at_once:
        each.start()
    for each in at_once:
        each.join()
    assert len({user.id for user in Users(tmp_path).all()}) == 24


def test_two_administrators_who_share_papers_at_once_lose_nothing(papers: Assistant) -> None:
    public = [held.id for held in papers.catalogue() if not held.audiences]
    at_once = [
        Thread(target=papers.share, args=(each, [f"名单{n}"])) for n, each in enumerate(public)
    ]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join()
    try:
        kept = {h.id: h.audiences for h in papers.catalogue()}
        assert [kept[each] for each in public] == [(f"名单{n}",) for n in range(len(public))]
    finally:
        for each in public:
            papers.share(each, ["所有人"])


def test_the_last_administrator_stays(tmp_path: Path) -> None:
    users = Users(tmp_path)
    users.add("zhao", PersonRole.ADMINISTRATOR, [], PASSWORD)
    users.add("wang", PersonRole.READER)
    with pytest.raises(UsageError, match="最后一个管理员"):
        users.remove("zhao")
    with pytest.raises(UsageError, match="最后一个管理员"):
        users.set_role("ZHAO", PersonRole.READER)
    assert users.named("zhao")
    assert len(users.all()) == 2


@pytest.mark.parametrize("password", ["short", "1234567890", "aaaaaaaaaaaa", "zhao-zhao-zhao", ""])
def test_what_is_easily_guessed_is_no_password(tmp_path: Path, password: str) -> None:
    users = Users(tmp_path)
    if password:
        with pytest.raises(UsageError):
            users.add("zhao", PersonRole.READER, [], password)
    else:
        users.add("zhao", PersonRole.READER)
        assert users.signed_in("zhao", "") is None


def test_a_session_is_no_key_and_a_cookie_that_is_garbled_is_nobodys(visit: Visit) -> None:
    browser = visit()
    sign_in(browser, "wang")
    token = browser.cookies[COOKIE]
    other = visit()
    assert other.get("/who", headers={"authorization": f"Bearer {token}"}).status_code == 401
    assert (
        other.get("/who", headers={"cookie": f'{COOKIE}="{token[:-1]}\\";;=x'}).status_code == 401
    )


def test_teaching_is_for_trainers_and_a_lesson_for_whoever_has_its_code(visit: Visit) -> None:
    reader, trainer = visit(), visit("10.0.0.78")
    sign_in(reader, "wang")
    sign_in(trainer, "li")
    assert reader.get("/teach/").status_code == 403
    assert trainer.get("/teach/").status_code == 200
    assert visit("10.0.0.79").get("/r/1234").status_code == 200
