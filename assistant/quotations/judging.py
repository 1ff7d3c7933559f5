"""Judging: what becomes of words once it is known where they stand and what was named for them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.quantities import read_quantities
from assistant.library.wording import Wording, worded
from assistant.question.places import Place
from assistant.quotations.alignment import align
from assistant.quotations.as_printed import Laid, lay
from assistant.quotations.attribution import Named
from assistant.quotations.checked import RIGHT, QuotationStatus
from assistant.quotations.edits import Bounds, completed, readable, side
from assistant.quotations.figure_forms import (
    Forms,
    forms_of,
    is_figure,
    of_one_kind,
    rewritten,
    same_numbers,
)
from assistant.quotations.judged import Judged
from assistant.quotations.landmarks import landmarks
from assistant.quotations.placing import (
    ClauseStretch,
    LetterSpan,
    Placed,
    PlaceFinder,
    read_through,
    stretch_of,
)
from assistant.quotations.superseding import Superseding, dated

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
_LONGEST_THROUGH = 20_000
"""Characters of clauses that are read on as one text."""
_BRIEF = 120
_RIGHTNESS = {**dict.fromkeys(RIGHT, 3.0), QuotationStatus.SUPERSEDED: 2.0}


class Judge:
    """Judges words by one library."""

    def __init__(
        self,
        places: PlaceFinder,
        bounds: Bounds,
        prefer: Callable[[PolicyDocument], tuple[bool, str]],
        superseding: Superseding,
    ) -> None:
        """Of places that are equally like the words take that whose document is `prefer`-red."""
        self.places, self._bounds, self._prefer = places, bounds, prefer
        self._superseding = superseding
        self._forms: dict[str, Forms] = {}

    def judge(self, words: str, named: Named | None) -> Judged:
        """Return the verdict on `words`, for which `named` is given as the source.

        Of several sources that are named the one counts by which the words are most nearly right.
        """
        search = _Search(self, worded(_BROKEN.sub("\n", words.strip())))
        verdict = self._by(search, named)
        if named is None or verdict.status in RIGHT:
            return verdict
        others = (self._by(search, other) for other in named.others if named.firm)
        return max([verdict, *others], key=_rightness)

    def _by(self, search: "_Search", named: Named | None) -> Judged:
        """Judge by one source, of the documents of one title first by those in force."""
        if named is None or not named.firm:
            return self._told(self._of(search, named))
        if named.is_absent or named.lacks_clause:
            return self._of_nowhere(search, named)
        valid = self.in_force(named)
        verdict = self.outdated(self._of(search, valid))
        if valid is not named and verdict.status is QuotationStatus.NOT_FOUND:
            verdict = self.outdated(self._of(search, named))
        return verdict

    def _of(self, search: "_Search", named: Named | None) -> Judged:
        quoted = search.quoted
        own = self._own(search, named) if named and named.documents else None
        replaced = self._of_versions(search, named, own) if named and named.firm else None
        if replaced:
            return replaced
        if own and _is_its_own(own, quoted):
            return self._of_own(own, named, search)
        best = search.best(())
        if best is None or not _is_like(best, quoted, _ANYWHERE):
            return Judged(QuotationStatus.NOT_FOUND, note=named.problem if named else "")
        return self._elsewhere(best, quoted, named)

    def in_force(self, named: Named) -> Named:
        """Return a source without its repealed documents, when others of its name are in force."""
        held = [d for d in named.documents if not self._superseding.repealed(d.id)]
        if len(held) in (0, len(named.documents)):
            return named
        places = tuple(p for p in named.places if p.document in held)
        if named.places and not places:
            return named
        return replace(named, documents=tuple(held), places=places)

    def present(self, named: Named) -> tuple[Place, ...]:
        """Return the named places, in the version of their document that was amended last."""
        return tuple(q for p in named.reach for q in self._superseding.in_present(p))

    def outdated(self, verdict: Judged) -> Judged:
        """Return a verdict on words as printed, but say so where they no longer hold."""
        why = self._because(verdict)
        return replace(verdict, status=QuotationStatus.SUPERSEDED, note=why) if why else verdict

    def _told(self, verdict: Judged) -> Judged:
        """Return the same where no source is named for the words, so that they claim nothing."""
        why = self._because(verdict)
        return replace(verdict, note=verdict.note or why) if why else verdict

    def _because(self, verdict: Judged) -> str:
        if verdict.status not in RIGHT or verdict.placed is None:
            return ""
        placed = verdict.placed
        return self._superseding.because(placed.stretch.document, placed.clauses[0])

    def _of_nowhere(self, search: "_Search", named: Named) -> Judged:
        """Judge words of a document, or of a clause, that the library does not have."""
        replaced = self._of_versions(search, named, None)
        if replaced:
            return replace(replaced, note=f"{named.problem}；{replaced.note}")
        best = search.best(())
        if best and best.alignment.likeness == 1:
            laid = self.laid(best, search.quoted)
            note = f"{named.problem}，同样的话在{self._called(best)}"
            return Judged(QuotationStatus.MISATTRIBUTED, best, laid, note)
        absent = named.is_absent
        status = QuotationStatus.SOURCE_ABSENT if absent else QuotationStatus.NOT_FOUND
        return Judged(status, note=named.problem)

    def _called(self, placed: Placed) -> str:
        """Return what a place is called, and whether its words no longer hold."""
        document, clauses = placed.stretch.document, placed.clauses
        repealed = "（已废止）" if self._superseding.because(document, clauses[0]) else ""
        return f"{document.name}{'、'.join(c.label for c in clauses)}{repealed}"

    def _of_versions(self, search: "_Search", named: Named, own: Placed | None) -> Judged | None:
        """Judge words by the versions of the named documents, where more than one is held.

        None when they are as the version has them that is searched, or as none has them.
        """
        exact = own is not None and own.alignment.likeness == 1
        for document in named.documents:
            present = self._superseding.present(document)
            if present.id != document.id:
                found = self._exactly_in(present, search, named)
                if found:
                    return replace(
                        self._placed(found, search.quoted), note=f"这是{dated(present)}的文字"
                    )
            elif exact:
                continue
            for version in self._superseding.earlier(document):
                found = self._exactly_in(version, search, named)
                moved = present.id == document.id and search.has(self.places.extent(document))
                if found and not moved:
                    return self._replaced(found, present, search)
        return None

    def _exactly_in(
        self, version: PolicyDocument, search: "_Search", named: Named
    ) -> Placed | None:
        """Return where a version has the very words, rather in the clauses that are named."""
        labels = {p.clause.label for p in named.places}
        clauses = [c for c in version.clauses if c.label in labels]
        stretches = [stretch_of(version, clauses)] if clauses else []
        for stretch in (*stretches, self._superseding.whole(version.id)):
            found = search.laid_beside(stretch)
            if found and found.alignment.likeness == 1:
                return found
        return None

    def _replaced(self, found: Placed, present: PolicyDocument, search: "_Search") -> Judged:
        """Return the verdict on words of an earlier version, with what stands there now."""
        clause, version = found.clauses[0], found.stretch.document
        now = search.laid_beside(self._superseding.whole(present.id))
        told = f"现行文本没有{clause.label}"
        same = next((c for c in present.clauses if c.label == clause.label), None)
        if now and _is_its_own(now, search.quoted):
            labels = "、".join(c.label for c in now.clauses)
            told = f"现行{labels}为“{self.laid(now, search.quoted).quote}”"
        elif same:
            told = f"现行{clause.label}为“{_brief(same.text)}”"
        note = f"所引是{present.name}{dated(version)}，{told}"
        return Judged(QuotationStatus.SUPERSEDED, found, self.laid(found, search.quoted), note)

    def _own(self, search: "_Search", named: Named) -> Placed | None:
        """Return where the named documents have the words.

        In one form of a figure or another, and over clauses that are named together.
        """
        own = search.best(self._spans(named))
        if own and own.alignment.likeness == 1:
            return own
        found = [own, self._in_other_form(search.quoted, named), *self._through(search, named)]
        return max((f for f in found if f), key=lambda f: f.alignment.likeness, default=None)

    def _through(self, search: "_Search", named: Named) -> list[Placed]:
        """Return where the words stand when several named clauses are read on as one text."""
        clauses = {p.clause.id: p for p in named.reach}.values()
        found = []
        for document, places in groupby(clauses, key=lambda p: p.document):
            row = [p.clause for p in places]
            if len(row) > 1 and sum(len(c.text) for c in row) <= _LONGEST_THROUGH:
                placed = search.laid_beside(read_through(document, row))
                found += [placed] if placed and len(placed.clauses) > 1 else []
        return found

    def _spans(self, named: Named) -> list[LetterSpan]:
        if named.places:
            return [self.places.span(p) for p in named.reach]
        return list(map(self.places.extent, named.documents))

    def _in_other_form(self, quoted: Wording, named: Named) -> Placed | None:
        """Return where the named documents have the words with their figures written otherwise."""
        spans = self._spans(named)
        found: list[Placed] = []
        for document in named.documents if read_quantities(quoted.printed) else ():
            if document.id not in self._forms:
                self._forms[document.id] = forms_of(document)
            text = rewritten(quoted.printed, self._forms[document.id])
            own = _Search(self, worded(text.words)).best(spans) if text else None
            alignment = text.of_the_words(own.alignment) if text and own else None
            found += [replace(own, alignment=alignment)] if own and alignment else []
        return self.best(found, quoted)

    def _of_own(self, own: Placed, named: Named | None, search: "_Search") -> Judged:
        """Judge words that the named place has, as they are or changed."""
        other = search.best(()) if own.alignment.likeness < 1 else None
        if other and _goes_before(other, own):
            return self._elsewhere(other, search.quoted, named)
        verdict = self._placed(own, search.quoted)
        note = verdict.note or (named.problem if named else "")
        if other and other.alignment.likeness == 1 and verdict.status is QuotationStatus.ALTERED:
            note = note or f"一字不差的话在{self._called(other)}"
        return replace(verdict, note=note)

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

    def __init__(self, judge: Judge, quoted: Wording) -> None:
        self._judge, self.quoted, self._omitted = judge, quoted, frozenset(_omissions(quoted))
        self._found: dict[tuple[LetterSpan, ...], Placed | None] = {}

    def best(self, within: Sequence[LetterSpan]) -> Placed | None:
        key = _merged(within)
        if key not in self._found:
            found = self._judge.places.find(self.quoted.letters, key, self._omitted)
            inside = [p for p in found if not key or _is_mostly_in(p, key)]
            self._found[key] = self._judge.best(inside, self.quoted)
        return self._found[key]

    def has(self, span: LetterSpan) -> bool:
        """Say whether the very words stand somewhere within a span."""
        found = self.best([span])
        return found is not None and found.alignment.likeness == 1

    def laid_beside(self, stretch: ClauseStretch) -> Placed | None:
        """Return where the words stand in a stretch, as they are or changed."""
        letters = stretch.wording.letters
        found = align(self.quoted.letters, letters, stretch.marks, self._omitted)
        return Placed(stretch, found) if found else None


def _merged(spans: Sequence[LetterSpan]) -> tuple[LetterSpan, ...]:
    """Return spans of letters without those that touch one another or lie in one another."""
    merged: list[LetterSpan] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_mostly_in(placed: Placed, spans: Sequence[LetterSpan]) -> bool:
    """Say whether most of a place lies in these spans."""
    start, end = placed.span
    inside = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
    return 2 * inside >= end - start


def _rightness(verdict: Judged) -> float:
    """Return how nearly right words are by a verdict on them."""
    if verdict.status is QuotationStatus.ALTERED and verdict.placed:
        return verdict.placed.alignment.likeness
    return _RIGHTNESS.get(verdict.status, 0)


def _brief(text: str) -> str:
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}……"


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
