"""Answers a question that names a formula of the shelf and gives figures for it, or asks back.

Nothing is shown as a result unless every figure of the question is used and every word of another
operation is gone: what is left over is asked, what is doubtful is shown in a filled form.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.calculation.formulas.binding import Binding
from assistant.calculation.formulas.filled_form import Goal, asked_back
from assistant.calculation.formulas.formula import Formula, FormulaInput
from assistant.calculation.formulas.formula_solving import solved
from assistant.calculation.formulas.formula_workings import compared, worked
from assistant.calculation.formulas.named_formulas import called, named_formulas
from assistant.calculation.formulas.role_words import RoleWords
from assistant.calculation.formulas.talk import FormulaTalk, talk
from assistant.calculation.formulas.told_figures import ToldFigure
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
    earlier = question.user_turns
    try:
        found = talk(question.plain, earlier, formulas)
        if found is None:
            return _several(text, formulas)
        if not _is_meant(found, text, question):
            return None
        return _answered(found, text)
    except CalculationError as error:
        return MissingInput(missing=(), understood=(), question=f"{error.message}{error.next_step}")


def _several(text: str, formulas: Sequence[Formula]) -> MissingInput | None:
    """Ask to take one formula at a time where a sum names several."""
    names = [each.formula.name for each in named_formulas(text, formulas)]
    if len(names) < 2 or not _ASKS.search(text) or not re.search(r"\d", text):
        return None
    told = "、".join(names)
    return MissingInput((), (), f"您说到{told}几种算法，一次只能算一种。请分开问，各带上自己的数。")


def _is_meant(found: FormulaTalk, text: str, question: Question) -> bool:
    """Tell whether a question is a sum by a formula, and not one that a document answers.

    At least one numeral must surely be a figure of it.
    """
    binding = found.binding
    texts = [given.text for given in binding.givens.values()]
    texts += [d.figure.text for d in binding.doubts if len(d.choices) == 1 and d.figure.counts]
    told = any(re.search(r"[^半全整年]", text) for text in texts)
    if _CHECKS.search(text) or not told:
        return False
    if found.goes_on or not (binding.missing or binding.doubts or binding.left):
        return True
    few = len(binding.givens) == 1
    looks_up = bool(_RATE_OF.search(text) or (few and _LOOKS_UP.search(text)))
    forwards = _goal(found, text) is None
    return bool(_ASKS.search(text)) and not (looks_up and forwards) and not question.named


def _answered(found: FormulaTalk, text: str) -> Calculation | MissingInput:
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


def _goal(found: FormulaTalk, text: str) -> Goal | None:
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


def _totals(binding: Binding) -> list[ToldFigure]:
    """Return the amounts that are no sure figure of the formula: one of them may be the total."""
    loose = (*(doubt.figure for doubt in binding.doubts), *binding.left)
    return [figure for figure in loose if figure.may_be_money]


def _without(binding: Binding, figure: ToldFigure) -> Binding:
    return replace(
        binding,
        doubts=tuple(d for d in binding.doubts if d.figure != figure),
        left=tuple(f for f in binding.left if f != figure),
    )


def _money(figure: ToldFigure) -> str:
    return figure.typed if figure.typed.endswith("元") else f"{figure.typed}元"


def _asked_else(text: str) -> tuple[str, ...]:
    """Return the words that ask for something else than what the formula gives: 每人能领多少."""
    found = (pattern.search(text) for pattern in (_RATE_OF, _COUNT_ASKED))
    return tuple(match[0] for match in found if match)


def _unread(formula: Formula, text: str) -> tuple[str, ...]:
    """Return words of an operation that the formula does not do, its own words apart."""
    rest = RoleWords(formula).without(text)
    for word in (*called(formula), *(step.name for step in formula.steps)):
        rest = rest.replace(word, "")
    return tuple(dict.fromkeys(match[0] for match in _NOT_FOLLOWED.finditer(rest)))
