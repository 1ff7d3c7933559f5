"""Which year a figure belongs to: what one year's sum is, another year's sum is not."""

import re
from collections.abc import Iterable, Mapping

from assistant.calculation.account import Stated
from assistant.calculation.nouns import nouns
from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import narrow, read_number
from assistant.documents.numbers.not_amounts import YEAR

_STOP = re.compile(r"[,。;?!、]")

Years = Mapping[Role, frozenset[int]]


def named_years(text: str) -> Years:
    """Return the years that `text` names for each role (2020年总保费), where it names any."""
    uniform = narrow(text)
    years: dict[Role, frozenset[int]] = {}
    end = 0
    for noun in nouns(uniform):
        before = _STOP.split(uniform[end : noun.start])[-1]
        years[noun.role] = years.get(noun.role, frozenset()) | frozenset(_years(before)[-1:])
        end = noun.end
    return {role: found for role, found in years.items() if found}


def figure_years(text: str, stated: Iterable[Stated]) -> dict[Role, int]:
    """Return the year of each figure of a clause: the one right after it, else the last before."""
    uniform = narrow(text)
    years: dict[Role, int] = {}
    for each in stated:
        after = _years(_STOP.split(uniform[each.quantity.end :])[0])
        before = _years(uniform[: each.quantity.start])
        if found := (*before[-1:], *after[:1]):
            years.setdefault(each.role, found[-1])
    return years


def _years(uniform: str) -> list[int]:
    read = (read_number(match["year"]) for match in YEAR.finditer(uniform))
    return [int(number.value) for number in read if number]
