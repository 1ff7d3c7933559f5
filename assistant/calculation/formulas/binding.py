"""Binds the figures of a question to the inputs of a formula, by unit and words, never by order.

A figure is bound where its unit and the words beside it leave one input. One that fits two alike,
or whose rate is not said in full (每人50元 for 元/人·月), is in doubt; one that fits none is left.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.formulas.figure_fit import Fit, fitted
from assistant.calculation.formulas.formula import Formula, FormulaInput
from assistant.calculation.formulas.given_figures import Given, Givens, given_of
from assistant.calculation.formulas.input_words import HowNamed, InputWords
from assistant.calculation.formulas.named_formulas import called
from assistant.calculation.formulas.typed_figures import Typed
from assistant.errors import CalculationError

_BOUNDS = (
    (re.compile(r"不(?:得)?超过|最[多高]|至多|封顶|上限|限额"), re.compile(r"上限|封顶|最高|限额")),
    (re.compile(r"不低于|至少|最[少低]|起付|下限|保底"), re.compile(r"起付|下限|最低|保底")),
)
"""What a question says of a bound, and the names of inputs that are such bounds."""
_PLAIN_WORDS = re.compile(
    r"\d+|[每一]个?[人户月家]|人均|户均|不得?超过|上限|封顶|限额|至少|不低于|最[多高少低]|标准|补助|补贴|津贴|慰问|发放|一次性|人民币|大概|左右|提高|调整?|降低?|增加|减少"
    r"|[发给按是为的要金出拿领得各再约共计算钱款从由改成换涨到至:年]"
)
"""What stands between a rate and its number and is no other thing's name."""
_EVERYBODY = re.compile(
    r"[全总][镇县村乡市区省州]?(?:共|人口|户数)?$|人口|居民|村民|常住|户籍|在册"
)
"""Says that all who live somewhere are counted, of whom few may be meant."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that is not certainly bound, and what it may be."""

    figure: TypedFigure
    choices: tuple[Given, ...]

    def without(self, givens: Givens) -> "Doubt":
        """Return it with what it may still be beside some figures that are certain."""
        return replace(self, choices=tuple(c for c in self.choices if c.input.name not in givens))


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
    left: tuple[TypedFigure, ...] = ()

    @property
    def missing(self) -> tuple[FormulaInput, ...]:
        """The inputs that have no certain figure."""
        return tuple(i for i in self.formula.inputs if i.name not in self.givens)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An input that a figure may be: its value there, and how surely unit and words tell it."""

    input: FormulaInput
    value: Fraction
    fit: Fit
    evidence: HowNamed
    grouped: bool

    @property
    def rank(self) -> tuple[int, bool, int]:
        """What is surer comes higher: words beside it, what is spoken of, the unit."""
        return self.evidence, self.grouped, self.fit

    @property
    def may_be_sure(self) -> bool:
        """Whether it can be bound without asking, if nothing else is as likely."""
        named = self.evidence >= HowNamed.BEHIND or (self.evidence and self.grouped)
        return self.fit is Fit.FULLY or (self.fit is Fit.UNSAID and bool(named))

    def given(self, figure: TypedFigure) -> Given:
        """Return the figure as one that the user gives for the input."""
        typed = Typed(self.value, figure.exact, self.fit is Fit.PARTLY)
        return given_of(self.input, typed, figure.text)


_Options = dict[TypedFigure, tuple[_Candidate, ...]]


def bind(formula: Formula, asked: MoneyAsked) -> Binding:
    """Return what a question gives for a formula.

    Raises:
        CalculationError: a figure is out of the range of its input, or not whole.
    """
    words = InputWords(formula)
    figures = [_without_name(formula, figure, words) for figure in asked.figures]
    options = {f: tuple(_candidates(formula, words, f, asked)) for f in figures}
    stated = {f: cs for f, cs in options.items() if f.does is Does.STANDS and cs}
    bound, doubtful = _settled(stated)
    changed: dict[TypedFigure, _Candidate] = {}
    for figure, candidates in options.items():
        if figure.does is Does.REPLACES and candidates:
            likely = _likely(candidates)
            if len(likely) == 1 and likely[0].fit is not Fit.PARTLY:
                changed[figure] = likely[0]
            else:
                doubtful[figure] = likely
    known = {*bound, *doubtful, *changed}
    return Binding(
        formula,
        _spoken(formula, asked) | {c.input.name: c.given(f) for f, c in bound.items()},
        {c.input.name: c.given(f) for f, c in changed.items()},
        tuple(Doubt(f, tuple(_choices(f, doubtful[f]))) for f in options if f in doubtful),
        tuple(f for f in options if f not in known),
    )


def _without_name(formula: Formula, figure: TypedFigure, words: InputWords) -> TypedFigure:
    """Return a figure beside which the formula's own name names no input."""
    before = figure.before
    for word in called(formula):
        before = before if words.knows(word) else before.replace(word, "")
    return replace(figure, before=before)


