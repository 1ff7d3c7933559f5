"""A conversation about one formula: what its turns give together, and which of them go on with it.

A turn that names no formula goes on with the one before when it says nothing but figures of it
(那10个月呢, 标准改成60): what it gives replaces what was given, the rest stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.calculation.formulas.binding import Binding, Doubt, bind
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.given_figures import Givens
from assistant.calculation.formulas.named_formulas import named_formulas
from assistant.calculation.formulas.role_words import RoleWords
from assistant.calculation.formulas.told_figures import ToldFigure, told_figures
from assistant.documents.numbers.decimals import narrow
from assistant.errors import CalculationError

_TURNS = 6
_ELSEWHERE = re.compile(r"保费|防贫|[参投]保|结余|缺口|\d号文|[《〔]")
"""Words of another calculation, or of a document."""
_SETTLED = re.compile(r"不(?:用|必|要)?(?:算|管|计)")
"""Says of figures that they do not belong to it."""
_SUM = re.compile(r"算|经费|一共|总共|多少钱")
"""Asks for a sum, which the next turn may give the figures of."""
_GOES_ON = re.compile(r"呢|改成|改为|如果|要是|换成|再|那")
_PASSING = re.compile(
    r"[那要就再又还是为按照算呢吗啊吧呀的了共计元个请和与也得把能够发给拿出补用让它这其每多少几钱]"
    r"|如果|假如|假设|要是|改成?|换成|[涨提升降减调增]|一共|总共|合计|应该|另外|不用|进去|最[多高]"
    r"|标准|补贴|补助|总额|预算|资金|经费"
)
_STRANGE = 3
"""Characters beside all that which a turn may have and still go on."""
_NUMBER = re.compile(r"[\d.]+")


@dataclass(frozen=True, slots=True)
class FormulaTalk:
    """What the turns so far give for a formula.

    `goes_on` where the last one took it over; `kept` are then the inputs whose figures are those
    of earlier turns.
    """

    binding: Binding
    goes_on: bool = False
    kept: frozenset[str] = frozenset()


def talk(text: str, earlier: Sequence[str], formulas: Sequence[Formula]) -> FormulaTalk | None:
    """Return what a turn and the user's `earlier` ones give, None where it is about no formula.

    Raises:
        CalculationError: a figure of this turn is out of its range.
    """
    before = None
    for said in earlier[-_TURNS:]:
        before = _heard(said, before, formulas)
    return _after(text, before, formulas) if told_figures(text) else None


def _heard(
    said: str, before: FormulaTalk | None, formulas: Sequence[Formula]
) -> FormulaTalk | None:
    """Return what is known after an earlier turn; another subject ends it, 好的 does not."""
    try:
        after = _after(said, before, formulas)
    except CalculationError:
        return before
    return after or (before if len(narrow(said)) <= _STRANGE else None)


def _after(
    text: str, before: FormulaTalk | None, formulas: Sequence[Formula]
) -> FormulaTalk | None:
    figures = told_figures(text)
    named = [each.formula for each in named_formulas(narrow(text), formulas)]
    if len(named) > 1 or not (figures or (named and _SUM.search(text))):
        return None
    earlier = before.binding if before else None
    if named:
        same = earlier is not None and earlier.formula.name == named[0].name
        goes_on = same and bool(_GOES_ON.search(text))
        return _merged(text, earlier) if earlier and goes_on else FormulaTalk(bind(named[0], text))
    if earlier is None or not _is_of(text, figures, earlier.formula):
        return None
    return _merged(text, earlier)


def _is_of(text: str, figures: Sequence[ToldFigure], formula: Formula) -> bool:
    """Tell whether a turn that names no formula has nothing in it that is not of this one."""
    if _ELSEWHERE.search(text):
        return False
    uniform, rest, at = narrow(text), "", 0
    for figure in figures:
        rest += f"{uniform[at : figure.start]}{figure.named}"
        at = figure.end
    rest = RoleWords(formula).without(rest + uniform[at:])
    strange = _PASSING.sub("", _SETTLED.sub("", rest))
    return len(re.findall(r"[^\W\d]", strange)) <= _STRANGE


def _merged(text: str, before: Binding) -> FormulaTalk:
    """Return what a turn gives, with what it leaves of the turns before.

    Its own doubts stay whatever was given before: what it may be said to replace is asked.
    """
    clauses = re.split(r"[,，。;；\n]", text)
    waved = {n for c in clauses if _SETTLED.search(c) for n in map(_number, told_figures(c))}
    now = bind(before.formula, "，".join(c for c in clauses if not _SETTLED.search(c)))
    spoken = {*map(_number, told_figures(text))}
    kept = {**before.givens, **before.changes}
    changes = {name: given for name, given in now.changes.items() if name in kept}
    givens = {**kept, **now.givens, **{n: g for n, g in now.changes.items() if n not in kept}}
    old = (_still_open(d, givens) for d in before.doubts if _number(d.figure) not in spoken)
    left = (f for f in before.left if _number(f) not in spoken | waved)
    merged = replace(
        now,
        givens=givens,
        changes=changes,
        doubts=(*(doubt for doubt in old if doubt.choices), *now.doubts),
        left=(*left, *now.left),
    )
    return FormulaTalk(merged, goes_on=True, kept=frozenset(kept) - frozenset(now.givens))


def _still_open(doubt: Doubt, givens: Givens) -> Doubt:
    """Return a doubt with what it may still be."""
    return replace(doubt, choices=tuple(c for c in doubt.choices if c.input.name not in givens))


def _number(figure: ToldFigure) -> str:
    found = _NUMBER.search(figure.typed)
    return found[0] if found else figure.typed
