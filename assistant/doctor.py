"""Whether this machine can run the assistant: each part, in words an administrator can act on."""

import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answering.chat.prompts import read_prompts
from assistant.errors import YoujuError
from assistant.library.lexicon import read_lexicon
from assistant.library.manifest import read_manifest
from assistant.library.texts import Texts
from assistant.model.embedder import Embedder
from assistant.settings import Settings

_NEEDED_MB = 600
_NAMED = 5
"""Documents of a kind that a finding names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one part."""

    part: str
    ready: bool
    detail: str


def examine(settings: Settings, *, served: bool = False) -> list[Finding]:
    """Examine every part; a failure is a finding, not an error.

    Where the page is `served`, it is on its port, of which nothing is to be said.
    """
    checks = {p: check for p, check in _CHECKS.items() if not (served and check is _port)}
    return [_checked(part, check, settings) for part, check in checks.items()]


def _checked(part: str, check: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(part, ready=True, detail=check(settings))
    except YoujuError as error:
        return Finding(part, ready=False, detail=str(error))


def _python(_settings: Settings) -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _disk(settings: Settings) -> str:
    folder = next(p for p in (settings.models, *settings.models.parents) if p.exists())
    free = shutil.disk_usage(folder).free // 2**20
    if free < _NEEDED_MB:
        raise YoujuError(f"只剩 {free} MB。", f"请腾出 {_NEEDED_MB} MB。")
    return f"{folder} 所在磁盘还有 {free} MB"


def _lexicon(settings: Settings) -> str:
    if not settings.lexicon.is_dir():
        raise YoujuError(f"没有词表文件夹：{settings.lexicon}。", "请核对“YOUJU_CORPUS”。")
    lexicon = read_lexicon(settings.lexicon)
    return f"词 {len(lexicon.words)} 个，口语词 {len(lexicon.synonyms)} 个"


def _model(settings: Settings) -> str:
    embedder = Embedder(settings.embedding_model, settings.models)
    size = embedder.question("检查").shape[0]
    return f"{settings.embedding_model or '内置 multilingual-e5-small'}，{size} 维"


def _library(settings: Settings) -> str:
    entries = read_manifest(settings.library).entries
    if not entries:
        raise YoujuError(f"库里还没有文件：{settings.library}。", "请运行 youju ingest。")
    texts = Texts(settings.library)
    lost = [f"《{e.title or e.file}》（{e.id}）" for e in entries if not texts.reads(e)]
    if lost:
        told = f"{len(lost)} 份原文丢了或者坏了：{'、'.join(lost[:_NAMED])}"
        told += "等。" if len(lost) > _NAMED else "。"
        raise YoujuError(told, "请用原文件重新入库：youju ingest 文件。")
    return f"{settings.library}，{len(entries)} 份文件"


def _port(settings: Settings) -> str:
    with socket.socket() as probe:
        if probe.connect_ex((settings.host, settings.port)) == 0:
            return f"{settings.port} 正有程序在用；若不是本助手，请换 --port"
    return f"{settings.port} 空闲"


def _chat(settings: Settings) -> str:
    if not settings.chat_url:
        return "没有接，只用库内原文作答"
    from assistant.answering.chat.chat_model import open_chat_model, probe  # noqa: PLC0415  a second

    open_chat_model(settings)
    read_prompts(settings.prompts)
    return probe(settings)


_CHECKS: dict[str, Callable[[Settings], str]] = {
    "Python": _python,
    "磁盘": _disk,
    "词表": _lexicon,
    "向量模型": _model,
    "库": _library,
    "大模型": _chat,
    "端口": _port,
}
