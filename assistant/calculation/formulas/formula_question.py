"""Answers a question that names a formula of the shelf and gives figures for it, or asks back.

A turn that names none goes on with the one before (那10个月呢, 标准改成60): what it gives replaces
what was given, the rest stays. Nothing is shown as a result unless every figure of the question
is used and every word of another operation is gone: what is left over is asked, what is doubtful
is shown in a filled form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.calculation.composed.money_asked import read_money
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.formulas.binding import Binding, bind
from assistant.calculation.formulas.filled_form import Goal, asked_back
from assistant.calculation.formulas.formula import Formula, FormulaInput
from assistant.calculation.formulas.formula_solving import solved
from assistant.calculation.formulas.formula_workings import compared, worked
from assistant.calculation.formulas.input_words import InputWords
from assistant.calculation.formulas.named_formulas import called, named_formulas
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import narrow
from assistant.errors import CalculationError
from assistant.question.asked import Question

_ASKS = re.compile(
    r"多少|几(?:块|元|万|个?钱|个?月|户|人|名|个)|一共|总共|统共|合计|共需|所需|好多|经费|测算|算"
)
_CHECKS = re.compile(r"对不对|对吗|是不是|是否|算[对错]|正确吗|有没有")
"""Asks whether something is so: for the documents, or an audit, to tell."""
_RATE_OF = re.compile(
    r"(?:每一?个?[人户月年]|标准|一个?[人户月])[^,。;?\d打涨改提降]{0,8}(?:多少|几)"
)
"""Asks for a rate or a part, which is not what a formula gives."""
_LOOKS_UP = re.compile(r"(?:[领拿享]|能[补报]|[补报](?![贴助销]))[^,。;?]{0,4}(?:多少|几)")
"""Asks for what a document states, where hardly a figure is given to reckon with."""
_BACKWARDS = re.compile(r"够|最[多高]|顶多|能|可以")
_COUNT_ASKED = re.compile(
    r"(?:几|多少)个?(?P<unit>岗位|月|人(?!民币)|户|名|口|位|家|年)|(?:几|多少)个"
)
_RATE_ASKED = re.compile(
    r"每一?个?(?P<unit>人|户)[^,。;?\d]{0,10}(?:几|多少)|标准[^,。;?\d]{0,6}(?:几|多少)"
)
_AGAIN = re.compile(r"呢|改成|改为|如果|要是|换成|再|那")
_ELSEWHERE = re.compile(r"保费|防贫|[参投]保|结余|缺口|\d号文|[《〔]")
"""Words of another calculation, or of a document."""
_PASSING = re.compile(
    r"[那要就再又还是为按照算呢吗啊吧呀的了共计元个请和与也得把能够发给拿出补用让它这其每多少几钱]"
    r"|如果|假如|假设|要是|改成?|换成|[涨提升降减调增]|一共|总共|合计|应该|另外|不用|进去|最[多高]"
    r"|标准|补贴|补助|总额|预算|资金|经费"
)
_SETTLED = re.compile(r"[^,，。;；]*不(?:用|必|要)?(?:算|管|计)")
"""Says of figures that they do not belong to it."""
_STRANGE = 3
"""Characters beside all that which a turn may have and still go on."""
_SAME = {"岗位": "人", "名": "人", "口": "人", "位": "人", "家": "户"}
_NOT_FOLLOWED = re.compile(
    r"平均|人均|户均|分摊|平摊|均摊|分担|承担|负担|占|打[一二三四五六七八九\d.]+折|翻[一番倍]|减半|一半"
    r"|剩|结余|还差|缺口|扣[除掉]|除[外去]|不含|另加|每个?(?:村|镇|乡|街道|社区)|各(?:村|镇|乡|街道)"
    r"|半个月|逐年|递增|比(?:去年|上年|前年)|[扣个免完缴]税|税[前后]"
)
"""Operations that no formula's own steps do."""


