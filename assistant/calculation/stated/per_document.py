"""What is read of a document is read once: it is known by its id, a hash of all that it prints."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar

from assistant.documents.model import PolicyDocument

_Read = TypeVar("_Read")
_KEPT = 512
"""Documents whose readings are kept, of each kind of reading."""


@dataclass(frozen=True)
class _ById:
    id: str
    document: PolicyDocument = field(compare=False)


def per_document(read: Callable[[PolicyDocument], _Read]) -> Callable[[PolicyDocument], _Read]:
    """Keep what a function reads of a document, for when the same document is read again."""

    @lru_cache(maxsize=_KEPT)
    def kept(known: _ById) -> _Read:
        return read(known.document)

    @wraps(read)
    def once(document: PolicyDocument) -> _Read:
        return kept(_ById(document.id, document))

    return once
