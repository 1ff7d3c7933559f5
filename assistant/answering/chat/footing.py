"""Footing: what a model's sentences may rest on: clauses, the user's words, sums.

Of a sentence that names a document only its clauses are, and of one that names a place, the
documents of other places are not; a figure that is told of two places must hold of each. What no
longer holds gives no figure to a sentence that does not say so.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from assistant.answering.chat.dossier import Dossier, Source
from assistant.answering.chat.said_pieces import SaidPiece, denies_theirs
from assistant.answering.draft_parts import written
from assistant.answering.guard.claims import Claim, ClaimKind, Known
from assistant.question.document_names import KnownNames

_MEASURED = frozenset((ClaimKind.VALUE, ClaimKind.FIGURE, ClaimKind.DAY, ClaimKind.SAID))


class Footing:
    """What sentences of one turn may rest on; the dossier may grow meanwhile."""

    def __init__(self, dossier: Dossier) -> None:
        """Look for it in `dossier`."""
        self._dossier = dossier
        self._names = lru_cache(maxsize=1)(lambda _count: KnownNames(dossier.documents))

    @cached_property
    def asked(self) -> Known:
        """What the user said."""
        return Known((self._dossier.question,))

    @property
    def summed(self) -> Known:
        """What was calculated."""
        return Known(tuple(written(c.to_json()) for c in self._dossier.calculations))

    def asides(self, text: str) -> tuple[frozenset[str], ...]:
        """Return, for each place that a text names, which documents are of other places."""
        territories = self._known.territories
        return tuple(territories.elsewhere(name).ids for name in self.places(text))

    def places(self, text: str) -> tuple[str, ...]:
        """Return the names, without 市 or 县, of the places that a text names."""
        return tuple(dict.fromkeys(self._known.territories.elsewhere(text).names))

    def resting(self, stated: frozenset[Claim], piece: SaidPiece) -> list[Source] | None:
        """Return the sources that hold all that is stated, as few as do; None when none do."""
        sources = self.sources(stated, piece)
        left = self.summed.missing(stated)
        if not left:
            return [s for s in sources if s.number in piece.marks]
        if self.is_theirs(left, piece.bare):
            return [] if missing_in(self._dossier.sources, left) else None
        if not self._holds_of_each(left, piece, sources):
            return None
        for source in sources:
            if not source.known.missing(left):
                return [source]
        return _fewest(left, sources)

    def sources(self, stated: frozenset[Claim], piece: SaidPiece) -> list[Source]:
        """Return what it may rest on: of the documents and places it names, its own first."""
        named = {d.id for d in self._known.named(piece.bare)}
        possible = [s for s in self._dossier.sources if not named or s.document.id in named]
        elsewhere = frozenset.intersection(*piece.asides) if piece.asides else frozenset()
        possible = [s for s in possible if s.document.id not in elsewhere]
        if not piece.former and any(map(is_measured, stated)):
            possible = [s for s in possible if s.status.holds]
        places = [claim for claim in stated if claim.kind is ClaimKind.PLACE]
        if len(places) == 1 and len(named) < 2:
            possible = [s for s in possible if not s.known.missing(places)]
        return sorted(possible, key=lambda s: s.number not in piece.marks)

    def is_theirs(self, left: Iterable[Claim], bare: str) -> bool:
        """Say whether the rest is the user's, told as theirs and as not in the documents."""
        return denies_theirs(bare) and not self.asked.missing(left)

    def _holds_of_each(
        self, stated: frozenset[Claim], piece: SaidPiece, sources: Sequence[Source]
    ) -> bool:
        """Say whether what is measured stands in the documents of every place that is meant."""
        figures = frozenset(filter(is_measured, stated))
        own = ([s for s in sources if s.document.id not in aside] for aside in piece.asides)
        return not any(missing_in(each, figures) for each in own)

    @property
    def _known(self) -> KnownNames:
        return self._names(len(self._dossier.sources))


def missing_in(sources: Iterable[Source], stated: frozenset[Claim]) -> frozenset[Claim]:
    """Return what stands in none of the sources."""
    for source in sources:
        stated = source.known.missing(stated)
    return stated


def _fewest(left: frozenset[Claim], sources: Iterable[Source]) -> list[Source] | None:
    """Return the sources that hold it together; None when they do not."""
    resting: list[Source] = []
    for source in sources:
        still = source.known.missing(left)
        if still < left:
            resting.append(source)
            left = still
    return None if left else resting


def is_measured(claim: Claim) -> bool:
    """Say whether a claim is a figure, a day or a measure in words, not where something stands."""
    return claim.kind in _MEASURED
