"""Binds the figures of a question to the inputs of a formula, by unit and words, never by order.

A figure is bound where its unit and the words beside it leave one input. One that fits two alike,
or whose rate is not said in full (每人50元 for 元/人·月), is in doubt; one that fits none is left.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from assistant.calculation.formulas.formula import Formula, FormulaInput
from assistant.calculation.formulas.given_figures import Given, Givens, read_given
from assistant.calculation.formulas.named_formulas import named_formulas
from assistant.calculation.formulas.role_words import Certainty, RoleWords
from assistant.calculation.formulas.told_figures import Move, ToldFigure, told_figures
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.not_amounts import FILLER
from assistant.documents.numbers.units import Unit
from assistant.errors import CalculationError

_ENDS = re.compile(r"[\d,。;、?!\n]")
_BOUNDS = (
    (
        re.compile(r"不超过|不得超过|最[多高]|至多|封顶|上限|限额"),
        re.compile(r"上限|封顶|最高|限额"),
    ),
    (re.compile(r"不低于|至少|最[少低]|起付|下限|保底"), re.compile(r"起付|下限|最低|保底")),
)
"""What a question says of a bound, and the names of inputs that are such bounds."""
_PLAIN_WORDS = re.compile(
    r"标准|补助|补贴|津贴|慰问|发放|一次性|人民币|大概|左右|[发给按是为的要金出拿领得各再约共计算钱款:]"
)
"""What stands between a rate and its number and is no other thing's name."""
_EVERYBODY = re.compile(
    r"[全总][镇县村乡市区省州]?(?:共|人口|户数)?$|人口|居民|村民|常住|户籍|在册"
)
"""Says that all who live somewhere are counted, of whom few may be meant."""
_OTHER_PAY = re.compile(r"低保|特困|五保|残疾|工资|养老|医保|护理|保费|救助")
"""What is paid for something else, unless an input is called so."""
_NOUNS = (
    ("户", re.compile(r"[一-鿿]{0,4}?户")),
    ("人", re.compile(r"[一-鿿]{0,4}?[人老员者岗]")),
)
"""Nouns behind 个 that tell what is counted."""
_OTHER_NOUN = re.compile(r"[^\W\d每干发按要共一的又和及补给算就得]{2}")
"""What else is counted (三个年龄段); after a pause or a verb it is not said what."""


class _Fit(IntEnum):
    """How the unit of a figure is that of an input: in part, not said, in full."""

    PARTLY = 0
    UNSAID = 1
    FULLY = 2


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that is not certainly bound, and what it may be."""

    figure: ToldFigure
    choices: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """What a question gives for a formula.

    `givens` are certain, `changes` what some are changed to (涨到60元), `doubts` the figures that
    may be one thing or another, `left` those that are nothing that the formula asks for.
    """

    formula: Formula
    givens: Mapping[str, Given]
    changes: Mapping[str, Given]
    doubts: tuple[Doubt, ...] = ()
    left: tuple[ToldFigure, ...] = ()

    @property
    def missing(self) -> tuple[FormulaInput, ...]:
        """The inputs that have no certain figure."""
        return tuple(i for i in self.formula.inputs if i.name not in self.givens)

    def lent(self, others: Givens) -> "Binding":
        """Return it with figures of another source for inputs that the user gives none for."""
        return replace(self, givens={**others, **self.givens})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An input that a figure may be: how its unit fits, and how surely words name it."""

    input: FormulaInput
    fit: _Fit
    typed: str
    evidence: Certainty
    grouped: bool = False

    @property
    def rank(self) -> tuple[int, bool, int]:
        """What is surer comes higher: words beside it, what is spoken of, the unit."""
        return self.evidence, self.grouped, self.fit

    @property
    def may_be_sure(self) -> bool:
        """Whether it can be bound without asking, if nothing else is as likely."""
        named = self.evidence >= Certainty.PART or (self.evidence and self.grouped)
        return self.fit is _Fit.FULLY or (self.fit is _Fit.UNSAID and bool(named))

    @property
    def unsaid(self) -> "_Candidate":
        """The candidate after a likelier one fell away: what is left over is not sure by that."""
        return replace(self, fit=min(self.fit, _Fit.UNSAID))

    def given(self, figure: ToldFigure) -> Given:
        """Return the figure as one that the user gives for the input."""
        return read_given(self.input, self.typed, said=figure.text)