def _spoken(formula: Formula, asked: MoneyAsked) -> dict[str, Given]:
    """Return the months that are said without a numeral (全年) for the one input of months."""
    months = [i for i in formula.inputs if i.unit.text == "月"]
    if asked.months is None or len(months) != 1:
        return {}
    return {months[0].name: given_of(months[0], Typed(asked.months), asked.months_text)}


def _choices(figure: TypedFigure, candidates: Sequence[_Candidate]) -> Iterator[Given]:
    """Yield what a figure may be, without those of which it is out of range."""
    for candidate in candidates:
        try:
            yield candidate.given(figure)
        except CalculationError:
            continue


def _candidates(
    formula: Formula, words: InputWords, figure: TypedFigure, asked: MoneyAsked
) -> Iterator[_Candidate]:
    """Yield the inputs whose unit a figure has; a bound (不超过) is only an input of that kind."""
    bound = next((named for said, named in _BOUNDS if said.search(figure.before)), None)
    bounding = [i for i in formula.inputs if bound and bound.search(i.name)]
    group = words.group(figure, asked.figures, asked.uniform)
    strange = _is_strange(figure, words)
    for each in bounding if bound else formula.inputs:
        found = fitted(figure, each.unit)
        if found is None:
            continue
        fit, value = found
        evidence = words.tell(figure, each)
        if bound:
            evidence = max(evidence, HowNamed.PART if len(bounding) == 1 else HowNamed.RATE)
        if strange and evidence < HowNamed.BEHIND:
            fit = Fit.PARTLY
        yield _Candidate(each, value, fit, evidence, each.name in group)


def _is_strange(figure: TypedFigure, words: InputWords) -> bool:
    """Tell whether the words beside a figure are of something else: 每户水费600元, 全镇3万人."""
    if figure.unit not in ("元", ""):
        return bool(_EVERYBODY.search(figure.before))
    return len(_PLAIN_WORDS.sub("", words.without(figure.before))) > 1


def _settled(
    options: _Options,
) -> tuple[dict[TypedFigure, _Candidate], dict[TypedFigure, tuple[_Candidate, ...]]]:
    """Return which input each figure surely is, and of the others which they may be."""
    left = dict(options)
    while True:
        sure = {f: c for f, cs in left.items() if (c := _sure(cs))}
        lost = next((f for f, c in sure.items() if _is_outranked(c, sure)), None)
        if lost is None:
            break
        name = sure[lost].input.name
        rest = (c for c in left[lost] if c.input.name != name)
        left[lost] = tuple(replace(c, fit=min(c.fit, Fit.UNSAID)) for c in rest)
    twice = {
        f for f, c in sure.items()
        if any(o.input.name == c.input.name and o.value != c.value for o in sure.values())
    }  # fmt: skip
    bound = {f: c for f, c in sure.items() if f not in twice}
    taken = {c.input.name for c in bound.values()}
    open_ones = {f: [c for c in cs if c.input.name not in taken] for f, cs in left.items()}
    return bound, {f: _likely(cs) for f, cs in open_ones.items() if f not in bound and cs}


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


def _is_outranked(one: _Candidate, sure: Mapping[TypedFigure, _Candidate]) -> bool:
    same = (o for o in sure.values() if o.input.name == one.input.name)
    return any(other.rank > one.rank for other in same)
