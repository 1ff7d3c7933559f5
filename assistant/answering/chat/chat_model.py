"""The chat model: any OpenAI-compatible endpoint, by three settings; and what its failures mean."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import openai
from langchain_core.language_models import BaseChatModel

from assistant.errors import ChatError
from assistant.settings import Settings

_RETRIES = 1
"""Of a request that got no answer; one that has begun to answer is not repeated."""
_TRACING = tuple(
    f"{maker}_{name}" for maker in ("LANGSMITH", "LANGCHAIN") for name in ("TRACING", "TRACING_V2")
)
_PROBE_S = 5
_NO_KEY = "none"
_GUIDE = "请对照管理员指南的“接大模型”一节改正。"

_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "没有按时回音"),
    (openai.APITimeoutError, "没有按时回音"),
    (httpx.TimeoutException, "没有按时回音"),
    (openai.APIConnectionError, "连接不上"),
    (httpx.ConnectError, "连接不上"),
    (httpx.TransportError, "中途断开"),
    (OSError, "连接不上"),
    (openai.AuthenticationError, "不认这个密钥（401）"),
    (openai.PermissionDeniedError, "不许使用（403）"),
    (openai.NotFoundError, "说没有这个网址或模型（404）"),
    (openai.RateLimitError, "说请求太多或额度已用完（429）"),
    (openai.InternalServerError, "自己出错了（5xx）"),
    (openai.APIStatusError, "不接受这个请求"),
)


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A chat model and how it is used.

    `name` is shown to readers; `tools` lets it search and calculate by itself; `longest_s` are the
    seconds after which no more of one answer is waited for.
    """

    model: BaseChatModel
    name: str
    tools: bool = False
    longest_s: float = 120.0


def open_chat_model(settings: Settings) -> ChatModel | None:
    """Return the chat model of `settings`, or None where none is set. Nothing is sent yet.

    Raises:
        ChatError: the address is none, the model has no name, or questions would be traced abroad.
    """
    if not settings.chat_url:
        return None
    if urlsplit(settings.chat_url).scheme not in ("http", "https"):
        raise ChatError(f"大模型接口的网址不对：{settings.chat_url}。", _GUIDE)
    if not settings.chat_model:
        raise ChatError("没有写大模型的名称（YOUJU_CHAT_MODEL）。", _GUIDE)
    refuse_tracing(os.environ)
    return ChatModel(_client(settings), settings.chat_model, settings.chat_tools)


def refuse_tracing(environment: Mapping[str, str]) -> None:
    """Raise where LangChain would send every question to its makers' tracing service.

    Raises:
        ChatError: a tracing variable is switched on.
    """
    on = [n for n in _TRACING if environment.get(n, "").lower() not in ("", "0", "false")]
    if on:
        raise ChatError(
            f"环境变量 {'、'.join(on)} 开着，会把提问内容发到外部服务。", "请先去掉它再启动。"
        )


def _client(settings: Settings) -> BaseChatModel:
    from langchain_openai import ChatOpenAI  # noqa: PLC0415  half a second, only with a model

    return ChatOpenAI(
        base_url=settings.chat_url,
        api_key=settings.chat_key if settings.chat_key.get_secret_value() else lambda: _NO_KEY,
        model=settings.chat_model,
        timeout=settings.chat_timeout,
        max_retries=_RETRIES,
        temperature=0,
        http_client=None if _through_proxy(settings.chat_url) else httpx.Client(trust_env=False),
    )


def _through_proxy(url: str) -> bool:
    """Say whether a proxy of the environment may be used: to this machine itself none leads."""
    return urlsplit(url).hostname not in ("127.0.0.1", "localhost", "::1")


def probe(settings: Settings) -> str:
    """Return what the endpoint of `settings` says when it is asked for its models; for the doctor.

    Raises:
        ChatError: it is set wrongly, cannot be reached, or does not take the key.
    """
    address = f"{settings.chat_url.rstrip('/')}/models"
    key = settings.chat_key.get_secret_value() or _NO_KEY
    try:
        heard = httpx.get(
            address, headers={"Authorization": f"Bearer {key}"}, timeout=_PROBE_S,
            trust_env=_through_proxy(settings.chat_url),
        )  # fmt: skip
    except httpx.HTTPError as error:
        raise ChatError(f"{settings.chat_url} {reason_of(error)}。", _GUIDE) from error
    if heard.status_code in (401, 403):
        raise ChatError(f"{settings.chat_url} 不认这个密钥（{heard.status_code}）。", _GUIDE)
    listed = heard.status_code == httpx.codes.OK and settings.chat_model in heard.text
    note = "" if listed else "，但它没有列出这个模型，请试问一句"
    return f"{settings.chat_model}，{settings.chat_url} 连得上{note}"


def reason_of(error: Exception) -> str:
    """Return in a few Chinese words why a chat model could not answer."""
    return next((words for kind, words in _REASONS if isinstance(error, kind)), "的回复读不懂")
