"""Statements of a copied sentence: each by itself, where some are copied rightly and others not.

五级…18个月，六级…16个月，七级…12个月: a sentence that lists them is not wrong as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.library.wording import letters_of
from assistant.question.places import Place
from assistant.quotations.checked import RIGHT
from assistant.quotations.counted_amounts import amounts_of
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.equal_quantities import kind
from assistant.quotations.judged import Judged
from assistant.quotations.judging import Judge
from assistant.quotations.named import Named
from assistant.quotations.placing import Placed

_PART = re.compile(r"[^；;。，,\n]*[；;。，,\n]?")
_ENDS = "；;。\n"
_MARKS = "，,；;。 \n\t\u3000"
_BETWEEN = re.compile(r"[；;。\n]")
_IN_COMMON = 6
"""Letters in common by which two parts of a sentence say the same of different things."""
_CONDITION = re.compile(r"(?:[的时后前]|[以之][上下内外前后])[，,]?$")
"""How a part ends that goes with the next one: 满5年的，最长18个月."""
_ITEM = 16
"""Letters of the longest item of a list of figures."""
Stated = tuple[DraftSpan, Judged]
"""From where to where in the words a statement goes, and the verdict on it."""


def stated(judge: Judge, words: str, whole: Judged) -> tuple[Stated, ...]:
    """Return the verdicts on the statements of words that are changed as a `whole`.

    None where it is one statement, or where something is left out between two of them.
    """
    spans = statement_spans(words)
    if len(spans) < 2 or whole.placed is None:
        return ()
    found = [(span, _judged(judge, words, span, whole.placed)) for span in spans]
    kept = tuple((span, verdict) for span, verdict in found if verdict)
    right = any(verdict.changes_nothing for _, verdict in kept)
    return kept if right and not any(map(_leaves_out, pairwise(v for _, v in kept))) else ()


def counted_parts(judge: Judge, words: str, whole: Judged) -> tuple[Stated, ...]:
    """Return the verdicts on the parts of changed words, from mark to mark, that have a figure."""
    spans = [(m.start(), m.start() + len(m[0].rstrip(_MARKS))) for m in _PART.finditer(words)]
    counted = [span for span in spans if whole.placed and amounts_of(words[slice(*span)])]
    found = [(s, _judged(judge, words, s, whole.placed)) for s in counted if whole.placed]
    return tuple((span, verdict) for span, verdict in found if verdict)


def _judged(judge: Judge, words: str, span: DraftSpan, whole: Placed) -> Judged | None:
    """Return the verdict on a statement where it stands in the whole, else by a clause of that."""
    first, last = (len(letters_of(words[:at])) for at in span)
    own, part = words[slice(*span)], whole.alignment.part(first, last)
    verdict = judge.laid_at(replace(whole, alignment=part), own) if part else None
    if verdict and verdict.status in RIGHT:
        return verdict
    found = [verdict] if verdict else []
    for clause in whole.clauses:
        place = Place(whole.stretch.document, clause)
        other = judge.judge(own, Named("", 0, 0, (place.document,), (place,)))
        inside = other.placed and [c.id for c in other.placed.clauses] == [clause.id]
        found += [other] if inside else []
    return max(found, key=lambda v: v.placed.alignment.likeness if v.placed else 0, default=None)


def statement_spans(words: str) -> list[DraftSpan]:
    """Return from where to where the statements of words go, without the marks around them."""
    found: list[DraftSpan] = []
    for match in _PART.finditer(words):
        first, last = match.span()
        goes_on = found and words[found[-1][1] - 1] not in _ENDS
        if goes_on and not _are_parallel(words[slice(*found[-1])], match[0]):
            found[-1] = found[-1][0], last
        elif letters_of(match[0]):
            found.append((first, last))
    return [(a, a + len(words[a:b].rstrip(_MARKS))) for a, b in found]


def _are_parallel(one: str, other: str) -> bool:
    """Say whether two parts of a sentence say the same of different things."""
    kinds = [set(map(kind, amounts_of(text))) for text in (one, other)]
    letters, others = letters_of(one), letters_of(other)
    runs = (others[at : at + _IN_COMMON] for at in range(len(others) - _IN_COMMON + 1))
    listed = len(others) <= _ITEM and kinds[0] & kinds[1] and not _CONDITION.search(one)
    return bool(listed) or any(run in letters for run in runs)


def _leaves_out(pair: tuple[Judged, Judged]) -> bool:
    """Say whether a part of a sentence, no item of a list, is left out between two statements."""
    one, other = (verdict.placed for verdict in pair)
    if one is None or other is None or one.clauses != other.clauses or len(one.clauses) > 1:
        return False
    text = one.clauses[0].text[_at(one)[1] : _at(other)[0]].strip(_MARKS)
    item = _are_parallel(one.clauses[0].text[slice(*_at(one))], text)
    return bool(letters_of(text)) and not item and not _BETWEEN.search(text)


def _at(placed: Placed) -> DraftSpan:
    """Return from where to where in the text of its clause something stands."""
    origins, found = placed.stretch.wording.origins, placed.alignment
    begun = placed.stretch.printed_at(placed.clauses[0])
    return origins[found.start] - begun, origins[found.end - 1] + 1 - begun


def in_the_draft(found: Sequence[Stated], at: int) -> Iterator[Stated]:
    """Yield statements with their spans in the draft, in which their words begin at `at`."""
    yield from (((first + at, last + at), verdict) for (first, last), verdict in found)
