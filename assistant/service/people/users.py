"""The users: who may sign in, by a password or by what a proxy or an identity provider says."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize
from uuid import uuid4

from assistant import audience_names
from assistant.errors import PeopleError, UsageError
from assistant.service.people import passwords
from assistant.service.people.kept_file import KeptFile, Records
from assistant.service.people.person import Person, PersonRole

_NAME = re.compile(r"[\w.@-]{2,64}")


@dataclass(frozen=True, slots=True)
class User:
    """A user as kept: `password` is a hash, "" for one who comes in only by another's word.

    `sign_in` counts what ends the sessions of a user: a change of password or of role.
    """

    id: str
    name: str
    role: PersonRole
    audiences: tuple[str, ...] = ()
    password: str = ""
    sign_in: int = 0

    @property
    def person(self) -> Person:
        """Who this is when they ask."""
        return Person(self.id, self.name, self.role, frozenset(self.audiences))


class Users:
    """The users of one service. Threads and processes may share the file."""

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`."""
        self._file = KeptFile(folder / "users.json")

    def all(self) -> tuple[User, ...]:
        """Return the users, in the order they were added."""
        return tuple(_user(each, record) for each, record in self._file.read().items())

    def expected(self) -> bool:
        """Say whether there are users; where the file is damaged there were."""
        try:
            return bool(self._file.read())
        except PeopleError:
            return True

    def of_id(self, user_id: str) -> User | None:
        """Return the user of this id, None where there is none any more."""
        record = self._file.read().get(user_id)
        return _user(user_id, record) if record else None

    def named(self, name: str) -> User | None:
        """Return the user of this name, None where there is none."""
        wanted = _as_written(name)
        return next((user for user in self.all() if user.name == wanted), None)

    def signed_in(self, name: str, password: str) -> User | None:
        """Return the user whose name and password these are, None where they are nobody's."""
        user = self.named(name)
        if not passwords.is_right(user.password if user else "", password) or user is None:
            return None
        if passwords.is_outdated(user.password):
            self._change(user.name, password=passwords.hashed(password))
        return user

    def add(
        self, name: str, role: PersonRole, audiences: Sequence[str] = (), password: str = ""
    ) -> User:
        """Add a user; without a password a proxy or an identity provider must vouch for them.

        Raises:
            UsageError: the name is none or is taken, or the password is too weak.
        """
        written = _as_written(name)
        if not _NAME.fullmatch(written):
            raise UsageError(f"不能用作账号名：{name}。", "用 2 到 64 个汉字、字母、数字或 . @ -。")
        user = User(f"u-{uuid4().hex[:8]}", written, role, audience_names(audiences))
        kept = asdict(user) | {"password": _new_hash(password, written)}
        with self._file.changing() as records:
            taken = any(record["name"] == written for record in records.values())
            if not taken:
                records[user.id] = _without_id(kept)
        if taken:
            raise UsageError(f"已经有这个账号：{written}。", "请换一个名字。")
        return _user(user.id, kept)

    def remove(self, name: str) -> User:
        """Remove a user, who is signed out with it.

        Raises:
            UsageError: there is no such user, or it is the last administrator with a password.
        """
        with self._file.changing() as records:
            user = _found(records, name)
            del records[user.id]
            _keep_an_administrator(records, user)
        return user

    def set_password(self, name: str, password: str) -> User:
        """Give a user a new password, which ends all their sessions.

        Raises:
            UsageError: there is no such user, or the password is too weak.
        """
        return self._change(name, signs_out=True, password=_new_hash(password, _as_written(name)))

    def set_role(self, name: str, role: PersonRole) -> User:
        """Give a user another role.

        Raises:
            UsageError: there is no such user, or it is the last administrator with a password.
        """
        return self._change(name, signs_out=True, role=role.value)

    def set_audiences(self, name: str, audiences: Sequence[str]) -> User:
        """Say of which audiences a user is.

        Raises:
            UsageError: there is no such user, or what is to be an audience's name is none.
        """
        return self._change(name, audiences=list(audience_names(audiences)))

    def _change(self, name: str, *, signs_out: bool = False, **changed: Any) -> User:  # noqa: ANN401
        with self._file.changing() as records:
            before = _found(records, name)
            records[before.id] |= changed
            if signs_out:
                records[before.id]["sign_in"] = before.sign_in + 1
            _keep_an_administrator(records, before)
            return _user(before.id, records[before.id])


def _new_hash(password: str, name: str) -> str:
    if not password:
        return ""
    passwords.require_strong(password, name)
    return passwords.hashed(password)


def _as_written(name: str) -> str:
    return normalize("NFKC", name).strip().casefold()


def _found(records: Records, name: str) -> User:
    wanted = _as_written(name)
    found = next((each for each, record in records.items() if record["name"] == wanted), None)
    if found is None:
        raise UsageError(f"没有这个账号：{name}。", "请用 youju users list 查看。")
    return _user(found, records[found])


def _keep_an_administrator(records: Records, changed: User) -> None:
    """Refuse to be left without anybody who can let others in."""
    if changed.role is not PersonRole.ADMINISTRATOR or not records:
        return
    if not any(record["role"] == PersonRole.ADMINISTRATOR for record in records.values()):
        raise UsageError("这是最后一个管理员。", "请先添加另一个管理员。")


def _without_id(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kept.items() if name != "id"}


def _user(user_id: str, record: dict[str, Any]) -> User:
    return User(
        user_id, record["name"], PersonRole(record["role"]), tuple(record.get("audiences", ())),
        record.get("password", ""), record.get("sign_in", 0),
    )  # fmt: skip
