"""The texts that a library shows: the current ones, or older ones of a day in their place.

What is searched is still the newest text: a clause found is shown as what it was in the older one,
where it was there.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.revisions import counterpart
from assistant.library.snapshot.stored_documents import StoredDocuments


@dataclass(frozen=True)
class ShownTexts:
    """The stored documents, some of them, by their ids, with an `older` text in their place."""

    stored: StoredDocuments
    older: Mapping[str, PolicyDocument] = field(default_factory=dict)

    @cached_property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents in the order they were added."""
        if not self.older:
            return self.stored.documents
        return tuple(self.older.get(d.id, d) for d in self.stored.documents)

    def current_ids(self, ids: Collection[str]) -> set[str]:
        """Return the ids of the current versions of documents of which older texts are shown."""
        current = {older.id: each for each, older in self.older.items()}
        return {current.get(each, each) for each in ids}

    def numbered(self, number: int) -> tuple[PolicyDocument, Clause]:
        """Return a clause by its number among the current ones, with its document."""
        document, clause = self.stored.clause_at(number)
        older = self.older.get(document.id)
        found = counterpart(clause, older) if older else None
        return (older, found) if older and found else (document, clause)
