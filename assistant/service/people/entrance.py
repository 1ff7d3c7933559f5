"""The entrance: who a request comes from, by what it shows, and whether anybody must show anything.

Looked at in this order: a key (`Authorization: Bearer`), the name that a reverse proxy writes, the
session of a browser. A key that is wrong is not made up for by anything else.
"""

import hashlib
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers

from assistant import Settings
from assistant.errors import ServeError, SignInError
from assistant.service.people.api_keys import ApiKeys
from assistant.service.people.audit_log import AuditLog
from assistant.service.people.failed_logins import FailedLogins
from assistant.service.people.person import ANYBODY, ON_THIS_MACHINE, Person
from assistant.service.people.question_records import QuestionRecords
from assistant.service.people.rate_limits import RateLimits
from assistant.service.people.signed_in import Sessions
from assistant.service.people.users import Users

COOKIE, FORM_COOKIE = "youju_session", "youju_form"
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Asking:
    """A request, as far as it tells who sends it."""

    peer: str
    headers: Headers

    @property
    def cookies(self) -> Mapping[str, str]:
        """What the browser kept for us."""
        try:
            return {name: each.value for name, each in SimpleCookie(self._header("cookie")).items()}
        except CookieError:
            return {}

    @property
    def bearer(self) -> str | None:
        """The key that a program sends; None where it sends none."""
        kind, _, key = self._header("authorization").partition(" ")
        return key.strip() if kind.casefold() == "bearer" else None

    @property
    def host(self) -> str:
        """The name by which this server was called, without a port."""
        name = self._header("host")
        bare = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
        return bare.casefold()

    def _header(self, name: str) -> str:
        return self.headers.get(name, "")


