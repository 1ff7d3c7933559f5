"""The texts: the characters of every version of every document. With the manifest, the truth."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.publication import Publication
from assistant.documents.reading import Reading
from assistant.errors import DocumentError, LibraryError
from assistant.library.manifest import Manifest, ManifestEntry
from assistant.library.whole_files import write_whole

_OLDER = "@"
"""What stands between the id of a clause and that of the older text it is of."""
_DELETABLE = "请核对写入权限；下次入库、移出文件时会再删。"


class Texts:
    """The folder of texts, one file a version."""

    def __init__(self, folder: Path) -> None:
        """Keep the texts of the library in `folder`."""
        self._folder = folder
        self._parsed: dict[str, PolicyDocument] = {}
        self._older: dict[str, PolicyDocument] = {}

    def keep(self, document: PolicyDocument) -> None:
        """Write down the characters of a document; as it is parsed it waits to be asked for.

        Raises:
            LibraryError: they cannot be written.
        """
        self.put_back(document)
        self._parsed[document.id] = document

    def put_back(self, document: PolicyDocument) -> None:
        """Write down the characters of a document whose entry is held, and whose text was lost.

        Raises:
            LibraryError: they cannot be written.
        """
        write_whole(text_file(self._folder, document.id), document.source.encode())

    def drop(self, held: Collection[str]) -> None:
        """Delete the texts of documents whose ids are not among the `held`, and half-written ones.

        Raises:
            LibraryError: one cannot be deleted.
        """
        texts = self._folder / "texts"
        try:
            for text in texts.glob("*.txt*"):
                if text.stem not in held:
                    text.unlink(missing_ok=True)
        except OSError as error:
            told = f"清单已经改好，不再用的文字却删不掉：{texts}。"
            raise LibraryError(told, _DELETABLE) from error

    def size(self, entry: ManifestEntry) -> int:
        """Return how many bytes the text of an entry has; none where it is lost."""
        try:
            return text_file(self._folder, entry.id).stat().st_size
        except OSError:
            return 0

    def reads(self, entry: ManifestEntry) -> bool:
        """Say whether the text of an entry can be read."""
        if entry.id in self._parsed or entry.id in self._older:
            return True
        try:
            return bool(self.characters(entry))
        except LibraryError:
            return False

    def forget(self) -> None:
        """Let go of the parsed documents: those that nobody asked for, and older texts.

        What is parsed of an entry holds as long as the entry does.
        """
        self._parsed.clear()
        self._older.clear()

    def document(self, entry: ManifestEntry) -> PolicyDocument:
        """Return the document of an entry: parsed from its text, or just as it was written down.

        Raises:
            LibraryError: it is lost or damaged.
        """
        document = self._parsed.pop(entry.id, None) or self._read(entry)
        return _named_apart(document) if entry.beside else document

    def _read(self, entry: ManifestEntry) -> PolicyDocument:
        text = self.characters(entry)
        try:
            document = parse_document(Reading(text, entry.declared, warnings=entry.warnings))
        except DocumentError as error:
            raise _unreadable(entry) from error
        return replace(document, id=entry.id)

    def characters(self, entry: ManifestEntry) -> str:
        """Return the characters of an entry.

        Raises:
            LibraryError: they are lost or damaged.
        """
        try:
            text = text_file(self._folder, entry.id).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(entry) from error
        # No text that was kept is like this: a machine that lost its power leaves such files.
        if not text.strip() or "\0" in text:
            raise _unreadable(entry)
        return text

    def older(self, entry: ManifestEntry) -> PolicyDocument:
        """Return a text that a later version has replaced; it is parsed once.

        The ids of its clauses are told from those of the later one: 某政办发|2023|8/第六条@6f1c….

        Raises:
            LibraryError: it is lost or damaged.
        """
        found = self._older.get(entry.id)
        if found is None:
            text = self.document(entry)
            clauses = tuple(replace(c, id=f"{c.id}{_OLDER}{entry.id}") for c in text.clauses)
            found = self._older[entry.id] = replace(text, clauses=clauses)
        return found


def _named_apart(document: PolicyDocument) -> PolicyDocument:
    """Return a document whose number another has too, its clauses named by its own id."""
    number = f"{document.number_key}/"
    clauses = (
        replace(c, id=f"{document.id}/{c.id.removeprefix(number)}") for c in document.clauses
    )
    return replace(document, clauses=tuple(clauses), publication=Publication.SHARING)


def text_of_clause(clause_id: str, manifest: Manifest) -> ManifestEntry | None:
    """Return the older text that a clause is of, by its id; None for one of a current text."""
    _, older, document_id = clause_id.rpartition(_OLDER)
    return manifest.entry(document_id) if older else None


def _unreadable(entry: ManifestEntry) -> LibraryError:
    return LibraryError(
        f"库里《{entry.title}》的原文读不出来。", "请用原文件重新入库：youju ingest 文件。"
    )


def text_file(folder: Path, document_id: str) -> Path:
    """Return where the library in `folder` keeps the characters of a document."""
    return folder / "texts" / f"{document_id}.txt"
