"""A small file that several may change at once: nothing is lost, nothing is half written.

Whoever changes it reads it anew under a lock, so of two administrators each adds to what the other
has done. It is readable for the account that runs the service, and for no other.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from assistant.errors import PeopleError

_PATIENCE_S = 10
Records = dict[str, dict[str, Any]]
"""What is kept, by id."""


class KeptFile:
    """A JSON file of records."""

    def __init__(self, path: Path) -> None:
        """Keep the records at `path`, which need not be there yet."""
        self._path = path
        self._lock = FileLock(path.with_name(f"{path.name}.lock"), thread_local=True)
        self._seen: tuple[tuple[int, int], Records] = (0, 0), {}

    def read(self) -> Records:
        """Return the records as they are now; they are read again only when they were changed.

        Raises:
            PeopleError: the file is damaged: then nobody comes in.
        """
        stamp = self._stamp()
        if stamp != self._seen[0]:
            self._seen = stamp, self._read()
        return self._seen[1]

    @contextmanager
    def changing(self) -> Iterator[Records]:
        """Give the records to be changed, and write them down if nothing was raised meanwhile.

        Raises:
            PeopleError: the file is damaged, cannot be written, or is long being changed.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._lock.acquire(timeout=_PATIENCE_S):
                records = self._read()
                yield records
                self._write(records)
        except Timeout as error:
            raise PeopleError(
                f"{self._path.name} 正在被另一个程序修改。", "请稍后重试。"
            ) from error
        except OSError as error:
            raise PeopleError(f"写不了：{self._path}。", "请核对写入权限和磁盘空间。") from error

    def _read(self) -> Records:
        if not self._path.exists():
            return {}
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))["records"]
            return {each: {**record} for each, record in kept.items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise PeopleError(
                f"{self._path.name} 读不出来，谁也不能登录。", f"请用备份换回：{self._path}。"
            ) from error

    def _write(self, records: Records) -> None:
        text = json.dumps({"records": records}, ensure_ascii=False, indent=1)
        partial = self._path.with_name(f"{self._path.name}.partial")
        opened = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._path)

    def _stamp(self) -> tuple[int, int]:
        try:
            status = self._path.stat()
        except OSError:
            return 0, 0
        return status.st_mtime_ns, status.st_ino
