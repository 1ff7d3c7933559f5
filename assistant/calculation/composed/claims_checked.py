"""Whether a sum that somebody reports is right: it is worked out without it, and compared.

65个，单价128，合计8230元，这数对吗: 8320元; 所列少90元.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading, is_sum
from assistant.calculation.composed.products import forward
from assistant.calculation.composed.taken_in_order import taken_in_order
from assistant.calculation.entries import USER
from assistant.calculation.enumerated.parties_named import parties_asked
from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.steps import Calculation, Figure, Step
from assistant.documents.numbers.decimals import cents, money_text, yuan_text

_CLAIMED = re.compile(
    r"(?:[合总统拢]共|合计|总计|总[额价数]|写|报[来上]?|账上|账面|申报|记|[算说]|加起来|就?是|得|要|花|发|出|掏|担|负担|承担|缴|交)"
    r"(?:的|了|是|着|来|上|成|为|出|:|共|一共)*(?:是|数)?$"
)


def claim_checked(reading: MoneyReading) -> Calculation | None:
    """Work a sum out again, and say whether the one that is reported agrees with it."""
    claim = claim_of(reading.figures)
    if claim is None or parties_asked(_asking(reading.asked.uniform, claim)):
        return None  # whose part it is, the whole is not set against
    rest = reading.with_only(reading.without(claim))
    done = taken_in_order(rest) or forward(rest)
    if done is None or len(done.result) != 1:
        return None
    (value,) = done.result.values()
    return compared(done, value, claim)


def asked_instead(asked: MoneyAsked) -> str:
    """Return the question for what a report says that it comes to; "" where nothing is reported.

    乡里要出8万8，对不对 asks 乡里要出多少.
    """
    claim = claim_of(asked.figures) if asked.asks_for(Asks.RIGHT) else None
    return _asking(asked.uniform, claim) if claim else ""


def _asking(uniform: str, claim: TypedFigure) -> str:
    return f"{uniform[: claim.start]}多少元"


def claim_of(figures: Sequence[TypedFigure]) -> TypedFigure | None:
    """Return the sum that is reported: the last one of the question, called a total."""
    sums = [f for f in figures if is_sum(f)]
    last = sums[-1] if sums else None
    is_last = last is not None and all(f.start <= last.start for f in figures)
    return last if is_last and last and _CLAIMED.search(last.before) else None


def compared(done: Calculation, value: Decimal, claim: TypedFigure) -> Calculation:
    """Return a sum with what a report says of it, and by how much that is off."""
    told = cents(decimal_of(Fraction(claim.value)))
    more = told - cents(value)
    verdict = "对得上" if not more else f"所列{'多' if more > 0 else '少'}{yuan_text(abs(more))}"
    expression = f"{money_text(told)}−{money_text(cents(value))}＝{money_text(more)}"
    right = "对，" if not more else "不对，"
    return replace(
        done,
        figures=(*done.figures, Figure("claimed", "所列", told, "元", claim.text, USER)),
        steps=(*done.steps, Step("核对", expression, verdict)),
        result={**done.result, "difference": more},
        summary=f"{right}应为{yuan_text(cents(value))}，所列{yuan_text(told)}，{verdict}。",
    )
