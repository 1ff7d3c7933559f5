"""Quantities alone between marks, “1倍以上5倍以下”, laid beside those of the clause that is named.

The clause may have several of a kind: which one is meant, the draft's words around the quotation
say (试用期不得超过“三个月”). A quantity that stands there in other figures is the same quantity.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from rapidfuzz.distance import Levenshtein

from assistant.documents.model import ClauseKind
from assistant.library.wording import Wording, letters_of, worded
from assistant.question.places import Place
from assistant.quotations.alignment import Alignment, Edit
from assistant.quotations.checked import RIGHT, QuotationStatus
from assistant.quotations.counted_amounts import BARE, Amount, amounts_of
from assistant.quotations.equal_quantities import Measure, kind, measure
from assistant.quotations.figure_forms import same_numbers
from assistant.quotations.judged import Judged, in_other_form
from assistant.quotations.judging import Judge
from assistant.quotations.named import Named
from assistant.quotations.placing import Placed, stretch_of
from assistant.quotations.row_amounts import amounts_in, told_of
from assistant.quotations.superseding import dated

_COPULA = re.compile(r"(?:规定|明确|要求|应当|按照|[应要须是为系即达到共按处以约的])+$")
_PARTICLE = re.compile(r"^的+")
_BETWEEN = re.compile(r"[^。；;，,\n]{0,8}")
"""What may stand between the figures of one quantity: 1倍以上3倍以下, but not over a comma."""
TELLING = 2
"""Letters before or behind a quantity that tell which one is meant."""
DECIDING = 4
"""Letters before it that say it is this one and no other, though another were the same. Where the
words before the other agree as far, but for a letter, either may be meant."""
_ROOM = 3
"""Letters by which the words before and behind the figures may be longer in the source."""
_NONE_OF_KIND = "{0}没有写“{1}”这一类的数"
_PRINTS = "{0}此处写的是{1}"


@dataclass(frozen=True, slots=True)
class QuotedQuantity:
    """A quantity as a draft has it: the words themselves, those before them, those behind them.

    Where only the sentence before names the clause it may be the draft's own: `least` letters
    before it must then be those of the clause.
    """

    words: str
    before: str
    behind: str
    least: int = 0


@dataclass(frozen=True, slots=True)
class _Window:
    """Figures of a clause that may be meant: `place` in `text`, and how much around it agrees."""

    place: Place
    amounts: tuple[Amount, ...]
    before: int
    behind: int

    @property
    def values(self) -> tuple[Measure, ...]:
        return tuple(map(measure, self.amounts))

    @property
    def printed(self) -> str:
        return self.place.clause.text[self.amounts[0].start : self.amounts[-1].end]


def judge_quantity(judge: Judge, quantity: QuotedQuantity, named: Named) -> Judged | None:
    """Return the verdict on a quantity for which clauses are named; None for the draft's own."""
    sources = (named, *named.others)
    verdicts = [_by(judge, quantity, s) for s in sources if s.places or s.problem]
    right = (v for v in verdicts if v.status in RIGHT or v.status is QuotationStatus.SUPERSEDED)
    verdict = next(right, verdicts[0])
    own = quantity.least and verdict.status not in RIGHT
    return None if own and not _is_told_of(judge, quantity, named) else verdict


def _is_told_of(judge: Judge, quantity: QuotedQuantity, named: Named) -> bool:
    """Say whether the words before a quantity are those before one of the clause."""
    windows = _windows(quantity, judge.present(judge.in_force(named)))
    return max((w.before for w in windows), default=0) >= quantity.least


def _by(judge: Judge, quantity: QuotedQuantity, named: Named) -> Judged:
    if not named.places:
        absent = QuotationStatus.SOURCE_ABSENT if named.is_absent else QuotationStatus.NOT_FOUND
        return Judged(absent, note=named.problem)
    places = judge.present(judge.in_force(named))
    windows = list(_windows(quantity, places))
    if not windows:
        label = "、".join(dict.fromkeys(p.label for p in places))
        return Judged(
            QuotationStatus.NOT_FOUND, note=_NONE_OF_KIND.format(label, quantity.words.strip())
        )
    verdict = _of_windows(judge, quantity, windows)
    return _of_earlier(judge, quantity, named, verdict) or judge.outdated(verdict)


def _of_earlier(judge: Judge, quantity: QuotedQuantity, named: Named, now: Judged) -> Judged | None:
    """Return the verdict on a figure that another version of the clause prints in this place."""
    windows = [] if now.status in RIGHT else list(_windows(quantity, judge.earlier(named)))
    was = _of_windows(judge, quantity, windows) if windows else None
    if was is None or was.status not in RIGHT or was.placed is None or now.laid is None:
        return None
    version, clause = was.placed.stretch.document, was.placed.clauses[0]
    note = f"所引是{version.name}{dated(version)}，现行{clause.label}为“{now.laid.quote}”"
    return replace(was, status=QuotationStatus.SUPERSEDED, note=note)


def _of_windows(judge: Judge, quantity: QuotedQuantity, windows: Sequence[_Window]) -> Judged:
    """Judge by the figures that are meant, rather by those that are the same."""
    values = tuple(map(measure, amounts_of(quantity.words)))
    most = max(w.before for w in windows)
    same = [w for w in windows if w.values == values]
    meant = [w for w in windows if w.before == most] if most >= DECIDING else list(windows)
    same = [w for w in same if w in meant or most - TELLING < w.before >= DECIDING]
    found = (_laid(judge, quantity.words, w) for w in same)
    exact = max(found, key=lambda v: v.status in RIGHT, default=None)
    if exact:
        return exact
    nearest = max(meant, key=lambda w: (w.before + w.behind, len(w.amounts)))
    verdict = _laid(judge, quantity.words, nearest)
    printed = dict.fromkeys(f"“{w.printed}”" for w in meant if w.before == nearest.before)
    note = _PRINTS.format(nearest.place.label, "".join(printed)) if len(printed) > 1 else ""
    return replace(verdict, note=verdict.note or note)


