"""`youju users`, `youju keys`, `youju records`: who comes in is looked after at the terminal."""

import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result

from assistant import Settings
from assistant.cli import cli
from assistant.errors import UsageError
from assistant.service.people import passwords
from assistant.service.people.entrance import Entrance

PASSWORD = "三月的柳树与一只小船"  # noqa: S105  nobody else's


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", lambda: PasswordHasher(1, 8, 1))


def youju(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=typed)


def test_a_user_is_added_changed_and_removed(tmp_path: Path) -> None:
    added = youju("users", "add", "赵敏", "--role", "管理员", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert "已加账号：赵敏（管理员）" in added.output
    assert PASSWORD not in added.output
    youju("users", "add", "li", "--role", "reader", "--no-password")
    assert "讲师" in youju("users", "role", "li", "讲师").output
    assert "财务科" in youju("users", "audiences", "li", "--for", "财务科").output
    typed = "四月的柳树与一只小船\n"
    assert "已换密码" in youju("users", "password", "li", "--password-stdin", typed=typed).output
    listed = json.loads(youju("users", "list", "--json").output)
    assert [(u["name"], u["role"], u["audiences"], u["password"]) for u in listed] == [
        ("赵敏", "administrator", [], True),
        ("li", "trainer", ["财务科"], True),
    ]
    assert "讲师  li  财务科" in youju("users", "list").output
    assert "已删账号：li" in youju("users", "remove", "li").output
    log = (Settings().people / "audit.log").read_text("utf-8")
    assert log.count("\n") == 6
    assert "赵敏" not in log
    assert "li" not in {json.loads(line)["what"] for line in log.splitlines()}
    assert Entrance(Settings()).users.signed_in("赵敏", PASSWORD)
    assert tmp_path in Settings().people.parents


@pytest.mark.parametrize("arguments", [
    ("users", "add", "li", "--role", "老板", "--no-password"),
    ("users", "add", "a b", "--role", "读者", "--no-password"),
    ("users", "add", "li", "--role", "读者", "--for", "财 务", "--no-password"),
    ("users", "add", "li", "--role", "读者", "--password-stdin"),
    ("users", "remove", "nobody"),
    ("keys", "revoke", "00000000"),
    ("keys", "add", " ", "--scope", "ask"),
])  # fmt: skip
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...]) -> None:
    refused = youju(*arguments)
    assert isinstance(refused.exception, UsageError)
    assert not Entrance(Settings()).users.all()


def test_a_key_is_shown_once(tmp_path: Path) -> None:
    shown = youju("keys", "add", "门户", "--scope", "ask", "--for", "财务科", "--days", "30").output
    key = shown.split()[-1]
    entrance = Entrance(Settings())
    person = entrance.keys.presented(key, Settings().day())
    assert person
    assert person.audiences == {"财务科"}
    listed = youju("keys", "list").output
    assert "门户  ask  财务科" in listed
    assert key not in listed
    assert "已作废" in youju("keys", "revoke", person.id.removeprefix("k-")).output
    assert youju("keys", "list").output == ""
    assert tmp_path in Settings().people.parents


def test_records_are_counted_and_deleted() -> None:
    assert youju("records", "count").output == ""
    assert "已删 0 天" in youju("records", "delete").output
