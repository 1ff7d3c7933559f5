"""The register: a manifest while documents are added to it, one after another.

An entry is found by its id, and the versions of its document by the names that two versions share,
so the thousandth document is entered as quickly as the first.
"""

from collections.abc import Iterator
from dataclasses import replace

from assistant.library.identity import (
    has_same_words,
    is_fuller,
    is_retitled,
    is_same_document,
    known_by,
)
from assistant.library.manifest import Manifest, ManifestEntry


class Register:
    """Holds the entries of a manifest by their ids and by their names."""

    def __init__(self, manifest: Manifest) -> None:
        """Begin with the entries of `manifest`."""
        self._entries = {entry.id: entry for entry in manifest.entries}
        self._older = {e.replaced_by: e.id for e in manifest.entries if e.replaced_by}
        self._named: dict[tuple[str, str], dict[str, None]] = {}
        for entry in manifest.current:
            self._name(entry)

    @property
    def manifest(self) -> Manifest:
        """The entries in the order they were added."""
        return Manifest(tuple(self._entries.values()))

    def entry(self, document_id: str) -> ManifestEntry | None:
        """Return the entry of this id, or None."""
        return self._entries.get(document_id)

    def current(self, entry: ManifestEntry) -> ManifestEntry | None:
        """Return the current version of the document that `entry` is a version of, or None."""
        return next((e for e in self.near(entry) if is_same_document(e, entry)), None)

    def near(self, entry: ManifestEntry) -> tuple[ManifestEntry, ...]:
        """Return the current entries that share a number, a title, words or a file with `entry`."""
        shared = (self._named.get(name, {}) for name in known_by(entry))
        ids = dict.fromkeys(each for named in shared for each in named)
        return tuple(self._entries[each] for each in ids if each != entry.id)

    def add(self, entry: ManifestEntry, again: ManifestEntry | None = None) -> None:
        """Enter `entry` among the versions of its document.

        It stands behind the last that is dated later, by 成文日期 or 题注, or that tells more in
        the same words, before all others. `again` is the version that it takes the place of in any
        case: what its file held before.
        """
        current = again or self.current(entry)
        chain = list(self._versions(current)) if current else []
        newer = [n for n, e in enumerate(chain, 1) if not again and _stands_before(e, entry)]
        place = max(newer, default=0)
        if below := chain[place : place + 1]:
            self._enter(replace(below[0], replaced_by=entry.id))
        self._enter(replace(entry, replaced_by=chain[place - 1].id if place else ""))

    def newest(self, entry: ManifestEntry) -> ManifestEntry:
        """Return the current version of the document of which an entry is held."""
        while entry.replaced_by:
            entry = self._entries[entry.replaced_by]
        return entry

    def amend(self, entry: ManifestEntry) -> None:
        """Let an entry that is held be told otherwise; it stays the version that it is."""
        self._entries[entry.id] = entry

    def bring_back(self, entry: ManifestEntry) -> None:
        """Let an older version that is held be the current one again."""
        newest = self.newest(entry)
        self.withdraw(entry)
        self.add(entry, newest)

    def withdraw(self, entry: ManifestEntry) -> None:
        """Let an entry that is to be added anew be no version of anything until then."""
        older = self._older.pop(entry.id, "")
        if entry.replaced_by:
            self._older.pop(entry.replaced_by)
        if older:
            self._enter(replace(self._entries[older], replaced_by=entry.replaced_by))
        for name in known_by(entry):
            self._named.get(name, {}).pop(entry.id, None)

    def _versions(self, newest: ManifestEntry) -> Iterator[ManifestEntry]:
        yield newest
        while older := self._older.get(newest.id):
            newest = self._entries[older]
            yield newest

    def _enter(self, entry: ManifestEntry) -> None:
        self._entries[entry.id] = entry
        if entry.replaced_by:
            self._older[entry.replaced_by] = entry.id
        self._name(entry)

    def _name(self, entry: ManifestEntry) -> None:
        """Let a current entry be found by its names, and one that was replaced no more."""
        for name in known_by(entry):
            named = self._named.setdefault(name, {})
            if entry.replaced_by:
                named.pop(entry.id, None)
            else:
                named[entry.id] = None


def _stands_before(held: ManifestEntry, entry: ManifestEntry) -> bool:
    """Say whether a version that is held goes before one that comes in."""
    if has_same_words(held, entry) and is_fuller(held, entry):
        return True
    if held.dated and entry.dated and held.dated != entry.dated:
        return held.dated > entry.dated
    return is_retitled(held) and not is_retitled(entry)
