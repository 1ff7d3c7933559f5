"""Short forms: 科特派 for 科技特派员, 两不愁 for 两不愁三保障.

Chinese shortens a name to some of its characters, in their order, the first among them. No list is
kept: a stretch that is no word is short for the one word of the library that it is so made from.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from assistant.question.known_words import HanRun
from assistant.question.wordlist import SHORTEST

_LONGEST = 5
_SAVED = 2
"""Characters that a short form saves at least; it saves more than half of few words."""


class ShortForms:
    """Finds the words that a question shortens."""

    def __init__(self, words: Iterable[str], likely: Callable[[str], bool]) -> None:
        """Index `words` by their first character; only a `likely` one is ever meant."""
        self._likely = likely
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= SHORTEST + _SAVED:
                self._by_first[word[0]].append(word)

    def inside(self, run: HanRun) -> dict[tuple[int, int], str]:
        """Return the words that stretches of `run` are short for, by the places of these."""
        found: dict[tuple[int, int], str] = {}
        for at in sorted(run.bounds):
            ends = range(min(len(run.text), at + _LONGEST), at + SHORTEST - 1, -1)
            for end in (e for e in ends if _may_be_short(run, at, e)):
                word = self._long(run.text[at:end])
                if word:
                    found[at, end] = word
                    break
        return found

    def _long(self, short: str) -> str:
        """Return the one word that `short` is made from; with its extensions it counts as one."""
        sizes = range(len(short) + _SAVED, 2 * len(short) + _SAVED + 1)
        words = (w for w in self._by_first.get(short[0], ()) if len(w) in sizes)
        fitting = [w for w in words if _in_order(short, w) and self._likely(w)]
        first = min(fitting, key=len, default="")
        return first if all(word.startswith(first) for word in fitting) else ""


def _may_be_short(run: HanRun, at: int, end: int) -> bool:
    """Say whether [at, end) may be a short form: it is not cut into known words alone.

    Two characters may as well be two words (谁来, 致人), so each must be part of a row.
    """
    if end - at == SHORTEST:
        return not {at, end - 1} & run.alone and run.may_be_a_word(at, end)
    single = any({place, place + 1} <= run.bounds for place in range(at, end))
    return single and {at, end} <= run.bounds


def _in_order(short: str, word: str) -> bool:
    """Say whether the characters of `short` stand in `word` in this order."""
    rest = iter(word)
    return all(character in rest for character in short)
