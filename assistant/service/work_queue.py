"""A bounded queue in front of the engine: some work at once, some wait, the rest are told so."""

from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from typing import TypeVar

from anyio import CancelScope, CapacityLimiter, to_thread

from assistant import Answer
from assistant.errors import BusyError

AT_ONCE = 4
"""Pieces of work done at the same time; two cores gain nothing from more."""
WAITING = 64
"""Pieces of work that may wait before a caller is turned away."""

Done = TypeVar("Done")
Told = str | Answer


class WorkQueue:
    """Runs blocking work in threads, so that the event loop hears everybody meanwhile."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        """Let so many work, and so many wait."""
        self._limiter = CapacityLimiter(at_once)
        self._talking = CapacityLimiter(at_once + waiting)
        self._waiting = waiting

    async def do(self, work: Callable[[], Done]) -> Done:
        """Return what the work returns, once it was its turn.

        Raises:
            BusyError: too many are waiting.
        """
        if self._limiter.statistics().tasks_waiting >= self._waiting:
            raise BusyError("现在问的人太多，没有排上队。", "请过一会儿再试。")
        return await to_thread.run_sync(work, limiter=self._limiter)

    async def pieces(self, told: Iterator[Told]) -> AsyncGenerator[Told, None]:
        """Yield what an assistant tells: the first piece in its turn, the others as they come.

        All that is searched and read is done before the first; what follows only waits for a chat
        model, and would wait for the whole queue again before each piece. Whoever stops listening
        stops the work: the engine's own generator is closed then, and with it the connection to
        the model.
        """
        try:
            piece = await self.do(lambda: next(told, None))
            while piece is not None:
                yield piece
                piece = await to_thread.run_sync(next, told, None, limiter=self._talking)
        finally:
            if isinstance(told, Generator):
                with CancelScope(shield=True):
                    await to_thread.run_sync(told.close)
