"""Bots over both platforms: the messages that they send, faked where the SDK begins."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr

from assistant import Assistant
from assistant.errors import ServeError
from assistant.service.bots.bot_desk import ANEW, BotDesk, Heard
from assistant.service.bots.dingtalk_bot import DingtalkBot, heard_in_dingtalk
from assistant.service.bots.running_bot import PLATFORMS, run_bot
from assistant.service.bots.wecom_bot import WecomBot, heard_in_wecom
from assistant.settings import PROJECT
from tests.service.bots.messages import dingtalk, wecom
from tests.service.people.papers import FINANCE, PAPERS

SITE = "http://10.0.0.5:7860"


@pytest.fixture
def desk(assistant: Assistant) -> BotDesk:
    return desk_of(assistant)


def desk_of(assistant: Assistant, *audiences: str, **settings: Any) -> BotDesk:
    """Return the desk of a bot over an assistant."""
    made = assistant.settings.model_copy(update={"address": f"{SITE}/", **settings})
    seen = SimpleNamespace(settings=made, seen_by=assistant.seen_by)
    return BotDesk(seen, "wecom", audiences, 20_480)  # type: ignore[arg-type]


def said(desk: BotDesk, text: str, talk: str = "chat zhangsan") -> str:
    """Return what is replied to a text."""
    return asyncio.run(desk.reply(Heard("", talk, text)))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({}, "36号文第九条"),
        ({"msgtype": "voice", "voice": {"content": "低保多少钱"}}, "低保多少钱"),
        ({"msgtype": "mixed", "mixed": {"msg_item": [
            {"msgtype": "text", "text": {"content": "看这个"}},
            {"msgtype": "image", "image": {"url": "https://x"}}]}}, "看这个\n"),
        ({"msgtype": "image", "image": {"url": "https://x"}}, ""),
        ({"msgtype": "text", "text": None}, ""),
        ({"msgtype": "mixed", "mixed": None, "from": None}, ""),
    ],
)  # fmt: skip
def test_what_wecom_sends_is_read(body: dict[str, Any], text: str) -> None:
    assert heard_in_wecom(wecom(body=body)).text == text


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, " 36号文第九条 "),
        ({"msgtype": "audio", "content": {"recognition": "低保多少钱"}}, "低保多少钱"),
        ({"msgtype": "richText",
          "content": {"richText": [{"text": "看"}, {"downloadCode": "x"}]}}, "看"),
        ({"msgtype": "picture", "content": {"downloadCode": "x"}}, ""),
        ({"msgtype": "text", "text": None}, ""),
    ],
)  # fmt: skip
def test_what_dingtalk_sends_is_read(more: dict[str, Any], text: str) -> None:
    assert heard_in_dingtalk(dingtalk(**more)).text == text


def test_two_people_in_one_group_have_a_talk_each() -> None:
    other = wecom(body={"from": {"userid": "lisi"}})
    assert heard_in_wecom(wecom()).talk != heard_in_wecom(other).talk
    assert heard_in_wecom({}).talk
    assert heard_in_dingtalk({}).text == ""


def test_the_name_of_the_bot_is_no_part_of_the_question() -> None:
    assert Heard("", "", "@有据 @小张 36号文第九条").question == "36号文第九条"
    assert Heard("", "", "发邮件到 a@b.cn 行吗").question == "发邮件到 a@b.cn 行吗"
    for text, asked in {
        "@有据36号文第九条是什么": "36号文第九条是什么",
        "@有据低保多少钱": "低保多少钱",
        "@小张 @有据低保多少钱？": "低保多少钱？",
        "@有据36号文第九条 是什么": "36号文第九条 是什么",
        "@有据助手 低保多少钱": "低保多少钱",
        "@有据 @小张": "",
        "@有据": "",
    }.items():
        assert Heard("", "", text).question == asked


def test_a_reply_is_the_answer_with_the_address_of_each_clause(
    desk: BotDesk, assistant: Assistant
) -> None:
    answer = assistant.ask("36号文第九条")
    told = said(desk, "@有据 36号文第九条")
    assert told.startswith(answer.text)
    assert all(f"({SITE}{each.address})" in told for each in answer.citations)


def test_a_question_goes_on_from_the_one_before_until_it_is_begun_anew(desk: BotDesk) -> None:
    said(desk, "36号文第九条的保费标准是多少？")
    assert "（九）" in said(desk, "哪条写的？")
    assert "（九）" not in said(desk, "哪条写的？", "chat lisi")
    assert "重新问" in said(desk, ANEW)
    assert "（九）" not in said(desk, "哪条写的？")


def test_what_cannot_be_answered_is_said_in_a_sentence(assistant: Assistant) -> None:
    slow = desk_of(assistant, per_minute=1)
    assert "只看文字" in said(slow, "@有据 ")
    said(slow, "36号文第九条")
    assert "问得太快" in said(slow, "36号文第九条")
    failing = desk_of(assistant)
    failing._assistant = SimpleNamespace(ask=lambda *_: 1 / 0)  # type: ignore[assignment]
    assert said(failing, "问").startswith("程序出错")


def test_a_bot_sees_what_everybody_sees_and_the_lists_it_was_started_for(papers: Assistant) -> None:
    asked = PAPERS[1].question
    assert "便民中心" not in said(desk_of(papers), asked)
    assert "便民中心" in said(desk_of(papers, FINANCE), asked)


def test_nothing_of_a_bot_is_imported_unless_one_is_started() -> None:
    within = {PROJECT / "assistant" / "service" / "bots", PROJECT / "assistant" / "commands"}
    for file in sorted((PROJECT / "assistant").rglob("*.py")) + sorted(
        (PROJECT / "ui").rglob("*.py")
    ):
        if within.isdisjoint(file.parents):
            assert "service.bots" not in file.read_text("utf-8"), file
    code = (
        "import sys, assistant.cli; print([m for m in sys.modules if 'bots' in m or m == 'aibot'])"
    )
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


class FakeClient:
    """Stands for the client of 企业微信's SDK: what is said through it is kept."""

    def __init__(self, options: Any) -> None:
        self.options = options
        self.heard: dict[str, Callable[..., Any]] = {}
        self.sent: list[Any] = []
        self.is_connected = False

    def on(self, event: str, handler: Callable[..., Any]) -> None:
        self.heard[event] = handler

    async def connect(self) -> None:
        raise asyncio.CancelledError

    async def reply_stream(self, frame: Any, stream: str, text: str, finish: bool) -> None:
        self.sent.append((frame["headers"]["req_id"], stream, text, finish))

    async def reply_welcome(self, _frame: Any, body: Any) -> None:
        self.sent.append(body)


