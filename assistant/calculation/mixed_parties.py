"""Sharing in two stages: some parties take a part first, several others split the rest evenly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.enumerated.parties_named import OWN, parties_asked
from assistant.calculation.nouns import nouns
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities

VERBS = (
    r"(?:承担|负担|分担|分摊|配套|出资|兜底|兜住|解决|出|掏|拿|担|认|摊|付|占|扛|背|顶|兜|补|挑|给)"
)
COUNT_NOUN = re.compile(
    r"(?:个)?(街道|乡镇|镇街|镇|乡|村|县区|县|区|单位|部门|公司|社区|家|方|户|办事处)$"
)
_REST_WORD = re.compile(r"剩下|余下|其余|剩余|其他|其它|另外|余|(?<![还没])剩")
_EVENLY = re.compile(r"平均|平摊|均摊|平分|均分|平担|各[^,。;]{0,4}(?:多少|几)|每[个家一]|分")
_REST_PARTY = re.compile(
    r"(?:剩下|余下|其余|剩余|余|剩)(?:的|部分)*(?:,|全|都|由|归|让)*(?P<name>[一-鿿]{1,4}?)(?:里|级|财政)*"
    rf"{VERBS}"
)
_SHARED_REST = re.compile(r"平均|平摊|均摊|平分|均分|平担")
_FIXED = frozenset({Unit.RATIO, Unit.MONEY, Unit.PLAIN})
_PARTY = re.compile(
    r"(?P<name>(?:[省市区县镇乡村]|[一-鿿A-Za-z]{1,4}(?:街道|镇|乡|村|县|区|局|办|单位|部门|公司)))"
    rf"(?:财政|里|级|上|政府|本级)*(?:先|只|要|来|自己|就|能|负责)*{VERBS}[^,。;、\d]{{0,3}}$"
)
_LEAD = re.compile(
    r"^.*(?:[由让]|其中|缺口|保费|分别|元|块|钱|万|总额|总数|资金|[,。;:、])(?=.*[省市区县镇乡村局司门办位])"
)


@dataclass(frozen=True, slots=True)
class FixedPart:
    """What one party takes first: a ratio of the total, or a sum in 元."""

    name: str
    value: Decimal
    is_ratio: bool


@dataclass(frozen=True, slots=True)
class Mixed:
    """`fixed` parties take their parts; `count` others share what is left."""

    fixed: tuple[FixedPart, ...]
    count: int
    noun: str
    used: tuple[Quantity, ...]


def read_mixed(text: str) -> Mixed | None:
    """Return the two-stage sharing that `text` asks for (区里扛55%，余下的四个乡镇平分)."""
    uniform = narrow(text)
    quantities = read_quantities(text)
    group = next((q for q in quantities if _is_group(uniform, q)), None)
    if group is None or not _REST_WORD.search(uniform):
        return None
    fixed, used = _fixed(uniform, quantities, group)
    if not fixed:
        return None
    return Mixed(fixed, int(group.value), count_noun(group), (*used, group))


_TAKES = re.compile(rf"{VERBS}[^,。;、\d]{{0,3}}$")
_LEVEL = re.compile(r"(?:[省市区县镇乡村]|财政)(?:财政|里|级|上|政府|本级)*(?:先|只|是|给)?$")


def takes_part_first(text: str) -> bool:
    """Tell whether a part is taken before several others share the rest of the sum."""
    uniform = narrow(text)
    quantities = read_quantities(text)
    taken = any(_is_taken(uniform, q) for q in quantities if q.unit in _FIXED)
    return taken and any(
        _is_group(uniform, q) and _REST_WORD.search(uniform[max(0, q.start - 10) : q.start])
        for q in quantities
    )


def _is_taken(uniform: str, quantity: Quantity) -> bool:
    """Tell whether somebody takes this: a ratio, or money that no word calls a sum."""
    before = re.split(r"[,。;]", uniform[: quantity.start])[-1]
    if quantity.unit is Unit.RATIO:
        return bool(_TAKES.search(before[-8:]))
    return not nouns(before) and bool(_TAKES.search(before[-8:]) or _LEVEL.search(before))


def _fixed(
    uniform: str, quantities: Sequence[Quantity], group: Quantity
) -> tuple[tuple[FixedPart, ...], tuple[Quantity, ...]]:
    fixed: list[FixedPart] = []
    used: list[Quantity] = []
    begin = 0
    for quantity in quantities:
        before, begin = uniform[begin : quantity.start], quantity.end
        is_ratio = quantity.unit is Unit.RATIO
        party = _PARTY.search(_LEAD.sub("", re.split(r"[,。;]", before)[-1]))
        if is_ratio and quantity is _of_group(uniform, quantities, group):
            fixed += _all_but(uniform, quantity)
        elif quantity.unit in _FIXED and party and not _REST_WORD.search(before):
            fixed.append(FixedPart(party["name"], quantity.value, is_ratio))
        elif not is_ratio:
            continue
        used.append(quantity)
    return tuple(fixed), tuple(used)


def _of_group(uniform: str, quantities: Sequence[Quantity], group: Quantity) -> Quantity | None:
    """Return the ratio that the group takes together (三个镇平均分担45%)."""
    after = next((q for q in quantities if q.start >= group.end), None)
    between = uniform[group.end : after.start] if after else ","
    return after if _SHARED_REST.search(between) and not re.search(r"[,。;]", between) else None


def _all_but(uniform: str, quantity: Quantity) -> list[FixedPart]:
    """Return the party that takes what the group leaves (其余区里出)."""
    rest = _REST_PARTY.search(uniform, quantity.end)
    return [FixedPart(rest["name"], 1 - quantity.value, is_ratio=True)] if rest else []


def _is_group(uniform: str, quantity: Quantity) -> bool:
    """Tell whether this counts the others: after 余下的, or before 平均分."""
    if quantity.unit is not Unit.COUNT or quantity.value < 2:
        return False
    if not COUNT_NOUN.search(narrow(quantity.text)):
        return False
    before = re.split(r"[。;?]", uniform[: quantity.start])[-1]
    after = re.split(r"[。;?]", uniform[quantity.end :])[0]
    rest = _REST_WORD.search(before[-10:])
    return bool((rest and _EVENLY.search(after)) or _SHARED_REST.search(after))


def count_noun(quantity: Quantity) -> str:
    """Return the words that count the parties: 个乡镇, 家."""
    match = COUNT_NOUN.search(narrow(quantity.text))
    word = match[1] if match else "家"
    return word if word in {"家", "方", "户"} else f"个{word}"


def others_pay(counted: Quantity, uniform: str) -> bool:
    """Tell whether others than those who are counted are to pay: 250户参保，乡镇要摊多少."""
    asked = [name for name in parties_asked(uniform) if name != OWN]
    return bool(asked) and not any(name in counted.text for name in asked)
