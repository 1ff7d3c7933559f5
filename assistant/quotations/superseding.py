"""Superseded words: those of a repealed document, and those of an earlier version of one."""

from datetime import date
from functools import cache

from assistant.documents.dates import print_date
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.parts import Part
from assistant.documents.relations import RelationKind
from assistant.documents.revisions import body, counterpart, last_passed
from assistant.documents.text import fold
from assistant.library.editions import Edition, edition_on, editions_of
from assistant.library.library import Library
from assistant.question.places import Place
from assistant.quotations.placing import ClauseStretch, stretch_of
from assistant.validity.clause_standing import clause_status
from assistant.validity.standing import Standing, status

_REPLACING = (RelationKind.REPEALS, RelationKind.AMENDS)

_LAPSED = "{0}在草稿写明的{1}还在有效期内，今天已过：“{2}”"


class Superseding:
    """Says of one library on one day which of its words no longer hold."""

    def __init__(self, library: Library, today: date, written: date | None = None) -> None:
        """Ask `library` how its documents stand `today`, and on the day a draft was `written`."""
        self._library, self._today, self._written = library, today, written
        self._versions_of = cache(self._read_versions)
        self._documents = {d.id: d for d in library.documents}
        self.repealed = cache(self._repealed)
        self.whole = cache(self._whole)

    def because(self, document: PolicyDocument, clause: Clause, shown: str = "") -> str:
        """Return why the words `shown` of a clause no longer hold, "" when they do."""
        if document.id not in self._documents:
            return ""
        found = clause_status(document, clause, self._library, self._today, shown)
        if found.holds or self._is_the_same(document, clause, shown):
            return ""
        if found.standing is Standing.EXPIRED and self._held_then(document, clause, shown):
            return ""
        told = f"：“{found.sentence}”" if found.sentence else ""
        return f"{document.name}{clause.label}{found.told}{told}"

    def lapsed(self, document: PolicyDocument, clause: Clause, shown: str = "") -> str:
        """Return that a clause held when the draft was written, and has come to its end since."""
        if document.id not in self._documents or self._written is None:
            return ""
        found = clause_status(document, clause, self._library, self._today, shown)
        if found.standing is not Standing.EXPIRED or not self._held_then(document, clause, shown):
            return ""
        return _LAPSED.format(document.name, print_date(self._written), found.sentence)

    def _held_then(self, document: PolicyDocument, clause: Clause, shown: str) -> bool:
        """Say whether a clause that is past its end held on the day of the draft.

        Passed is not repealed: what the draft said that day was right.
        """
        if self._written is None:
            return False
        return clause_status(document, clause, self._library, self._written, shown).holds

    def is_repealed_by(self, older: PolicyDocument, newer: PolicyDocument) -> bool:
        """Say whether a document is repealed, and another says so."""
        return (
            older.id in self._documents and self.repealed(older.id) and self.replaces(newer, older)
        )

    def replaces(self, newer: PolicyDocument, older: PolicyDocument) -> bool:
        """Say whether a document repeals another, or says that it amends it."""
        if newer.id not in self._documents:
            return False
        links = self._library.links.of(newer)
        own = (k.target for k in links if k.relation.kind in _REPLACING)
        return any(target is not None and target.id == older.id for target in own)

    def _is_the_same(self, document: PolicyDocument, clause: Clause, shown: str) -> bool:
        """Say whether the words stand in the version that applies today, though this one does not.

        A version that has yet to come leaves most clauses as they are.
        """
        present = self.present(document)
        if present.id == document.id:
            return False
        now = counterpart(clause, present)
        return now is not None and fold(shown or body(clause)) in fold(now.text)

    def _repealed(self, document_id: str) -> bool:
        """Say whether a document is repealed as a whole."""
        document = self._documents[document_id]
        found = status(document, self._library.links, self._today)
        return found.standing is Standing.REPEALED

    def present(self, document: PolicyDocument) -> PolicyDocument:
        """Return the version of a document that applies today, failing one the document."""
        then = edition_on(self._versions_of(document.id), self._today)
        return then.document if then else document

    def in_present(self, place: Place) -> tuple[Place, ...]:
        """Return a place in the version that was amended last; () where that has no such clause."""
        present = self.present(place.document)
        if present.id == place.document.id:
            return (place,)
        found = (c for c in present.clauses if c.label == place.clause.label)
        label = place.part.label if place.part else ""
        wholes = (Place(present, c, _part(c, label)) for c in found)
        return tuple(w for w in wholes if bool(w.part) == bool(label))[:1]

    def in_earlier(self, place: Place) -> tuple[Place, ...]:
        """Return the clause of a place in the versions that do not apply today, newest first."""
        label = place.clause.label
        versions = self.earlier(place.document)
        return tuple(Place(v, c) for v in versions for c in v.clauses if c.label == label)

    def earlier(self, document: PolicyDocument) -> tuple[PolicyDocument, ...]:
        """Return the versions of a document that do not apply today, newest first."""
        present = self.present(document)
        every = (document, *(v.document for v in self._versions_of(document.id)))
        return tuple({v.id: v for v in every if v.id != present.id}.values())

    def _read_versions(self, document_id: str) -> tuple[Edition, ...]:
        return editions_of(self._library, document_id)

    def _whole(self, document_id: str) -> ClauseStretch:
        document = self._library.version(document_id)
        return stretch_of(document, document.clauses)


def _part(clause: Clause, label: str) -> Part | None:
    return next((p for p in clause.parts if p.label == label), None)


def dated(document: PolicyDocument) -> str:
    """Return what tells a version of a document from another: the day it was amended or issued."""
    day = last_passed(document) or document.date
    return f"{print_date(day)}的版本" if day else "另一版本"