def bind(formula: Formula, text: str, lent: Givens | None = None) -> Binding:
    """Return what `text` gives for a formula; `lent` fills the inputs that it does not give.

    `lent` are figures with a source of their own: read by `read_given` from a clause, with the
    clause's id. A figure of the text always goes before them.

    Raises:
        CalculationError: a figure is out of the range of its input, or not whole.
    """
    figures = told_figures(text)
    options = dict(enumerate(_options(formula, _without_name(formula, text), figures)))
    stated = {n: cs for n, cs in options.items() if figures[n].move is Move.NONE}
    changing = {n: cs for n, cs in options.items() if figures[n].move is Move.TO}
    bound, doubtful = _settled(stated)
    changed = {n: c for n, cs in changing.items() if (c := _change(cs))}
    doubtful |= {n: _likely(cs) for n, cs in changing.items() if cs and n not in changed}
    known = {*bound, *doubtful, *changed}
    found = Binding(
        formula,
        {c.input.name: c.given(figures[n]) for n, c in bound.items()},
        {c.input.name: c.given(figures[n]) for n, c in changed.items()},
        tuple(
            Doubt(figures[n], tuple(_choices(figures[n], doubtful[n]))) for n in sorted(doubtful)
        ),
        tuple(f for n, f in enumerate(figures) if n not in known and not f.spoken),
    )
    return found.lent(lent or {})


def _choices(figure: ToldFigure, candidates: Sequence[_Candidate]) -> Iterator[Given]:
    """Yield what a figure may be, without those of which it is out of range."""
    for candidate in candidates:
        try:
            yield candidate.given(figure)
        except CalculationError:
            continue


def _without_name(formula: Formula, text: str) -> str:
    """Return a text in half width in which the formula's own name names no input."""
    uniform = narrow(text)
    words = {word for each in formula.inputs for word in (each.name, *each.words)}
    for named in named_formulas(uniform, (formula,)):
        for start, end in named.spans:
            own = uniform[start:end]
            uniform = uniform[:start] + (own if own in words else FILLER * len(own)) + uniform[end:]
    return uniform


_Options = Mapping[int, Sequence[_Candidate]]
"""By the place of a figure: the inputs that it may be."""


def _options(
    formula: Formula, uniform: str, figures: Sequence[ToldFigure]
) -> list[tuple[_Candidate, ...]]:
    """Return for each figure the inputs that it may be."""
    words = RoleWords(formula)
    fitting = [tuple(_fitting(formula, uniform, figure, words)) for figure in figures]
    fits = [frozenset(c.input.name for c in candidates) for candidates in fitting]
    told = words.told(uniform, figures, fits)
    groups = [words.group(uniform, figure, figures) for figure in figures]
    strange = [_is_strange(figure, uniform, words) for figure in figures]
    return [
        tuple(
            replace(_weighed(c, named, strange=odd), grouped=c.input.name in group)
            for c in candidates
        )
        for candidates, named, group, odd in zip(fitting, told, groups, strange, strict=True)
    ]


def _weighed(candidate: _Candidate, named: Mapping[str, Certainty], *, strange: bool) -> _Candidate:
    """Return a candidate with what the words tell; beside strange words a unit is not enough."""
    evidence = max(candidate.evidence, named.get(candidate.input.name, Certainty.NONE))
    unsure = strange and evidence < Certainty.PART
    return replace(candidate, evidence=evidence, fit=_Fit.PARTLY if unsure else candidate.fit)


def _is_strange(figure: ToldFigure, uniform: str, words: RoleWords) -> bool:
    """Tell whether the words beside a figure are of something else: 每户水费600元, 全镇3万人."""
    beside = _beside(figure, uniform)
    if figure.counts:
        return bool(_EVERYBODY.search(beside) or _EVERYBODY.search(figure.text))
    other_pay = bool(_OTHER_PAY.search(words.without(beside)))
    return other_pay or len(_PLAIN_WORDS.sub("", words.without(figure.named))) > 1


def _beside(figure: ToldFigure, uniform: str) -> str:
    """Return the words before a figure, as far as no other figure or mark stands between."""
    return f"{re.split(_ENDS, uniform[: figure.start])[-1]}{figure.named}"


