"""The address that links begin with: what the administrator wrote, our proxy's word, the host."""

from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from assistant import Settings
from assistant.service.own_site import site_of
from assistant.service.people.entrance import Entrance

PROXY, OTHER = "10.0.0.2", "10.0.0.77"
ENCRYPTED = {"x-forwarded-proto": "https", "x-forwarded-host": "youju.example.gov.cn"}
CALLED = "http://10.0.0.1:7860/"


def told(peer: str, headers: dict[str, str], people: Path, address: str = "") -> str:
    app = FastAPI()
    app.state.entrance = Entrance(Settings(people=people, proxy_address=PROXY, address=address))

    def tell(request: Request) -> str:
        return site_of(request)

    app.add_api_route("/d/some", tell)
    return str(TestClient(app, CALLED, client=(peer, 5)).get("/d/some", headers=headers).json())


@pytest.mark.parametrize(
    ("peer", "headers", "site"),
    [
        (PROXY, ENCRYPTED, "https://youju.example.gov.cn/"),
        (PROXY, {"x-forwarded-proto": "https"}, "https://10.0.0.1:7860/"),
        (PROXY, {"host": "youju.example"} | ENCRYPTED, "https://youju.example.gov.cn/"),
        (PROXY, {}, CALLED),
        (OTHER, ENCRYPTED, CALLED),
    ],
)
def test_our_proxy_says_how_the_site_is_called_and_nobody_else_does(
    peer: str, headers: dict[str, str], site: str, tmp_path: Path
) -> None:
    assert told(peer, headers, tmp_path) == site


@pytest.mark.parametrize("written", ["https://youju.example", "https://youju.example/"])
def test_what_the_administrator_wrote_goes_before(tmp_path: Path, written: str) -> None:
    assert told(OTHER, {}, tmp_path, written) == "https://youju.example/"
