"""Judging: what becomes of words once it is known where they stand and what was named for them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import starmap

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.quantities import read_quantities
from assistant.library.wording import Wording, worded
from assistant.quotations.as_printed import Laid, lay
from assistant.quotations.attribution import Named
from assistant.quotations.checked import QuotationSource, QuotationStatus
from assistant.quotations.edits import Bounds, completed, readable, side
from assistant.quotations.figure_forms import (
    Forms,
    forms_of,
    is_figure,
    of_one_kind,
    rewritten,
    same_numbers,
)
from assistant.quotations.landmarks import landmarks
from assistant.quotations.placing import LetterSpan, Placed, PlaceFinder

_OMISSION = re.compile(r"…+|\.{3,}|。{3,}|[（(\[［]略[）)\]］]")
_BROKEN = re.compile(r"\s*\n\s*")
_INSIDE, _INSIDE_FIGURE = 0.6, 0.5
"""How like the named clause words must be to be its words, changed; the same of a short figure."""
_ANYWHERE = 0.72
"""The same of any clause of the library."""
_FEW = 12
_MUCH_MORE = 0.25
"""By how much another place must be more like the words to go before the named one."""
_TWIN, _TWIN_BESIDE = 0.8, 0.9
"""How like the named clause must be, though the very words stand in another document, or in another
clause of the same."""
_SHORTEST_RUN = 4


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
    def source(self) -> QuotationSource | None:
        """The place as it is cited."""
        return _source(self.placed, self.laid) if self.placed and self.laid else None


class Judge:
    """Judges words by one library."""

    def __init__(
        self,
        places: PlaceFinder,
        bounds: Bounds,
        prefer: Callable[[PolicyDocument], tuple[bool, str]],
    ) -> None:
        """Of places that are equally like the words take that whose document is `prefer`-red."""
        self._places, self._bounds, self._prefer = places, bounds, prefer
        self._forms: dict[str, Forms] = {}

    def judge(self, words: str, named: Named | None) -> Judged:
        """Return the verdict on `words`, for which `named` is given as the source."""
        quoted = worded(_BROKEN.sub("\n", words.strip()))
        omitted = frozenset(_omissions(quoted))
        search = _Search(self, quoted, omitted)
        own = self._own(search, quoted, named) if named and named.documents else None
        if own and _is_its_own(own, quoted):
            return self._of_own(own, quoted, named, search)
        best = search.best(())
        if best is None or not _is_like(best, quoted, _ANYWHERE):
            return Judged(QuotationStatus.NOT_FOUND, note=named.problem if named else "")
        return self._elsewhere(best, quoted, named)

    def _own(self, search: "_Search", quoted: Wording, named: Named) -> Placed | None:
        """Return where the named documents have the words, in one form of a figure or another."""
        own = search.best(self._spans(named))
        if own and own.alignment.likeness == 1:
            return own
        other = self._in_other_form(quoted, named)
        if own and other and own.alignment.likeness >= other.alignment.likeness:
            return own
        return other or own

    def _spans(self, named: Named) -> list[LetterSpan]:
        if named.places:
            return [self._places.span(p) for p in named.reach]
        return list(map(self._places.extent, named.documents))

    def _in_other_form(self, quoted: Wording, named: Named) -> Placed | None:
        """Return where the named documents have the words with their figures written otherwise."""
        spans = self._spans(named)
        found: list[Placed] = []
        for document in named.documents if read_quantities(quoted.printed) else ():
            if document.id not in self._forms:
                self._forms[document.id] = forms_of(document)
            text = rewritten(quoted.printed, self._forms[document.id])
            own = _Search(self, worded(text.words), frozenset()).best(spans) if text else None
            alignment = text.of_the_words(own.alignment) if text and own else None
            found += [replace(own, alignment=alignment)] if own and alignment else []
        return self.best(found, quoted)

    def _of_own(
        self, own: Placed, quoted: Wording, named: Named | None, search: "_Search"
    ) -> Judged:
        """Judge words that the named place has, as they are or changed."""
        if own.alignment.likeness < 1:
            other = search.best(())
            if other and _goes_before(other, own):
                return self._elsewhere(other, quoted, named)
        missing = named.problem if named and not named.places else ""
        verdict = self._placed(own, quoted)
        if verdict.status is QuotationStatus.NOT_FOUND:
            return replace(verdict, note=missing)
        if (
            missing
            and named
            and named.firm
            and verdict.status in (QuotationStatus.EXACT, QuotationStatus.LAYOUT_ONLY)
        ):
            return Judged(QuotationStatus.MISATTRIBUTED, own, verdict.laid, missing)
        return Judged(verdict.status, own, verdict.laid, missing or verdict.note)

    def _elsewhere(self, best: Placed, quoted: Wording, named: Named | None) -> Judged:
        verdict = self._placed(best, quoted)
        if named is None or not named.firm or verdict.status is QuotationStatus.NOT_FOUND:
            return verdict
        note = named.problem or f"草稿写的是{named.written}"
        if verdict.status is QuotationStatus.ALTERED:
            return Judged(QuotationStatus.ALTERED, best, verdict.laid, note)
        return Judged(QuotationStatus.MISATTRIBUTED, best, verdict.laid, note)

    def _placed(self, placed: Placed, quoted: Wording) -> Judged:
        laid = self.laid(placed, quoted)
        if any(not d.layout for d in laid.differences):
            if is_figure(quoted.printed) and not of_one_kind(quoted.printed, laid.quote):
                return Judged(QuotationStatus.NOT_FOUND)
            return Judged(QuotationStatus.ALTERED, placed, laid, same_numbers(laid.differences))
        return Judged(
            QuotationStatus.LAYOUT_ONLY if laid.differences else QuotationStatus.EXACT, placed, laid
        )

    def laid(self, placed: Placed, quoted: Wording) -> Laid:
        """Return what the source prints and what was changed in it."""
        found, stretch = placed.alignment, placed.stretch
        edits = found.edits
        if edits:
            source = side(stretch.wording.letters, stretch.marks, self._bounds)
            other = side(quoted.letters, landmarks(quoted), self._bounds)
            edits = completed(edits, source, found.start, found.end, len(quoted.letters))
            edits = readable(edits, source, other)
        start = min([found.start, *(e.start for e in edits)])
        end = max([found.end, *(e.end for e in edits)])
        return lay(stretch.wording, quoted, start, end, edits)

    def best(self, found: Sequence[Placed], quoted: Wording) -> Placed | None:
        """Return the place most like the words; of equals as printed, then in force and newest."""
        most = max((p.alignment.likeness for p in found), default=0)
        likest = [p for p in found if p.alignment.likeness == most]
        if most == 1 and len(likest) > 1:
            printed = [p for p in likest if not self.laid(p, quoted).differences]
            likest = printed or likest
        if len(likest) < 2:
            return next(iter(likest), None)
        return max(likest, key=lambda p: self._prefer(p.stretch.document))


def _is_its_own(own: Placed, quoted: Wording) -> bool:
    """Say whether a place that is named is like enough what is quoted to be what it quotes."""
    figure = len(quoted.letters) < _FEW and any(map(str.isdigit, quoted.letters))
    return _is_like(own, quoted, _INSIDE_FIGURE if figure else _INSIDE)


class _Search:
    """Finds the best place of one quotation, each kind of place only once."""

    def __init__(self, judge: Judge, quoted: Wording, omitted: frozenset[int]) -> None:
        self._judge, self._quoted, self._omitted = judge, quoted, omitted
        self._found: dict[tuple[LetterSpan, ...], Placed | None] = {}

    def best(self, within: Sequence[LetterSpan]) -> Placed | None:
        key = tuple(within)
        if key not in self._found:
            found = self._judge._places.find(self._quoted.letters, key, self._omitted)
            inside = [p for p in found if not key or any(starmap(_overlaps(p), key))]
            self._found[key] = self._judge.best(inside, self._quoted)
        return self._found[key]


def _overlaps(placed: Placed) -> Callable[[int, int], bool]:
    """Return what says whether most of a place lies between two letters."""
    start, end = placed.span
    return lambda first, last: 2 * (min(end, last) - max(start, first)) >= end - start


def _omissions(quoted: Wording) -> set[int]:
    """Return before which letters a quotation says that it leaves words out."""
    ends = {0, len(quoted.letters)}
    places = (m.start() for m in _OMISSION.finditer(quoted.printed))
    return {sum(o < at for o in quoted.origins) for at in places} - ends


def _is_like(placed: Placed, quoted: Wording, least: float) -> bool:
    few = len(quoted.letters) < _FEW
    run = placed.alignment.run
    return placed.alignment.likeness >= least and (few or run >= _SHORTEST_RUN)


def _goes_before(other: Placed, own: Placed) -> bool:
    """Say whether the words rather come from another place than from the named one."""
    like, own_like = other.alignment.likeness, own.alignment.likeness
    if like < 1:
        return like - own_like > _MUCH_MORE
    beside = other.stretch.document.id == own.stretch.document.id
    return own_like < (_TWIN_BESIDE if beside else _TWIN)


def _source(placed: Placed, laid: Laid) -> QuotationSource:
    document, clauses = placed.stretch.document, placed.clauses
    first, day = clauses[0], document.date
    return QuotationSource(
        document.document_number, document.title_of(first), first.label, first.path, laid.quote,
        first.id, day.isoformat() if day else "", tuple(c.label for c in clauses), _part(placed),
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
