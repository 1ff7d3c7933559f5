"""Signing in at an identity provider, by OpenID Connect with Authlib (extra `oidc`).

The code flow with PKCE. What comes back is believed only with the state that was given to this very
browser, and the token only with the provider's signature, for us, with our nonce.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from assistant import Settings
from assistant.errors import ServeError, SignInError, command_for

_MOST, _PATIENCE_S = 1_000, 600.0
"""Sign-ins that are under way at once, and how long each may take."""
_SIGNED = ("RS256", "PS256", "ES256")
_NAMED_BY = ("preferred_username", "email", "sub")
BACK = "/login/oidc/back"
_AGAIN = "请再登录一次；仍不行，请告诉管理员。"


@dataclass(frozen=True, slots=True)
class _UnderWay:
    browser: str
    verifier: str
    nonce: str
    wanted: str
    until: float


class OidcDoor:
    """Sends people to the provider, and reads who comes back."""

    def __init__(
        self,
        settings: Settings,
        transport: object = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Ask nobody yet; a `transport` stands for the network in tests.

        Raises:
            ServeError: the settings name a provider and not us, or the extra is not installed.
        """
        if not settings.oidc_client or not settings.address.startswith("http"):
            raise ServeError(
                "统一身份认证没有设全。",
                "请设 YOUJU_OIDC_CLIENT、YOUJU_OIDC_SECRET、YOUJU_ADDRESS。",
            )
        try:
            import authlib  # type: ignore[import-untyped]  # noqa: F401, PLC0415  an extra
        except ImportError as error:
            raise ServeError(
                "没有装统一身份认证的包。", f"请在项目文件夹里运行 {command_for('oidc')}。"
            ) from error
        self._settings, self._transport, self._clock = settings, transport, clock
        self._under_way: OrderedDict[str, _UnderWay] = OrderedDict()
        self._provider: Mapping[str, Any] = {}

    async def sent_to(self, browser: str, wanted: str) -> str:
        """Return where a browser is sent to sign in, to come back to the page that it `wanted`.

        Raises:
            SignInError: the provider cannot be reached.
        """
        under_way = _UnderWay(
            browser, secrets.token_urlsafe(48), secrets.token_urlsafe(16), wanted,
            self._clock() + _PATIENCE_S,
        )  # fmt: skip
        provider = await self._described()
        async with self._client() as client:
            url, state = client.create_authorization_url(
                provider["authorization_endpoint"],
                code_verifier=under_way.verifier,
                nonce=under_way.nonce,
            )
        self._under_way[state] = under_way
        while len(self._under_way) > _MOST:
            self._under_way.popitem(last=False)
        return str(url)

    async def came_back(self, url: str, state: str, browser: str) -> tuple[str, str]:
        """Return the name of who came back, and the page that they wanted.

        Raises:
            SignInError: it is not the browser that was sent, or what it brings is not believed.
        """
        sent = self._under_way.pop(state, None)
        if sent is None or sent.browser != browser or self._clock() > sent.until:
            raise SignInError("这次登录已经失效。", _AGAIN)
        provider = await self._described()
        try:
            async with self._client() as client:
                token = await client.fetch_token(
                    provider["token_endpoint"],
                    authorization_response=url,
                    code_verifier=sent.verifier,
                )
            keys = await self._fetched(provider["jwks_uri"])
            claims = self._believed(token["id_token"], keys, sent.nonce)
        except Exception as error:  # the edge: whatever the provider does wrong, nobody comes in
            raise SignInError("统一身份认证没有通过。", _AGAIN) from error
        name = next((str(claims[each]) for each in _NAMED_BY if claims.get(each)), "")
        if not name:
            raise SignInError("统一身份认证没有给出账号名。", _AGAIN)
        return name, sent.wanted

    def _believed(self, token: str, keys: Any, nonce: str) -> Mapping[str, Any]:  # noqa: ANN401
        from joserfc import jwt  # noqa: PLC0415  Authlib's own
        from joserfc.jwk import KeySet  # noqa: PLC0415

        read = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(_SIGNED))
        jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": self._settings.oidc_issuer},
            aud={"essential": True, "value": self._settings.oidc_client},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(read.claims)
        claims: Mapping[str, Any] = read.claims
        return claims

    async def _described(self) -> Mapping[str, Any]:
        """Return what the provider says of itself; asked once."""
        if not self._provider:
            where = self._settings.oidc_issuer.rstrip("/") + "/.well-known/openid-configuration"
            try:
                self._provider = await self._fetched(where)
            except Exception as error:  # the edge: whatever the provider does wrong
                raise SignInError(
                    "连不上统一身份认证。", "请稍后再试，或用账号密码登录。"
                ) from error
        return self._provider

    async def _fetched(self, url: str) -> Any:  # noqa: ANN401  whatever the provider sends
        async with self._client() as client:
            told = await client.request("GET", url, withhold_token=True)
        return told.raise_for_status().json()

    def _client(self) -> Any:  # noqa: ANN401  Authlib has no annotations
        from authlib.integrations.httpx_client import (  # type: ignore[import-untyped]  # noqa: PLC0415
            AsyncOAuth2Client,
        )

        settings = self._settings
        return AsyncOAuth2Client(
            settings.oidc_client, settings.oidc_secret.get_secret_value(),
            scope="openid profile email", code_challenge_method="S256",
            redirect_uri=settings.address.rstrip("/") + BACK,
            transport=self._transport, timeout=10,
        )  # fmt: skip
