"""Following: one process changes a library at a time, and the others take over what it left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import LibraryError
from assistant.library.manifest import stamp

_PATIENCE = 20
"""Seconds to wait for another process that changes the library."""


class Following:
    """The lock of a library folder, and the manifest as it was when it was last read here."""

    def __init__(self, folder: Path, *, only_read: bool = False) -> None:
        """Follow `folder`, of which nothing has been read yet; one may `only_read` it."""
        self._folder, self._only_read = folder, only_read
        self._lock = FileLock(folder / "library.lock")
        self._seen: tuple[int, int] | None = None

    def opened(self, read: Callable[[], None]) -> None:
        """Let `read` read the folder for the first time, while nobody changes it.

        Raises:
            LibraryError: another process has been at it for a while.
        """
        with self.holding():
            self._follow(read)

    @contextmanager
    def changing(self, read: Callable[[], None]) -> Iterator[None]:
        """Let `read` take over what another process has changed, and keep it from changing more.

        Raises:
            LibraryError: another one has been at it for a while, or this one may only read.
        """
        if self._only_read:
            raise LibraryError("您可以查看文件，不能改动文件库。", "请找管理员入库或移出文件。")
        with self.holding():
            self._follow(read)
            yield

    @contextmanager
    def holding(self) -> Iterator[bool]:
        """Keep other processes from changing the library; say if it is as it was last read here.

        Raises:
            LibraryError: another one has been at it for a while.
        """
        try:
            with self._lock.acquire(timeout=_PATIENCE):
                yield stamp(self._folder) == self._seen
        except Timeout as error:
            raise LibraryError("库正在被另一个程序更新。", "请等它做完后重试。") from error

    def refresh(self, read: Callable[[], None]) -> bool:
        """Let `read` take over what another process has changed since; say whether it has.

        While the other is still at it nothing is taken over.
        """
        if stamp(self._folder) == self._seen:
            return False
        try:
            with self._lock.acquire(timeout=0):
                self._follow(read)
        except Timeout:
            return False
        return True

    def written(self) -> None:
        """Remember the manifest, which was written here, as read."""
        self._seen = stamp(self._folder)

    def _follow(self, read: Callable[[], None]) -> None:
        now = stamp(self._folder)
        if now != self._seen:
            read()
            self._seen = now
