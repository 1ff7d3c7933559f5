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

    def __init__(
        self, per_minute: int, clock: Callable[[], float] = monotonic, told: str = "问得太快了。"
    ) -> None:
        """Let each ask so often in a minute, and as often at once after a pause.

        Who asks more is `told` so.
        """
        self._most, self._clock, self._told = float(per_minute), clock, told
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str) -> None:
        """Take a token out of somebody's bucket.

        Raises:
            TooOftenError: it is empty; says when there is one again.
        """
        now = self._clock()
        with self._lock:
            left = self._left(who, now)
            self._buckets.pop(who, None)
            self._buckets[who] = max(left - 1, left if left < 1 else 0.0), now
            while len(self._buckets) > _MOST:
                self._buckets.popitem(last=False)
        self._require(left)

    def require_one(self, who: str) -> None:
        """Look whether there is a token in somebody's bucket, and leave it there.

        Raises:
            TooOftenError: there is none; says when there is one again.
        """
        with self._lock:
            left = self._left(who, self._clock())
        self._require(left)

    def _left(self, who: str, now: float) -> float:
        left, at = self._buckets.get(who, (self._most, now))
        return min(self._most, left + (now - at) * self._most / 60)

    def _require(self, left: float) -> None:
        if left < 1:
            wait = (1 - left) * 60 / self._most
            raise TooOftenError(self._told, f"请过 {int(wait) + 1} 秒再试。", wait)
