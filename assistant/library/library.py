"""The library: documents on disk, their passages, and the two indexes over them.

<folder>/manifest.json   which documents (truth)
<folder>/texts/<id>.txt  their characters (truth)
<folder>/index-<…>/      Chroma's files (derived, rebuilt when lost or made by another model)
"""

import hashlib
import os
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.readers import SUFFIXES, read_file
from assistant.errors import DocumentError, LibraryError
from assistant.library.embedding import Embedder
from assistant.library.lexical import LexicalIndex
from assistant.library.lexicon import Lexicon
from assistant.library.manifest import Entry, now, read_manifest, write_manifest
from assistant.library.passages import WORD_BUDGET, passages
from assistant.library.segment import Segmenter
from assistant.library.store import VectorStore

_RULES = f"5/{WORD_BUDGET}"
"""Raise the first number whenever passages are cut or described otherwise."""
_WRITABLE = "请核对写入权限，或用 --library 换一个文件夹。"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file: 新增, 未变, 更新 or 失败 with the reason."""

    file: str
    outcome: str
    detail: str = ""


class Library:
    """Holds the documents and answers "which passages", "which clause", "which document"."""

    def __init__(
        self,
        folder: Path,
        lexicon: Lexicon,
        segmenter: Segmenter,
        embedder: Embedder,
        progress: Progress | None = None,
    ) -> None:
        """Open the folder, creating it when it is not there, and bring the indexes up to date.

        Raises:
            LibraryError: the folder cannot be used, or a text that the manifest names is lost.
        """
        self.folder = folder
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.embedder = embedder
        self._make_folder()
        self.manifest = read_manifest(folder)
        self._store = VectorStore(folder, self._fingerprint())
        self._load(progress)

    def _make_folder(self) -> None:
        try:
            (self.folder / "texts").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"不能写入库文件夹：{self.folder}。", _WRITABLE) from error
        if not os.access(self.folder, os.W_OK):
            raise LibraryError(f"库文件夹不可写：{self.folder}。", _WRITABLE)

    def _fingerprint(self) -> str:
        parts = (_RULES, self.embedder.fingerprint, self.lexicon.fingerprint)
        return hashlib.sha256("/".join(parts).encode()).hexdigest()[:12]

    def _load(self, progress: Progress | None = None) -> None:
        """Read every document, cut it into passages, and make both indexes hold just those."""
        self.documents = tuple(self._read(entry) for entry in self.manifest.entries)
        self.passages = tuple(p for d in self.documents for p in passages(d, self.segmenter))
        self.positions = {p.id: i for i, p in enumerate(self.passages)}
        self._clauses = {c.id: (d, c) for d in self.documents for c in d.clauses}
        self.lexical = LexicalIndex([self.segmenter.index_terms(p.searched) for p in self.passages])
        self._update_store(progress)

    def _read(self, entry: Entry) -> PolicyDocument:
        try:
            return parse_document(read_file(text_file(self.folder, entry.id)).text)
        except DocumentError as error:
            raise LibraryError(
                f"库里《{entry.title}》的原文读不出来。", "请用原文件重新入库：youju ingest 文件。"
            ) from error

    def _update_store(self, progress: Progress | None) -> None:
        stored = self._store.ids()
        gone = sorted(stored - self.positions.keys())
        if gone:
            self._store.remove(gone)
        missing = [p for p in self.passages if p.id not in stored]
        for start in range(0, len(missing), 64):
            batch = missing[start : start + 64]
            self._store.add(batch, self.embedder.documents([p.searched for p in batch]))
            if progress:
                progress(start + len(batch), len(missing))

    def add(self, files: Sequence[Path], progress: Progress | None = None) -> tuple[Ingested, ...]:
        """Add files and folders; a content that is already there does nothing.

        Returns one outcome per file; a file that cannot be read is told and the rest goes on.
        """
        before, outcomes = self.manifest, []
        for file in _expand(files):
            try:
                outcomes.append(self._add_file(file))
            except DocumentError as error:
                outcomes.append(Ingested(str(file), "失败", str(error)))
        if self.manifest != before:
            write_manifest(self.folder, self.manifest)
            self._drop_old_texts()
            self._load(progress)
        return tuple(outcomes)

    def _drop_old_texts(self) -> None:
        for text in (self.folder / "texts").glob("*.txt"):
            if not self.manifest.holds(text.stem):
                text.unlink()

    def _add_file(self, file: Path) -> Ingested:
        document = parse_document(read_file(file).text)
        if self.manifest.holds(document.id):
            return Ingested(str(file), "未变", document.name)
        known = origin(file)
        entry = Entry(
            document.id, file.name, document.title, document.document_number,
            document.number_key, known.get("source", ""), known.get("published", "未知"), now(),
        )  # fmt: skip
        text_file(self.folder, document.id).write_text(document.source, encoding="utf-8")
        size = len(self.manifest.entries)
        self.manifest = self.manifest.adding(entry)
        outcome = "新增" if len(self.manifest.entries) > size else "更新"
        return Ingested(str(file), outcome, document.name)

    def remove(self, document_id: str) -> Entry:
        """Take a document out of the library and the indexes.

        Raises:
            LibraryError: there is no document of this id.
        """
        entry = next((e for e in self.manifest.entries if e.id == document_id), None)
        if entry is None:
            raise LibraryError(f"库里没有文件 {document_id}。", "请用 youju documents 查看编号。")
        self.manifest = self.manifest.removing(document_id)
        write_manifest(self.folder, self.manifest)
        self._drop_old_texts()
        self._load()
        return entry

    def clause(self, clause_id: str) -> tuple[PolicyDocument, Clause]:
        """Return a clause by its id, with its document."""
        return self._clauses[clause_id]

    def nearest(self, question: str, count: int) -> dict[int, float]:
        """Return positions in `passages` of the nearest ones by embedding, with the cosine."""
        found = self._store.nearest(self.embedder.question(question), count)
        return {self.positions[i]: score for i, score in found.items() if i in self.positions}


def text_file(folder: Path, document_id: str) -> Path:
    """Return where the library in `folder` keeps the characters of a document."""
    return folder / "texts" / f"{document_id}.txt"


def _expand(files: Sequence[Path]) -> list[Path]:
    """Return the files named, and of a folder those that can be read, without the word lists."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = (f for f in sorted(path.rglob("*")) if f.suffix.lower() in SUFFIXES)
            found += [f for f in inside if "lexicon" not in f.relative_to(path).parts]
        else:
            found.append(path)
    return found


def origin(file: Path) -> dict[str, str]:
    """Return what `manifest.toml` beside `file` says of it: source, published."""
    path = file.parent / "manifest.toml"
    if not path.exists():
        return {}
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["document"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DocumentError(f"登记表读不出来：{path}。", "请核对它的写法。") from error
    return next((dict(d) for d in listed if d.get("file") == file.name), {})
