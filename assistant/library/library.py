"""The library: documents on disk, their passages, and the two indexes over them.

<folder>/manifest.json   which documents, and which version of each is current (truth)
<folder>/texts/<id>.txt  their characters (truth)
<folder>/snapshot-<…>/   the current documents, parsed, cut and counted (derived)
<folder>/seeds-<…>/      where runs of letters stand in them (derived, when quotations are checked)
<folder>/vectors-<…>/    the vectors of their passages by one model (derived)
<folder>/index-<…>/      Chroma's files, made of the vectors (derived)

What is derived is made again when it is lost, damaged, or made by other rules.
"""

import copy
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from assistant.derived import drop
from assistant.documents.model import Clause, PolicyDocument
from assistant.errors import LibraryError, NotHeldError
from assistant.library.following import Following
from assistant.library.identity import following
from assistant.library.lexicon import Lexicon
from assistant.library.links import Links
from assistant.library.manifest import Manifest, ManifestEntry, read_manifest, write_manifest
from assistant.library.opened_store import OpenedStore
from assistant.library.register import Register
from assistant.library.segment import Segmenter
from assistant.library.shown_texts import ShownTexts
from assistant.library.snapshot.folder import Snapshot
from assistant.library.snapshot.lexical import LexicalIndex
from assistant.library.snapshot.maker import SnapshotMaker
from assistant.library.snapshot.passage_table import PassageTable
from assistant.library.snapshot.seeds import Seeds, open_seeds, seeds_of
from assistant.library.snapshot.vectors import passage_vectors
from assistant.library.sources import files_of
from assistant.library.taken_out import without
from assistant.library.taking_in import FileOutcome, Ingested, take_in
from assistant.library.texts import Texts, text_of_clause
from assistant.library.vector_index import VectorIndex
from assistant.model.embedder import Embedder
from assistant.model.encoder import Vectors

_WRITABLE = "请核对写入权限，或用 --library 换一个文件夹。"
_DERIVED = ("snapshot-*", "seeds-*", "vectors-*", "index-*")
"""What lies in the folder and can be made again."""
Progress = Callable[[str, int, int], None]
"""Told the step (读取文件, 整理条款, 建索引), how much of it is done, and how much there is."""


