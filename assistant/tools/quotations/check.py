"""The quotation check of a whole draft."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from assistant.documents.model import PolicyDocument
from assistant.errors import QuestionError
from assistant.library.library import Library
from assistant.library.wording import letters_of, worded
from assistant.tools.quotations.attribution import Attribution, Named
from assistant.tools.quotations.claims import SHORT, TERM, Setting, claims, colons
from assistant.tools.quotations.draft import Draft, read_draft
from assistant.tools.quotations.judging import Judge, Verdict
from assistant.tools.quotations.marks import Run, blanked, outside
from assistant.tools.quotations.naming import check_names
from assistant.tools.quotations.parts import in_parts
from assistant.tools.quotations.placing import Placed, Places
from assistant.tools.quotations.shapes import Checked, Manner, Quotation, Status
from assistant.tools.quotations.unmarked import candidates
from assistant.tools.validity import Standing, status

LONGEST = 1_000_000
"""Characters of a draft: some 1,500 pages."""
_ALIKE, _ALIKE_LETTERS = 0.85, 16
"""How like a source words must be, and how long, that do not claim to be quoted from it."""
_UNMARKED, _UNMARKED_CLAIMED, _UNMARKED_ALTERED = 16, 10, 24
"""Letters of a run without marks: word for word; where a source is named; changed."""
_FORMULA = 3
"""Documents that say the same: then it is how such documents are written, and quoted from none."""
_PASTED = 400
"""Characters of a text without any marks that is taken for one quotation as a whole."""
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》)+》?")
_LINE = re.compile(r"[^\n]+")
_IN_PARTS = "引号里的话不是连在一起的，逐句核对"
_NO_DOCUMENTS = "库里还没有文件，没有可以核对的原文。"


def check_quotations(text: str, library: Library, today: date) -> Checked:
    """Return every quotation of a draft, laid beside what the documents print.

    Raises:
        QuestionError: the draft has no text, or too much of it.
        LibraryError: the index of the library cannot be written.
    """
    if not letters_of(text):
        raise QuestionError("草稿里没有可以核对的文字。", "请换一份有文字的草稿。")
    if len(text) > LONGEST:
        raise QuestionError(
            f"草稿太长：{len(text)} 字，一次最多核对 {LONGEST} 字。", "请分成几份再核对。"
        )
    if not library.documents:
        raise QuestionError(_NO_DOCUMENTS, "请先运行 youju ingest 建库。")
    return _Check(read_draft(text, library), library, today).run()


class _Check:
    """The check of one draft by one library."""

    def __init__(self, draft: Draft, library: Library, today: date) -> None:
        self._draft = draft
        self._places = Places(library, {d.id for d in draft.itself})

        @cache
        def preferred(document_id: str) -> tuple[bool, str]:
            document = next(d for d in library.documents if d.id == document_id)
            standing = status(document, library.links, today).standing
            return standing is not Standing.REPEALED, str(document.date or "")

        def prefer(document: PolicyDocument) -> tuple[bool, str]:
            return preferred(document.id)

        self._judge = Judge(self._places, library.segmenter.bounds, prefer)
        own = blanked(draft.text, draft.runs)
        self._attribution = Attribution(draft.text, own, self._places.documents)
        self._own = own

    def run(self) -> Checked:
        """Return what is found."""
        marked = [q for run in self._draft.runs for q in self._marked(run)]
        unmarked = list(self._unmarked([q.span for q in marked]))
        found = [*marked, *unmarked]
        found = sorted((*found, *self._behind_colons(found)), key=lambda q: q.span)
        if not found and self._is_pasted():
            found = list(self._pasted())
        names = check_names(self._attribution, self._own)
        return Checked(tuple(found), names, self._draft.warnings)

    def _marked(self, run: Run) -> Iterator[Quotation]:
        words = self._draft.text[run.start : run.end]
        letters = len(letters_of(words))
        if letters < TERM:
            return
        named = self._attribution.of(run.start - 1, run.end + 1)
        claimed = claims(self._setting(words, letters, named, run.start - 1, run.end + 1))
        if not claimed and letters < SHORT:
            return
        if not claimed:
            named = _not_firm(named)
        verdict = self._judge.judge(words, named)
        quotation = _quotation(words, (run.start, run.end), Manner.MARKED, verdict, named)
        if claimed and not _is_sure(verdict, letters):
            yield from self._in_parts(quotation, named)
        elif claimed or _is_sure(verdict, letters):
            yield quotation

    def _in_parts(self, whole: Quotation, named: Named | None) -> Iterator[Quotation]:
        """Yield the sentences of a quotation that was put together from several places.

        Of one that is changed they must all be as the library has them, of one that is not there
        some sentence must be.
        """
        parts = [
            _quotation(words, span, whole.manner, self._judge.judge(words, named), named)
            for words, span in in_parts(whole.text, whole.span[0])
        ]
        found = [p for p in parts if p.status is not Status.NOT_FOUND]
        if whole.status is not Status.NOT_FOUND:
            found = [p for p in parts if not p.differences and p.source] if parts else []
            found = found if len(found) == len(parts) else []
        yield from (replace(p, note=p.note or _IN_PARTS) for p in parts) if found else (whole,)

    def _setting(
        self, words: str, letters: int, named: Named | None, start: int, end: int
    ) -> Setting:
        first, last = self._attribution.sentence(start)
        if not end <= last:
            last = self._attribution.sentence(min(end, len(self._own) - 1))[1]
        firm = named if named and named.firm else None
        bracketed = firm is not None and firm.start >= end
        since = firm.end if firm and firm.end <= start else first
        return Setting(
            words, letters, self._own[since:start], self._own[end:last], firm is not None, bracketed
        )

    def _unmarked(self, taken: list[tuple[int, int]]) -> Iterator[Quotation]:
        text = self._draft.text
        for first, last in outside(text, tuple(Run(*span) for span in sorted(taken))):
            for line in _LINE.finditer(text, first, last):
                yield from self._in_line(line[0], line.start())

    def _behind_colons(self, found: list[Quotation]) -> Iterator[Quotation]:
        """Yield what is given behind a colon as the words of a document, and is not found yet."""
        for start in colons(self._own):
            end = self._attribution.sentence(start)[1]
            words = self._draft.text[start:end].rstrip("。；;\n ")
            span = start, start + len(words)
            taken = any(q.span[0] < span[1] and span[0] < q.span[1] for q in found)
            named = self._attribution.of(*span)
            if (
                taken
                or len(letters_of(words)) < _UNMARKED_CLAIMED
                or self._own[start:end] != self._draft.text[start:end]
            ):
                continue
            if named and named.end <= start and self._is_said(words, named, *span):
                verdict = self._judge.judge(words, named)
                yield _quotation(words, span, Manner.UNMARKED, verdict, named)

    def _in_line(self, line: str, at: int) -> Iterator[Quotation]:
        taken: list[tuple[int, int]] = []
        for run in candidates(line, self._places):
            if any(run.start < last and first < run.end for first, last in taken):
                continue
            spans = [run.wide, (run.start, run.end)] if run.letters >= _UNMARKED_CLAIMED else []
            found = self._best_of(line, at, spans)
            if found:
                taken.append((found.span[0] - at, found.span[1] - at))
                yield found

    def _best_of(self, line: str, at: int, spans: list[tuple[int, int]]) -> Quotation | None:
        """Return the first of these spans of a line that a document says, or nearly.

        Only the first, which goes from mark to mark, may be changed.
        """
        for number, (start, end) in enumerate(spans):
            if _is_title(line, start, end):
                return None
            found = self._run_of(line, at, start, end)
            if found and (number == 0 or not found.differences):
                return found
        return None

    def _run_of(self, line: str, at: int, start: int, end: int) -> Quotation | None:
        named = self._attribution.of(at + start, at + end)
        claimed = self._is_said(line[start:end], named, at + start, at + end)
        if not claimed:
            named = _not_firm(named)
        verdict = self._judge.judge(line[start:end], named)
        if verdict.own_ends != (0, 0):
            start, end = _trimmed(line[start:end], start, verdict.own_ends)
            verdict = self._judge.judge(line[start:end], named)
        words, span = line[start:end], (at + start, at + end)
        if not _is_taken_over(verdict, len(letters_of(words)), claimed=claimed):
            return None
        if not claimed and self._is_formula(verdict):
            return None
        return _quotation(words, span, Manner.UNMARKED, verdict, named)

    def _is_said(self, words: str, named: Named | None, start: int, end: int) -> bool:
        """Say whether words without marks are given as those of a document of the library."""
        if named is None or not named.firm or not named.documents:
            return False
        return claims(self._setting(words, len(letters_of(words)), named, start, end))

    def _is_formula(self, verdict: Verdict) -> bool:
        """Say whether what is common to a draft and a document stands in other ones, too."""
        if verdict.placed is None:
            return False
        found = self._places.find(verdict.placed.unchanged)
        return len({p.stretch.document.id for p in found if p.alignment.likeness == 1}) >= _FORMULA

    def _is_pasted(self) -> bool:
        text = self._draft.text.strip()
        return not self._draft.runs and len(text) <= _PASTED and "\n" not in text

    def _pasted(self) -> Iterator[Quotation]:
        """Yield a sentence that was put in by itself, to learn whether it stands anywhere."""
        words = self._draft.text.strip()
        start = self._draft.text.index(words)
        verdict = self._judge.judge(words, None)
        yield _quotation(words, (start, start + len(words)), Manner.UNMARKED, verdict, None)


def _not_firm(named: Named | None) -> Named | None:
    return replace(named, firm=False) if named else None


def _trimmed(words: str, at: int, own: tuple[int, int]) -> tuple[int, int]:
    """Return where words, which stand at `at`, go without so many letters at their ends."""
    origins = worded(words).origins
    return at + origins[own[0]], at + origins[len(origins) - own[1] - 1] + 1


def _is_sure(verdict: Verdict, letters: int) -> bool:
    """Say whether words that claim nothing are without doubt those of a document."""
    if verdict.placed is None:
        return False
    likeness = verdict.placed.alignment.likeness
    return likeness == 1 or (likeness >= _ALIKE and letters >= _ALIKE_LETTERS)


def _is_taken_over(verdict: Verdict, letters: int, *, claimed: bool) -> bool:
    if verdict.placed is None or not _is_text(verdict.placed):
        return False
    likeness = verdict.placed.alignment.likeness
    if claimed:
        return letters >= _UNMARKED_CLAIMED and likeness >= _ALIKE
    if likeness == 1:
        return letters >= _UNMARKED
    return letters >= _UNMARKED_ALTERED and likeness >= _ALIKE


def _is_text(placed: Placed) -> bool:
    """Say whether words stand in a clause, and not in a title, a number or a heading."""
    printed, origins = placed.stretch.wording.printed, placed.stretch.wording.origins
    found = placed.alignment
    title = _is_title(printed, origins[found.start], origins[found.end - 1] + 1)
    return not title and placed.letters_in_elements * 2 < found.end - found.start


def _is_title(text: str, start: int, end: int) -> bool:
    """Say whether most of `text` from `start` to `end` stands in 《》: a name is no quotation."""
    inside = (min(end, m.end()) - max(start, m.start()) for m in _TITLE.finditer(text))
    return 2 * sum(max(0, size) for size in inside) > end - start


def _quotation(
    words: str, span: tuple[int, int], manner: Manner, verdict: Verdict, named: Named | None
) -> Quotation:
    return Quotation(
        words, span, manner, verdict.status, verdict.source,
        verdict.laid.differences if verdict.laid else (),
        named.written if named and named.firm else "", verdict.note,
    )  # fmt: skip
