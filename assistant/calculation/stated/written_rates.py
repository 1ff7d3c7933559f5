"""What a sum of money is for: 每人每月50元, 月补贴标准为800元/人, 每亩 … as the unit 元/人·月."""

import re

from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit, counted_in, parse_unit
from assistant.documents.numbers.decimals import narrow

_SPANS = ("年", "月", "季度", "学期", "日")
_COUNTED = (
    "学年|季度|学期|公里|立方米|平方米|村|校|所|人|名|位|生|口|户|亩"
    "|月|年|天|日|岗|套|间|座|盏|头|只"
)
_EACH = re.compile(
    rf"(?:每(?:一|1)?个?|(?P<spoken>(?<![第统唯专万同这那\d])[一1]个?)|按)(?P<each>{_COUNTED})(?!份|龄|底|初|度?[末内])"
    rf"|(?P<mean>[人户月亩])均|(?P<span>[月年])(?=(?:人均|生活|基本|岗位|保障|发放|护理)*(?:补[贴助]?|津贴|工资|标准|救助|保障金|费))"
)
_BEHIND = re.compile(rf"\(?(?P<per>(?:[/·每一1]个?(?:{_COUNTED}))+)(?![\d一二三四五六七八九两]|十)")
_STROKE = re.compile(rf"[/·每一1]个?({_COUNTED})")
_SAME = {"名": "人", "位": "人", "生": "人", "口": "人", "岗": "人", "天": "日", "学年": "年"}


def units_each(before: str, after: str = "", *, spoken: bool = True) -> tuple[str, ...]:
    """Return of what each costs the sum that stands between the two: (人, 月).

    Spoken, 一个人 is each of them; in a document 1人 is one.
    """
    matches = [m for m in _EACH.finditer(narrow(before)) if spoken or not m["spoken"]]
    found = [m["each"] or m["mean"] or m["span"] for m in matches]
    behind = _BEHIND.match(narrow(after))
    found += _STROKE.findall(behind["per"]) if behind else []
    named = dict.fromkeys(_SAME.get(each, each) for each in found)
    return tuple(sorted(named, key=lambda each: each in _SPANS))


def money_each(units: tuple[str, ...]) -> WrittenUnit:
    """Return the unit of money for each of these, in their order."""
    dimension = parse_unit(MONEY).dimension
    for unit in units:
        dimension = dimension.over(counted_in(unit).dimension)
    return WrittenUnit(f"{MONEY}/{'·'.join(units)}" if units else MONEY, dimension)
