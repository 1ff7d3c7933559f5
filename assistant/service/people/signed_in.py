"""Who is signed in: sessions on the server's side; the browser has nothing but a random token.

A token is made at the moment of signing in and never taken from the browser, so nobody can have it
fixed beforehand. Only its digest is kept. Sessions live as long as the process.
"""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic

from assistant.service.people.users import User

MOST = 5_000
"""Sessions that are kept; whoever was idle longest signs in again."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session: whose it is, since when, and when it was last used.

    `user_id` is of a user who gave a password, at their so-manieth `sign_in`; `vouched` is the name
    of one for whom an identity provider has vouched.
    """

    since: float
    used: float
    user_id: str = ""
    sign_in: int = 0
    vouched: str = ""


class Sessions:
    """The sessions of one process. Threads may share it."""

    def __init__(
        self, idle_s: float, longest_s: float, clock: Callable[[], float] = monotonic
    ) -> None:
        """End a session that was idle so long, or that is so old."""
        self._idle_s, self._longest_s, self._clock = idle_s, longest_s, clock
        self._kept: OrderedDict[str, SignedIn] = OrderedDict()
        self._lock = Lock()
        self._secret = secrets.token_bytes(32)

    def begin(self, who: User | str) -> str:
        """Return the token of a new session, of a user or of a name that was vouched for."""
        token, now = secrets.token_urlsafe(32), self._clock()
        if isinstance(who, str):
            begun = SignedIn(now, now, vouched=who)
        else:
            begun = SignedIn(now, now, who.id, who.sign_in)
        with self._lock:
            self._kept[_digest(token)] = begun
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return token

    def of(self, token: str, *, touch: bool = True) -> SignedIn | None:
        """Return the session of a token; None where it has ended.

        It counts as used now, unless it is not to be touched.
        """
        key, now = _digest(token), self._clock()
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            if now - found.used > self._idle_s or now - found.since > self._longest_s:
                del self._kept[key]
                return None
            if touch:
                self._kept[key] = replace(found, used=now)
                self._kept.move_to_end(key)
            return found

    def end(self, token: str) -> None:
        """Forget the session of a token."""
        with self._lock:
            self._kept.pop(_digest(token), None)

    def form_token(self, token: str) -> str:
        """Return what a form must send back to show that this server sent it to this browser."""
        return hmac.new(self._secret, token.encode(), hashlib.sha256).hexdigest()

    def sent_form(self, token: str, sent: str) -> bool:
        """Say whether a form was sent by this server to the browser that has `token`."""
        right = self.form_token(token).encode()
        return bool(token) and hmac.compare_digest(right, sent.encode("utf-8", "replace"))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
