"""The library: documents on disk, their passages, and the two indexes over them.

<folder>/manifest.json   which documents, and which version of each is current (truth)
<folder>/texts/<id>.txt  their characters (truth)
<folder>/index-<…>/      Chroma's files (derived, rebuilt when lost or made by another model)
"""

import copy
import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.parse import parse_document
from assistant.documents.reading import Reading
from assistant.errors import DocumentError, LibraryError
from assistant.library.cuts import Cuts
from assistant.library.embedding import Embedder
from assistant.library.lexical import LexicalIndex
from assistant.library.lexicon import Lexicon
from assistant.library.links import Links
from assistant.library.manifest import (
    Entry,
    Manifest,
    library_id,
    now,
    read_manifest,
    stamp,
    write_manifest,
)
from assistant.library.passages import WHOLE_CLAUSE, WORD_BUDGET, Passage
from assistant.library.segment import Segmenter
from assistant.library.shelf import stock
from assistant.library.sources import expand, origin
from assistant.library.store import VectorStore

_RULES = f"7/{WORD_BUDGET}/{WHOLE_CLAUSE}"
"""Raise the first number whenever passages are cut or described otherwise."""
_WRITABLE = "请核对写入权限，或用 --library 换一个文件夹。"
_BATCH = 2048
"""Passages embedded at a time; the longer the list, the better lengths can be matched."""
_PATIENCE = 20
"""Seconds to wait for another process that changes the library."""
Progress = Callable[[str, int, int], None]
"""Told the step (读取文件, 建索引), how much of it is done, and how much there is."""


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "新增"
    UNCHANGED = "未变"
    UPDATED = "更新"
    """It is the current version now, and what it replaced is kept."""
    OLDER = "旧版"
    """The library has a later version; this one is kept beside it and not searched."""
    FAILED = "失败"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file, with the document's name or the reason."""

    file: str
    outcome: Outcome
    detail: str = ""


