"""Starts a bot: whether it is set up, whether its SDK is installed, and how it stands meanwhile."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib import import_module

import click
from pydantic import SecretStr

from assistant import Assistant, Settings
from assistant.errors import ServeError, command_for
from assistant.service.bots.bot_desk import BotDesk

_NO_ADDRESS = "没有设 YOUJU_ADDRESS，回答里的出处点不开。"


@dataclass(frozen=True, slots=True)
class Platform:
    """A chat platform: what it is called, where its bot is, and the settings that it needs."""

    chinese: str
    module: str
    bot: str
    id_setting: str
    secret_setting: str

    def account(self, settings: Settings) -> tuple[str, str]:
        """Return the account of the bot.

        Raises:
            ServeError: it is not set.
        """
        account: str = getattr(settings, self.id_setting)
        secret: SecretStr = getattr(settings, self.secret_setting)
        if not account or not secret.get_secret_value():
            names = "、".join(f"YOUJU_{n.upper()}" for n in (self.id_setting, self.secret_setting))
            raise ServeError(
                f"{self.chinese}的机器人没有设全。", f"请设 {names}，见管理员说明“机器人”。"
            )
        return account, secret.get_secret_value()


_HERE = "assistant.service.bots"
PLATFORMS: Mapping[str, Platform] = {
    "wecom": Platform(
        "企业微信", f"{_HERE}.wecom_bot", "WecomBot", "wecom_bot", "wecom_secret"
    ),
    "dingtalk": Platform(
        "钉钉", f"{_HERE}.dingtalk_bot", "DingtalkBot", "dingtalk_app", "dingtalk_secret"
    ),
}  # fmt: skip


def run_bot(assistant: Assistant, name: str, audiences: Collection[str]) -> None:
    """Reply on a platform until an interrupt, of what people of these audiences may see.

    Raises:
        ServeError: its account is not set, or the extra is not installed.
    """
    platform = PLATFORMS[name]
    account = platform.account(assistant.settings)
    module = import_module(platform.module)
    desk = BotDesk(assistant, name, audiences, module.MOST_BYTES)
    try:
        bot = getattr(module, platform.bot)(desk, *account, _told_once())
    except ImportError as error:
        raise ServeError(
            "没有装机器人的包。", f"请在项目文件夹里运行 {command_for('bots')}。"
        ) from error
    if not assistant.settings.address:
        click.echo(_NO_ADDRESS, err=True)
    click.echo(f"{platform.chinese}的机器人已启动（按 Ctrl+C 停止）")
    try:
        asyncio.run(bot.run())
    except KeyboardInterrupt:
        click.echo("机器人已停止。")


def _told_once() -> Callable[[str], None]:
    """Return what prints a sentence unless it was the last one: some failures come every second."""
    last = [""]

    def tell(sentence: str) -> None:
        if sentence != last[0]:
            last[0] = sentence
            click.echo(sentence, err=True)

    return tell