class Entrance:
    """Knows everybody who may come in. One for the whole application."""

    def __init__(self, settings: Settings) -> None:
        """Read nothing yet but the settings."""
        self.settings = settings
        self.users, self.keys = Users(settings.people), ApiKeys(settings.people)
        self.audit = AuditLog(settings.people)
        self.sessions = Sessions(settings.idle_minutes * 60, settings.session_hours * 3600)
        self.failed = FailedLogins()
        self.limits = RateLimits(settings.per_minute)
        self.records = QuestionRecords(
            settings.people, settings.records_days, settings.records_purpose
        )
        self._proxies = frozenset(_addresses(settings.proxy_address))

    @property
    def by_proxy(self) -> bool:
        """Whether a reverse proxy says who asks."""
        return bool(self._proxies and self.settings.proxy_header)

    @property
    def by_oidc(self) -> bool:
        """Whether people may sign in at an identity provider."""
        return bool(self.settings.oidc_issuer)

    @property
    def guarded(self) -> bool:
        """Whether people must be known; on a machine that serves nobody else they need not be."""
        known = self.by_proxy or self.by_oidc or self.users.expected()
        return known or not is_loopback(self.settings.host)

    @property
    def notes(self) -> bool:
        """Whether anything is kept of questions: their text, or how many were not found."""
        return self.records.kept or self.guarded

    def require_somebody(self) -> None:
        """Refuse to serve a network where nobody could sign in, unless that was asked for.

        Raises:
            ServeError: it is so; says the four ways.
        """
        someone = self.by_proxy or self.by_oidc or self.users.expected()
        if self.guarded and not someone and not self.settings.open_to_anyone:
            raise ServeError(
                f"要在 {self.settings.host} 上监听，可是还没有账号。",
                "请先 youju users add 名字 --role 管理员；或者设 YOUJU_PROXY_ADDRESS 和"
                " YOUJU_PROXY_HEADER、YOUJU_OIDC_ISSUER；确实谁都可以看，设"
                " YOUJU_OPEN_TO_ANYONE=true。",
            )

    def known(self, asking: Asking, *, touch: bool = True) -> Person | None:
        """Return who asks; None where nothing tells.

        A session counts as used now, unless it is not to be touched.

        Raises:
            SignInError: a key is shown and is wrong, or this machine is called by a strange name.
            PeopleError: the users or the keys cannot be read.
        """
        if not self.guarded:  # programs send some key even where none is asked for
            return self._at_this_machine(asking)
        if asking.bearer is not None:
            return self._by_key(asking.bearer)
        if name := self._named_by_proxy(asking):
            return self.vouched_for(name)
        return self.signed_in(asking, touch=touch) or (
            ANYBODY if self.settings.open_to_anyone else None
        )

    def _by_key(self, key: str) -> Person:
        person = self.keys.presented(key, self.settings.day())
        if person is None:
            raise SignInError("密钥不对，或者已经过期、作废。", "请向管理员要一个新的密钥。")
        return person

    @staticmethod
    def _at_this_machine(asking: Asking) -> Person:
        """Return who sits at this machine; a page of another site, or a proxy, is not they."""
        if asking.host not in _LOCAL_NAMES or "x-forwarded-for" in asking.headers:
            raise SignInError(
                "只有本机能打开。", "经反向代理打开的，请管理员先设账号，见管理员指南“谁能进来”。"
            )
        return ON_THIS_MACHINE

    def _named_by_proxy(self, asking: Asking) -> str:
        """Return the name that our proxy writes, "" where it writes none or another one does."""
        if not self.by_proxy or asking.peer not in self._proxies:
            return ""
        names = asking.headers.getlist(self.settings.proxy_header)
        if len(names) > 1:
            raise SignInError(
                "请求里写了两个账号。", "请管理员让反向代理覆盖用户自己发来的请求头，而不是添加。"
            )
        # Headers are bytes; a proxy writes Chinese names in UTF-8.
        return "".join(names).encode("latin-1", "replace").decode("utf-8", "replace").strip()

    def vouched_for(self, name: str) -> Person:
        """Return who bears a name that a proxy or an identity provider vouches for.

        One who is no user may read what everybody may see.
        """
        user = self.users.named(name)
        return user.person if user else Person(f"v-{_short(name)}", name)

    def signed_in(self, asking: Asking, *, touch: bool = True) -> Person | None:
        """Return whose browser asks; None where they have no session any more.

        The role and the audiences are those of the file now, not those of when they signed in.
        """
        session = self.sessions.of(asking.cookies.get(COOKIE, ""), touch=touch)
        if session and session.vouched:
            return self.vouched_for(session.vouched)
        user = self.users.of_id(session.user_id) if session else None
        return user.person if session and user and user.sign_in == session.sign_in else None

    def address(self, asking: Asking) -> str:
        """Return from where somebody asks: what the last proxy saw, where it is one of ours."""
        said = asking.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        return said if said and asking.peer in self._proxies else asking.peer

    def is_encrypted(self, asking: Asking, scheme: str) -> bool:
        """Say whether the browser speaks https, with us or with our proxy."""
        said = asking.headers.get("x-forwarded-proto", "")
        return (said if said and asking.peer in self._proxies else scheme) == "https"

    def called(self, asking: Asking, name: str) -> str:
        """Return the name by which the browser called: what our proxy says, else `name`."""
        said = asking.headers.get("x-forwarded-host", "").rpartition(",")[2].strip()
        return said if said and asking.peer in self._proxies else name

    def own_names(self, asking: Asking) -> frozenset[str]:
        """Return the names by which a browser may have called this server."""
        names = {asking.headers.get("host", "")}
        if asking.peer in self._proxies:
            names.add(asking.headers.get("x-forwarded-host", ""))
        return frozenset(name.casefold() for name in names if name)


def _short(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach what listens there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def _addresses(written: str) -> list[str]:
    """Return addresses as they are compared.

    Raises:
        ServeError: one is no address.
    """
    try:
        return [str(ipaddress.ip_address(each.strip())) for each in written.split(",") if each]
    except ValueError as error:
        raise ServeError(
            f"YOUJU_PROXY_ADDRESS 不是 IP 地址：{written}。", "例如 10.0.0.2，多个用逗号分开。"
        ) from error
