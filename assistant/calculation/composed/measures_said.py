"""What a figure of a question is counted in, and for each of what: 19把, 每户35只, 6.8元一只.

People count in any measure word, so the word is taken from where it stands, and not from the units
that documents pay by.
"""

import re

_WORDS = (
    "公里|公斤|平方米|平方|平米|立方米|立方|延米|工作日|季度|学期|课时|台班|人次|晚上|钟头|小时|课|个(?![人月户家])"
    "|[人户家口名位亩岗月年天日周晚张台套只头条根棵株盏片袋包桶箱瓶盒件双副辆艘间栋座场次趟遍顿餐份股升羽支枚床部幢筐车吨斤]"
    "|度(?![过假])|[把本扇井杆班桌匹羽尾捆卷村校方平米节](?![一-鿿]?[上下来其里])"
)
_SAME = {
    "钟头": "小时", "家": "户", "口": "人", "名": "人", "位": "人", "岗": "人", "天": "日",
    "平方": "平方米", "平米": "平方米", "平": "平方米", "立方": "立方米", "方": "立方米",
    "遍": "次", "趟": "次",
}  # fmt: skip
_BEFORE = re.compile(
    rf"每一?个?(?P<each>{_WORDS})[^,。;?\d]{{0,6}}$"
    rf"|(?<![第唯统专万同这那])一个?(?P<spoken>{_WORDS})[^,。;?\d]{{0,3}}$"
)
_BEHIND = re.compile(rf"^(?:/|每|一)个?(?P<each>{_WORDS})(?![\d一二三四五六七八九十两])")
_COUNTS = re.compile(rf"^(?P<unit>{_WORDS})(?![块元])")
SPANS = ("月", "年", "日", "季度", "学期", "周")
"""Units of time."""


def unit_said(behind: str) -> str:
    """Return the measure word that stands right behind a numeral, by its one name; "" for none."""
    match = _COUNTS.match(behind)
    return named(match["unit"]) if match else ""


def each_said(before: str, behind: str = "") -> tuple[str, ...]:
    """Return of what each a figure is that stands between the two: 每户(35只), (6.8元)一只."""
    before_it, behind_it = _BEFORE.search(before), _BEHIND.match(behind)
    found = (before_it["each"] or before_it["spoken"]) if before_it else ""
    words = (found, behind_it["each"] if behind_it else "")
    return tuple(dict.fromkeys(named(word) for word in words if word))


def named(unit: str) -> str:
    """Return the one name of a measure word: 户 for 家."""
    return _SAME.get(unit, unit)