@pytest.fixture
def aibot(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = ModuleType("aibot")
    fake.__dict__.update(
        WSClient=FakeClient, WSClientOptions=lambda *given, **named: SimpleNamespace(**named),
        generate_req_id=lambda prefix: f"{prefix}_1",
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "aibot", fake)


@pytest.mark.usefixtures("aibot")
def test_wecom_says_at_once_that_it_looks_and_then_the_answer_in_its_place(desk: BotDesk) -> None:
    told: list[str] = []
    client = WecomBot(desk, "bot", "secret", told.append).client()
    for frame in (wecom(), wecom()):  # the second time it is the same message
        asyncio.run(client.heard["message"](frame))
    (first, last) = client.sent
    assert first == ("REQ", "stream_1", "正在查……", False)
    assert last[:2] == ("REQ", "stream_1")
    assert "（九）" in last[2]
    assert last[3]
    asyncio.run(client.heard["event.enter_chat"](wecom()))
    assert "直接问政策" in client.sent[-1]["text"]["content"]
    client.heard["error"](Exception("bad secret"))
    client.heard["error"](Exception("Max reconnect attempts exceeded"))
    client.heard["authenticated"]()
    assert len(told) == 2
    assert "YOUJU_WECOM_SECRET。（bad secret）" in told[0]


def deaf(monkeypatch: pytest.MonkeyPatch, client: Any, *lost: int) -> None:
    """Let the receipts of those sendings not come back, by their numbers."""
    numbers = count(1)

    async def reply_stream(frame: Any, stream: str, text: str, finish: bool) -> None:
        if next(numbers) in lost:
            raise TimeoutError("Reply ack timeout")
        await FakeClient.reply_stream(client, frame, stream, text, finish)

    monkeypatch.setattr(client, "reply_stream", reply_stream)


@pytest.mark.usefixtures("aibot")
@pytest.mark.parametrize("lost", [(1,), (2,), (1, 2)])
def test_a_lost_receipt_costs_nobody_the_answer(
    desk: BotDesk, monkeypatch: pytest.MonkeyPatch, lost: tuple[int, ...]
) -> None:
    told: list[str] = []
    client = WecomBot(desk, "bot", "secret", told.append).client()
    deaf(monkeypatch, client, *lost)
    asyncio.run(client.heard["message"](wecom()))
    assert "（九）" in client.sent[-1][2]
    assert client.sent[-1][3]
    assert not told


@pytest.mark.usefixtures("aibot")
def test_what_could_not_be_answered_is_answered_when_it_is_sent_again(
    desk: BotDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    client = WecomBot(desk, "bot", "secret", told.append).client()
    deaf(monkeypatch, client, 1, 2, 3)
    for _ in range(3):
        asyncio.run(client.heard["message"](wecom()))
    assert [each[3] for each in client.sent] == [False, True]
    assert "（九）" in client.sent[-1][2]
    assert len(told) == 1


@pytest.mark.usefixtures("aibot")
def test_the_log_of_the_sdk_is_silent(desk: BotDesk, capsys: pytest.CaptureFixture[str]) -> None:
    logger = WecomBot(desk, "bot", "secret", print).client().options.logger
    for level in ("debug", "info", "warn", "error"):
        getattr(logger, level)("身份证号 110101")
    assert capsys.readouterr() == ("", "")


class FakeHandler:
    """Stands for the handler of 钉钉's SDK."""

    sent: list[tuple[str, str, Any]]

    def reply_markdown(self, title: str, text: str, message: Any) -> None:
        self.sent.append((title, text, message))


class FakeStream:
    """Stands for the client of 钉钉's SDK."""

    def __init__(self, _credential: Any, _log: Any) -> None:
        self.handlers: dict[str, Any] = {}

    def register_callback_handler(self, topic: str, handler: Any) -> None:
        self.handlers[topic] = handler


def test_dingtalk_takes_a_message_at_once_and_replies_to_where_it_came_from(
    desk: BotDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = ModuleType("dingtalk_stream")
    fake.__dict__.update(
        ChatbotHandler=FakeHandler, DingTalkStreamClient=FakeStream,
        Credential=lambda *given: given, AckMessage=SimpleNamespace(STATUS_OK=200),
        ChatbotMessage=SimpleNamespace(from_dict=dict),
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "dingtalk_stream", fake)
    FakeHandler.sent = []
    bot = DingtalkBot(desk, "app", "secret", print)
    (handler,) = bot._client.handlers.values()

    async def heard_twice() -> None:
        for _ in range(2):
            assert await handler.process(SimpleNamespace(data=dingtalk())) == (200, "OK")
        assert not FakeHandler.sent
        while not FakeHandler.sent:
            await asyncio.sleep(0.01)

    asyncio.run(heard_twice())
    ((title, text, back),) = FakeHandler.sent
    assert title == "有据的回答"
    assert "（九）" in text
    assert back == {"sessionWebhook": "https://oapi.example/s", "senderStaffId": "manager1"}


def test_a_bot_that_is_not_set_up_or_not_installed_is_told(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, platform in PLATFORMS.items():
        with pytest.raises(ServeError, match="没有设全"):
            run_bot(assistant, name, ())
        account = {platform.id_setting: "a", platform.secret_setting: SecretStr("b")}
        settings = assistant.settings.model_copy(update=account)
        ready = SimpleNamespace(settings=settings, seen_by=assistant.seen_by)
        for sdk in ("aibot", "dingtalk_stream"):
            monkeypatch.setitem(sys.modules, sdk, None)
        with pytest.raises(ServeError, match="bots"):
            run_bot(ready, name, ())  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_sdk_of_wecom_is_as_it_is_used(desk: BotDesk) -> None:
    aibot = pytest.importorskip("aibot")

    async def heard() -> list[Any]:
        client = WecomBot(desk, "bot", "secret", print).client()
        fake = FakeClient(None)
        client.reply_stream = fake.reply_stream
        aibot.MessageHandler(client._logger).handle_frame(wecom(), client)
        while len(fake.sent) < 2:
            await asyncio.sleep(0.01)
        assert not client.is_connected
        return fake.sent

    assert "（九）" in asyncio.run(heard())[1][2]


def test_the_sdk_of_dingtalk_is_as_it_is_used(
    desk: BotDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sdk = pytest.importorskip("dingtalk_stream")
    sent: list[Any] = []
    monkeypatch.setattr(
        sdk.ChatbotHandler, "reply_markdown", lambda _self, *given: sent.append(given)
    )
    (handler,) = DingtalkBot(desk, "app", "secret", print)._client.callback_handler_map.values()

    async def heard() -> None:
        frame = {"headers": {"messageId": "1"}, "data": json.dumps(dingtalk())}
        ack = await handler.raw_process(sdk.CallbackMessage.from_dict(frame))
        assert ack.to_dict()["code"] == 200
        while not sent:
            await asyncio.sleep(0.01)

    asyncio.run(heard())
    _title, text, message = sent[0]
    assert "（九）" in text
    assert message.session_webhook == "https://oapi.example/s"