def formula_question(
    question: Question, formulas: Sequence[Formula]
) -> Calculation | MissingInput | None:
    """Return the finished calculation, what to ask back, or None for any other question.

    Of the conversation figures are taken over from the user's own turns only.
    """
    text = narrow(question.plain)
    formulas = [each for each in formulas if len(each.results) < 2]  # the premium has its own ways
    try:
        found = _asked_of(question, formulas)
        if found is None:
            return _several(text, formulas)
        if not _is_meant(found, text, question):
            return None
        return _answered(found, text)
    except CalculationError as error:
        return MissingInput.asking(f"{error.message}{error.next_step}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a turn asks of a formula; `goes_on` where it took it over from earlier turns."""

    binding: Binding
    kept: frozenset[str] = frozenset()
    goes_on: bool = False


def _asked_of(question: Question, formulas: Sequence[Formula]) -> _Asked | None:
    """Return what a turn, with those that it goes on with, gives for the one formula named."""
    before: _Asked | None = None
    for text in question.user_turns:
        after = _after(text, before, formulas)
        before = after or (before if len(narrow(text)) <= _STRANGE else None)
    return _after(question.plain, before, formulas)


def _after(text: str, before: _Asked | None, formulas: Sequence[Formula]) -> _Asked | None:
    now, named = read_money(_SETTLED.sub("", text)), named_formulas(narrow(text), formulas)
    if len(named) > 1 or not (named or now.figures or now.months or _SETTLED.search(text)):
        return None
    formula = before.binding.formula if before else None
    if formula and (
        _AGAIN.search(text) and named == (formula,) if named else _is_of(text, formula)
    ):
        return _merged(before.binding, bind(formula, now), text) if before else None
    return _Asked(bind(named[0], now)) if named else None


def _is_of(text: str, formula: Formula) -> bool:
    """Tell whether a turn that names no formula has nothing in it that is not of this one."""
    rest = narrow(text)
    for figure in read_money(text).figures[::-1]:
        rest = rest[: figure.start] + rest[figure.end :]
    strange = _PASSING.sub("", _SETTLED.sub("", InputWords(formula).without(rest)))
    few = len(re.findall(r"[^\W\d]", strange)) <= _STRANGE
    return few and not _ELSEWHERE.search(text)


def _merged(before: Binding, now: Binding, text: str) -> _Asked:
    """Return what a turn gives, with what it leaves of the turns before.

    Its own doubts stay whatever was given before: what it may be said to replace is asked.
    """
    kept = {**before.givens, **before.changes}
    changes = {name: given for name, given in now.changes.items() if name in kept}
    new = {name: given for name, given in now.changes.items() if name not in kept}
    givens = {**kept, **now.givens, **new}
    doubts = (d.without(givens) for d in before.doubts if d.figure.text not in text)
    left = (f for f in before.left if f.text not in text)
    merged = replace(
        now,
        givens=givens,
        changes=changes,
        doubts=(*(d for d in doubts if d.choices), *now.doubts),
        left=(*left, *now.left),
    )
    return _Asked(merged, frozenset(kept) - frozenset(now.givens), goes_on=True)


def _several(text: str, formulas: Sequence[Formula]) -> MissingInput | None:
    """Ask to take one formula at a time where a sum names several."""
    names = [each.name for each in named_formulas(text, formulas)]
    if len(names) < 2 or not _ASKS.search(text) or not re.search(r"\d", text):
        return None
    told = "、".join(names)
    return MissingInput.asking(f"您说到{told}几种算法，一次只能算一种。请分开问，各带上自己的数。")


def _is_meant(found: _Asked, text: str, question: Question) -> bool:
    """Tell whether a question is a sum by a formula, and not one that a document answers.

    At least one numeral must surely be a figure of it.
    """
    binding = found.binding
    told = any(re.search(r"[^半全整年一]", given.text) for given in binding.givens.values())
    told = told or any(len(d.choices) == 1 and d.figure.unit != "元" for d in binding.doubts)
    if _CHECKS.search(text) or not told:
        return False
    if found.goes_on or not (binding.missing or binding.doubts or binding.left):
        return True
    few = len(binding.givens) == 1
    looks_up = bool(_RATE_OF.search(text) or (few and _LOOKS_UP.search(text)))
    forwards = _goal(found, text) is None
    return bool(_ASKS.search(text)) and not (looks_up and forwards) and not question.named


def _answered(found: _Asked, text: str) -> Calculation | MissingInput:
    binding, formula = found.binding, found.binding.formula
    goal = _goal(found, text)
    totals = _totals(binding) if goal else []
    if goal:
        rest = {n: given for n, given in binding.givens.items() if n != goal.unknown.name}
        binding = replace(binding, givens=rest)
    if goal and len(totals) == 1:
        goal = Goal(goal.unknown, totals[0].text)
        binding = _without(binding, totals[0])
    unread = (*_unread(formula, text), *(() if goal else _asked_else(text)))
    lacking = [i for i in binding.missing if goal is None or i.name != goal.unknown.name]
    if lacking or binding.doubts or binding.left or unread or (goal and not goal.total):
        return asked_back(binding, goal, unread)
    if goal:
        result, money = formula.results[0], _money(totals[0])
        return solved(formula, binding.givens, goal.unknown, result, money)
    if binding.changes:
        return compared(formula, binding.givens, binding.changes)
    return worked(formula, binding.givens)


def _goal(found: _Asked, text: str) -> Goal | None:
    """Return the input that is asked for backwards: 够几个月, 最多能几户, 每户最多多少.

    It is one that is missing, or was given in an earlier turn only.
    """
    binding = found.binding
    if binding.formula.share or not _BACKWARDS.search(text):
        return None
    unsaid = {*(i.name for i in binding.missing), *found.kept} - {*binding.changes}
    open_ones = [i for i in binding.formula.inputs if i.name in unsaid]
    if match := _COUNT_ASKED.search(text):
        unit = _SAME.get(match["unit"] or "", match["unit"] or "")
        asked = [i for i in open_ones if not i.unit.dimension.below and _counts(i, unit)]
    elif match := _RATE_ASKED.search(text):
        asked = [i for i in open_ones if i.unit.dimension.below]
    else:
        return None
    return Goal(asked[0]) if len(asked) == 1 else None


def _counts(asked: FormulaInput, unit: str) -> bool:
    above = asked.unit.dimension.above
    return above == (unit,) if unit else above in {("人",), ("户",)}


def _totals(binding: Binding) -> list[TypedFigure]:
    """Return the amounts that are no sure figure of the formula: one of them may be the total."""
    loose = (*(doubt.figure for doubt in binding.doubts), *binding.left)
    return [f for f in loose if f.unit in ("元", "") and not f.each and f.does is Does.STANDS]


def _without(binding: Binding, figure: TypedFigure) -> Binding:
    return replace(
        binding,
        doubts=tuple(d for d in binding.doubts if d.figure != figure),
        left=tuple(f for f in binding.left if f != figure),
    )


def _money(figure: TypedFigure) -> str:
    return f"{figure.text.removesuffix('块').removesuffix('元')}元"


def _asked_else(text: str) -> tuple[str, ...]:
    """Return the words that ask for something else than what the formula gives: 每人能领多少."""
    found = (pattern.search(text) for pattern in (_RATE_OF, _COUNT_ASKED))
    return tuple(match[0] for match in found if match)


def _unread(formula: Formula, text: str) -> tuple[str, ...]:
    """Return words of an operation that the formula does not do, its own words apart."""
    rest = InputWords(formula).without(text)
    for word in (*called(formula), *(step.name for step in formula.steps)):
        rest = rest.replace(word, "")
    return tuple(dict.fromkeys(match[0] for match in _NOT_FOLLOWED.finditer(rest)))
