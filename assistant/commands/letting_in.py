"""Commands about who comes in: users, keys, and what is kept of questions."""

import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from assistant.commands.common import AS_JSON, print_json
from assistant.errors import UsageError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.service.people.audit_log import AuditEvent
    from assistant.service.people.entrance import Entrance

_LONGEST_DAYS = 3650
_FOR = click.option(
    "--for", "audiences", multiple=True, metavar="名单", help="在哪份名单上，可写多次"
)
_PIPED = click.option("--password-stdin", is_flag=True, help="从标准输入读密码，一行")
_ROLE = click.option("--role", required=True, help="读者、讲师、管理员")


def _entrance(settings: Settings) -> "Entrance":
    from assistant.service.people.entrance import Entrance  # noqa: PLC0415  takes a second

    return Entrance(settings)


def administered(settings: Settings, event: str, what: Sequence[str]) -> None:
    """Write down what was done to the library at this terminal, where people have accounts."""
    from assistant.service.people.audit_log import AuditEvent, this_account  # noqa: PLC0415

    entrance = _entrance(settings)
    for each in what if entrance.guarded else ():
        entrance.audit.tell(AuditEvent[event], this_account(), each)
    entrance.audit.close()


def _done(entrance: "Entrance", event: "AuditEvent", what: str, said: str) -> None:
    """Write down what was administered at this terminal, and say so."""
    from assistant.service.people.audit_log import this_account  # noqa: PLC0415

    entrance.audit.tell(event, this_account(), what)
    entrance.audit.close()
    click.echo(said)


