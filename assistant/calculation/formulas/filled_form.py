"""Asks back for a formula: what was understood as a filled form, what is doubtful, what to choose.

Each choice is a completed question in the words of the formula itself, so that one tap on it says
the whole again, with nothing left to guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.formulas.binding import Binding, Doubt
from assistant.calculation.formulas.formula import FormulaInput
from assistant.calculation.formulas.given_figures import Given, Givens
from assistant.calculation.missing import Choice, FormLine, MissingInput

_NOWHERE = "（不知道填在哪里）"
_MOST = 6
"""Choices and figures that are shown."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A way back: the input that is asked for, and the total in the user's words, "" where none."""

    unknown: FormulaInput
    total: str = ""


def asked_back(binding: Binding, goal: Goal | None, unread: Sequence[str]) -> MissingInput:
    """Return the question for what is missing, doubtful or left over; `unread` are such words."""
    lacking = _lacking(binding, goal)
    said = [
        *_doubts_said(binding),
        *([f"还缺{'、'.join(map(_with_unit, lacking))}"] if lacking else []),
        *(["还缺一共有多少钱"] if goal and not goal.total else []),
        *([f"{_listed([_said(f) for f in binding.left])}没有看懂指什么"] if binding.left else []),
        *([f"{_listed(unread)}怎么算没有看懂"] if unread else []),
    ]
    return MissingInput(
        missing=tuple(each.name for each in lacking),
        understood=tuple(given.figure for given in binding.givens.values()),
        question=f"按{binding.formula.name}算，{'；'.join(said)}。请说明或补上，才能算。",
        form=tuple(_lines(binding, goal)),
        choices=tuple(_choices(binding, goal, unread))[:_MOST],
    )


def _lacking(binding: Binding, goal: Goal | None) -> tuple[FormulaInput, ...]:
    """Return the inputs that no figure may be, beside the one that is asked for."""
    possible = {name for doubt in binding.doubts for name in _named(doubt)}
    unknown = goal.unknown.name if goal else ""
    return tuple(i for i in binding.missing if i.name not in possible and i.name != unknown)


def _with_unit(asked: FormulaInput) -> str:
    return f"{asked.name}（{asked.unit.text}）" if asked.unit.text else asked.name


def _listed(texts: Sequence[str]) -> str:
    more = "等" if len(texts) > _MOST else ""
    return "、".join(f"“{text}”" for text in texts[:_MOST]) + more


def _doubts_said(binding: Binding) -> Iterator[str]:
    """Yield for each doubt what it is about; figures that may be the same things together."""
    together: dict[tuple[str, ...], list[Doubt]] = {}
    for doubt in binding.doubts:
        together.setdefault(_named(doubt), []).append(doubt)
    for names, doubts in together.items():
        texts = _listed([_said(doubt.figure) for doubt in doubts])
        if len(names) > 1:
            yield f"{texts}可能是{'，也可能是'.join(names)}，分不清"
        elif len(doubts) > 1:
            yield f"{names[0]}有{texts}{len(doubts)}个数，不知道用哪一个"
        elif names:
            yield f"{texts}是不是{_with_unit(doubts[0].choices[0].input)}，拿不准"
        else:
            yield f"{texts}不在合理的范围内"


def _lines(binding: Binding, goal: Goal | None) -> Iterator[FormLine]:
    for asked in binding.formula.inputs:
        name, unit = asked.name, asked.unit.text
        if goal and goal.unknown.name == name:
            yield FormLine(name, unit, "要算的")
            continue
        given, changed = binding.givens.get(name), binding.changes.get(name)
        now = [f"{given.shown}，改成{changed.shown}" if changed else given.shown] if given else []
        possible = [_said(d.figure) for d in binding.doubts if name in _named(d)]
        yield FormLine(name, unit, "或".join((*now, *possible)), doubtful=bool(possible))
    for figure in binding.left[:_MOST]:
        yield FormLine(_NOWHERE, "", _said(figure), doubtful=True)


def _named(doubt: Doubt) -> tuple[str, ...]:
    """Return the names of what a figure may be."""
    return tuple(choice.input.name for choice in doubt.choices)


def _choices(binding: Binding, goal: Goal | None, unread: Sequence[str]) -> Iterator[Choice]:
    """Yield the ways to settle what is doubtful first; the next turn asks for the next.

    Where several figures may be the one same thing, taking one settles the others too.
    """
    for doubt in binding.doubts[:1]:
        same = [d for d in binding.doubts if len(doubt.choices) == 1 and _named(d) == _named(doubt)]
        settled = [rival.figure for rival in same or [doubt]]
        for figure, choice in (
            (rival.figure, c) for rival in same or [doubt] for c in rival.choices
        ):
            told = _whole(binding, goal, {choice.input.name: choice}, settled)
            yield Choice(f"{_said(figure)}是{choice.input.name}", told)
    if binding.doubts or _lacking(binding, goal) or (goal and not goal.total):
        return
    for figure in binding.left[:1]:
        yield Choice(f"“{_said(figure)}”不用算", _whole(binding, goal, {}, (figure,)))
    if unread and not binding.left:
        yield Choice("只算总数", _whole(binding, goal, {}, ()))


def _said(figure: TypedFigure) -> str:
    """Return a figure as people say it, with what it is for each of: 每人50元."""
    return f"{''.join(f'每{each}' for each in figure.each)}{figure.text}"


def _whole(
    binding: Binding, goal: Goal | None, chosen: Givens, settled: Sequence[TypedFigure]
) -> str:
    """Return the completed question: what is certain, what was chosen, and what is still open."""
    moves = any(figure.does is Does.REPLACES for figure in settled)
    changes = {**binding.changes, **(chosen if moves else {})}
    givens = {**binding.givens, **({} if moves else chosen)}
    figures = (*(doubt.figure for doubt in binding.doubts), *binding.left)
    parts = [
        *(
            f"{i.name}{_written(givens[i.name])}"
            for i in binding.formula.inputs
            if i.name in givens
        ),
        *(f"{name}改成{_written(given)}" for name, given in changes.items()),
        *(f"另有{figure.text}" for figure in figures if figure not in settled),
    ]
    return f"{binding.formula.name}：{'，'.join(parts)}，{_asking(goal)}"


def _written(given: Given) -> str:
    unit = given.input.unit.text
    return f"{given.shown.removesuffix(unit)}个月" if unit == "月" else given.shown


def _asking(goal: Goal | None) -> str:
    if goal is None:
        return "一共多少？"
    total = f"一共{goal.total}，" if goal.total else ""
    below, above = goal.unknown.unit.dimension.below, goal.unknown.unit.dimension.above
    if below:
        return f"{total}每{below[0]}最多多少？"
    return f"{total}够几{'个月' if above == ('月',) else ''.join(above)}？"
