"""Corrections written into a Word draft as tracked changes (`w:ins`, `w:del`).

Accepting all of them gives the corrected text, rejecting all of them the draft as it was
(ECMA-376 part 1, 17.13.5). What is put in has the form (`w:rPr`) of what it stands for or beside.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count

from docx.oxml.ns import nsmap, qn

from assistant.documents.readers.word.word_xml import RUN, WordElement, integer
from assistant.quotations.corrections import Replacement
from assistant.quotations.word_runs import WordRuns, form_of, set_text

AUTHOR = "有据"
_DELETED = qn("w:del")
_ID = qn("w:id")
_WORD = {"w": nsmap["w"]}


class ChangeTracker:
    """Writes corrections into the runs of one draft."""

    def __init__(self, runs: WordRuns, day: date) -> None:
        """Number the changes on from whatever the draft has numbered."""
        self._runs = runs
        self._made = {qn("w:author"): AUTHOR, qn("w:date"): stamp(day)}
        self._ids = numbers_behind(runs.document.iter())

    def correct(self, correction: Replacement) -> None:
        """Make one correction."""
        if correction.start == correction.end:
            self._put_in(correction)
            return
        runs = self._runs.isolated(correction.start, correction.end)
        if correction.words:
            _outer(runs[-1]).addnext(self._inserted(correction.words, runs[0]))
        for run in runs:
            self._delete(run)

    def _put_in(self, correction: Replacement) -> None:
        if correction.ahead:
            run = self._runs.begun_at(correction.start)
            _outer(run).addprevious(self._inserted(correction.words, run))
        else:
            run = self._runs.ended_at(correction.start)
            _outer(run).addnext(self._inserted(correction.words, run))

    def _inserted(self, words: str, like: WordElement) -> WordElement:
        inserted = self._change(like, "w:ins")
        run = like.makeelement(RUN, nsmap=_WORD)
        run.extend(form_of(like))
        text = like.makeelement(qn("w:t"), nsmap=_WORD)
        set_text(text, words)
        run.append(text)
        inserted.append(run)
        return inserted

    def _delete(self, run: WordElement) -> None:
        deleted = self._change(run, "w:del")
        run.addprevious(deleted)
        deleted.append(run)
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")
            set_text(text, text.text)

    def _change(self, beside: WordElement, name: str) -> WordElement:
        return beside.makeelement(qn(name), {_ID: str(next(self._ids)), **self._made}, _WORD)


def stamp(day: date) -> str:
    """Return a day as revisions and comments bear it."""
    return f"{day.isoformat()}T00:00:00Z"


def numbers_behind(elements: Iterator[WordElement]) -> Iterator[int]:
    """Yield numbers that none of `elements` has as its `w:id`."""
    return count(max((integer(e.get(_ID), -1) for e in elements), default=-1) + 1)


def _outer(run: WordElement) -> WordElement:
    """Return a run, or the deletion that it was put into."""
    parent = run.getparent()
    return parent if parent.tag == _DELETED else run
