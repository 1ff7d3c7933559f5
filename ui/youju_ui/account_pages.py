"""The pages by which people come in: signing in, the account, a new password, signing out.

Plain forms, which work without a script. Each bears a token that this server gave to this browser.
"""

import secrets
from collections.abc import Mapping
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.errors import AccessError, SignInError, TooOftenError, UsageError, YoujuError
from assistant.service.own_site import asking_of
from assistant.service.people.audit_log import AuditEvent
from assistant.service.people.entrance import COOKIE, FORM_COOKIE, Entrance
from assistant.service.people.oidc import BACK, OidcDoor
from assistant.service.people.passwords import SHORTEST
from assistant.service.people.person import ANYBODY, Person
from assistant.service.people.users import User
from youju_ui import failures
from youju_ui.document_pages import FOLDER, HEADERS, environment

_WRONG = SignInError("账号或密码不对。", "请核对后再试；忘了密码，请找管理员。")
_STALE = AccessError("网页放得太久，没有提交成。", "请再填一次。")
_STATUS = ((TooOftenError, 429), (SignInError, 401), (AccessError, 403), (UsageError, 400))
_FORM_S = 3600


class AccountPages:
    """Answers for /login, /logout and /account."""

    def __init__(self, entrance: Entrance, oidc: OidcDoor | None = None) -> None:
        """Let people in by `entrance`, and by `oidc` where there is an identity provider."""
        self._entrance, self._oidc = entrance, oidc
        self._pages = environment(FOLDER)

    def router(self) -> APIRouter:
        """Return the routes."""
        routes = APIRouter(default_response_class=HTMLResponse)
        for method, path, answer in (
            ("GET", "/login", self.form), ("POST", "/login", self.sign_in),
            ("GET", "/login/oidc", self.to_provider), ("GET", BACK, self.from_provider),
            ("GET", "/account", self.account), ("POST", "/account/password", self.new_password),
            ("POST", "/logout", self.sign_out),
        ):  # fmt: skip
            routes.add_api_route(
                path, answer, methods=[method], include_in_schema=False, response_model=None
            )
        return routes

    async def form(self, request: Request) -> Response:
        """Send the form to sign in."""
        return self._login_page(request, request.query_params.get("next", "/"))

    async def sign_in(self, request: Request) -> Response:
        """Begin a session for who gives a right name and password."""
        sent = await _fields(request)
        wanted, name = sent.get("next", "/"), sent.get("name", "")
        try:
            self._require_form(request, FORM_COOKIE, sent)
            user = await run_in_threadpool(self._recognised, request, name, sent)
        except YoujuError as error:
            return self._login_page(request, wanted, name, error)
        return self._let_in(request, user, user.id, wanted)

    def _recognised(self, request: Request, name: str, sent: Mapping[str, str]) -> User:
        entrance = self._entrance
        address = entrance.address(asking_of(request))
        entrance.failed.require_patience(name, address)
        user = entrance.users.signed_in(name, sent.get("password", ""))
        if user is None:
            known = entrance.users.named(name)
            who = known.id if known else "unknown"
            entrance.audit.tell(AuditEvent.SIGN_IN_FAILED, who)
            if entrance.failed.failed(name, address):
                entrance.audit.tell(AuditEvent.LOCKED_OUT, who)
            raise _WRONG
        entrance.failed.succeeded(name)
        return user

    def _let_in(self, request: Request, who: User | str, told: str, wanted: str) -> Response:
        """Begin a session under a new token, whatever token the browser came with."""
        sessions = self._entrance.sessions
        sessions.end(request.cookies.get(COOKIE, ""))
        self._entrance.audit.tell(AuditEvent.SIGNED_IN, told)
        answer = RedirectResponse(own_address(wanted), status_code=303, headers=HEADERS)
        self._keep(request, answer, COOKIE, sessions.begin(who))
        answer.delete_cookie(FORM_COOKIE, path="/")
        return answer

    async def to_provider(self, request: Request) -> Response:
        """Send the browser to the identity provider."""
        wanted = own_address(request.query_params.get("next", "/"))
        browser = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
        try:
            answer = RedirectResponse(await self._provider().sent_to(browser, wanted), 303)
        except YoujuError as error:
            return self._login_page(request, wanted, error=error)
        self._keep(request, answer, FORM_COOKIE, browser, _FORM_S)
        return answer

    async def from_provider(self, request: Request) -> Response:
        """Begin a session for whom the identity provider vouches."""
        browser, state = request.cookies.get(FORM_COOKIE, ""), request.query_params.get("state", "")
        try:
            name, wanted = await self._provider().came_back(str(request.url), state, browser)
        except YoujuError as error:
            self._entrance.audit.tell(AuditEvent.SIGN_IN_FAILED, "oidc")
            return self._login_page(request, "/", error=error)
        return self._let_in(request, name, self._entrance.vouched_for(name).id, wanted)

    def _provider(self) -> OidcDoor:
        if self._oidc is None:
            raise SignInError("没有接统一身份认证。", "请用账号和密码登录。")
        return self._oidc

    async def account(self, request: Request) -> Response:
        """Send the page of the account."""
        if _person(request) == ANYBODY:
            return RedirectResponse("/login?next=/account", 303)
        return self._account_page(request)

    async def new_password(self, request: Request) -> Response:
        """Change the password of who asks, and end their other sessions."""
        sent = await _fields(request)
        try:
            self._require_form(request, COOKIE, sent)
            user = await run_in_threadpool(self._changed, request, sent)
        except YoujuError as error:
            return self._account_page(request, error)
        self._entrance.audit.tell(AuditEvent.PASSWORD_CHANGED, user.id)
        token = self._entrance.sessions.begin(user)
        told = "密码改好了。别处的登录都已退出。"
        answer = self._account_page(request, done=told, token=token)
        self._keep(request, answer, COOKIE, token)
        return answer

    def _changed(self, request: Request, sent: Mapping[str, str]) -> User:
        user = self._user(request)
        if user is None:
            raise AccessError("这个账号不用密码。", "请在统一身份认证或门户里改。")
        recognised = self._recognised(request, user.name, {"password": sent.get("old", "")})
        if sent.get("new", "") != sent.get("again", ""):
            raise UsageError("两遍新密码不一样。", "请再填一次。")
        return self._entrance.users.set_password(recognised.name, sent.get("new", "") or " ")

    async def sign_out(self, request: Request) -> Response:
        """End the session of who asks."""
        sent = await _fields(request)
        try:
            self._require_form(request, COOKIE, sent)
        except YoujuError as error:
            return self._account_page(request, error)
        self._entrance.sessions.end(request.cookies.get(COOKIE, ""))
        self._entrance.audit.tell(AuditEvent.SIGNED_OUT, _person(request).id)
        answer = RedirectResponse("/login", status_code=303, headers=HEADERS)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    def _require_form(self, request: Request, cookie: str, sent: Mapping[str, str]) -> None:
        token = request.cookies.get(cookie, "")
        if not self._entrance.sessions.sent_form(token, sent.get("form", "")):
            raise _STALE

    def _login_page(
        self, request: Request, wanted: str, name: str = "", error: Exception | None = None
    ) -> Response:
        token = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
        answer = self._page(
            "login.html", error,
            form=self._entrance.sessions.form_token(token), name=name, wanted=own_address(wanted),
            oidc=self._oidc is not None, contact=self._entrance.settings.contact, here="account",
        )  # fmt: skip
        self._keep(request, answer, FORM_COOKIE, token, _FORM_S)
        return answer

    def _account_page(
        self, request: Request, error: Exception | None = None, done: str = "", token: str = ""
    ) -> Response:
        """Return the page for the session that goes on, under a new `token` where it has one."""
        token, user = token or request.cookies.get(COOKIE, ""), self._user(request)
        return self._page(
            "account.html", error,
            form=self._entrance.sessions.form_token(token), person=_person(request), done=done,
            has_password=bool(user and user.password and token), has_session=bool(token),
            shortest=SHORTEST, here="account",
        )  # fmt: skip

    def _user(self, request: Request) -> User | None:
        user = self._entrance.users.of_id(_person(request).id)
        return user if user and user.password else None

    def _page(self, template: str, error: Exception | None, **shown: object) -> Response:
        sentence = failures.sentence(error) if error else shown.get("done", "")
        records = self._entrance.records.told
        html = self._pages.get_template(template).render(
            **shown, sentence=sentence, records=records
        )
        status = next((s for kind, s in _STATUS if isinstance(error, kind)), 200)
        headers = HEADERS | {"Cache-Control": "no-store"}
        if isinstance(error, TooOftenError):
            headers["Retry-After"] = str(int(error.wait_s) + 1)
        return HTMLResponse(html, status_code=status, headers=headers)

    def _keep(
        self, request: Request, answer: Response, name: str, token: str, age: int | None = None
    ) -> None:
        """Let the browser keep a token that no script can read and no other site can send."""
        secure = self._entrance.is_encrypted(asking_of(request), request.url.scheme)
        answer.set_cookie(
            name, token, max_age=age, path="/", httponly=True, secure=secure, samesite="lax"
        )


def own_address(wanted: str) -> str:
    """Return an address of this site that somebody wanted to see; of another site the first page.

    Browsers read a backslash as a slash, and leave out tabs and line ends; two slashes lead to
    another site.
    """
    plain = all(character.isprintable() and character != "\\" for character in wanted)
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/login", "/logout"))
    return quote(wanted, safe="/?&=#%@()+,:;~!$'*") if plain and ours else "/"


def _person(request: Request) -> Person:
    person: Person = request.state.person
    return person


async def _fields(request: Request) -> dict[str, str]:
    """Return the text fields of a form."""
    form = await request.form(max_files=0, max_fields=16)
    return {name: value for name, value in form.items() if isinstance(value, str)}
