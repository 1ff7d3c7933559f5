"""Scope: the documents that a search is to keep to, by what they are and whether they apply."""

from dataclasses import dataclass
from datetime import date

from assistant.documents.model import DocumentType, PolicyDocument
from assistant.documents.text import fold
from assistant.question.document_names import KnownNames


@dataclass(frozen=True, slots=True)
class Scope:
    """What the documents must be; what is empty is not asked about.

    `document` is an id, a number or a title; `issuer` a part of an issuer's name; `since` and
    `until` bound the 成文日期, a document without one lies outside; `without` are ids to leave out.
    """

    document: str = ""
    type: DocumentType | None = None
    issuer: str = ""
    since: date | None = None
    until: date | None = None
    without: frozenset[str] = frozenset()

    def ids(self, known: KnownNames) -> frozenset[str]:
        """Return the ids of the documents within the scope, of those `known` by their names."""
        return frozenset(d.id for d in self._named(known) if self._fits(d)) - self.without

    def _named(self, known: KnownNames) -> tuple[PolicyDocument, ...]:
        if not self.document:
            return known.documents
        by_id = tuple(d for d in known.documents if d.id == self.document)
        return by_id or known.named(self.document)

    def _fits(self, document: PolicyDocument) -> bool:
        issuer = fold(self.issuer)
        return (
            self.type in (None, document.type)
            and (not issuer or any(issuer in fold(each) for each in document.issuers))
            and self._is_dated(document.date)
        )

    def _is_dated(self, day: date | None) -> bool:
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or day) <= day <= (self.until or day)
