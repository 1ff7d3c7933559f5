"""A small application behind the gate and a hasher that spares the tests its strength."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from assistant import Settings
from assistant.service.people import passwords
from assistant.service.people.entrance import Entrance
from assistant.service.people.gate import Gate, asking_now
from assistant.service.people.oidc import OidcDoor
from assistant.service.people.person import Person, PersonRole
from youju_ui.account_pages import AccountPages

PASSWORD = "三月的柳树与一只小船"  # noqa: S105  nobody else's
WIDE = "10.0.0.1"
"""An address of this machine by which others reach it."""
Visit = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each test 64 MiB and a twentieth of a second per password."""
    monkeypatch.setattr(passwords, "_hasher", lambda: PasswordHasher(1, 8, 1))
    passwords._of_nobody.cache_clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(host=WIDE, people=tmp_path / "people", per_minute=600)


@pytest.fixture
def entrance(settings: Settings) -> Entrance:
    """Return the entrance of a service that is open to a network, with three users."""
    made = Entrance(settings)
    made.users.add("wang", PersonRole.READER, ["财务科"], PASSWORD)
    made.users.add("li", PersonRole.TRAINER, [], PASSWORD)
    made.users.add("zhao", PersonRole.ADMINISTRATOR, [], PASSWORD)
    return made


def application(entrance: Entrance, oidc: OidcDoor | None = None) -> FastAPI:
    """Return what tells of each request who asked, behind the gate."""
    app = FastAPI()
    app.include_router(AccountPages(entrance, oidc).router())

    def told(request: Request) -> dict[str, object]:
        person: Person = request.state.person
        assert asking_now.get() == person
        return {"id": person.id, "name": person.name, "role": person.role.value,
                "audiences": sorted(person.audiences)}  # fmt: skip

    async def swallowed(request: Request) -> int:
        return len(await request.body())

    app.add_api_route("/{path:path}", told, methods=["GET"])
    app.add_api_route("/{path:path}", swallowed, methods=["POST"])
    app.add_middleware(Gate, entrance=entrance)
    return app


@pytest.fixture
def visit(entrance: Entrance) -> Iterator[Visit]:
    """Return a browser at an address, behind the users' entrance or another one."""
    opened: list[TestClient] = []
    applications: dict[int, FastAPI] = {}

    def browser(address: str = "10.0.0.77", at: Entrance | None = None) -> TestClient:
        through = at or entrance
        app = applications.setdefault(id(through), application(through))
        made = TestClient(
            app, base_url=f"http://{WIDE}:7860", client=(address, 5000),
            follow_redirects=False,
        )  # fmt: skip
        opened.append(made)
        return made

    yield browser
    for each in opened:
        each.close()


def sign_in(browser: TestClient, name: str, password: str = PASSWORD, wanted: str = "/") -> int:
    """Fill in the form as a browser would, and return the status."""
    page = browser.get("/login", params={"next": wanted}).text
    form = page.split('name="form" value="')[1].split('"')[0]
    sent = {"form": form, "next": wanted, "name": name, "password": password}
    return browser.post("/login", data=sent).status_code
