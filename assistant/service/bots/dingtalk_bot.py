"""The bot of 钉钉 (Stream mode), by DingTalk's own SDK: the connection is ours, none comes in.

https://open.dingtalk.com/document/orgapp/robot-reply-and-send-messages says what is sent and taken.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from assistant.service.bots.bot_desk import BotDesk, Heard

MOST_BYTES = 15_000
"""Of a reply. The guide of the platform names no bound here; elsewhere it is 20000."""
_TITLE = "有据的回答"
"""What the list of talks shows of a reply."""
_LOOK_AT = "一直不行，请核对网络和 YOUJU_DINGTALK_APP、YOUJU_DINGTALK_SECRET。"
_SHOWN = 200
"""Characters of what the SDK says that are shown."""
Data = Mapping[str, Any]
Tell = Callable[[str], None]


def heard_in_dingtalk(data: Data) -> Heard:
    """Return what a message of the platform says; of pictures and files nothing."""
    talk = f"{data.get('conversationId', '')} {data.get('senderId', '')}"
    return Heard(str(data.get("msgId", "")), talk, _text(data))


def _text(data: Data) -> str:
    """Return the text of a message: typed, spoken, or between pictures."""
    kind, content = data.get("msgtype"), data.get("content") or {}
    if kind == "text":
        return str((data.get("text") or {}).get("content") or "")
    if kind == "audio":
        return str(content.get("recognition") or "")
    if kind == "richText":
        return "\n".join(
            str(part["text"]) for part in content.get("richText") or () if "text" in part
        )
    return ""


def broken_lines(text: str) -> str:
    """Return Markdown whose lines this platform breaks where they end."""
    return text.replace("\n", "  \n")


class _Telling(logging.Handler):
    """Hands on what goes wrong with the connection; the SDK logs nothing else as an error."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if said != "open connection failed":  # which follows the reason, and says nothing more
            self._tell(f"与钉钉的连接出错，过十秒再试；{_LOOK_AT}（{said[:_SHOWN]}）")


class DingtalkBot:
    """Keeps a connection to the platform, and replies to what comes over it."""

    def __init__(self, desk: BotDesk, app_id: str, secret: str, tell: Tell) -> None:
        """Tell whoever started it what is wrong with the connection.

        Raises:
            ImportError: the SDK is not installed.
        """
        self._sdk = import_module("dingtalk_stream")
        self._desk = desk
        log = logging.getLogger("youju.dingtalk")
        log.propagate, log.handlers = False, [_Telling(tell)]
        log.setLevel(logging.ERROR)
        self._client = self._sdk.DingTalkStreamClient(self._sdk.Credential(app_id, secret), log)
        self._client.register_callback_handler(
            "/v1.0/im/bot/messages/get", _handler(self._sdk, desk)
        )

    async def run(self) -> None:
        """Reply until cancelled; the SDK connects again by itself."""
        await self._client.start()


def _handler(sdk: Any, desk: BotDesk) -> Any:  # noqa: ANN401  classes of the SDK
    """Return what the SDK calls with each message."""
    replying: set[asyncio.Task[None]] = set()

    class MessageHandler(sdk.ChatbotHandler):  # type: ignore[misc]
        async def process(self, callback: Any) -> tuple[int, str]:  # noqa: ANN401
            """Take a message at once, and reply to it when it is its turn."""
            heard = heard_in_dingtalk(callback.data)
            if desk.is_new(heard):
                task = asyncio.create_task(self._reply(heard, callback.data))
                replying.add(task)
                task.add_done_callback(replying.discard)
            return sdk.AckMessage.STATUS_OK, "OK"

        async def _reply(self, heard: Heard, data: Data) -> None:
            text = broken_lines(await desk.reply(heard))
            names = ("sessionWebhook", "senderStaffId")
            back = sdk.ChatbotMessage.from_dict({name: data.get(name) for name in names})
            await asyncio.to_thread(self.reply_markdown, _TITLE, text, back)

    return MessageHandler()
