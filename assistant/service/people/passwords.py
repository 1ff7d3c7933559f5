"""Passwords: kept as argon2id hashes, and judged by their length, as NIST SP 800-63B advises."""

from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING
from unicodedata import normalize

from assistant.errors import UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 128
_COMMON = frozenset({
    "1234567890", "0123456789", "qwertyuiop", "1q2w3e4r5t", "password123", "administrator",
    "12345678910", "woaini1314520", "iloveyou1314", "youju12345",
})  # fmt: skip
"""What is tried first; a longer list would not help where five attempts are all there are."""
_at_once = BoundedSemaphore(2)
"""Each takes 64 MiB and all of a core for some 50 ms: a crowd at the door must not take more."""


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher()


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    with _at_once:
        return _hasher().hash(_written_alike(password))


def is_right(kept: str, password: str) -> bool:
    """Say whether it is the password of which `kept` is the hash.

    It takes as long where nothing is kept, so that names cannot be found out by the clock.
    """
    from argon2 import exceptions  # noqa: PLC0415  most commands see no password

    wrong = (exceptions.VerificationError, exceptions.InvalidHashError)
    with _at_once:
        try:
            right = _hasher().verify(kept or _of_nobody(), _written_alike(password[: LONGEST * 2]))
        except wrong:
            return False
    return right and bool(kept)


def is_outdated(kept: str) -> bool:
    """Say whether a hash was made with weaker settings than those of today."""
    return _hasher().check_needs_rehash(kept)


def require_strong(password: str, name: str) -> None:
    """Raise where a password is too easily guessed.

    Raises:
        UsageError: it is too short, too long, among the common ones, or made of the name.
    """
    plain = _written_alike(password).casefold()
    if not SHORTEST <= len(plain) <= LONGEST:
        raise UsageError(f"密码要有 {SHORTEST} 到 {LONGEST} 个字符。", "可以用几个不相干的词。")
    if plain in _COMMON or len(set(plain)) < 4 or name.casefold() in plain:
        raise UsageError("这个密码太容易猜到。", "不要用账号名、连号和叠字。")


def _written_alike(password: str) -> str:
    """Return a password in one form of its characters, however the keyboard made them."""
    return normalize("NFKC", password)


@cache
def _of_nobody() -> str:
    return _hasher().hash("nobody has this password")
