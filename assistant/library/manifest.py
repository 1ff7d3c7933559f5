"""The manifest: which documents the library holds, by content. With the texts it is the truth.

Everything else in the library folder is derived from it and can be rebuilt. A document that came in
anew keeps its older versions: they stay readable and are not searched.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from assistant.documents.doubt import ReadingDoubt
from assistant.documents.reading import NOTHING_DECLARED, Declared
from assistant.errors import LibraryError
from assistant.library.whole_files import write_whole

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One version of a document: its id (content hash), where it came from, what is known of it.

    `published` is 是, 否 or 未知: whether the issuer has made the document public. `date` is the
    成文日期 (2021-05-14) or "", `revised` the day of the last revision that its 题注 names;
    `replaced_by` is the id of the next version, "" for the current one; `doubts` is what the
    reading was unsure of when it came in. `publication` is what it is published as, `body` and
    `annexes` are digests of its words (`library.identity`): each "" where 0.5 or an earlier version
    entered it. `beside` is the id of the document that had its number before it came in.
    `audiences` are the names of those who may see it; without any, everybody may.
    `added_by` is who put it in, "" where nobody was named. `file_size` and `file_hash` (SHA-256)
    are of the bytes of the file that it was read from; 0 and "" where 0.15 or an earlier version
    entered it.
    """

    id: str
    file: str
    title: str
    document_number: str
    number_key: str
    source: str = ""
    published: str = "未知"
    added: str = ""
    path: str = ""
    date: str = ""
    issuers: tuple[str, ...] = ()
    replaced_by: str = ""
    declared: Declared = NOTHING_DECLARED
    warnings: tuple[str, ...] = ()
    revised: str = ""
    doubts: tuple[ReadingDoubt, ...] = ()
    publication: str = ""
    body: str = ""
    annexes: str = ""
    beside: str = ""
    audiences: tuple[str, ...] = ()
    added_by: str = ""
    file_size: int = 0
    file_hash: str = ""

    @property
    def dated(self) -> str:
        """By which day versions of a document follow one another: 2021-05-14, or ""."""
        return max(self.date, self.revised)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All entries in the order they were added, older versions included."""

    entries: tuple[ManifestEntry, ...] = ()

    @property
    def current(self) -> tuple[ManifestEntry, ...]:
        """The entries that are searched: of each document the newest version."""
        return tuple(e for e in self.entries if not e.replaced_by)

    def entry(self, document_id: str) -> ManifestEntry | None:
        """Return the entry of this id, or None."""
        return next((e for e in self.entries if e.id == document_id), None)

    def versions(self, document_id: str) -> tuple[ManifestEntry, ...]:
        """Return the versions that the one of this id has replaced, newest first."""
        older: list[ManifestEntry] = []
        wanted = document_id
        while found := next((e for e in self.entries if e.replaced_by == wanted), None):
            older.append(found)
            wanted = found.id
        return tuple(older)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all entries, of older texts too."""
        return frozenset(entry.id for entry in self.entries)

    @property
    def audiences(self) -> frozenset[str]:
        """The names of all audiences that some entry is kept for."""
        return frozenset(name for entry in self.entries for name in entry.audiences)

    def for_audiences(self, document_ids: Collection[str], names: Iterable[str]) -> "Manifest":
        """Return the manifest with these entries kept for `names`; without any, for everybody."""
        kept = tuple(sorted(set(names)))
        return Manifest(
            tuple(replace(e, audiences=kept) if e.id in document_ids else e for e in self.entries)
        )

    def put_in_by(self, person: str, before: "Manifest") -> "Manifest":
        """Return the manifest with a person's name on every entry that was not there `before`."""
        held = {e.id for e in before.entries}
        return Manifest(
            tuple(e if e.id in held else replace(e, added_by=person) for e in self.entries)
        )

    def succeeding(self, later: ManifestEntry, earlier: str) -> "Manifest":
        """Return the manifest in which one current document is the next version of another.

        The older versions of the later one, if it has any, stand between the two.
        """
        last = (later.id, *(e.id for e in self.versions(later.id)))[-1]
        entries = (later if e.id == later.id else e for e in self.entries)
        return Manifest(
            tuple(replace(e, replaced_by=last) if e.id == earlier else e for e in entries)
        )

    def removing(self, document_ids: Iterable[str]) -> "Manifest":
        """Return the manifest without these entries; what they replaced is joined up again."""
        gone = set(document_ids)
        after = {e.id: e.replaced_by for e in self.entries}
        kept = []
        for entry in self.entries:
            next_one = entry.replaced_by
            while next_one in gone:
                next_one = after[next_one]
            if entry.id not in gone:
                kept.append(replace(entry, replaced_by=next_one))
        return Manifest(tuple(kept))


def now() -> str:
    """Return the time of day as it is written into an entry."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a library folder; without one it is empty.

    Raises:
        LibraryError: the file is damaged.
    """
    path = folder / FILE
    if not path.exists():
        return Manifest()
    try:
        records = json.loads(path.read_text(encoding="utf-8"))["documents"]
        return Manifest(tuple(_entry(record) for record in records))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise LibraryError(
            f"库的清单读不出来：{path}。", "请删去这个库文件夹，再运行 youju ingest 重新建库。"
        ) from error


def _entry(record: dict[str, object]) -> ManifestEntry:
    lists = {k: tuple(v) for k, v in record.items() if isinstance(v, list)}
    declared = record.get("declared") or {}
    if not isinstance(declared, dict):
        raise TypeError("declared is no object")
    issuers = tuple(declared.get("issuers", ()))
    known = {**record, **lists, "declared": Declared(**{**declared, "issuers": issuers})}
    known["doubts"] = tuple(ReadingDoubt(**doubt) for doubt in lists.get("doubts", ()))
    return ManifestEntry(**known)  # type: ignore[arg-type]


def library_id(folder: Path) -> str:
    """Return the name by which a Chroma server knows the library in `folder`; it never changes.

    Raises:
        LibraryError: it has none yet, and none can be written.
    """
    kept = folder / "library.id"
    if not kept.exists():
        write_whole(kept, f"youju-{uuid4().hex[:12]}".encode())
    return kept.read_text(encoding="utf-8").strip()


def stamp(folder: Path) -> tuple[int, int]:
    """Return what changes whenever the manifest is written; zeros without one."""
    try:
        status = (folder / FILE).stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest whole or not at all.

    Raises:
        LibraryError: it cannot be written.
    """
    text = json.dumps(
        {"documents": [asdict(e) for e in manifest.entries]}, ensure_ascii=False, indent=1
    )
    write_whole(folder / FILE, f"{text}\n".encode())
