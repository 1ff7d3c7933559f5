"""Sharing in two stages: some parties take a part first, several others split the rest evenly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.tools.amounts import Quantity, Unit, read_quantities
from assistant.tools.numbers import narrow

VERBS = (
    r"(?:承担|负担|分担|分摊|配套|出资|兜底|兜住|解决|出|掏|拿|担|认|摊|付|占|扛|背|顶|兜|补|挑|给)"
)
COUNT_NOUN = re.compile(
    r"(?:个)?(街道|乡镇|镇街|镇|乡|村|县区|县|区|单位|部门|公司|社区|家|方|户|办事处)$"
)
_REST_WORD = re.compile(r"剩下|余下|其余|剩余|其他|其它|另外|余|(?<![还没])剩")
_EVENLY = re.compile(r"平均|平摊|均摊|平分|均分|平担|各[^,。;]{0,4}(?:多少|几)|每[个家一]|分")
_SHARED_REST = re.compile(r"平均|平摊|均摊|平分|均分|平担")
_FIXED = frozenset({Unit.RATIO, Unit.MONEY})
_PARTY = re.compile(
    r"(?P<name>(?:[省市区县镇乡村]|[一-鿿A-Za-z]{1,4}(?:街道|镇|乡|村|县|区|局|部门|公司)))"
    rf"(?:财政|里|级|上|政府|本级)*(?:先|只|要|来|自己|就|能|负责)*{VERBS}[^,。;、\d]{{0,3}}$"
)
_LEAD = re.compile(
    r"^.*(?:[由让]|其中|缺口|保费|分别|元|块|钱|万|总额|总数|资金|[,。;:、])(?=.*[省市区县镇乡村局司门])"
)


@dataclass(frozen=True, slots=True)
class Mixed:
    """`fixed` parties with a ratio or a sum in 元 each; `count` others share what is left."""

    fixed: tuple[tuple[str, Quantity], ...]
    count: int
    noun: str
    used: tuple[Quantity, ...]


def read_mixed(text: str) -> Mixed | None:
    """Return the two-stage sharing that `text` asks for (区里扛55%，余下的四个乡镇平分)."""
    uniform = narrow(text)
    quantities = read_quantities(text)
    fixed, used = _fixed(uniform, quantities)
    group = next((q for q in quantities if _is_group(uniform, q)), None)
    if not fixed or group is None or not _REST_WORD.search(uniform):
        return None
    return Mixed(fixed, int(group.value), count_noun(group), (*used, group))


def _fixed(
    uniform: str, quantities: Sequence[Quantity]
) -> tuple[tuple[tuple[str, Quantity], ...], tuple[Quantity, ...]]:
    fixed: list[tuple[str, Quantity]] = []
    used: list[Quantity] = []
    begin = 0
    for quantity in quantities:
        before, begin = uniform[begin : quantity.start], quantity.end
        if quantity.unit is Unit.RATIO:
            used.append(quantity)
        party = _PARTY.search(_LEAD.sub("", re.split(r"[,。;]", before)[-1]))
        if quantity.unit in _FIXED and party and not _REST_WORD.search(before):
            fixed.append((party["name"], quantity))
            used.append(quantity)
    return tuple(fixed), tuple(dict.fromkeys(used))


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
