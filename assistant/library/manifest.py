"""The manifest: which documents the library holds, by content. With the texts it is the truth.

Everything else in the library folder is derived from it and can be rebuilt.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import LibraryError

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its id (content hash), the file it came from, and what is known of its origin.

    `published` is 是, 否 or 未知: whether the issuer has made the document public.
    """

    id: str
    file: str
    title: str
    document_number: str
    number_key: str
    source: str = ""
    published: str = "未知"
    added: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All entries in the order they were added."""

    entries: tuple[Entry, ...] = ()

    def holds(self, document_id: str) -> bool:
        """Say whether a document of this content is already there."""
        return any(e.id == document_id for e in self.entries)

    def adding(self, entry: Entry) -> "Manifest":
        """Return the manifest with `entry`, in the place of an older text of the same document."""
        kept = tuple(e for e in self.entries if not _same_document(e, entry))
        return Manifest((*kept, entry))

    def removing(self, document_id: str) -> "Manifest":
        """Return the manifest without the document."""
        return Manifest(tuple(e for e in self.entries if e.id != document_id))


def _same_document(old: Entry, new: Entry) -> bool:
    same_file = old.file == new.file
    return old.number_key == new.number_key and (new.number_key != "" or same_file)


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
        return Manifest(tuple(Entry(**record) for record in records))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LibraryError(
            f"库的清单读不出来：{path}。", "请删去这个库文件夹，再运行 youju ingest 重新建库。"
        ) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest whole or not at all."""
    text = json.dumps(
        {"documents": [asdict(e) for e in manifest.entries]}, ensure_ascii=False, indent=1
    )
    partial = folder / f"{FILE}.partial"
    partial.write_text(text + "\n", encoding="utf-8")
    partial.replace(folder / FILE)
