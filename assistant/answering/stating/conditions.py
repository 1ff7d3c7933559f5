"""The conditions of a clause beside the facts of a question: said, said otherwise, not said.

Only what can be seen is told: that the words stand in the question, that a number of it lies within
a bound. Nothing is decided: whether a fact is what the clause means by it, the program leaves open.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.stating.actors import without_parties
from assistant.answering.turn import Turn
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_CUT = re.compile(r"[，,；;。：:、\n]|并且|或者|但是?|以及")
_LABEL = re.compile(r"^\s*(?:第[^\s　]{1,10}条|[（(][一二三四五六七八九十]+[）)])[\s　]*")
_EMPTY = re.compile(
    r"有?下列.*|依照.*规定|.{0,4}的|由.*|处.*|可以|应当|.*本[法条例办细].*|对.{1,4}|"
    r"(?:责令|依法|给予|退回|追缴|没收|取消|停发|扣减|移送|追究|构成犯罪|情节).*|.*(?:年|月|日)内不得.*"
)
"""What is no condition: a reference, who does it, and what follows."""
_N = rf"(?P<n>[0-9]+|[{CHINESE_DIGITS}]+)"
_AGE = rf"{_N}(?:周)?岁"
_BOUNDS: tuple[tuple[re.Pattern[str], Callable[[Decimal, Decimal], bool]], ...] = (
    (re.compile(rf"(?:未满|不满|低于|小于|未超过)\s*{_AGE}(?!以上)"), lambda age, n: age < n),
    (re.compile(rf"(?<![未不])满\s*{_AGE}"), lambda age, n: age >= n),
    (re.compile(rf"(?<!满){_AGE}(?:以上|及以上)"), lambda age, n: age >= n),
    (re.compile(rf"(?<!满){_AGE}(?:以下|及以下)"), lambda age, n: age <= n),
)
_TOLD_AGE = re.compile(rf"{_AGE}")
_LEAST_SHARE, _MOST = 0.4, 6
_NOT_SAID = "题中没有说到"


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a clause, as printed, and what the question says of it."""

    words: str
    said: str

    @property
    def is_said(self) -> bool:
        """Whether the question says something of it."""
        return self.said != _NOT_SAID


def conditions(turn: Turn, story: str, text: str) -> tuple[Condition, ...]:
    """Return the pieces of `text` with what the facts of a question say of each."""
    pieces = [_LABEL.sub("", p).strip(" 　的") for p in _CUT.split(_LABEL.sub("", text))]
    kept = [p for p in pieces if len(p) > 1 and not _EMPTY.fullmatch(p)]
    found = (Condition(p, _said(turn, story, p)) for p in dict.fromkeys(kept))
    return tuple(found)[:_MOST]


def _said(turn: Turn, story: str, piece: str) -> str:
    if compared := _compared(story, piece):
        return compared
    terms = set(turn.question.terms_of(without_parties(piece)))
    facts = turn.question.words_of(story)
    held = {*facts.terms, *facts.expansions}
    weigh = turn.library.lexical.weight
    most = sum(map(weigh, terms))
    share = sum(weigh(t) for t in terms if t in held or t in story) / most if most else 0.0
    return "题中有" if share >= _LEAST_SHARE else _NOT_SAID


def _compared(story: str, piece: str) -> str:
    """Return how an age of the facts lies to the bounds of a piece, where both give one."""
    told = _TOLD_AGE.search(story)
    age = _number(told) if told else None
    bounds = [(holds, n) for p, holds in _BOUNDS for m in p.finditer(piece) if (n := _number(m))]
    if told is None or age is None or not bounds:
        return ""
    inside = all(holds(age, bound) for holds, bound in bounds)
    return f"题中是{told[0]}，{'在这个年龄之内' if inside else '不在这个年龄之内'}"


def _number(match: re.Match[str]) -> Decimal | None:
    value = read_integer(match["n"])
    return None if value is None else Decimal(value)


def as_list(found: Sequence[Condition]) -> str:
    """Return conditions as lines of an answer."""
    return "\n".join(f"- {each.words} —— {each.said}" for each in found)