def _password(*, piped: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    given: str = click.prompt("密码", hide_input=True, confirmation_prompt="再写一遍")
    return given


@click.group(help="管理账号")
def users() -> None:
    """Add, list, change and remove users."""


@users.command("add", help="加一个账号，例如：youju users add 王芳 --role 读者 --for 财务科")
@click.argument("name")
@_ROLE
@_FOR
@click.option("--no-password", is_flag=True, help="不设密码，由反向代理或统一身份认证登录")
@_PIPED
@click.pass_obj
def add_user(  # noqa: PLR0913, PLR0917  the options of a command
    settings: Settings,
    name: str,
    role: str,
    audiences: tuple[str, ...],
    no_password: bool,
    password_stdin: bool,
) -> None:
    """Add a user."""
    from assistant.service.people.audit_log import AuditEvent  # noqa: PLC0415
    from assistant.service.people.person import role_named  # noqa: PLC0415

    entrance, wanted = _entrance(settings), role_named(role)
    password = "" if no_password else _password(piped=password_stdin)
    if not password and not no_password:
        raise UsageError("没有写密码。", "由门户登录的账号，请加 --no-password。")
    user = entrance.users.add(name, wanted, audiences, password)
    _done(entrance, AuditEvent.USER_ADDED, user.id, f"已加账号：{user.name}（{wanted.chinese}）")


@users.command("list", help="列出账号")
@AS_JSON
@click.pass_obj
def list_users(settings: Settings, as_json: bool) -> None:
    """List the users, without their hashes."""
    listed = _entrance(settings).users.all()
    if as_json:
        print_json([
            {"id": u.id, "name": u.name, "role": u.role.value, "audiences": list(u.audiences),
             "password": bool(u.password)} for u in listed
        ])  # fmt: skip
        return
    for user in listed:
        signs_in = "用密码登录" if user.password else "由门户登录"
        audiences = "、".join(user.audiences) or "不在名单上"
        click.echo("  ".join((user.id, user.role.chinese, user.name, audiences, signs_in)))


@users.command("remove", help="删一个账号，立刻退出登录")
@click.argument("name")
@click.pass_obj
def remove_user(settings: Settings, name: str) -> None:
    """Remove a user."""
    from assistant.service.people.audit_log import AuditEvent  # noqa: PLC0415

    entrance = _entrance(settings)
    gone = entrance.users.remove(name)
    _done(entrance, AuditEvent.USER_REMOVED, gone.id, f"已删账号：{gone.name}")


@users.command("password", help="给一个账号换密码，别处的登录都退出")
@click.argument("name")
@_PIPED
@click.pass_obj
def set_password(settings: Settings, name: str, password_stdin: bool) -> None:
    """Give a user a new password."""
    from assistant.service.people.audit_log import AuditEvent  # noqa: PLC0415

    entrance, password = _entrance(settings), _password(piped=password_stdin)
    if not password:
        raise UsageError("没有写密码。", "请再运行一次。")
    user = entrance.users.set_password(name, password)
    _done(entrance, AuditEvent.PASSWORD_CHANGED, user.id, f"已换密码：{user.name}")


@users.command("role", help="换一个账号的身份")
@click.argument("name")
@click.argument("role")
@click.pass_obj
def set_role(settings: Settings, name: str, role: str) -> None:
    """Give a user another role."""
    from assistant.service.people.person import role_named  # noqa: PLC0415

    wanted = role_named(role)
    _changed(settings, lambda e: (e.users.set_role(name, wanted).id, f"{name}：{wanted.chinese}"))


@users.command("audiences", help="换一个账号所在的名单；不写 --for 就是都不在")
@click.argument("name")
@_FOR
@click.pass_obj
def set_audiences(settings: Settings, name: str, audiences: tuple[str, ...]) -> None:
    """Say of which audiences a user is."""
    said = f"{name}：{'、'.join(audiences) or '不在名单上'}"
    _changed(settings, lambda e: (e.users.set_audiences(name, audiences).id, said))


def _changed(settings: Settings, change: "Callable[[Entrance], tuple[str, str]]") -> None:
    from assistant.service.people.audit_log import AuditEvent  # noqa: PLC0415

    entrance = _entrance(settings)
    user_id, said = change(entrance)
    _done(entrance, AuditEvent.USER_CHANGED, user_id, f"已改账号 {said}")


@click.group(help="管理给程序用的密钥")
def keys() -> None:
    """Add, list and revoke keys."""


@keys.command("add", help="加一个密钥，只显示这一次")
@click.argument("name")
@click.option(
    "--scope", "scopes", multiple=True, required=True,
    type=click.Choice(["ask", "search", "check", "calculate", "documents", "mcp", "page", "teach"]),
    help="能做什么，可写多次",
)  # fmt: skip
@_FOR
@click.option("--days", default=365, type=click.IntRange(1, _LONGEST_DAYS), help="多少天后失效")
@click.pass_obj
def add_key(
    settings: Settings, name: str, scopes: tuple[str, ...], audiences: tuple[str, ...], days: int
) -> None:
    """Add a key and show it, once."""
    from assistant.service.people.audit_log import AuditEvent  # noqa: PLC0415
    from assistant.service.people.person import KeyScope  # noqa: PLC0415

    entrance, last = _entrance(settings), settings.day() + timedelta(days=days)
    key, shown = entrance.keys.add(name, set(map(KeyScope, scopes)), audiences, last)
    said = f"密钥（只显示这一次，请存好；{last.isoformat()} 失效）："
    _done(entrance, AuditEvent.KEY_ADDED, f"k-{key.id}", f"{said}\n{shown}")


@keys.command("list", help="列出密钥：编号、名字、用途、名单、到期日")
@AS_JSON
@click.pass_obj
def list_keys(settings: Settings, as_json: bool) -> None:
    """List the keys, without their digests."""
    listed = _entrance(settings).keys.all()
    if as_json:
        print_json([
            {"id": k.id, "name": k.name, "scopes": list(k.scopes), "audiences": list(k.audiences),
             "expires": k.expires.isoformat()} for k in listed
        ])  # fmt: skip
        return
    for key in listed:
        over = "（已到期）" if key.expires < settings.day() else ""
        audiences = "、".join(key.audiences) or "公开的文件"
        facts = (key.id, key.name, " ".join(key.scopes), audiences, f"{key.expires}{over}")
        click.echo("  ".join(facts))


@keys.command("revoke", help="作废一个密钥，立刻生效")
@click.argument("key_id")
@click.pass_obj
def revoke_key(settings: Settings, key_id: str) -> None:
    """Let a key open nothing any more."""
    from assistant.service.people.audit_log import AuditEvent  # noqa: PLC0415

    entrance = _entrance(settings)
    gone = entrance.keys.revoke(key_id)
    _done(entrance, AuditEvent.KEY_REVOKED, f"k-{gone.id}", f"已作废：{gone.id} {gone.name}")


@click.group(help="问题的留存：没答上的有多少，删掉留存的问题")
def records() -> None:
    """Count what was not found, delete what was kept."""


@records.command("count", help="每天有多少问题在库里没找到，不含问题的文字")
@AS_JSON
@click.pass_obj
def count_records(settings: Settings, as_json: bool) -> None:
    """Print how many questions were not found on each day."""
    counts = _entrance(settings).records.counts()
    if as_json:
        print_json(counts)
        return
    for day, count in counts.items():
        click.echo(f"{day}  {count}")


@records.command("delete", help="删掉留存的全部问题")
@click.pass_obj
def delete_records(settings: Settings) -> None:
    """Delete every record of a question."""
    from assistant.service.people.audit_log import AuditEvent  # noqa: PLC0415

    entrance = _entrance(settings)
    gone = entrance.records.delete()
    _done(entrance, AuditEvent.RECORDS_DELETED, str(gone), f"已删 {gone} 天的记录。")