class Library:
    """Holds the documents and answers "which passages", "which clause", "which document"."""

    only_read: ClassVar[bool] = False
    """Whether whatever would change it is refused."""
    audiences: frozenset[str] | None = None
    """Of whom this is what they may see of a library; None: it is the whole."""

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
            LibraryError: the folder cannot be used, or there is no such server.
        """
        self.folder = folder
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.embedder = embedder
        self.chroma_url = chroma_url
        self._seeds: tuple[str, Seeds] | None = None
        self._make_folder()
        self._texts = Texts(folder)
        self._derive_in(folder)
        self._following = Following(folder, only_read=self.only_read)
        self._following.opened(lambda: self._read_manifest(None, progress))

    def _derive_in(self, folder: Path) -> None:
        """Keep what is derived from the manifest and the texts in `folder` from now on."""
        self._derived = folder
        self._store = OpenedStore(folder, self.embedder, self.chroma_url)
        self._snapshots = SnapshotMaker(folder, self.lexicon, self.segmenter, self._texts)

    def _read_manifest(self, before: Snapshot | None, progress: Progress | None = None) -> None:
        manifest = read_manifest(self.folder)
        self._load(manifest, self._made(manifest, before, progress), progress)

    def _follow(self) -> None:
        """Take over what another process has changed, in the files of vectors too."""
        self._store.forget()
        self._read_manifest(self._snapshot)

    def refresh(self) -> bool:
        """Take over what another process has changed since, and say whether it has.

        While the other is still at it nothing is taken over.

        Raises:
            LibraryError: what the other process left cannot be read.
        """
        return self._following.refresh(self._follow)

    def _make_folder(self) -> None:
        try:
            (self.folder / "texts").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"不能写入库文件夹：{self.folder}。", _WRITABLE) from error
        if not os.access(self.folder, os.W_OK):
            raise LibraryError(f"库文件夹不可写：{self.folder}。", _WRITABLE)

    def close(self) -> None:
        """Let go of the index. A library that is asked again opens it again."""
        if self._store.close():
            self._index.forget()

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The current version of each document, in the order they were added.

        Of a library that shows older texts (`showing`) those stand in the place of the current.
        """
        return self._shown.documents

    @property
    def passages(self) -> PassageTable:
        """What is indexed, in a fixed order."""
        return self._snapshot.passages

    @property
    def lexical(self) -> LexicalIndex:
        """The words of the passages."""
        return self._snapshot.lexical

    @property
    def links(self) -> Links:
        """How the documents refer to one another."""
        return self._snapshot.links

    def snapshot(self) -> "Library":
        """Return this library as it is now; what is added later does not show in it."""
        return copy.copy(self)

    def showing(self, older: Mapping[str, PolicyDocument]) -> "Library":
        """Return this library with older texts in the place of current ones, by their ids."""
        view = copy.copy(self)
        view._shown, view._seeds = ShownTexts(self._snapshot.stored, dict(older)), None
        return view

    def _made(
        self, manifest: Manifest, before: Snapshot | None, progress: Progress | None = None
    ) -> Snapshot:
        """Make the snapshot of what is current in a manifest; the library goes on with its own."""
        told = partial(progress or _untold, "整理条款")
        return self._snapshots.snapshot(manifest.current, before, told)

    def _load(
        self, manifest: Manifest, snapshot: Snapshot, progress: Progress | None = None
    ) -> None:
        """Hold a manifest from now on, with its snapshot; the vectors wait to be asked for."""
        self.manifest, self._snapshot = manifest, snapshot
        self._shown = ShownTexts(snapshot.stored)
        self._texts.forget()
        vectors = partial(
            passage_vectors,
            folder=self._derived,
            held_in=self.folder,
            embedder=self.embedder,
            told=partial(progress or _untold, "建索引"),
        )
        self._index = VectorIndex(snapshot, vectors, self._store, self._following.holding)

    def add(
        self,
        files: Sequence[Path],
        progress: Progress | None = None,
        *,
        by: str = "",
        audiences: Sequence[str] | None = None,
        replacing: str = "",
    ) -> tuple[Ingested, ...]:
        """Add files and folders; a content that is already there does nothing.

        What is new bears the name of the person `by` whom it was put in.
        They are kept for `audiences`, for everybody where these are empty; without any word of it
        what is new is for whom the document `replacing`, if one is named, is kept, and a new
        version for whom the document was.

        Returns one outcome per file; a file that cannot be read is told and the rest goes on.

        Raises:
            LibraryError: the folder cannot be written; nothing has been added then.
        """
        with self._following.changing(self._follow):
            return self._add(files, progress, by, audiences, replacing)

    def _add(
        self,
        files: Sequence[Path],
        progress: Progress | None,
        by: str,
        audiences: Sequence[str] | None,
        replacing: str,
    ) -> tuple[Ingested, ...]:
        self._texts.forget()  # what is on disk counts, not what was once read of it
        register, outcomes = Register(self.manifest), []
        replaced, listed = register.entry(replacing), files_of(files)
        otherwise = replaced.audiences if replaced else ()
        for done, file in enumerate(listed, start=1):
            outcomes.append(take_in(file, register, self._texts, audiences, otherwise))
            if progress:
                progress("读取文件", done, len(listed))
        manifest = register.manifest.put_in_by(by, self.manifest)
        put_back = any(each.outcome is FileOutcome.UPDATED for each in outcomes)
        if manifest != self.manifest or put_back:
            self._keep(manifest, progress)
            if self._snapshot.passages:
                self._index.bring_up()
        return tuple(outcomes)

    def _keep(self, manifest: Manifest, progress: Progress | None = None) -> None:
        """Hold a manifest from now on, and write it down.

        What is derived of it is made before: where that fails, memory and disk are as they were.
        """
        snapshot = self._made(manifest, self._snapshot, progress)
        write_manifest(self.folder, manifest)
        self._following.written()
        self._load(manifest, snapshot, progress)
        self._texts.drop({entry.id for entry in manifest.entries})

    def remove(self, document_id: str) -> tuple[ManifestEntry, ...]:
        """Take a document with its older versions out of the library, or one older version.

        Returns what was taken out.

        Raises:
            LibraryError: there is no document of this id.
        """
        with self._following.changing(self._follow):
            gone = self._with_versions(document_id)
            self._keep(without(self.manifest, {e.id for e in gone}))
        return gone

    def share(self, document_id: str, audiences: Sequence[str]) -> tuple[ManifestEntry, ...]:
        """Keep a document with its older versions, or one older version, for these audiences.

        Without any it is for everybody. Returns the entries as they are now.

        Raises:
            LibraryError: there is no document of this id.
        """
        with self._following.changing(self._follow):
            ids = [entry.id for entry in self._with_versions(document_id)]
            self._keep(self.manifest.for_audiences(ids, audiences))
            return tuple(map(self._known, ids))

    def _with_versions(self, document_id: str) -> tuple[ManifestEntry, ...]:
        entry = self._known(document_id)
        return (entry, *(() if entry.replaced_by else self.manifest.versions(entry.id)))

    def succeed(self, later_id: str, earlier_id: str) -> ManifestEntry:
        """Let one document be the next version of another; return the entry of the earlier text.

        For whom the earlier is kept, for them is the later, where nobody said for whom that is.

        Raises:
            LibraryError: there is none of these ids, or one is not the current text of a document.
        """
        with self._following.changing(self._follow):
            later, earlier = self._known(later_id), self._known(earlier_id)
            if later.id == earlier.id or later.replaced_by or earlier.replaced_by:
                raise LibraryError("只有两份现在的文件才能合成新旧两版。", "请刷新列表后再选。")
            manifest = self.manifest.succeeding(following(later, earlier), earlier.id)
            unsaid = [e.id for e in self._with_versions(later_id) if not e.audiences]
            self._keep(manifest.for_audiences(unsaid, earlier.audiences))
            return self._known(earlier_id)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make all that is derived anew from the texts, whether it looks sound or not.

        Raises:
            LibraryError: another process is changing the library, or the folder is full.
        """
        with self._following.changing(self._follow):
            self.close()
            for stale in (file for kind in _DERIVED for file in self.folder.glob(kind)):
                drop(stale)
            self._seeds = None
            self._load(self.manifest, self._made(self.manifest, None, progress), progress)
            if self._snapshot.passages:
                self._index.bring_up()

    def version(self, document_id: str) -> PolicyDocument:
        """Return a document by its id, also one that a later version has replaced.

        The ids of the clauses of an older text end in its own id: 某政办发|2023|8/第六条@6f1c….

        Raises:
            LibraryError: there is no document of this id, or its text is lost.
        """
        entry = self._known(document_id)
        if entry.replaced_by:
            return self._texts.older(entry)
        found = next((d for d in self._snapshot.documents if d.id == document_id), None)
        return self._texts.document(entry) if found is None else found

    def reads(self, document_id: str) -> bool:
        """Say whether the text of a document, or of an older version, can be read."""
        entry = self._known(document_id)
        if entry.replaced_by:
            return self._texts.reads(entry)
        return any(d.id == document_id for d in self._snapshot.documents)

    @property
    def unread(self) -> tuple[ManifestEntry, ...]:
        """The current entries that are left out because their texts are lost or damaged."""
        held = {d.id for d in self._snapshot.documents}
        return tuple(e for e in self.manifest.current if e.id not in held)

    def edition_ids(self, ids: Collection[str]) -> set[str]:
        """Return the ids of the current versions of documents of which older texts may be shown."""
        return self._shown.current_ids(ids)

    def _known(self, document_id: str) -> ManifestEntry:
        entry = self.manifest.entry(document_id)
        if entry is None:
            raise NotHeldError(f"库里没有文件 {document_id}。", "请用 youju documents 查看编号。")
        return entry

    def clause(self, clause_id: str) -> tuple[PolicyDocument, Clause]:
        """Return a clause by its id, with its document; also one of an older text.

        Raises:
            KeyError: there is none.
        """
        if older := text_of_clause(clause_id, self.manifest):
            document = self._texts.older(older)
            return document, next(c for c in document.clauses if c.id == clause_id)
        return self._snapshot.stored.clause_of_id(clause_id)

    def numbered(self, number: int) -> tuple[PolicyDocument, Clause]:
        """Return a clause by its number in `passages`, with its document."""
        return self._shown.numbered(number)

    def prints(self, words: str) -> bool:
        """Say whether a document has these characters, just as they are."""
        return self._snapshot.stored.prints(words)

    def says(self, folded: str) -> bool:
        """Say whether a document, folded, has these characters, over whatever clauses."""
        return self._snapshot.stored.folded.says(folded)

    def seeds(self) -> Seeds:
        """Return where runs of letters stand in the clauses shown; made when first asked for.

        Raises:
            LibraryError: the library folder cannot be written.
        """
        held, name = self._seeds, self._snapshot.name
        if held is None or held[0] != name:
            made = seeds_of(self.documents) if self._shown.older else None
            held = self._seeds = (name, made or open_seeds(self._derived, self._snapshot))
        return held[1]

    def nearest(
        self, vector: Vectors, count: int, only: Collection[str] | None = None
    ) -> dict[int, float]:
        """Return positions in `passages` of those nearest to a unit vector, with the cosine.

        With `only` they are of these documents.
        """
        return self._index.nearest(vector, count, only) if self._snapshot.passages else {}

    def cosines(self, vector: Vectors, places: Sequence[int]) -> dict[int, float]:
        """Return how near passages, by their positions in `passages`, are to a unit vector."""
        return self._index.cosines(vector, places) if places else {}

    def commonness(self, vector: Vectors) -> float:
        """Return what a question's scores go without: its share of nearness to any passage."""
        share = self.embedder.calibration.common
        return share * float(vector @ self._index.mean) if share else 0.0


def _untold(step: str, done: int, of: int) -> None:
    """Stand in for a progress that nobody wants to be told."""
