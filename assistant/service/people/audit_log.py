"""The audit log: who signed in and who administered what, by ids, without personal data.

One JSON object a line. The standard library's handler rotates the file.
"""

import json
import logging
import os
from datetime import UTC, datetime
from enum import StrEnum
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES, _KEPT = 2_000_000, 10
"""How large a file becomes, and how many older ones are kept."""


class AuditEvent(StrEnum):
    """What is worth knowing afterwards."""

    SIGNED_IN = "登录"
    SIGN_IN_FAILED = "登录失败"
    LOCKED_OUT = "暂停登录"
    SIGNED_OUT = "退出"
    PASSWORD_CHANGED = "改密码"  # noqa: S105  what happened to it
    USER_ADDED = "加账号"
    USER_REMOVED = "删账号"
    USER_CHANGED = "改账号"
    KEY_ADDED = "加密钥"
    KEY_REVOKED = "废密钥"
    DOCUMENTS_ADDED = "入库"
    DOCUMENT_REMOVED = "移出"
    DOCUMENT_SHARED = "改可见"
    DOCUMENT_SUCCEEDS = "定新旧版"
    RECORDS_DELETED = "删记录"


class AuditLog:
    """Appends to `audit.log` in a folder; opened when something happens."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`."""
        self._path = folder / "audit.log"
        self._handler: RotatingFileHandler | None = None

    def tell(self, event: AuditEvent, who: str, what: str = "") -> None:
        """Write down that `who`, an id, did something to `what`, an id too."""
        told = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "event": event.value}
        told |= {"who": who, "what": what} if what else {"who": who}
        line = json.dumps(told, ensure_ascii=False)
        self._opened().handle(logging.makeLogRecord({"msg": line, "levelno": logging.INFO}))

    def _opened(self) -> RotatingFileHandler:
        if self._handler is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            self._handler = RotatingFileHandler(
                self._path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
            )
        return self._handler

    def close(self) -> None:
        """Let go of the file; it is opened again when something happens."""
        if self._handler:
            self._handler.close()
            self._handler = None


def this_account() -> str:
    """Return who works at the terminal: the number of the system's account, not its name."""
    return f"terminal-{os.getuid()}" if hasattr(os, "getuid") else "terminal"
