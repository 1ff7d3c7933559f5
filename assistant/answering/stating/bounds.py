"""Bounds: how a figure of the question lies to those that clauses state: 61岁, 不满六十周岁.

Only what can be seen is told, that a number lies within a bound or not; whether somebody is
entitled is for an office to say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.answer import Citation
from assistant.answering.turn import Turn
from assistant.calculation.stated.bands import lies_in, read_bands
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import blank
from assistant.documents.text import fold
from assistant.question.asked import Question

_WHETHER = re.compile(
    r"[吗么不没][？?]?$|(?P<way>[\u4e00-\u9fff])不(?P=way)|能不能|可不可以|可以不|是否|有没有|能行|算数"
)
_OPEN = re.compile(r"多少|几|什么|啥|哪|怎么|咋|如何|多久|谁")
"""Asks for more than yes or no."""
_SQUARE = re.compile(r"\s*个?(?:平米|平方|平|方)(?![均台])")
_AGED = re.compile(
    r"(?<![\d一二三四五六七八九十])(?:[1-9]\d|[二三四五六七八九]十[一二三四五六七八九]?)"
    r"(?=的?(?:老人|老汉|老太|老头|老爷子|老奶奶|老大爷|老妈|老爹|爷爷|奶奶))"
)
"""八十六的老人: an age without 岁."""
_CUT = re.compile(r"[，,；;。：:、\n]")
_LABEL = re.compile(
    r"^\s*(?:第[^\s　]{1,10}条|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．])[\s　]*"
)
_EACH = re.compile(r"人均|户均|平均|每")
"""A bound on what falls to each is none on the whole (人均住房面积, 70平的房)."""
_MOST, _LONGEST = 3, 30
_TELLS = 0.35
"""Words that tell less are of any subject: 申请, 一起."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Words of a clause that bound a figure, as printed, and whether the one asked of lies in."""

    words: str
    holds: bool


def asked_figures(question: Question) -> list[WrittenFigure]:
    """Return the figures of a question with the units that documents have."""
    return figures_in(question.about)


def figures_in(text: str) -> list[WrittenFigure]:
    """Return the figures of a person's words with the units that documents have: 89平 is 平方米."""
    uniform = _AGED.sub(r"\g<0>岁", blank(narrow(text)))
    return [_squared(f, uniform) for f in read_figures(uniform)]


def _squared(figure: WrittenFigure, uniform: str) -> WrittenFigure:
    if figure.unit == "楼":
        return replace(figure, unit="层")
    square = _SQUARE.match(uniform, figure.start + len(figure.numeral))
    if square is None:
        return figure
    return replace(figure, unit="平方米", printed=f"{figure.numeral}{square[0]}")


def asks_whether(question: Question) -> bool:
    """Say whether a question with a figure is to be answered by yes or no."""
    asked = question.about.rstrip("。！ ")
    return _WHETHER.search(asked) is not None and _OPEN.search(asked) is None


def bounds(turn: Turn, quote: str) -> tuple[Bound, ...]:
    """Return the words of a quote that bound the one figure that the question asks about."""
    figures = asked_figures(turn.question)
    if len(figures) != 1 or not asks_whether(turn.question):
        return ()
    each = _EACH.search(turn.question.about) is not None
    found = (b for b in _bounds(figures, quote) if len(b.words) <= _LONGEST)
    kept = tuple(b for b in found if each or not _EACH.search(b.words))
    return kept if len(kept) <= _MOST else ()


def bounds_shown(turn: Turn, citation: Citation) -> tuple[Bound, ...]:
    """Return the bounds of a quote that may stand beside the question's figure.

    One of several is left out with the others: 100周岁以上 alone says nothing to 75岁 where 80至89
    stands before it. So are those of another subject than the question's, which has its own.
    """
    found = bounds(turn, citation.quote)
    figures = asked_figures(turn.question)
    whole = all(len(b.words) <= _LONGEST for b in _bounds(figures, citation.quote))
    if not found or not whole:
        return ()
    document, clause = turn.library.clause(citation.clause_id)
    return () if _has_own_bounds(turn, document, clause) else found


def _has_own_bounds(turn: Turn, document: PolicyDocument, clause: Clause) -> bool:
    """Say whether another clause that bounds the figure has a word of the question, not this."""
    said = fold("".join((document.title_of(clause), *clause.path, clause.text)))
    words, names = turn.question.subject, turn.library.lexicon.written
    telling = (t for t in words.terms if len(t) > 1 and words.telling.get(t, 0.0) > _TELLS)
    lacking = [t for t in telling if not any(fold(n) in said for n in (t, *names(t)))]
    figures = asked_figures(turn.question)
    others = (c for c in document.clauses if c.id != clause.id and c.kind is clause.kind)
    own = (c for c in others if any(t in fold(c.text) for t in lacking))
    return any(True for c in own for _ in _bounds(figures, c.text))


def _bounds(figures: Sequence[WrittenFigure], quote: str) -> Iterator[Bound]:
    for piece in _CUT.split(quote):
        words = _LABEL.sub("", piece).strip(" 　")
        holds = lies_in(tuple(read_bands(words)), figures)
        if holds is not None:
            yield Bound(words, holds)
