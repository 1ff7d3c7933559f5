"""Failures to sign in, counted by name and by address; who fails too often waits.

A name that nobody has is counted like one that somebody has, so that it cannot be told apart.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

from assistant.errors import TooOftenError

BY_NAME, BY_ADDRESS = 5, 30
"""Failures after which a name, or an address that many share, has to wait."""
WAIT_S = 900.0
_MOST = 20_000


class FailedLogins:
    """What has failed lately. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nothing counted."""
        self._clock = clock
        self._counted: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def require_patience(self, name: str, address: str) -> None:
        """Raise for a name or an address that has failed too often.

        Raises:
            TooOftenError: it has; says how long to wait.
        """
        with self._lock:
            for key, most in _keys(name, address):
                times, last = self._counted.get(key, (0, 0.0))
                left = last + WAIT_S - self._clock()
                if times >= most and left > 0:
                    minutes = int(left // 60) + 1
                    raise TooOftenError("登录失败次数太多。", f"请过 {minutes} 分钟再试。", left)

    def failed(self, name: str, address: str) -> bool:
        """Count a failure; say whether the name has to wait from now on."""
        with self._lock:
            for key, _ in _keys(name, address):
                times, last = self._counted.pop(key, (0, 0.0))
                again = times if self._clock() - last < WAIT_S else 0
                self._counted[key] = again + 1, self._clock()
            while len(self._counted) > _MOST:
                self._counted.popitem(last=False)
            return self._counted[_keys(name, address)[0][0]][0] == BY_NAME

    def succeeded(self, name: str) -> None:
        """Forget the failures of a name; those of an address stay, others are tried from it."""
        with self._lock:
            self._counted.pop(_keys(name, "")[0][0], None)


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    return ((("name", name.strip().casefold()), BY_NAME), (("address", address), BY_ADDRESS))
