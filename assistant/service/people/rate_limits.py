"""How often one may ask: a bucket of tokens each, which fills again as time goes by."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

from assistant.errors import TooOftenError

_MOST = 20_000
"""Who is remembered; whoever was quiet longest has a full bucket again anyway."""


class RateLimits:
    """The buckets, by who asks. Threads may share it."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        """Let each ask so often in a minute, and as often at once after a pause."""
        self._most, self._clock = float(per_minute), clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str) -> None:
        """Take a token out of somebody's bucket.

        Raises:
            TooOftenError: it is empty; says when there is one again.
        """
        now, per_second = self._clock(), self._most / 60
        with self._lock:
            left, at = self._buckets.pop(who, (self._most, now))
            left = min(self._most, left + (now - at) * per_second)
            self._buckets[who] = max(left - 1, left if left < 1 else 0.0), now
            while len(self._buckets) > _MOST:
                self._buckets.popitem(last=False)
        if left < 1:
            wait = (1 - left) / per_second
            raise TooOftenError("问得太快了。", f"请过 {int(wait) + 1} 秒再试。", wait)
