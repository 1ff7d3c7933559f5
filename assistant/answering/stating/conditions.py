"""The conditions of a clause beside the facts of a question: said, said otherwise, not said.

Only what can be seen is told: that the words stand in the question, how a figure of it lies to a
bound. Nothing is decided: whether a fact is what the clause means by it, the program leaves open.
A condition is what a sentence supposes (…的，), what an item says, or one of a list of needs, of
which each is told; what follows is none. What the facts do not touch is told beside what they do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.stating.actors import without_parties
from assistant.answering.stating.facts_in_bounds import LaidFigure, apart, bounds_a_figure, laid
from assistant.answering.turn import Turn
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
_EXCEPTED = re.compile(r"除外$|不在此限$")
"""An exception: 但低保户、特困户除外."""
_BUT = re.compile(r"^但是?|除外$|不在此限$")
_BOUNDED = re.compile(
    r"不得?(?:超过|少于|低于|多于)|至少|最[高低多少]|(?:年|个月|日|天|小时)(?:之|以)?内(?!不得)"
    r"|(?:超过|[不未]?满|以[上下])[^，。；]{0,8}的"
)
"""Of a rule behind its conditions: what a figure of the facts may offend against."""
_LEAST_SHARE, _SURELY, _MOST = 0.4, 0.75, 6
_SHORT = 160
"""Characters from which on a clause is long."""
_LEAST_WORD, _LEAST_RUN = 3, 5
"""Characters of a word, and of a run of them, that an element and the facts have in common."""
_NOT_SAID = "您没有说到"


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a clause, as printed, and what the question says of it.

    `holds` says whether a figure of the facts lies in its bounds, None where none is set against
    it; `degree` how much of it is said.
    """

    words: str
    said: str
    holds: bool | None = None
    degree: float = 0.0

    @property
    def is_said(self) -> bool:
        """Whether the question says something of it."""
        return self.said != _NOT_SAID


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What a sentence supposes, what it excepts, and what it then bounds."""

    supposed: tuple[str, ...]
    excepted: tuple[str, ...] = ()
    bounded: tuple[str, ...] = ()

    @property
    def pieces(self) -> tuple[str, ...]:
        return (*self.excepted, *self.supposed, *self.bounded)


def conditions(turn: Turn, facts: Sequence[str], place: Place) -> tuple[Condition, ...]:
    """Return the conditions of a place that the facts touch, and those that stand beside them.

    In a list of which all are needed every item is told; else only the sentences that are touched.
    Exceptions that the facts touch stand first. Of a long clause only that counts as touched of
    which a figure or most of the words are said.
    """
    sentences = [*_sentences(place)]
    words = [piece for sentence in sentences for piece in sentence.pieces]
    figures = laid(turn, facts, words, place.text)
    story = "，".join(facts)
    groups = [*_fitting([_told(turn, story, each, figures) for each in sentences])]
    whole = bool(_ALL_OF.search(place.text)) and any(c.is_said for g in groups for c in g)
    least = _SURELY if len(place.text) > _SHORT else _LEAST_SHARE
    kept = [c for g in groups if whole or any(_touches(c, least) for c in g) for c in g]
    said = [c for c in kept if c.is_said][:_MOST]
    lacking = [c for c in kept if not c.is_said and not _OTHERWISE.match(c.words)]
    unsaid = lacking[: _MOST - len(said)]
    shown = [c for c in dict.fromkeys(kept) if c in said or c in unsaid]
    return tuple(sorted(shown, key=lambda c: not _EXCEPTED.search(c.words)))


def _touches(condition: Condition, least: float) -> bool:
    return condition.holds is not None or condition.degree >= least


def _told(
    turn: Turn, story: str, sentence: _Sentence, figures: Mapping[str, LaidFigure]
) -> list[Condition]:
    """Return what the facts say of a sentence; of what it excepts or bounds, what they touch."""
    excepted = [_condition(turn, story, words, figures) for words in sentence.excepted]
    supposed = [_condition(turn, story, words, figures) for words in sentence.supposed]
    holds = all(c.holds for c in supposed if bounds_a_figure(c.words))
    ruled = [e for e in sentence.bounded if e in figures and holds]
    bounded = [_condition(turn, story, words, figures) for words in ruled]
    return [*(c for c in excepted if c.is_said), *supposed, *bounded]


def _condition(turn: Turn, story: str, words: str, figures: Mapping[str, LaidFigure]) -> Condition:
    """Return what the facts say of words, of which they may say one of several ways."""
    if found := figures.get(words):
        return Condition(words, found.words, found.holds, 1.0)
    element = _BUT.sub("", words)
    ways = _OR.split(element)
    share = max(_share(turn, story, way) for way in ways)
    shared = _shared(turn, story, without_parties(element)) if share < _SURELY else ""
    if shared:
        return Condition(words, f"您说到“{shared}”", degree=max(share, _LEAST_SHARE))
    if share >= _LEAST_SHARE:
        return Condition(words, "您说了", degree=share)
    begun = max((_begun(way, story) for way in ways), key=len)
    return Condition(words, f"您说到“{begun}”" if begun else _NOT_SAID)


def _begun(way: str, story: str) -> str:
    """Return the words that a short name begins with, which the facts say: 脱贫户 of 脱贫人口."""
    name = way.removeprefix("为")
    run = common_run(name, story)
    return run if len(run) > 1 and 2 * len(run) >= len(name) and name.startswith(run) else ""


def _fitting(groups: Sequence[list[Condition]]) -> Iterator[list[Condition]]:
    """Yield the sentences without those of which a figure is outside, where it is inside another.

    劳动合同期限一年以上不满三年的 is about a contract of one year, and not what is said of others.
    """
    fits = any(any(c.holds for c in g) and not any(c.holds is False for c in g[:1]) for g in groups)
    for group in groups:
        if not fits or group[:1] == [] or group[0].holds is not False:
            yield group


def _sentences(place: Place) -> Iterator[_Sentence]:
    """Yield what each sentence supposes: up to …的, all of an item and of a list of needs."""
    needs = place.part is not None or bool(_ALL_OF.search(place.text))
    for sentence in _SENTENCE.findall(place.text):
        elements = _ELEMENT.findall(sentence)
        item = needs and _ITEM.match(sentence)
        last = max((n for n, e in enumerate(elements) if _SUPPOSES.search(e)), default=-1)
        chosen = elements if item else elements[: last + 1]
        pieces = [_bare(p) for e in chosen for a in _AND.split(e) for p in apart(a)]
        behind = [_bare(e) for e in elements[len(chosen) :]]
        kept = tuple(p for p in pieces if len(p) > 1 and not _EMPTY.fullmatch(p))
        excepted = tuple(e for e in behind if _EXCEPTED.search(e))
        bounded = tuple(e for e in behind if _BOUNDED.search(e) and e not in excepted)
        if kept or excepted or bounded:
            yield _Sentence(kept, excepted, bounded)


def _bare(piece: str) -> str:
    return _LABEL.sub("", piece).strip(" 　，,：:；;。的\n")


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


def as_list(found: Sequence[Condition]) -> str:
    """Return conditions as lines of an answer."""
    return "\n".join(f"- {each.words} —— {each.said}" for each in found)
