"""Shelves: the folder of a library's shelf, made when it is not there, or not as it was made.

<folder>/shelf-<rules>-<documents>/   the rules are the format and the lexicon
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from unicodedata import unidata_version

from assistant.derived import drop, is_sound
from assistant.library.lexicon import Lexicon
from assistant.library.manifest import Entry
from assistant.library.segment import Segmenter
from assistant.library.snapshot.kept import keep_folder
from assistant.library.snapshot.leaf import Leaf, Vocabulary, fresh_leaf, kept_leaf
from assistant.library.snapshot.shelf import Shelf, open_shelf
from assistant.library.snapshot.stocking import stock
from assistant.library.texts import Texts

FORMAT = 1
"""Raised by whoever changes how documents are parsed, cut or written down: a library then makes its
shelf anew. `tests/library/test_snapshot_format.py` fails where it was forgotten."""
_OUTDATED = "cuts-*.jsonl"
"""What 0.2 kept instead."""


Told = Callable[[int, int], None]
"""Told how many documents have been cut, and how many there are to cut."""


class Shelves:
    """Finds or makes the shelf for what the manifest says."""

    def __init__(self, folder: Path, lexicon: Lexicon, segmenter: Segmenter, texts: Texts) -> None:
        """Work in `folder`."""
        self._folder = folder
        # What folds to what is the doing of Python, too, and may be otherwise in the next.
        self._rules = _digest(str(FORMAT), unidata_version, lexicon.fingerprint)
        self._segmenter = segmenter
        self._texts = texts

    def shelf(self, entries: Sequence[Entry], before: Shelf | None, told: Told) -> Shelf:
        """Return the shelf of `entries`; documents that stand on one `before` are not cut again.

        Raises:
            LibraryError: it has to be made, and a text is lost or the folder cannot be written.
        """
        origins = {_digest(self._origin(entry)): entry for entry in entries}
        target = self._folder / f"shelf-{self._rules}-{_digest(*origins)}"
        if not is_sound(target):
            before = before or self._left()
            vocabulary = Vocabulary(before.lexical.frequency if before else ())
            leaves = self._leaves(origins, before, vocabulary, told)
            keep_folder(target, lambda partial: stock(partial, leaves, vocabulary))
        for stale in {*self._folder.glob("shelf-*"), *self._folder.glob(_OUTDATED)} - {target}:
            drop(stale)
        return open_shelf(target)

    def _left(self) -> Shelf | None:
        """Return a shelf by the same rules that another run left behind, if there is one."""
        left = (f for f in self._folder.glob(f"shelf-{self._rules}-*") if is_sound(f))
        return next(map(open_shelf, left), None)

    def _leaves(
        self, origins: Mapping[str, Entry], before: Shelf | None, vocabulary: Vocabulary, told: Told
    ) -> Iterator[Leaf]:
        places = {o: n for n, o in enumerate(before.origins)} if before else {}
        fresh = {o: n for n, o in enumerate((o for o in origins if o not in places), start=1)}
        for origin, entry in origins.items():
            if before and origin in places:
                yield kept_leaf(before, places[origin])
                continue
            yield fresh_leaf(origin, self._texts.document(entry), self._segmenter, vocabulary)
            told(fresh[origin], len(fresh))

    def _origin(self, entry: Entry) -> str:
        """Return all that a document is parsed from, its text by hash and size."""
        size = self._texts.size(entry)
        return json.dumps([entry.id, size, asdict(entry.declared), entry.warnings])


def _digest(*parts: str) -> str:
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:12]
