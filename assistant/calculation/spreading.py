"""A sum over months, quarters or years: 分12个月, 摊到每个月, 分三年交."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.documents.numbers.decimals import NUMBER, narrow, read_number
from assistant.documents.numbers.quantities import Quantity, read_quantities

_SPAN = r"个?(?P<noun>月|季度|季|年|期|次|批|笔|回)(?!度|份)"
_STATED = re.compile(
    rf"(?:分|摊|匀|均摊|平均)(?:成|为|到|在|给|作)?\s*(?P<count>{NUMBER})\s*{_SPAN}"
    rf"|(?:按|用|在)\s*(?P<by>{NUMBER})\s*{_SPAN.replace('noun', 'by_noun')}"
    r"(?:里|内|来)?[^,。;?\d]{0,4}(?:拨|付|摊|分|均)"
)
_EACH = re.compile(
    r"(?:摊|分|均|折|匀|合|落)(?:算|派|摊)*(?:到|在|成|至|给|下来)?\s*(?:每一?|各)个?"
    r"(?P<noun>月|季度|季)|按(?P<by_noun>月|季度|季)(?:均衡|平均|分)*(?:拨|付|交|缴|筹|发|分|摊)"
)
_ASKED = re.compile(
    r"(?<!每人)每(?:一?个)?(?P<span>月|季度|季|户|天|组|村民小组)[^,。;?\d]{0,8}(?:多少|几)"
)
_IN_A_YEAR = {"月": Decimal(12), "季度": Decimal(4), "季": Decimal(4)}


@dataclass(frozen=True, slots=True)
class Spread:
    """Over how many of which span; `assumed` where only 每个月 says so and a year is meant."""

    count: Decimal
    noun: str
    assumed: bool = False
    used: tuple[Quantity, ...] = ()


def read_spread(text: str) -> Spread | None:
    """Return over what `text` wants a sum to be spread, or None."""
    uniform = narrow(text)
    if stated := _STATED.search(uniform):
        number = read_number(stated["count"] or stated["by"])
        used = tuple(q for q in read_quantities(text) if stated.start() <= q.start < stated.end())
        noun = stated["noun"] or stated["by_noun"]
        return Spread(number.value, noun, used=used) if number and number.value > 1 else None
    each = _EACH.search(uniform)
    noun = each and (each["noun"] or each["by_noun"])
    return Spread(_IN_A_YEAR[noun], noun, assumed=True) if noun else None


def asked_span(uniform: str) -> str:
    """Return the span or unit by which a sum is asked for (每月多少, 每户多少), or ""."""
    match = _ASKED.search(uniform)
    return f"每{match['span']}" if match else ""
