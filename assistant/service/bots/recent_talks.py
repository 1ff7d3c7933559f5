"""What was said last in each talk with a bot, so that a question can go on from the one before.

It is in memory only, for a few turns and a short while. Chat platforms send one message at a time,
where the page sends the talk along.
"""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from assistant import Answer

TURNS, LASTS_S = 3, 1800.0
"""Questions with their answers that are remembered, and for how long after the last of them."""
_MOST = 1_000
Turn = dict[str, str]


class RecentTalks:
    """The talks that are going on, by who talks where."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with none."""
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, tuple[Turn, ...]]] = OrderedDict()

    def of(self, talk: str) -> tuple[Turn, ...]:
        """Return the turns of a talk, oldest first; none where it is over."""
        last, turns = self._kept.get(talk, (0.0, ()))
        return turns if self._clock() - last <= LASTS_S else ()

    def went_on(self, talk: str, question: str, answer: Answer) -> None:
        """Remember a question with its answer."""
        said = (
            {"role": "user", "content": question},
            {"role": "assistant", "content": answer.text},
        )
        turns = (*self.of(talk), *said)[-2 * TURNS :]
        self._kept.pop(talk, None)
        self._kept[talk] = self._clock(), turns
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def end(self, talk: str) -> None:
        """Forget a talk."""
        self._kept.pop(talk, None)
