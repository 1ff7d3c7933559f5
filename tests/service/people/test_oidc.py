"""Signing in at an identity provider: who is believed, and what is not."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.integrations.httpx_client import (  # type: ignore[import-untyped]
    oauth2_client,
)
from joserfc import jwt
from joserfc.jwk import RSAKey
from pydantic import SecretStr
from starlette.testclient import TestClient

from assistant import Settings
from assistant.errors import ServeError
from assistant.service.people.entrance import Entrance
from assistant.service.people.oidc import OidcDoor
from assistant.service.people.person import PersonRole
from tests.service.people.conftest import application

httpx = oauth2_client.httpx2
"""The one that Authlib asks with, which is whichever is installed."""
ISSUER, OURS = "https://id.example", "https://youju.example"
Spoil = Callable[[dict[str, Any]], dict[str, Any]]


class Provider:
    """An identity provider that runs in the test, and signs what it is told to."""

    key = RSAKey.generate_key(2048, {"kid": "1"})

    def __init__(self) -> None:
        self.signing = self.key
        self.nonce = ""
        self.spoil: Spoil = lambda claims: claims
        self.verifiers: list[str] = []

    def __call__(self, request: Any) -> Any:
        answers: dict[str, Callable[[], dict[str, Any]]] = {
            "/.well-known/openid-configuration": self._described,
            "/jwks": lambda: {"keys": [self.key.as_dict(private=False)]},
            "/token": lambda: self._token(request),
        }
        return httpx.Response(200, json=answers[request.url.path]())

    def _described(self) -> dict[str, Any]:
        ends = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "jwks",
        }
        return {name: f"{ISSUER}/{path}" for name, path in ends.items()} | {"issuer": ISSUER}

    def _token(self, request: Any) -> dict[str, Any]:
        self.verifiers += parse_qs(request.content.decode())["code_verifier"]
        claims = {
            "iss": ISSUER, "aud": "youju", "sub": "7", "preferred_username": "Wang",
            "nonce": self.nonce, "exp": int(time.time()) + 60, "iat": int(time.time()),
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "1"}, self.spoil(claims), self.signing)
        return {"access_token": "a", "token_type": "Bearer", "id_token": token}


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
def browser(provider: Provider, tmp_path: Path) -> TestClient:
    settings = Settings(
        host="10.0.0.1", people=tmp_path, oidc_issuer=ISSUER, oidc_client="youju",
        address=OURS, oidc_secret=SecretStr("shh"),
    )  # fmt: skip
    entrance = Entrance(settings)
    entrance.users.add("wang", PersonRole.TRAINER, ["财务科"])
    door = OidcDoor(settings, httpx.MockTransport(provider))
    return TestClient(application(entrance, door), base_url=OURS, follow_redirects=False)


def sent_on(browser: TestClient, provider: Provider) -> dict[str, str]:
    """Go to the provider, and return what it was asked."""
    target = browser.get("/login/oidc", params={"next": "/d/"}).headers["location"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}
    provider.nonce = asked["nonce"]
    return asked


def test_who_the_provider_vouches_for_comes_in_as_the_user_of_that_name(
    browser: TestClient, provider: Provider
) -> None:
    asked = sent_on(browser, provider)
    assert asked["redirect_uri"] == f"{OURS}/login/oidc/back"
    assert asked["code_challenge_method"] == "S256"
    back = browser.get("/login/oidc/back", params={"code": "c", "state": asked["state"]})
    assert (back.status_code, back.headers["location"]) == (303, "/d/")
    assert "Secure" in back.headers["set-cookie"]
    told = browser.get("/who").json()
    assert (told["name"], told["role"], told["audiences"]) == ("wang", "trainer", ["财务科"])
    assert len(provider.verifiers[0]) >= 43


def test_who_is_no_user_reads_what_everybody_may(browser: TestClient, provider: Provider) -> None:
    provider.spoil = lambda claims: claims | {"preferred_username": "stranger"}
    asked = sent_on(browser, provider)
    browser.get("/login/oidc/back", params={"code": "c", "state": asked["state"]})
    told = browser.get("/who").json()
    assert (told["name"], told["role"], told["audiences"]) == ("stranger", "reader", [])


@pytest.mark.parametrize("spoil", [
    {"iss": "https://evil.example"}, {"aud": "another"}, {"nonce": "old"}, {"exp": 1},
    {"preferred_username": "", "sub": ""},
])  # fmt: skip
def test_what_is_not_for_us_is_not_believed(
    browser: TestClient, provider: Provider, spoil: dict[str, Any]
) -> None:
    provider.spoil = lambda claims: claims | spoil
    asked = sent_on(browser, provider)
    back = browser.get("/login/oidc/back", params={"code": "c", "state": asked["state"]})
    assert back.status_code == 401
    assert "统一身份认证" in back.text
    assert browser.get("/who").status_code == 401


def test_a_token_that_another_signed_is_not_believed(
    browser: TestClient, provider: Provider
) -> None:
    provider.signing = RSAKey.generate_key(2048, {"kid": "1"})
    asked = sent_on(browser, provider)
    back = browser.get("/login/oidc/back", params={"code": "c", "state": asked["state"]})
    assert back.status_code == 401


def test_a_state_is_for_one_browser_and_once(browser: TestClient, provider: Provider) -> None:
    asked = sent_on(browser, provider)
    come_back = {"code": "c", "state": asked["state"]}
    other = TestClient(browser.app, base_url=OURS, follow_redirects=False)
    assert other.get("/login/oidc/back", params=come_back).status_code == 401
    assert browser.get("/login/oidc/back", params=come_back).status_code == 401
    assert (
        browser.get("/login/oidc/back", params={"code": "c", "state": "made up"}).status_code == 401
    )


def test_half_the_settings_are_not_enough(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="没有设全"):
        OidcDoor(Settings(people=tmp_path, oidc_issuer=ISSUER))


def test_a_provider_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    def gone(_request: Any) -> Any:
        raise httpx.ConnectError("gone")

    settings = Settings(
        host="10.0.0.1", people=tmp_path, oidc_issuer=ISSUER, oidc_client="y", address=OURS
    )
    door = OidcDoor(settings, httpx.MockTransport(gone))
    page = TestClient(application(Entrance(settings), door), base_url=OURS).get("/login/oidc")
    assert "连不上统一身份认证" in page.text
    assert page.status_code == 401
