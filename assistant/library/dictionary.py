"""jieba's dictionary, read as far as a text needs it: it is not loaded, it is looked into.

jieba puts all its words into one dict, half a second and a hundred megabytes. But all that it looks
up are stretches of the text that it cuts, so the words that begin with a character of that text are
enough. Its own tokenizer is given a dict of these, and cuts with it as it always does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path

import jieba
import jieba.finalseg
import numpy as np
import numpy.typing as npt

from assistant.library.own_words import TOTAL, WordCount

_FILE = Path(jieba.__file__).with_name(jieba.DEFAULT_DICT_NAME)
_WIDTH = 4
"""Bytes of the longest character."""


class Dictionary:
    """Words by their first character, each with how often it is counted.

    `frequencies` is what `jieba.Tokenizer.FREQ` would be, the beginnings of words counted 0, as far
    as it was opened.
    """

    def __init__(self, own: Sequence[WordCount] = ()) -> None:
        """Map the file, and note where the words of each character stand; `own` are added to it."""
        self.total = TOTAL + sum(count for _, count in own)
        self._own: dict[str, dict[str, int]] = defaultdict(dict)
        for word, count in own:
            self._own[word[0]][word] = count
        with _FILE.open("rb") as file:
            self._file = mmap(file.fileno(), 0, access=ACCESS_READ)
        starts, characters = _first_characters(np.frombuffer(self._file, dtype=np.uint8))
        begins = np.flatnonzero(np.diff(characters, prepend=0))
        runs = np.append(starts[begins], len(self._file))
        order = np.argsort(characters[begins], kind="stable")
        self._characters = characters[begins][order]
        self._runs = np.stack((runs[:-1], runs[1:]), axis=1)[order]
        self._known: set[str] = set()
        self.frequencies: dict[str, int] = {}

    def open_at(self, text: str) -> None:
        """Have the words in `frequencies` that begin with a character of `text`."""
        if self._known.issuperset(text):
            return
        for character in set(text).difference(self._known):
            fresh = dict(self._words(character)) | self._own.get(character, {})
            beginnings = (word[:end] for word in fresh for end in range(1, len(word)))
            self.frequencies |= dict.fromkeys(beginnings, 0) | fresh
            self._known.add(character)

    def tokenizer(self) -> jieba.Tokenizer:
        """Return jieba's tokenizer over `frequencies`; open these at a text before it is cut."""
        for word in (w for own in self._own.values() for w, count in own.items() if not count):
            jieba.finalseg.add_force_split(word)
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = self.frequencies, self.total, True
        return tokenizer

    def _words(self, character: str) -> Iterator[WordCount]:
        key = int.from_bytes(character.encode("utf-8", "surrogatepass").ljust(_WIDTH, b"\0"))
        first, last = np.searchsorted(self._characters, [key, key + 1])
        for start, end in self._runs[first:last].tolist():
            for line in self._file[start:end].decode("utf-8").rstrip("\n").split("\n"):
                word, count, _ = line.split(" ", 2)
                yield word, int(count)


def _first_characters(
    file: npt.NDArray[np.uint8],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return where each line begins and its first character, as a number of four bytes."""
    starts = np.append(0, np.flatnonzero(file[:-1] == ord("\n")) + 1)
    lead = file[starts].astype(np.int64)
    characters = lead << 24
    for place, longer in enumerate((0xC0, 0xE0, 0xF0), start=1):
        following = file[np.minimum(starts + place, len(file) - 1)]
        characters += np.where(lead >= longer, following.astype(np.int64) << (24 - 8 * place), 0)
    return starts, characters


def counted(words: Iterable[tuple[str, int | None]]) -> Iterator[int]:
    """Yield how often jieba counts each of `words` when they are added to its dictionary.

    One without a count is counted so often that jieba keeps it whole, which hangs on all before it.
    """
    dictionary = Dictionary()
    tokenizer = dictionary.tokenizer()
    for word, count in words:
        dictionary.open_at(word)
        tokenizer.add_word(word, count)
        yield tokenizer.FREQ[word]
