"""The conditions of a clause beside the facts of a question: said, said otherwise, not said.

Only what can be seen is told: that the words stand in the question, that a number of it lies within
a bound. Nothing is decided: whether a fact is what the clause means by it, the program leaves open.
A condition is what a sentence supposes (…的，), what an item says, or one of a list of needs, of
which each is told; what follows is none. What the facts do not touch is told beside what they do.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.stating.actors import without_parties
from assistant.answering.turn import Turn
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.text import common_run
from assistant.question.places import Place

_SENTENCE = re.compile(r"[^；;。\n]+[；;。\n]?")
_ELEMENT = re.compile(r"[^，,：:]+[，,：:]?")
_AND = re.compile(r"并且|(?<![而暂尚])且")
_OR = re.compile(r"、|或者|或")
_OTHERWISE = re.compile(r"或")
"""How a condition begins that need not be, where the one before it is."""
_SUPPOSES = re.compile(r"的[，,；;。\n]?\s*$")
_ALL_OF = re.compile(r"同时(?:符合|具备|满足)|下列(?:条件|要求)")
_LABEL = re.compile(r"^\s*(?:第[^\s　]{1,10}条|[（(][一二三四五六七八九十]+[）)])[\s　]*")
_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十]+[）)]")
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
_LEAST_SHARE, _SURELY, _MOST = 0.4, 0.75, 5
_LEAST_WORD, _LEAST_RUN = 3, 5
"""Characters of a word, and of a run of them, that an element and the facts have in common."""
_NOT_SAID = "您没有说到"


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a clause, as printed, and what the question says of it."""

    words: str
    said: str

    @property
    def is_said(self) -> bool:
        """Whether the question says something of it."""
        return self.said != _NOT_SAID


def conditions(turn: Turn, story: str, place: Place) -> tuple[Condition, ...]:
    """Return the conditions of a place that the facts touch, and those that stand beside them.

    In a list of which all are needed every item is told; else only the sentences that are touched.
    """
    groups = [
        [Condition(words, _said(turn, story, words)) for words in supposed]
        for supposed in _supposed(place)
    ]
    whole = bool(_ALL_OF.search(place.text)) and any(c.is_said for g in groups for c in g)
    kept = [c for g in groups if whole or any(c.is_said for c in g) for c in g]
    said = [c for c in kept if c.is_said][:_MOST]
    lacking = [c for c in kept if not c.is_said and not _OTHERWISE.match(c.words)]
    unsaid = lacking[: _MOST - len(said)]
    return tuple(c for c in dict.fromkeys(kept) if c in said or c in unsaid)


def _supposed(place: Place) -> Iterator[list[str]]:
    """Yield the conditions of each sentence: up to …的, all of an item and of a list of needs."""
    needs = place.part is not None or bool(_ALL_OF.search(place.text))
    for sentence in _SENTENCE.findall(place.text):
        elements = _ELEMENT.findall(sentence)
        item = needs and _ITEM.match(sentence)
        last = max((n for n, e in enumerate(elements) if _SUPPOSES.search(e)), default=-1)
        chosen = elements if item else elements[: last + 1]
        pieces = [_bare(p) for e in chosen for p in _AND.split(e)]
        if kept := [p for p in pieces if len(p) > 1 and not _EMPTY.fullmatch(p)]:
            yield kept


def _bare(piece: str) -> str:
    return _LABEL.sub("", piece).strip(" 　，,：:；;。的\n")


def _said(turn: Turn, story: str, element: str) -> str:
    """Return what the facts say of an element, of which they may say one of several ways."""
    if compared := _compared(story, element):
        return compared
    share = max(_share(turn, story, way) for way in _OR.split(element))
    shared = _shared(turn, story, without_parties(element)) if share < _SURELY else ""
    if shared:
        return f"您说到“{shared}”"
    return "您说了" if share >= _LEAST_SHARE else _NOT_SAID


def _shared(turn: Turn, story: str, element: str) -> str:
    """Return the longest words that stand in both; of no whole word only a long run."""
    run = common_run(element, story)
    terms = [t for t in turn.question.terms_of(story) if len(t) >= _LEAST_WORD and t in element]
    return max([*terms, run if len(run) >= _LEAST_RUN else ""], key=len)


def _share(turn: Turn, story: str, words: str) -> float:
    terms = set(turn.question.terms_of(without_parties(words)))
    facts = turn.question.words_of(story)
    held = {*facts.terms, *facts.expansions}
    weigh = turn.library.lexical.weight
    most = sum(map(weigh, terms))
    return sum(weigh(t) for t in terms if t in held or t in story) / most if most else 0.0


def _compared(story: str, piece: str) -> str:
    """Return how an age of the facts lies to the bounds of a piece, where both give one."""
    told = _TOLD_AGE.search(story)
    age = _number(told) if told else None
    bounds = [(holds, n) for p, holds in _BOUNDS for m in p.finditer(piece) if (n := _number(m))]
    if told is None or age is None or not bounds:
        return ""
    inside = all(holds(age, bound) for holds, bound in bounds)
    return f"您说的是{told[0]}，{'在这个年龄之内' if inside else '不在这个年龄之内'}"


def _number(match: re.Match[str]) -> Decimal | None:
    value = read_integer(match["n"])
    return None if value is None else Decimal(value)


def as_list(found: Sequence[Condition]) -> str:
    """Return conditions as lines of an answer."""
    return "\n".join(f"- {each.words} —— {each.said}" for each in found)
