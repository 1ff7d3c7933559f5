"""The public face: one object that holds a library and answers from it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Self, cast

from assistant.classroom import Classroom
from assistant.clause_finder import ClauseFinder
from assistant.comparer import Comparer
from assistant.document_desk import DocumentDesk
from assistant.documents.readers import MAX_BYTES
from assistant.draft_checker import DraftChecker
from assistant.errors import LibraryError
from assistant.exports.exporter import Exporter
from assistant.library.library import Library, Progress
from assistant.library_keeper import LibraryKeeper
from assistant.objections import ObjectionBook
from assistant.question.reader import Reader
from assistant.retrieval.retriever import PolicyRetriever
from assistant.settings import Settings
from assistant.several_views import SeveralViews
from assistant.starting import open_chat, open_library, open_reader

if TYPE_CHECKING:
    from assistant.answering.answer import Answer
    from assistant.answering.chat.chat_model import ChatModel
    from assistant.answering.chat.model_answerer import ModelAnswerer
    from assistant.answering.quote_answerer import QuoteAnswerer
    from assistant.calculation.missing import Choice
    from assistant.catalogue import Holding
    from assistant.documents.model import PolicyDocument
    from assistant.library.manifest import ManifestEntry
    from assistant.library.taking_in import Ingested
    from assistant.library.visible import Shared
    from assistant.model.clause_reader import ClauseReader

_STRANGE = "防平饱怎么领"
"""A question with a word that nobody knows, for which all that reads a question is needed."""
_BUILD = "请先运行 youju ingest 建库。"


class Assistant(
    Classroom, ClauseFinder, Comparer, DocumentDesk, DraftChecker, Exporter, LibraryKeeper,
    ObjectionBook,
):  # fmt: skip
    """Answers questions over one library. Safe to share between threads that only ask."""

    largest_file: ClassVar[int] = MAX_BYTES
    """Bytes; a file above it is not read."""

    @property
    def contact(self) -> str:
        """Whom the page tells people to ask where the documents say nothing; "" for nobody."""
        return self.settings.contact

    def __init__(
        self,
        settings: Settings,
        library: Library,
        chat: "ChatModel | None" = None,
        whole: "Assistant | None" = None,
    ) -> None:
        """Put the rooms together; `open` is the usual way in.

        `whole` is whose library this one shows a part of; it is only asked then.

        Raises:
            ChatError: there is a chat model and its prompts cannot be read.
        """
        super().__init__(settings)
        self.library = library
        self.chat = chat
        self._whole = whole
        self._views: SeveralViews[Assistant] = SeveralViews(self._view)
        self._changing = Lock()
        self._connect()

    def _connect(self) -> None:
        """Answer from the library as it is now; a question under way keeps the one it had."""
        library = self.library.snapshot()
        reader = Reader(library, today=self.settings.today)
        self.retriever = PolicyRetriever(library, reader=reader)
        self._with_model = None if self.chat is None else self._with_chat(self.chat)

    def _with_chat(self, chat: "ChatModel") -> "ModelAnswerer":
        from assistant.answering.chat.model_answerer import ModelAnswerer  # noqa: PLC0415  a second
        from assistant.answering.chat.prompts import read_prompts  # noqa: PLC0415

        return ModelAnswerer(self._quoting(), chat, read_prompts(self.settings.prompts))

    @cached_property
    def _reader(self) -> "ClauseReader | None":
        """What reads the clauses that are found; one for all libraries."""
        return self._whole._reader if self._whole else open_reader(self.settings)

    def _quoting(self) -> "QuoteAnswerer":
        from assistant.answering.quote_answerer import QuoteAnswerer  # noqa: PLC0415

        settings = self.settings
        return QuoteAnswerer(
            self.retriever,
            settings.max_question_chars,
            shelf=settings.formulas,
            reader=self._reader,
        )

    @classmethod
    def open(
        cls,
        settings: Settings | None = None,
        *,
        build: bool = True,
        progress: Progress | None = None,
    ) -> "Assistant":
        """Open the library of `settings`; with `build` an absent one is made from the corpus.

        Raises:
            LibraryError: the folder cannot be used, or it is absent and `build` is off.
            ModelError: the embedding model cannot be loaded.
            ChatError: the chat model is set wrongly.
        """
        chosen = settings or Settings()
        absent = not (chosen.library / "manifest.json").exists()
        if absent and not build:
            raise LibraryError(f"没有这个库：{chosen.library}。", _BUILD)
        assistant = cls(chosen, open_library(chosen, progress), open_chat(chosen))
        if absent:
            assistant.ingest_corpus(progress)
        return assistant

    @classmethod
    def start(cls, settings: Settings, progress: Progress | None = None) -> "Assistant":
        """Open the library of `settings` to put files in; an absent one is made, and is empty.

        Raises:
            LibraryError: the folder cannot be used.
        """
        return cls(settings, open_library(settings, progress))

    def close(self) -> None:
        """Let go of the files that are open; with `with` it is done at the end."""
        self._views.close()
        self.library.close()

    def __enter__(self) -> Self:
        """Return this assistant."""
        return self

    def __exit__(self, *_failure: object) -> None:
        """Close it."""
        self.close()

    def ingest_corpus(self, progress: Progress | None = None) -> None:
        """Bring the library up to date with the corpus folder; unchanged files cost nothing."""
        self.ingest([self.settings.corpus], progress)

    @contextmanager
    def _keeping(self) -> Iterator[Library]:
        """Give the library to be changed, by one at a time; it is answered from afterwards.

        It is so even where the change failed: it may have been made before what came behind it.
        """
        with self._changing:
            try:
                yield self.library
            finally:
                self._connect()

    def ingest(
        self,
        files: Sequence[Path],
        progress: Progress | None = None,
        *,
        by: str = "",
        audiences: Sequence[str] | None = None,
        replacing: str = "",
    ) -> "tuple[Ingested, ...]":
        """Add files and folders, one at a time from wherever it is asked; tell of each file.

        `by` is the name of the person who puts them in.
        With `audiences` only these may see them. Without, a new document is for everybody, or for
        those whom the document is for that it is put in for (`replacing`, by its id), and a new
        version for those whom the document was for.

        Raises:
            UsageError: what is to be the name of an audience is none.
            LibraryError: the library folder cannot be written, or this is a view of a library.
        """
        from assistant.library.visible import audience_names  # noqa: PLC0415

        kept_for = None if audiences is None else audience_names(audiences)
        with self._keeping() as library:
            return library.add(files, progress, by=by, audiences=kept_for, replacing=replacing)

    def share(self, document_id: str, audiences: Sequence[str]) -> "Shared":
        """Keep a document with its older versions, or one older version, for these audiences.

        Without any, or with 所有人, it is for everybody.

        Raises:
            UsageError: what is to be the name of an audience is none.
            LibraryError: there is no document of this id, or this is a view of a library.
        """
        from assistant.library.visible import Shared, audience_names, shadowed  # noqa: PLC0415

        with self._keeping() as library:
            entries = library.share(document_id, audience_names(audiences))
        return Shared(entries, tuple(shadowed(self.library.manifest, self.library.links, entries)))

    def audiences(self) -> tuple[str, ...]:
        """Return the names of the audiences that some document is kept for."""
        self._refresh()
        return tuple(sorted(self.library.manifest.audiences))

    def seen_by(self, audiences: Collection[str]) -> "Assistant":
        """Return what answers people of these audiences: of nothing that they may not see.

        It can be asked and cannot be changed.

        Raises:
            LibraryError: what is derived of their documents cannot be written.
        """
        self._refresh()
        view = self._views.of(self.library.manifest.audiences.intersection(audiences))
        view._refresh()
        return view

    def _view(self, audiences: frozenset[str]) -> "Assistant":
        from assistant.library.library_view import LibraryView  # noqa: PLC0415

        return Assistant(self.settings, LibraryView(self.library, audiences), self.chat, self)

    def remove(self, document_id: str) -> "tuple[ManifestEntry, ...]":
        """Take a document with its older versions out of the library, or one older version.

        Returns the entries of the manifest that were taken out.

        Raises:
            LibraryError: there is no document of this id.
        """
        with self._keeping() as library:
            return library.remove(document_id)

    def ask(
        self,
        question: str,
        history: Sequence[Mapping[str, str]] = (),
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> "Answer":
        """Answer one question; `history` are the earlier turns, {"role", "content"} each.

        Documents are judged, and their versions chosen, `as_of` that day where the question itself
        names none; without it, as of today. With `literal` no word is taken for a misspelt one.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        *_pieces, answer = self.stream(question, history, as_of, literal=literal)
        return cast("Answer", answer)

    def warm(self) -> None:
        """Load what the first question would wait for: the words, their sounds, the model.

        Raises:
            ModelError: the embedding model cannot be loaded.
        """
        self._quoting().find(_STRANGE, (), self.settings.day())

    def _refresh(self) -> None:
        """Follow what another process has put into the library, without waiting for it."""
        if self._changing.acquire(blocking=False):
            try:
                if self.library.refresh():
                    self._connect()
            finally:
                self._changing.release()

    def stream(
        self,
        question: str,
        history: Sequence[Mapping[str, str]] = (),
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> "Iterator[str | Answer]":
        """Yield the text of the answer as it may be shown, then the whole answer.

        Nothing is yielded before the guard has passed it; the pieces together are the text.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        self._refresh()
        answerer = self._with_model or self._quoting()
        yield from answerer.stream(question, history, self.settings.day(), as_of, literal=literal)

    def follow_ups(self, answer: "Answer") -> "tuple[Choice, ...]":
        """Return what can be asked next; each was asked, and the library answers it."""
        from assistant.answering.follow_ups import follow_ups  # noqa: PLC0415

        quoting, day = self._quoting(), self.settings.day()
        return follow_ups(
            answer, self.retriever.library, day, lambda asked: quoting.find(asked, (), day)
        )

    def documents(self) -> "tuple[PolicyDocument, ...]":
        """Return the documents of the library."""
        return self.library.documents

    def document(self, document_id: str) -> "PolicyDocument":
        """Return a document by its id, also one that a later version has replaced.

        Raises:
            LibraryError: there is no document of this id.
        """
        return self.library.version(document_id)

    def catalogue(self, as_of: date | None = None) -> "tuple[Holding, ...]":
        """Return what the library holds, with the standing of each document `as_of` a day.

        Without a day it is that of today. A document is listed as the text that applied then.
        """
        from assistant.catalogue import catalogue  # noqa: PLC0415

        library = self._on(as_of) if as_of else self.library
        return catalogue(library, as_of or self.settings.day())

    def _current(self) -> Library:
        self._refresh()
        return self.retriever.library

    def _hidden(self) -> "tuple[PolicyDocument, ...]":
        seen, whole = self.library.manifest.ids, self._whole
        return tuple(d for d in whole.library.documents if d.id not in seen) if whole else ()

    def _on(self, day: date) -> Library:
        self._refresh()
        return self.retriever.on(day).library

    def _quoted(self) -> Library:
        return self.library
