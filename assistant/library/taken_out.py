"""Taken out: a manifest as if some of its entries had never come in.

Whoever removes a document and whoever may not see it are left with the same: what it replaced is
joined up again, what stood beside it because it had the number first has the number itself, and
nothing tells of it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from assistant.library.identity import beside, own_number, tells_apart
from assistant.library.manifest import Manifest, ManifestEntry


def without(manifest: Manifest, gone: Collection[str]) -> Manifest:
    """Return a manifest without these entries."""
    left = manifest.removing(gone)
    known = {e.id: e for e in left.entries}
    numbered = _beside_the_first(left, known)
    return Manifest(tuple(_as_alone(e, known, numbered) for e in left.entries))


def _beside_the_first(left: Manifest, known: Collection[str]) -> Mapping[str, str]:
    """Return beside which document each stands that stood beside one that is gone, by their ids.

    The first of several that share its number has the number now, as if it had been the first.
    """
    lost = [e for e in left.current if e.beside and e.beside not in known]
    holders = {own_number(e): e.id for e in reversed(left.current) if not e.beside}
    stands: dict[str, str] = {}
    for entry in lost:
        holder = holders.setdefault(own_number(entry), entry.id)
        for each in (entry, *left.versions(entry.id)):
            stands[each.id] = "" if holder == entry.id else holder
    return stands


def _as_alone(
    entry: ManifestEntry, known: Mapping[str, ManifestEntry], numbered: Mapping[str, str]
) -> ManifestEntry:
    """Return an entry that tells of no document but the `known` ones."""
    others = (e for e in known.values() if e.id != entry.id)
    apart = any(map(tells_apart, entry.warnings))
    told = {beside(entry, each) for each in others} if apart else set()
    return replace(
        entry,
        beside=numbered.get(entry.id, entry.beside),
        warnings=tuple(w for w in entry.warnings if not tells_apart(w) or w in told),
    )
