"""A verdict on words of a draft, and the place in the library that it rests on."""

from dataclasses import dataclass, replace

from assistant.documents.cited_labels import cited_together
from assistant.quotations.as_printed import Laid
from assistant.quotations.checked import QuotationSource, QuotationStatus
from assistant.quotations.equal_quantities import say_the_same, written_otherwise
from assistant.quotations.placing import Placed


@dataclass(frozen=True, slots=True)
class Judged:
    """How words stand to the library, where they stand, and what is to be said of it."""

    status: QuotationStatus
    placed: Placed | None = None
    laid: Laid | None = None
    note: str = ""

    @property
    def own_ends(self) -> tuple[int, int]:
        """How many letters at the beginning and at the end are put to what the source says."""
        if self.placed is None or not self.placed.alignment.edits:
            return 0, 0
        edits = self.placed.alignment.edits
        first, last = edits[0], edits[-1]
        ahead = first.last if first.start == first.end and first.first == 0 else 0
        behind = (
            last.last - last.first if last.start == last.end == self.placed.alignment.end else 0
        )
        return ahead, behind

    @property
    def changes_nothing(self) -> bool:
        """Say whether neither a word nor a figure is another than in the source."""
        return self.laid is not None and all(d.layout for d in self.laid.differences)

    @property
    def has_loose_end(self) -> bool:
        """Say whether words are changed in such a way that it is not sure where they end."""
        altered = self.status is QuotationStatus.ALTERED
        return altered and self.laid is not None and self.laid.loose

    @property
    def source(self) -> QuotationSource | None:
        """The place as it is cited."""
        return source_of(self.placed, self.laid) if self.placed and self.laid else None


def in_other_form(placed: Placed, laid: Laid, words: str) -> Judged | None:
    """Return the verdict on words that say the same as their source with figures written otherwise.

    None when they say something else.
    """
    if not say_the_same(laid.quote, words):
        return None
    forms = tuple(replace(d, layout=True) for d in laid.differences)
    note = written_otherwise(laid.quote, words)
    return Judged(QuotationStatus.LAYOUT_ONLY, placed, replace(laid, differences=forms), note)


def source_of(placed: Placed, laid: Laid) -> QuotationSource:
    """Return a place as it is cited."""
    document, clauses = placed.stretch.document, placed.clauses
    first, day = clauses[0], document.date
    return QuotationSource(
        document.document_number, document.title_of(first), first.label, first.path, laid.quote,
        first.id, day.isoformat() if day else "", tuple(c.label for c in clauses), _part(placed),
        cited_together(document, clauses),
    )  # fmt: skip


def _part(placed: Placed) -> str:
    """Return which 款, 项 or 目 of a single clause has all of the words, "" when none has."""
    if len(placed.clauses) > 1:
        return ""
    clause, origins = placed.clauses[0], placed.stretch.wording.origins
    begun = placed.stretch.printed_at(clause)
    first = origins[placed.alignment.start] - begun
    last = origins[placed.alignment.end - 1] - begun
    around = [p for p in clause.parts if p.start <= first and last < p.end]
    return max(around, key=lambda p: p.start).label if around else ""
