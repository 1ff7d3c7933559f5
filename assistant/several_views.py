"""Several views of one library, each opened when somebody first looks through it, a few kept."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar

MOST_OPEN = 16
"""Views that are open at once; the one that nobody used longest is closed for another."""


class Closing(Protocol):
    """What can let go of its files, and opens them again when it is asked again."""

    def close(self) -> None:
        """Let go."""


View = TypeVar("View", bound=Closing)


class SeveralViews(Generic[View]):
    """The views that are open, by their audiences. Threads may share it."""

    def __init__(self, opened: Callable[[frozenset[str]], View], most: int = MOST_OPEN) -> None:
        """Open each with `opened`, at most so many at once."""
        self._opened, self._most = opened, most
        self._views: OrderedDict[frozenset[str], View] = OrderedDict()
        self._opening = Lock()

    def of(self, audiences: frozenset[str]) -> View:
        """Return the view of these audiences."""
        with self._opening:
            if audiences not in self._views:
                self._views[audiences] = self._opened(audiences)
            self._views.move_to_end(audiences)
            while len(self._views) > self._most:
                self._views.popitem(last=False)[1].close()
            return self._views[audiences]

    def close(self) -> None:
        """Close them all."""
        with self._opening:
            while self._views:
                self._views.popitem()[1].close()
