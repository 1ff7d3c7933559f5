"""Bounds: how a figure of the question lies to those that clauses state: 61岁, 不满六十周岁.

Only what can be seen is told, that a number lies within a bound or not; whether somebody is
entitled is for an office to say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.turn import Turn
from assistant.calculation.stated.bands import lies_in, read_bands
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import blank
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
    found = tuple(b for b in _bounds(figures, quote) if each or not _EACH.search(b.words))
    return found if len(found) <= _MOST else ()


def _bounds(figures: Sequence[WrittenFigure], quote: str) -> Iterator[Bound]:
    for piece in _CUT.split(quote):
        words = _LABEL.sub("", piece).strip(" 　")
        holds = lies_in(tuple(read_bands(words)), figures)
        if holds is not None and len(words) <= _LONGEST:
            yield Bound(words, holds)
