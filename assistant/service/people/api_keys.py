"""Keys for programs: shown once, kept as digests, each for some errands and some audiences.

    yj_<id>_<secret>

The secret has 256 random bits, so a plain SHA-256 of it cannot be undone; a slow hash, which is
there for passwords that people choose, would only slow down every call.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant import audience_names
from assistant.errors import UsageError
from assistant.service.people.kept_file import KeptFile
from assistant.service.people.person import KeyScope, Person, PersonRole

_KEY = re.compile(r"yj_(?P<id>[0-9a-f]{8})_(?P<secret>[\w-]{43})")
_NAME = re.compile(r"[^\x00-\x1f]{1,60}")
_OF_NOTHING = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as kept: what it is called, what it is for, and its last day."""

    id: str
    name: str
    scopes: tuple[KeyScope, ...]
    audiences: tuple[str, ...]
    expires: date
    digest: str

    def person(self) -> Person:
        """Who asks with this key: a reader, or a trainer where it is for the bank of items."""
        audiences, scopes = frozenset(self.audiences), frozenset(self.scopes)
        role = PersonRole.TRAINER if KeyScope.TEACH in scopes else PersonRole.READER
        return Person(f"k-{self.id}", self.name, role, audiences, scopes)


class ApiKeys:
    """The keys of one service. Threads and processes may share the file."""

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`."""
        self._file = KeptFile(folder / "keys.json")

    def all(self) -> tuple[ApiKey, ...]:
        """Return the keys, in the order they were added."""
        return tuple(_key(each, record) for each, record in self._file.read().items())

    def add(
        self, name: str, scopes: Collection[KeyScope], audiences: Sequence[str], expires: date
    ) -> tuple[ApiKey, str]:
        """Add a key; return it with what the program must send, which is kept nowhere.

        Raises:
            UsageError: it has no name, is for nothing, or what is to be an audience is none.
        """
        if not _NAME.fullmatch(name.strip()) or not scopes:
            raise UsageError("密钥要有名字和用途。", "例如：youju keys add 门户 --scope ask。")
        key_id, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        record = {
            "name": name.strip(), "scopes": sorted(scopes), "expires": expires.isoformat(),
            "audiences": list(audience_names(audiences)), "digest": _digest(secret),
        }  # fmt: skip
        with self._file.changing() as records:
            records[key_id] = record
        return _key(key_id, record), f"yj_{key_id}_{secret}"

    def revoke(self, key_id: str) -> ApiKey:
        """Let a key open nothing any more.

        Raises:
            UsageError: there is no such key.
        """
        with self._file.changing() as records:
            if key_id not in records:
                raise UsageError(f"没有这个密钥：{key_id}。", "请用 youju keys list 查看编号。")
            return _key(key_id, records.pop(key_id))

    def presented(self, written: str, today: date) -> Person | None:
        """Return who asks with a key; None where it is wrong, revoked or past its last day."""
        match = _KEY.fullmatch(written)
        record = self._file.read().get(match["id"]) if match else None
        kept = record["digest"] if record else _OF_NOTHING
        right = hmac.compare_digest(kept, _digest(match["secret"] if match else ""))
        if not match or not record or not right:
            return None
        key = _key(match["id"], record)
        return key.person() if today <= key.expires else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _key(key_id: str, record: dict[str, Any]) -> ApiKey:
    return ApiKey(
        key_id, record["name"], tuple(map(KeyScope, record["scopes"])),
        tuple(record["audiences"]), date.fromisoformat(record["expires"]), record["digest"],
    )  # fmt: skip