def _fitting(
    formula: Formula, uniform: str, figure: ToldFigure, words: RoleWords
) -> Iterator[_Candidate]:
    """Yield the inputs whose unit a figure has; a bound (不超过) is only an input of that kind."""
    before = _beside(figure, uniform)
    bound = next((named for said, named in _BOUNDS if said.search(before)), None)
    bounding = [i for i in formula.inputs if bound and words.bounds(i, bound)]
    told = Certainty.PART if len(bounding) == 1 else Certainty.RATE if bound else Certainty.NONE
    for asked in bounding if bound else formula.inputs:
        if fitted := _fit(figure, asked, uniform):
            yield _Candidate(asked, *fitted, told)


def _fit(figure: ToldFigure, asked: FormulaInput, uniform: str) -> tuple[_Fit, str] | None:
    """Return how the unit of a figure fits an input, and the figure as a form would have it."""
    if figure.unit == "个":
        return _counted(figure, asked, uniform)
    try:
        typed = read_typed(figure.typed, asked.unit, asked.name)
    except CalculationError:
        return None
    if typed.partly:
        return _Fit.PARTLY, figure.typed
    bare = figure.kind is Unit.PLAIN or bool(asked.unit.dimension.below)
    return _Fit.UNSAID if bare and not figure.per else _Fit.FULLY, figure.typed


def _counted(figure: ToldFigure, asked: FormulaInput, uniform: str) -> tuple[_Fit, str] | None:
    """Return how 120个 fits what counts people or households: the noun behind it tells which."""
    if not asked.unit.counts_whole:
        return None
    nouns = (unit for unit, noun in _NOUNS if noun.match(uniform, figure.end))
    noun = next(nouns, "")
    if noun not in ("", asked.unit.text) or (not noun and _OTHER_NOUN.match(uniform, figure.end)):
        return None
    number = figure.typed.removesuffix("个")
    return _Fit.FULLY if noun else _Fit.UNSAID, f"{number}{asked.unit.text}"


def _settled(options: _Options) -> tuple[dict[int, _Candidate], dict[int, tuple[_Candidate, ...]]]:
    """Return which input each figure surely is, and of the others which they may be."""
    left = {n: tuple(candidates) for n, candidates in options.items() if candidates}
    while True:
        sure = {n: c for n, cs in left.items() if (c := _sure(cs))}
        lost = _outranked(sure)
        if lost is None:
            break
        name = sure[lost].input.name
        left[lost] = tuple(c.unsaid for c in left[lost] if c.input.name != name)
    twice = {n for n, c in sure.items() if any(_disagree(c, o) for o in sure.values())}
    bound = {n: c for n, c in sure.items() if n not in twice}
    taken = {c.input.name for c in bound.values()}
    doubtful = {
        n: likely
        for n, cs in left.items()
        if n not in bound and (likely := _likely([c for c in cs if c.input.name not in taken]))
    }
    return bound, doubtful


def _sure(candidates: Sequence[_Candidate]) -> _Candidate | None:
    """Return the one input that a figure is, if nothing else is as likely."""
    likely = _likely(candidates)
    if len(likely) != 1 or not likely[0].may_be_sure:
        return None
    told = likely[0].evidence or likely[0].grouped
    return likely[0] if told or len(candidates) == 1 else None


def _likely(candidates: Sequence[_Candidate]) -> tuple[_Candidate, ...]:
    best = max((c.rank for c in candidates), default=None)
    return tuple(c for c in candidates if c.rank == best)


def _outranked(sure: Mapping[int, _Candidate]) -> int | None:
    """Return a figure whose input another figure is more surely."""
    for n, candidate in sure.items():
        same = (o for o in sure.values() if o.input.name == candidate.input.name)
        if any(other.rank > candidate.rank for other in same):
            return n
    return None


def _disagree(one: _Candidate, other: _Candidate) -> bool:
    return one.input.name == other.input.name and one.typed != other.typed


def _change(candidates: Sequence[_Candidate]) -> _Candidate | None:
    """Return what is changed: the one input of the unit, or the one that is named."""
    likely = _likely(candidates)
    alone = len(likely) == 1 and (likely[0].evidence >= Certainty.PART or len(candidates) == 1)
    return likely[0] if alone and likely[0].fit is not _Fit.PARTLY else None