def _windows(quantity: QuotedQuantity, places: Sequence[Place]) -> Iterator[_Window]:
    """Yield the figures that count the same, as many as are quoted, else one of them."""
    quoted = amounts_of(quantity.words)
    units = list(map(kind, quoted))
    for length in dict.fromkeys((len(units), 1)):
        found = [w for p in places for w in _of_place(quantity, quoted, p, units[:length])]
        yield from found
        if found:
            return


def _of_place(
    quantity: QuotedQuantity, quoted: Sequence[Amount], place: Place, units: Sequence[str]
) -> Iterator[_Window]:
    text, (first, last) = place.clause.text, place.span
    amounts = [
        a for a in amounts_in(place.document, place.clause) if first <= a.start and a.end <= last
    ]
    lead = quantity.before + quantity.words[: quoted[0].start]
    rest = quantity.words[quoted[-1].end :] + quantity.behind
    for at in range(len(amounts) - len(units) + 1):
        row = tuple(amounts[at : at + len(units)])
        joined = _together(text, row) or _between(text, row) == _between(quantity.words, quoted)
        if list(map(kind, row)) == list(units) and joined:
            before = _in_common_before(lead, text[: row[0].start])
            if place.clause.kind is ClauseKind.ROW:
                before = max(before, told_of(place.clause, row[0].start, lead))
            behind = _in_common(rest, text[row[-1].end :])
            yield _Window(place, row, before, behind)


def _together(text: str, row: Sequence[Amount]) -> bool:
    return all(_BETWEEN.fullmatch(text[a.end : b.start]) for a, b in pairwise(row))


def _between(text: str, row: Sequence[Amount]) -> list[str]:
    """Return the letters between amounts: 至 and 每人每月 in 80周岁至89周岁，每人每月50元."""
    return [letters_of(text[a.end : b.start]) for a, b in pairwise(row)]


def _in_common_before(one: str, other: str) -> int:
    """Return how many letters before two figures are the same, 是 and 为 left out or not."""
    ways = [(one, other), (_COPULA.sub("", one), _COPULA.sub("", other))]
    most = max(_alike(letters_of(a)[::-1], letters_of(b)[::-1]) for a, b in ways)
    return most if most >= TELLING else 0


def _in_common(one: str, other: str) -> int:
    most = _alike(*(letters_of(_PARTICLE.sub("", text)) for text in (one, other)))
    return most if most >= TELLING else 0


def _alike(one: str, other: str) -> int:
    """Return with how many letters both texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def laid_beside(judge: Judge, words: str, place: Place, amounts: tuple[Amount, ...]) -> Judged:
    """Return the verdict on a quantity beside figures of a place that are meant by it."""
    return _laid(judge, words, _Window(place, amounts, 0, 0))


def _laid(judge: Judge, words: str, window: _Window) -> Judged:
    """Lay a quantity beside figures of a clause."""
    stretch = stretch_of(window.place.document, [window.place.clause])
    words = _as_in(words, window)
    quoted = worded(words.strip())
    placed = Placed(stretch, _aligned(quoted, stretch.wording, window))
    laid = judge.laid(placed, quoted)
    changed = [d for d in laid.differences if not d.layout]
    if not changed:
        status = QuotationStatus.LAYOUT_ONLY if laid.differences else QuotationStatus.EXACT
        return Judged(status, placed, laid)
    same = in_other_form(placed, laid, words)
    return same or Judged(QuotationStatus.ALTERED, placed, laid, same_numbers(laid.differences))


def _as_in(words: str, window: _Window) -> str:
    """Return words as a row of a table has them, whose unit stands at the head of the column."""
    bare = BARE.search(words) if BARE.fullmatch(window.printed) else None
    return bare[0] if bare else words


def _aligned(quoted: Wording, source: Wording, window: _Window) -> Alignment:
    """Lay a quotation beside the figures, with as much around them as is most like it."""
    own = amounts_of(quoted.printed)
    first = _letter(source, window.amounts[0].start)
    last = _letter(source, window.amounts[-1].end)
    ahead = _letter(quoted, own[0].start) if own else 0
    behind = len(quoted.letters) - _letter(quoted, own[-1].end) if own else 0
    starts = range(max(0, first - (ahead and ahead + _ROOM)), first + 1)
    ends = range(last, min(len(source.letters), last + (behind and behind + _ROOM)) + 1)
    ways = ((s, e) for s in starts for e in ends)
    start, end = min(
        ways, key=lambda way: _strangeness(source.letters[slice(*way)], quoted.letters)
    )
    edits = tuple(
        Edit(o.src_start + start, o.src_end + start, o.dest_start, o.dest_end)
        for o in Levenshtein.opcodes(source.letters[start:end], quoted.letters)
        if o.tag != "equal"
    )
    changed = sum(max(e.end - e.start, e.last - e.first) for e in edits)
    likeness = max(0.0, 1 - changed / len(quoted.letters))
    return Alignment(start, end, edits, likeness, 0)


def _strangeness(part: str, quoted: str) -> tuple[int, int, int]:
    """Return how little a part of a source is like a quotation: letters, ends, length."""
    ends = (part[0] != quoted[0]) + (part[-1] != quoted[-1])
    return Levenshtein.distance(part, quoted), ends, len(part)


def _letter(text: Wording, at: int) -> int:
    """Return which letter of a text stands at a character, or behind it."""
    return sum(origin < at for origin in text.origins)
