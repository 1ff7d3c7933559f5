"""A question to be reckoned, with all that is at hand for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.parties import Sharing
from assistant.calculation.spreading import Spread
from assistant.calculation.stated.stated_figures import StatedFigures


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """What a question says, how its sum is shared or spread, and what documents state.

    `figures` are those of the question that belong to no share and no spread.
    """

    asked: MoneyAsked
    figures: tuple[TypedFigure, ...]
    sharing: Sharing | None
    spread: Spread | None
    stated: StatedFigures

    def without(self, *used: TypedFigure) -> tuple[TypedFigure, ...]:
        """Return the figures that are not used yet."""
        return tuple(f for f in self.figures if f not in used)

    def with_only(self, figures: Sequence[TypedFigure]) -> "MoneyReading":
        """Return the same question as if it had these figures alone."""
        return replace(self, figures=tuple(figures))

    @property
    def sums(self) -> tuple[TypedFigure, ...]:
        """The figures that are, or can only be, money as a whole."""
        return tuple(f for f in self.figures if is_sum(f))

    @property
    def costs_of_each(self) -> tuple[TypedFigure, ...]:
        """The prices that are what each thing cost, where what is paid towards it is asked."""
        return costs_of_each(self.asked) if self.figures else ()

    @property
    def sums_beside_cost(self) -> tuple[TypedFigure, ...]:
        """The sums of money that are not what something has cost."""
        return tuple(f for f in self.sums if not is_cost(f))


_COST = re.compile(
    r"造价|造[了花]|修[房缮]?[^,。;]{0,3}花|盖[房]?[^,。;]{0,3}花|实际(?:支出|花费|费用)|花了?$"
)


_COST_OF_EACH = re.compile(r"造价|费用|花|成本|实际(?!补|奖|发)|投资|支出|价格|价款")
_GRANTED = re.compile(r"补[贴助偿]?|奖|标准|发|救助|报销")
_HELP_ASKED = re.compile(
    r"(?:补[贴助偿]?|奖[补励]?|报销?|资助|救助|赔)[^,。;?]{0,6}(?:多少|几|好多)"
    r"|(?:多少|几|好多)[^,。;?]{0,6}(?:补[贴助]|奖补|救助|报销)"
)


def is_cost(figure: TypedFigure) -> bool:
    """Tell whether a figure is what something has cost, which limits what is paid for it."""
    return is_sum(figure) and bool(_COST.search(figure.before))


def costs_of_each(asked: MoneyAsked) -> tuple[TypedFigure, ...]:
    """Return what each thing cost (每座实际费用1500元) where help towards it is asked for."""
    if not _HELP_ASKED.search(asked.uniform):
        return ()
    return tuple(f for f in asked.figures if f.is_price and _is_cost_of_each(f))


def _is_cost_of_each(figure: TypedFigure) -> bool:
    cost = _COST_OF_EACH.search(figure.before)
    return bool(cost) and not _GRANTED.search(figure.before, cost.end() if cost else 0)


def is_sum(figure: TypedFigure) -> bool:
    """Tell whether a figure is money as a whole, be it without 元: 手里24万8, 结余172686.63."""
    yearly = figure.each == ("年",)
    bare = figure.unit == "" and (figure.value >= 1000 or "." in figure.text)
    standing = figure.does in (Does.STANDS, Does.IS_USED, Does.IS_KEPT, Does.REPLACES)
    return standing and (figure.is_sum or yearly or bare)
