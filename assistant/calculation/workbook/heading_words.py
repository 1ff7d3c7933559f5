"""The words that offices write over the columns of such tables, and the units beside them."""

import re
from collections.abc import Mapping

from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import narrow

_YEAR = r"(?:(?:上一?|去|往|本|当|今|以前)年度?|\d{4}年?度?)?"
_KIND = r"(?:精准)?(?:防贫)?(?:保险|保)?"
_SUM = r"(?:保费|资金|金额|总额|额|款)?"
_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.POPULATION, r"(?:农村|乡村|农业)(?:户籍|常住)?(?:总)?人口(?:总?数|基数)?"),
    (Role.INSURED, r"(?:应|拟|已)?[参投]保(?:人数|人口|基数|人员数)"),
    (Role.RATIO, r"(?:[参投]保|覆盖)?(?:比例|比率)|[参投]保率|覆盖[率面]"),
    (Role.RATE, rf"{_YEAR}{_KIND}(?:保费|缴费|[参投]保|筹资|人均)?标准|[每人]人保费|人均保费"),
    (Role.CARRY_OVER, rf"{_YEAR}{_KIND}(?:保费)?(?:结余|节余|结存|结转){_SUM}"),
    (
        Role.PREMIUM,
        rf"{_YEAR}(?:[共应]?需|应[缴交]|总){_KIND}保费(?:总额)?"
        r"|保费(?:总额|合计)?|应[缴交](?:金额|总额)?",
    ),
    (
        Role.GAP,
        rf"{_YEAR}(?:[尚仍还]?需|应)筹集?{_SUM}|{_SUM}缺口|[区县市]?财政(?:补差|负担|承担)",
    ),
    (Role.SURPLUS, r"(?:抵缴后)?剩余(?:结余)?"),
)  # fmt: skip
"""What offices call each column; the whole heading must be such a name."""
_LOOSE = re.compile(r"(?:总|户籍|常住)?人口(?:总?数)?")
"""A population that is not said to be the rural one: taken where no other is, and told."""
_PLACE = (
    r"(?:乡镇|镇街|街镇|镇乡|乡|镇|街道|办事处|园区|行政村|村居?|社区|县区|县|区|单位|地区|区域)"
)
_NAME = re.compile(rf"(?:所[属在]|各|[参投]保)?{_PLACE}(?:[、/及和或]?{_PLACE})*名?称?|名称")
_UNITS: Mapping[Role, frozenset[str]] = {
    **dict.fromkeys((Role.POPULATION, Role.INSURED), frozenset({"人", "口", "千人", "万人"})),
    Role.RATIO: frozenset({"%", "‰", "成"}),
    Role.RATE: frozenset(
        {"元", "元/人", "元/人年", "元/人·年", "元/人.年", "元/人/年", "元/年·人", "元/年/人"}
    ),
}
MONEY_UNITS = frozenset({"元", "百元", "千元", "万元", "亿元"})
_LIKE_UNIT = re.compile(r"[十百千万亿]*(?:元|人|户|口|个|名)(?:/.+)?|[%‰成]|[十百千万亿]+|百分比")
_BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
_MARKS = re.compile(r"[*★\s]|^[①-⑳]|[①-⑳].*$|(?<=[一-鿿])[A-Z]?=.*$|^\d{1,2}[.、]")
_PERIOD = (
    r"(?:(?:上|本|去|今|当|次|往|前)年度?|\d{4}年?度?)(?:年?[初末底中]|\d{1,2}月[份末底]?)?"
    r"|(?:年|期)[初末底]|[一二三四]季度|调整[前后]|[原现新]"
)
_YEARS = re.compile(rf"(?:{_PERIOD})")
_WHOLE = re.compile(rf"(?:{_PERIOD})|合计|小计|总?数[量额]?|人数|口数|金额")
"""Words below a heading that leave it what it is: 农村人口 as of when, or all of it."""
_GROUP = re.compile(
    rf"(?:{_PERIOD}|人[数口员]?|基本|[参投]保|缴费|保费|保险|资金|金额|测算|结果|其中|项目)(?:基本)?"
    r"(?:情况|信息|数据|测算|资金|结果)?"
)
"""Headings that only gather columns, each of which is named below."""
_PEOPLE = re.compile(r"人[数口]|.*人口.*|.*[参投]保人数.*")
_KNOWN = re.compile(r"序号|编号|备注|说明|附注|联系.*|填表.*")


def role_of(heading: str) -> Role | None:
    """Return the role that a heading names, or None."""
    bare = _bare(heading)
    return next((role for role, pattern in _ROLES if re.fullmatch(pattern, bare)), None)


def _bare(heading: str) -> str:
    text = narrow(_MARKS.sub("", heading))
    text = _BRACKETS.sub("", text)
    name, _, unit = _split_unit(text)
    return name if unit else text


def _split_unit(text: str) -> tuple[str, str, str]:
    name, mark, unit = text.partition(":")
    if not mark:
        name, mark, unit = text.partition("/")
    return (name, mark, unit) if unit and _LIKE_UNIT.fullmatch(unit) else (text, "", "")


def is_name(heading: str) -> bool:
    """Tell whether a heading stands over the names of towns."""
    return bool(_NAME.fullmatch(_bare(heading)))


def is_population(heading: str) -> bool:
    """Tell whether a heading is of a population that is not said to be the rural one."""
    return bool(_LOOSE.fullmatch(_bare(heading)))


def is_remark(heading: str) -> bool:
    """Tell whether a column holds nothing that a calculation could want."""
    return bool(_KNOWN.fullmatch(_bare(heading)))


def is_group_only(heading: str) -> bool:
    """Tell whether a heading says nothing of the columns below it but that they go together."""
    return bool(_GROUP.fullmatch(_bare(heading)))


def is_period(heading: str) -> bool:
    """Tell whether a heading only says of which time the columns below it are."""
    return bool(_YEARS.fullmatch(_bare(heading)))


def is_same_column(words: str) -> bool:
    """Tell whether words below a heading leave it what it is: 上年末, 合计."""
    return bool(_WHOLE.fullmatch(_bare(words)))


def is_people(heading: str) -> bool:
    """Tell whether a heading is of people, whatever people."""
    return bool(_PEOPLE.fullmatch(_bare(heading)))


def is_unit(words: str) -> bool:
    """Tell whether words below a heading are its unit alone: 人, （万元）, %."""
    return bool(_LIKE_UNIT.fullmatch(narrow(words).strip("() ")))


def units_for(role: Role) -> frozenset[str]:
    """Return the units in which the numbers of a role may stand."""
    return _UNITS.get(role, MONEY_UNITS)


def written_units(heading: str) -> tuple[str, ...]:
    """Return the units that a heading names: in brackets, behind a colon or behind a stroke."""
    text = narrow(_MARKS.sub("", heading))
    found = [unit for unit in _BRACKETS.findall(text) if _LIKE_UNIT.fullmatch(unit)]
    tail = _split_unit(_BRACKETS.sub("", text))[2]
    return tuple(filter(None, (*found, tail)))
