"""What some people may see of a library: the manifest, as if the other documents had never come in.

Everything that the library tells is made of its manifest and of the texts that this names, so who
is shown the library of a restricted manifest is told nothing of the rest: not by a count, not by
how common a word is, not by a reference that now leads nowhere, not by a warning.

A text that a hidden one has replaced is the current one again, and a document that a hidden one
repeals stands as if nobody had repealed it: to say 未知 of it, where others are 现行, would tell
that there is something. Whoever keeps such a document for a few is told so (`shadowed`).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.documents.relations import RelationKind
from assistant.errors import UsageError
from assistant.library.links import Links
from assistant.library.manifest import Manifest, ManifestEntry
from assistant.library.taken_out import without

_CHANGES = frozenset({RelationKind.REPEALS, RelationKind.AMENDS})
EVERYBODY = "所有人"
"""How people write that a document is kept for no audience, but for everybody."""


_NAME = re.compile(r"[^\s,，、;；@=<>\"'/\\\x00-\x1f]{1,40}")


@dataclass(frozen=True, slots=True)
class Shared:
    """What became of a document that was kept for some: its entries, and what to think of.

    `shadowed` are the documents that it repeals, changes or replaces, and that more people see.
    """

    entries: tuple[ManifestEntry, ...]
    shadowed: tuple[str, ...]


def audience_names(written: Iterable[str]) -> tuple[str, ...]:
    """Return the names of audiences as they are kept; none where it is for everybody.

    Raises:
        UsageError: a name has spaces or marks in it, is empty, or stands beside 所有人.
    """
    names = tuple(sorted({unicodedata.normalize("NFC", name.strip()) for name in written}))
    if names == (EVERYBODY,):
        return ()
    wrong = next((n for n in names if not _NAME.fullmatch(n) or n == EVERYBODY), None)
    if wrong is not None:
        raise UsageError(
            f"不能用作名单的名字：{wrong or '（空）'}。",
            "名字用汉字、字母和数字，不带空格和标点；给所有人看，就只写“所有人”。",
        )
    return names


def visible(manifest: Manifest, audiences: Collection[str]) -> Manifest:
    """Return of a manifest what people of these audiences may see; all of it is the same object."""
    hidden = {e.id for e in manifest.entries if not _may_see(e, audiences)}
    if not hidden:
        return manifest
    left = without(manifest, hidden)
    return Manifest(tuple(_told_to(entry, audiences) for entry in left.entries))


def _may_see(entry: ManifestEntry, audiences: Collection[str]) -> bool:
    return not entry.audiences or not set(entry.audiences).isdisjoint(audiences)


def _told_to(entry: ManifestEntry, audiences: Collection[str]) -> ManifestEntry:
    """Return an entry that tells of no other audience."""
    return replace(entry, audiences=tuple(name for name in entry.audiences if name in audiences))


def shadowed(manifest: Manifest, links: Links, entries: Iterable[ManifestEntry]) -> Iterator[str]:
    """Yield the documents that stand otherwise for those who may not see `entries`, by name.

    These go on to see what a hidden document repeals, changes or replaces as if it still held.
    """
    for entry in entries:
        earlier = manifest.versions(entry.id)[:1] if entry.audiences else ()
        yield from (f"《{e.title}》的旧版" for e in earlier if _seen_by_more(e, entry))
    restricted = {e.id: e for e in entries if e.audiences}
    for document in links.documents:
        for link in links.of(document) if document.id in restricted else ():
            target = manifest.entry(link.target.id) if link.target else None
            changes = link.relation.kind in _CHANGES
            if changes and target and _seen_by_more(target, restricted[document.id]):
                yield f"《{target.title}》"


def _seen_by_more(entry: ManifestEntry, than: ManifestEntry) -> bool:
    return not entry.audiences or not set(entry.audiences) <= set(than.audiences)
