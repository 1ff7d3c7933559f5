"""What a document pays for each of, whatever it counts in: 每吨, 每度电, 每满1年.

A unit that no list has is one too where it stands between 每 and what is paid.
"""

import re
from collections.abc import Sequence

from assistant.calculation.formulas.dimensions import MONEY, Dimension, WrittenUnit
from assistant.documents.numbers.decimals import narrow

SPANS = frozenset({"年", "月", "季度", "学期", "日", "采暖季"})
SERVED = "年限"
"""The years somebody has served, for each of which so much is paid."""
_BEHIND = r"每|[补奖提调给发按支计不最增另再加,，为用资标定是收付拨可救]|\d|$"
_EACH = re.compile(
    rf"每(?:满|一|1)?(?:(?P<any>个)(?={_BEHIND})|个?(?P<unit>[一-鿿]{{1,6}}?)(?={_BEHIND}))"
)
_SERVED = re.compile(r"每满[1一]年")
_KNOWN = re.compile(
    r"年限|采暖季|季度|学期|学年|公里|平方米|立方米|公斤|人|名|位|口|生|岗|户|家|亩|吨|头|只|羽|村|校|所|度|月|年|天|日"
    r"|套|间|座|盏|次|株|班|床|张|台|辆|斤|方"
)
_SAME = {
    "生": "人", "名": "人", "位": "人", "口": "人", "岗": "人", "天": "日", "学年": "年",
    "度电": "度", "家": "户", "个月": "月", "立方": "立方米", "方": "立方米",
}  # fmt: skip
_SHORT = 2
_TIMES = "次"
"""Behind a unit: what is paid 每台次 is paid for no 台."""


def named(unit: str) -> str:
    """Return the one name of a unit."""
    return _SAME.get(unit, unit)


def each_of(own: str) -> tuple[str, ...]:
    """Return of what each a sum is by the words before it."""
    uniform = _SERVED.sub(f"每{SERVED}", narrow(own))
    found = [u for m in _EACH.finditer(uniform) if (u := _counting(m["any"] or m["unit"]))]
    return tuple(dict.fromkeys(found))


def each_of_column(column: str) -> tuple[str, ...]:
    """Return of what each the sums of a column are that says so first: 每亩保费（元）."""
    words, found = narrow(column), list[str]()
    while words.startswith("每") and (known := _KNOWN.match(words[1:].removeprefix("个"))):
        found.append(named(known[0]))
        words = words[1:].removeprefix("个")[len(known[0]) :]
    return tuple(found)


def _counting(words: str) -> str:
    """Return the unit with which words begin; a short word that is none counts as its own."""
    known = _KNOWN.match(words)
    if known and words[known.end() :] != _TIMES:
        return named(known[0])
    return words if len(words) <= _SHORT else ""


def money_for_each(each: Sequence[str]) -> WrittenUnit:
    """Return the unit of money for each of these."""
    powers = {**dict.fromkeys(each, -1), MONEY: 1}
    text = f"{MONEY}/{'·'.join(each)}" if each else MONEY
    return WrittenUnit(text, Dimension(tuple(sorted(powers.items()))))