class Library:
    """Holds the documents and answers "which passages", "which clause", "which document"."""

    def __init__(  # noqa: PLR0913, PLR0917  the parts of a library, put together in one place
        self,
        folder: Path,
        lexicon: Lexicon,
        segmenter: Segmenter,
        embedder: Embedder,
        progress: Progress | None = None,
        chroma_url: str = "",
    ) -> None:
        """Open the folder, creating it when it is not there, and bring the indexes up to date.

        With `chroma_url` the vectors are kept by the Chroma server there and not in the folder.

        Raises:
            LibraryError: the folder cannot be used, a text that the manifest names is lost, or
                there is no such server.
        """
        self.folder = folder
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.embedder = embedder
        self._make_folder()
        self._lock = FileLock(folder / "library.lock")
        self._store = self._open_store(chroma_url)
        self._cuts = Cuts(folder, _digest(_RULES, lexicon.fingerprint))
        self._shelf = stock((), segmenter)
        self._just_read: dict[str, PolicyDocument] = {}
        self.manifest, self._stamp = Manifest(), (0, 0)
        with self._changing(progress):
            pass

    def _open_store(self, chroma_url: str) -> VectorStore:
        if not chroma_url:
            return VectorStore.stored(self.folder, self._fingerprint())
        return VectorStore.served(chroma_url, f"{library_id(self.folder)}-{self._fingerprint()}")

    @contextmanager
    def _changing(self, progress: Progress | None = None) -> Iterator[None]:
        """Take over what another process has changed, and keep it from changing more.

        Raises:
            LibraryError: another one has been at it for a while.
        """
        try:
            with self._lock.acquire(timeout=_PATIENCE):
                if stamp(self.folder) != self._stamp:
                    self._read_manifest(progress)
                yield
        except Timeout as error:
            raise LibraryError("库正在被另一个程序更新。", "请等它做完后重试。") from error

    def _read_manifest(self, progress: Progress | None = None) -> None:
        self.manifest, self._stamp = read_manifest(self.folder), stamp(self.folder)
        self._load(progress)

    def refresh(self) -> bool:
        """Take over what another process has changed since, and say whether it has.

        While the other is still at it nothing is taken over.

        Raises:
            LibraryError: what the other process left cannot be read.
        """
        if stamp(self.folder) == self._stamp:
            return False
        try:
            with self._lock.acquire(timeout=0):
                self._read_manifest()
        except Timeout:
            return False
        return True

    def _make_folder(self) -> None:
        try:
            (self.folder / "texts").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"不能写入库文件夹：{self.folder}。", _WRITABLE) from error
        if not os.access(self.folder, os.W_OK):
            raise LibraryError(f"库文件夹不可写：{self.folder}。", _WRITABLE)

    def _fingerprint(self) -> str:
        return _digest(_RULES, self.embedder.fingerprint, self.lexicon.fingerprint)

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The current version of each document, in the order they were added."""
        return self._shelf.documents

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is indexed, in a fixed order."""
        return self._shelf.passages

    @property
    def lexical(self) -> LexicalIndex:
        """The words of the passages."""
        return self._shelf.lexical

    @property
    def links(self) -> Links:
        """How the documents refer to one another."""
        return self._shelf.links

    def snapshot(self) -> "Library":
        """Return this library as it is now; what is added later does not show in it."""
        return copy.copy(self)

    def _load(self, progress: Progress | None = None) -> None:
        """Put the current documents on a new shelf, and make both indexes hold just those."""
        known = {d.id: d for d in self._shelf.documents} | self._just_read
        self._just_read.clear()
        entries = self.manifest.current
        documents = [known.get(e.id) or self._read(e) for e in entries]
        shelf = stock(documents, self.segmenter, self._shelf, self._cuts)
        self._update_store(shelf.passages, progress)
        self._shelf = shelf

    def _read(self, entry: Entry) -> PolicyDocument:
        try:
            text = text_file(self.folder, entry.id).read_bytes().decode("utf-8")
            document = parse_document(Reading(text, entry.declared, warnings=entry.warnings))
        except (OSError, UnicodeDecodeError, DocumentError) as error:
            raise LibraryError(
                f"库里《{entry.title}》的原文读不出来。", "请用原文件重新入库：youju ingest 文件。"
            ) from error
        return replace(document, id=entry.id)

    def _update_store(self, passages: Sequence[Passage], progress: Progress | None) -> None:
        stored, wanted = self._store.ids(), {p.id for p in passages}
        gone = sorted(stored - wanted)
        if gone:
            self._store.remove(gone)
        missing = [p for p in passages if p.id not in stored]
        with ThreadPoolExecutor(1) as storing:
            # One batch is stored while the next is embedded.
            kept: list[Future[None]] = []
            for start in range(0, len(missing), _BATCH):
                batch = missing[start : start + _BATCH]
                vectors = self.embedder.documents([p.searched for p in batch])
                kept.append(storing.submit(self._store.add, batch, vectors))
                if progress:
                    progress("建索引", start + len(batch), len(missing))
            for each in kept:
                each.result()

    def add(self, files: Sequence[Path], progress: Progress | None = None) -> tuple[Ingested, ...]:
        """Add files and folders; a content that is already there does nothing.

        Returns one outcome per file; a file that cannot be read is told and the rest goes on.
        """
        with self._changing():
            return self._add(files, progress)

    def _add(self, files: Sequence[Path], progress: Progress | None) -> tuple[Ingested, ...]:
        before, outcomes = self.manifest, []
        listed = expand(files)
        for done, file in enumerate(listed, start=1):
            try:
                outcomes.append(self._add_file(file))
            except DocumentError as error:
                outcomes.append(Ingested(str(file), Outcome.FAILED, str(error)))
            if progress:
                progress("读取文件", done, len(listed))
        if self.manifest != before:
            self._keep(progress)
        return tuple(outcomes)

    def _keep(self, progress: Progress | None = None) -> None:
        """Write the manifest down, and make everything derived from it follow."""
        write_manifest(self.folder, self.manifest)
        self._stamp = stamp(self.folder)
        self._drop_old_texts()
        self._load(progress)

    def _drop_old_texts(self) -> None:
        for text in (self.folder / "texts").glob("*.txt"):
            if not self.manifest.holds(text.stem):
                text.unlink()

    def _add_file(self, file: Path) -> Ingested:
        document, reading = open_document(file)
        if self.manifest.holds(document.id):
            return Ingested(str(file), Outcome.UNCHANGED, document.name)
        entry = _entry(file, document, reading)
        self._just_read[document.id] = document
        text_file(self.folder, document.id).write_bytes(document.source.encode("utf-8"))
        size = len(self.manifest.current)
        self.manifest = self.manifest.adding(entry)
        if len(self.manifest.current) > size:
            return Ingested(str(file), Outcome.ADDED, document.name)
        kept = self.manifest.entry(entry.id)
        outcome = Outcome.OLDER if kept and kept.replaced_by else Outcome.UPDATED
        return Ingested(str(file), outcome, document.name)

    def remove(self, document_id: str) -> tuple[Entry, ...]:
        """Take a document with its older versions out of the library, or one older version.

        Returns what was taken out.

        Raises:
            LibraryError: there is no document of this id.
        """
        with self._changing():
            entry = self._known(document_id)
            gone = (entry, *(() if entry.replaced_by else self.manifest.versions(entry.id)))
            self.manifest = self.manifest.removing(e.id for e in gone)
            self._keep()
        return gone

    def version(self, document_id: str) -> PolicyDocument:
        """Return a document by its id, also one that a later version has replaced.

        Raises:
            LibraryError: there is no document of this id.
        """
        return self._read(self._known(document_id))

    def _known(self, document_id: str) -> Entry:
        entry = self.manifest.entry(document_id)
        if entry is None:
            raise LibraryError(f"库里没有文件 {document_id}。", "请用 youju documents 查看编号。")
        return entry

    def clause(self, clause_id: str) -> tuple[PolicyDocument, Clause]:
        """Return a clause by its id, with its document."""
        return self._shelf.clauses[clause_id]

    def nearest(
        self, question: str, count: int, only: Collection[str] | None = None
    ) -> dict[int, float]:
        """Return positions in `passages` of the nearest ones by embedding, with the cosine.

        With `only` they are of these documents.
        """
        positions = self._shelf.positions
        found = self._store.nearest(self.embedder.question(question), count, only)
        return {positions[i]: score for i, score in found.items() if i in positions}


def _entry(file: Path, document: PolicyDocument, reading: Reading) -> Entry:
    known = origin(file)
    return Entry(
        document.id, file.name, document.title, document.document_number, document.number_key,
        known.get("source", ""), known.get("published", "未知"), now(), str(file.resolve()),
        document.date.isoformat() if document.date else "", document.issuers,
        declared=reading.declared, warnings=reading.warnings,
    )  # fmt: skip


def _digest(*parts: str) -> str:
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:12]


def text_file(folder: Path, document_id: str) -> Path:
    """Return where the library in `folder` keeps the characters of a document."""
    return folder / "texts" / f"{document_id}.txt"
