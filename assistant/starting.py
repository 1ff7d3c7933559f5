"""Opens what the settings name: the library with its words and its model, and a chat model."""

from typing import TYPE_CHECKING

from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library, Progress
from assistant.library.segment import Segmenter
from assistant.model.adapter import SHIPPED
from assistant.model.embedder import Embedder
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.answering.chat.chat_model import ChatModel
    from assistant.model.clause_reader import ClauseReader


def open_library(settings: Settings, progress: Progress | None = None) -> Library:
    """Open the library of `settings`; an absent one is made, and is empty.

    Raises:
        LibraryError: the folder cannot be used.
    """
    lexicon = read_lexicon(settings.lexicon)
    segmenter = Segmenter(lexicon.words, settings.models)
    adapter = SHIPPED if settings.retrieval_adapter else None
    embedder = Embedder(settings.embedding_model, settings.models, adapter)
    return Library(settings.library, lexicon, segmenter, embedder, progress, settings.chroma_url)


def open_reader(settings: Settings) -> "ClauseReader | None":
    """Return the reader of clauses, which is opened when it first reads; None where it is off."""
    if not settings.clause_reader:
        return None
    from assistant.model.clause_reader import ClauseReader  # noqa: PLC0415  numpy

    return ClauseReader(settings.models)


def open_chat(settings: Settings) -> "ChatModel | None":
    """Open the chat model of `settings`; None where none is set.

    Raises:
        ChatError: it is set wrongly.
    """
    if not settings.chat_url:
        return None
    from assistant.answering.chat.chat_model import open_chat_model  # noqa: PLC0415  a second

    return open_chat_model(settings)
