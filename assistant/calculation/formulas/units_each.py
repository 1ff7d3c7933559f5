"""What a figure is counted in and what money is for each of: 19把, 6.8元一只, 元/人·月, 每吨.

Three who write it, each with words of their own: people count in any measure word, documents pay
by known ones, and what is paid by an unknown one stands between 每 and what is paid. A list taken
for another's would read 这一片 or 1人 as a price.
"""

import re
from collections.abc import Sequence

from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit, counted_in, parse_unit
from assistant.documents.numbers.decimals import narrow

SPANS_SAID = ("月", "年", "日", "季度", "学期", "周")
"""Units of time that people say."""
SPANS = frozenset({"年", "月", "季度", "学期", "日", "采暖季"})
"""Units of time that documents pay by."""
SERVED = "年限"
"""The years somebody has served, for each of which so much is paid."""

_WORDS = (
    "公里|公斤|平方米|平方|平米|立方米|立方|延米|工作日|季度|学期|课时|台班|人次|晚上|钟头|小时|课|个(?![人月户家])"
    "|[人户家口名位亩岗月年天日周晚张台套只头条根棵株盏片袋包桶箱瓶盒件双副辆艘间栋座场次趟遍顿餐份股升羽支枚床部幢筐车吨斤]"
    "|度(?![过假])|[把本扇井杆班桌匹羽尾捆卷村校方平米节](?![一-鿿]?[上下来其里])"
)
_SAID_SAME = {
    "钟头": "小时", "家": "户", "口": "人", "名": "人", "位": "人", "岗": "人", "天": "日",
    "平方": "平方米", "平米": "平方米", "平": "平方米", "立方": "立方米", "方": "立方米",
    "遍": "次", "趟": "次",
}  # fmt: skip
_SAID_BEFORE = re.compile(
    rf"每一?个?(?P<each>{_WORDS})[^,。;?\d]{{0,6}}$"
    rf"|(?<![第唯统专万同这那])一个?(?P<spoken>{_WORDS})[^,。;?\d]{{0,3}}$"
)
_SAID_BEHIND = re.compile(rf"^(?:/|每|一)个?(?P<each>{_WORDS})(?![\d一二三四五六七八九十两])")
_COUNTS = re.compile(rf"^(?P<unit>{_WORDS})(?![块元])")


def unit_said(behind: str) -> str:
    """Return the measure word that stands right behind a numeral, by its one name; "" for none."""
    match = _COUNTS.match(behind)
    return measure_named(match["unit"]) if match else ""


def each_said(before: str, behind: str = "") -> tuple[str, ...]:
    """Return of what each a figure is that stands between the two: 每户(35只), (6.8元)一只."""
    before_it, behind_it = _SAID_BEFORE.search(before), _SAID_BEHIND.match(behind)
    found = (before_it["each"] or before_it["spoken"]) if before_it else ""
    words = (found, behind_it["each"] if behind_it else "")
    return tuple(dict.fromkeys(measure_named(word) for word in words if word))


def measure_named(unit: str) -> str:
    """Return the one name of a measure word: 户 for 家."""
    return _SAID_SAME.get(unit, unit)


_LAST = ("年", "月", "季度", "学期", "日")
"""Spans stand behind what else is counted: 元/人·月."""
_COUNTED = (
    "学年|季度|学期|公里|立方米|平方米|村|校|所|人|名|位|生|口|户|亩"
    "|月|年|天|日|岗|套|间|座|盏|头|只"
)
_WRITTEN = re.compile(
    rf"(?:每(?:一|1)?个?|(?P<spoken>(?<![第统唯专万同这那\d])[一1]个?)|按)(?P<each>{_COUNTED})(?!份|龄|底|初|度?[末内])"
    rf"|(?P<mean>[人户月亩])均|(?P<span>[月年])(?=(?:人均|生活|基本|岗位|保障|发放|护理)*(?:补[贴助]?|津贴|工资|标准|救助|保障金|费))"
)
_PER = re.compile(rf"\(?(?P<per>(?:[/·每一1]个?(?:{_COUNTED}))+)(?![\d一二三四五六七八九两]|十)")
_STROKE = re.compile(rf"[/·每一1]个?({_COUNTED})")
_WRITTEN_SAME = {
    "名": "人", "位": "人", "生": "人", "口": "人", "岗": "人", "天": "日", "学年": "年",
}  # fmt: skip


def units_each(before: str, after: str = "", *, spoken: bool = True) -> tuple[str, ...]:
    """Return of what each costs the sum that stands between the two: (人, 月).

    Spoken, 一个人 is each of them; in a document 1人 is one.
    """
    matches = [m for m in _WRITTEN.finditer(narrow(before)) if spoken or not m["spoken"]]
    found = [m["each"] or m["mean"] or m["span"] for m in matches]
    behind = _PER.match(narrow(after))
    found += _STROKE.findall(behind["per"]) if behind else []
    named = dict.fromkeys(_WRITTEN_SAME.get(each, each) for each in found)
    return tuple(sorted(named, key=lambda each: each in _LAST))


_PAID_BEHIND = r"每|[补奖提调给发按支计不最增另再加,，为用资标定是收付拨可救]|\d|$"
_PAID = re.compile(
    rf"每(?:满|一|1)?(?:(?P<any>个)(?={_PAID_BEHIND})|个?(?P<unit>[一-鿿]{{1,6}}?)(?={_PAID_BEHIND}))"
)
_SERVED = re.compile(r"每满[1一]年")
_KNOWN = re.compile(
    r"年限|采暖季|季度|学期|学年|公里|平方米|立方米|公斤|人|名|位|口|生|岗|户|家|亩|吨|头|只|羽|村|校|所|度|月|年|天|日"
    r"|套|间|座|盏|次|株|班|床|张|台|辆|斤|方"
)
_PAID_SAME = {
    "生": "人", "名": "人", "位": "人", "口": "人", "岗": "人", "天": "日", "学年": "年",
    "度电": "度", "家": "户", "个月": "月", "立方": "立方米", "方": "立方米",
}  # fmt: skip
_SHORT = 2
_TIMES = "次"
"""Behind a unit: what is paid 每台次 is paid for no 台."""


def named(unit: str) -> str:
    """Return the one name of a unit."""
    return _PAID_SAME.get(unit, unit)


def each_of(own: str) -> tuple[str, ...]:
    """Return of what each a sum is by the words before it."""
    uniform = _SERVED.sub(f"每{SERVED}", narrow(own))
    found = [u for m in _PAID.finditer(uniform) if (u := _counting(m["any"] or m["unit"]))]
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
    """Return the unit of money for each of these, in their order."""
    dimension = parse_unit(MONEY).dimension
    for unit in dict.fromkeys(each):
        dimension = dimension.over(counted_in(unit).dimension)
    return WrittenUnit(f"{MONEY}/{'·'.join(each)}" if each else MONEY, dimension)
