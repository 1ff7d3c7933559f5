"""The bot of 企业微信 (智能机器人), by Tencent's SDK: the connection is ours, none comes in.

https://developer.work.weixin.qq.com/document/path/101463 says what is sent and what is taken.
"""

import asyncio
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from assistant.service.bots.bot_desk import WELCOME, BotDesk, Heard

MOST_BYTES = 20_480
"""Of a reply, by the platform's guide."""
_UNDER_WAY = "正在查……"
_NOT_SENT = "一条回答没有发到企业微信；再问一遍，或者平台重发，都会再答。"
_LOOK_S, _AGAIN_S = 5.0, 10.0
_LOOK_AT = "一直不行，请核对网络和 YOUJU_WECOM_BOT、YOUJU_WECOM_SECRET。"
Frame = Mapping[str, Any]
Tell = Callable[[str], None]


def heard_in_wecom(frame: Frame) -> Heard:
    """Return what a frame of the platform says; of pictures and files nothing."""
    body = frame.get("body") or {}
    sender = str((body.get("from") or {}).get("userid", ""))
    talk = f"{body.get('chatid') or ''} {sender}"
    return Heard(str(body.get("msgid", "")), talk, _text(body))


def _text(body: Frame) -> str:
    """Return the text of a message: typed, spoken, or between pictures."""
    kind = str(body.get("msgtype", ""))
    if kind == "mixed":
        return "\n".join(_text(part) for part in (body.get(kind) or {}).get("msg_item") or ())
    said = (body.get(kind) or {}).get("content") if kind in ("text", "voice") else ""
    return str(said or "")


class _Silent:
    """Stands for the SDK's log, which would print every message that comes and goes."""

    def _nothing(self, _message: str, *_given: object) -> None:
        pass

    debug = info = warn = error = _nothing


class WecomBot:
    """Keeps a connection to the platform, and replies to what comes over it."""

    def __init__(self, desk: BotDesk, bot_id: str, secret: str, tell: Tell) -> None:
        """Tell whoever started it how the connection stands.

        Raises:
            ImportError: the SDK is not installed.
        """
        self._sdk = import_module("aibot")
        self._desk, self._tell = desk, tell
        # To connect again is left to `run`: the SDK gives up where a server closes politely.
        self._options = self._sdk.WSClientOptions(
            bot_id, secret, max_reconnect_attempts=0, logger=_Silent()
        )

    async def run(self) -> None:
        """Reply until cancelled, over one connection after another."""
        while True:
            client = self.client()
            await client.connect()
            while client.is_connected:
                await asyncio.sleep(_LOOK_S)
            client.disconnect()
            await asyncio.sleep(_AGAIN_S)

    def client(self) -> Any:  # noqa: ANN401  a class of the SDK
        """Return a client that is not connected yet."""
        client = self._sdk.WSClient(self._options)

        async def on_message(frame: Frame) -> None:
            await self._reply(client, frame)

        async def on_entered(frame: Frame) -> None:
            await client.reply_welcome(frame, {"msgtype": "text", "text": {"content": WELCOME}})

        client.on("message", on_message)
        client.on("event.enter_chat", on_entered)
        client.on("authenticated", lambda: self._tell("已连上企业微信。"))
        client.on("disconnected", lambda _reason: self._tell("与企业微信断开了，正在重连。"))
        client.on("error", self._failed)
        return client

    def _failed(self, error: Exception) -> None:
        if "Max reconnect" not in str(error):  # which follows the reason, and says nothing more
            self._tell(f"与企业微信的连接出错，过十秒再试；{_LOOK_AT}（{error}）")

    async def _reply(self, client: Any, frame: Frame) -> None:  # noqa: ANN401
        heard = heard_in_wecom(frame)
        if not self._desk.is_new(heard):
            return
        stream = self._sdk.generate_req_id("stream")

        async def sent(text: str, *, finish: bool) -> bool:
            try:
                await client.reply_stream(frame, stream, text, finish=finish)
            except Exception:  # noqa: BLE001 - a receipt that is late, a line that broke: all alike
                return False
            return True

        # Whether that it is looked for arrives or not: the answer is what is waited for.
        await sent(_UNDER_WAY, finish=False)
        reply = await self._desk.reply(heard)
        if not (await sent(reply, finish=True) or await sent(reply, finish=True)):
            self._desk.forget(heard)
            self._tell(_NOT_SENT)
