"""The snapshot of a library's current documents: found on disk, or made when it is not there.

    <folder>/snapshot-<rules>-<documents>/

`rules` is a digest of the format number, the lexicon and Python's Unicode version, `documents` one
of what the documents are parsed from. A folder that is not as it was written counts as not there.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from unicodedata import unidata_version

from assistant.derived import Told, drop, is_sound, write_library_folder
from assistant.library.lexicon import Lexicon
from assistant.library.manifest import ManifestEntry
from assistant.library.segment import Segmenter
from assistant.library.snapshot.folder import PREFIX, Snapshot, open_snapshot
from assistant.library.snapshot.indexed_document import (
    IndexedDocument,
    index_document,
    indexed_before,
)
from assistant.library.snapshot.lexical import Vocabulary
from assistant.library.snapshot.writer import write_snapshot
from assistant.library.texts import Texts

FORMAT = 6
"""Raised by whoever changes how documents are parsed, cut or written down: a library then makes its
snapshot anew. `tests/library/test_snapshot_format.py` fails where it was forgotten."""
_KINDS = (f"{PREFIX}*", "shelf-*", "cuts-*.jsonl")
"""What a snapshot is called, and what 0.5 and 0.2 kept instead; deleted when it is not current."""


class SnapshotMaker:
    """Finds or makes the snapshot for what the manifest says."""

    def __init__(self, folder: Path, lexicon: Lexicon, segmenter: Segmenter, texts: Texts) -> None:
        """Work in the library's `folder`."""
        self._folder = folder
        # How text is folded hangs on Python's Unicode tables, which the next version may change.
        self._rules = _digest(str(FORMAT), unidata_version, lexicon.fingerprint)
        self._segmenter = segmenter
        self._texts = texts

    def snapshot(
        self, entries: Sequence[ManifestEntry], before: Snapshot | None, told: Told
    ) -> Snapshot:
        """Return the snapshot of `entries`; documents that the one `before` has are taken over.

        One whose text is lost or damaged is left out. `told` hears how many of those that are not
        taken over have been cut.

        Raises:
            LibraryError: it has to be made, and the folder cannot be written.
        """
        there = (entry for entry in entries if self._texts.size(entry))
        origins = {_digest(self._origin(entry)): entry for entry in there}
        target = self._target(origins)
        if not is_sound(target):
            before = before or self._left()
            known = frozenset(before.origins if before else ())
            origins = {o: e for o, e in origins.items() if o in known or self._texts.reads(e)}
            target = self._target(origins)
            self._make(target, origins, before, told)
        for stale in {file for kind in _KINDS for file in self._folder.glob(kind)} - {target}:
            drop(stale)
        return open_snapshot(target)

    def _target(self, origins: Iterable[str]) -> Path:
        return self._folder / f"{PREFIX}{self._rules}-{_digest(*origins)}"

    def _make(
        self,
        target: Path,
        origins: Mapping[str, ManifestEntry],
        before: Snapshot | None,
        told: Told,
    ) -> None:
        if is_sound(target):
            return
        vocabulary = Vocabulary(before.lexical.frequency if before else ())
        indexed = self._indexed(origins, before, vocabulary, told)
        write_library_folder(target, lambda partial: write_snapshot(partial, indexed, vocabulary))

    def _left(self) -> Snapshot | None:
        """Return a snapshot by the same rules that another run left behind, if there is one."""
        left = (f for f in self._folder.glob(f"{PREFIX}{self._rules}-*") if is_sound(f))
        return next(map(open_snapshot, left), None)

    def _indexed(
        self,
        origins: Mapping[str, ManifestEntry],
        before: Snapshot | None,
        vocabulary: Vocabulary,
        told: Told,
    ) -> Iterator[IndexedDocument]:
        places = {o: n for n, o in enumerate(before.origins)} if before else {}
        fresh = {o: n for n, o in enumerate((o for o in origins if o not in places), start=1)}
        for origin, entry in origins.items():
            if before and origin in places:
                yield indexed_before(before, places[origin])
                continue
            document = self._texts.document(entry)
            yield index_document(origin, document, self._segmenter, vocabulary)
            told(fresh[origin], len(fresh))

    def _origin(self, entry: ManifestEntry) -> str:
        """Return all that a document is parsed from, its text by hash and size."""
        size = self._texts.size(entry)
        return json.dumps([entry.id, size, asdict(entry.declared), entry.warnings, entry.beside])


def _digest(*parts: str) -> str:
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:12]
