"""The words that offices write over the columns of a table, and the units beside them."""

import re
from collections.abc import Mapping

from assistant.calculation.formulas.dimensions import NOTHING, WrittenUnit, parse_unit
from assistant.calculation.formulas.formula import Formula, FormulaInput
from assistant.documents.numbers.decimals import narrow

_PLACE = (
    r"(?:乡镇|镇街|街镇|镇乡|乡|镇|街道|办事处|园区|行政村|村居?|村组|组|社区|县区|县|区|市|单位|地区|区域"
    r"|学校|机构)"
)
_NAME = re.compile(
    rf"(?:所[属在]|各|[参投]保)?{_PLACE}(?:[、/及和或]?{_PLACE})*名?称?|名称|项目名?称?"
)
_PERSON = re.compile(
    r"(?:户主|姓名|户主姓名|户名|申请人|本人|老人|患者|学生|领取人|享受对象|对象)(?:姓名)?"
)
_ROW_NUMBER = re.compile(r"序号?|编号|户编号?")
_KNOWN = re.compile(
    r"序号?|编号|户编号?|备注|说明|附注|联系.*|填表.*|.*(?:身份证|电话|手机|卡号|账号).*"
)
_PERIOD = (
    r"(?:(?:上|本|去|今|当|次|往|前)年度?|\d{4}年?度?)(?:年?[初末底中]|\d{1,2}月[份末底]?)?"
    r"|(?:年|期)[初末底]|[一二三四]季度|调整[前后]|[原现新]"
)
_YEAR = r"(?:(?:上一?|去|往|本|当|今|以前)年度?|\d{4}年?度?)?"
_TOTAL = r"(?:总?数|总额|合计)?"
_PERIODS = re.compile(rf"(?:{_PERIOD})")
_WHOLE = re.compile(rf"(?:{_PERIOD})|合计|小计|总?数[量额]?|人数|口数|金额")
"""Words below a heading that leave it what it is: 农村人口 as of when, or all of it."""
_GROUP = re.compile(
    rf"(?:{_PERIOD}|人[数口员]?|基本|[参投]保|缴费|保费|补贴|补助|保险|资金|金额|测算|结果|其中|项目)(?:基本)?"
    r"(?:情况|信息|数据|测算|资金|结果)?"
)
"""Headings that only gather columns, each of which is named below."""
_LIKE_UNIT = re.compile(
    r"[十百千万亿]*(?:元|人|户|口|个|名|个?月|年|天|日|亩|套|次)(?:/.+|·.+)?|[%‰成]|百分比"
)
_BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
_MARKS = re.compile(r"[*★\s]|^[①-⑳]|[①-⑳].*$|(?<=[一-鿿])[A-Z]?=.*$|^\d{1,2}[.、]")
_RATIOS = {"%": "%", "百分比": "%", "‰": "‰", "成": "成"}
_PARTS = {"%": 100, "‰": 1000, "成": 10}
APART = "："
"""Between a heading and the words below it where the two together are no column that is known."""


class HeadingNames:
    """How the inputs and steps of a formula are called over columns; `more` are patterns."""

    def __init__(self, formula: Formula, more: Mapping[str, str]) -> None:
        """Make one pattern of each figure's name, its words, and what `more` has for it."""
        self.title = formula.name
        self.inputs = tuple(each.name for each in formula.inputs)
        steps = (each.stated for each in formula.steps)
        self.figures = {each.name: each for each in (*formula.inputs, *steps)}
        self._patterns = {
            name: re.compile(rf"{_YEAR}(?:{'|'.join(_alternatives(each, more))}){_TOTAL}")
            for name, each in self.figures.items()
        }

    def of(self, heading: str) -> str:
        """Return the figure that the whole of a heading names, "" for none."""
        bare = _bare(heading)
        if bare in self.figures:
            return bare
        return next((n for n, each in self._patterns.items() if each.fullmatch(bare)), "")

    def ending(self, heading: str) -> str:
        """Return the input whose name a longer heading ends with: 高龄老人人数 is of 人数."""
        bare = _bare(heading)
        if APART in heading or _NOT.match(bare):
            return ""
        return next((name for name in self.inputs if len(name) > 1 and bare.endswith(name)), "")

    def is_plain(self, name: str, heading: str) -> bool:
        """Tell whether a heading is a figure's own name, but for a year or a total."""
        return bool(re.fullmatch(rf"{_YEAR}{re.escape(name)}{_TOTAL}", _bare(heading)))

    def gathers(self, heading: str) -> bool:
        """Tell whether a heading says of the columns below it but that they go together."""
        bare = _bare(heading)
        return bool(_GROUP.fullmatch(bare)) or (len(bare) > 1 and bare in self.title)


_NOT = re.compile(r"[非不未无]|其中|其他|城镇")
"""What begins the name of other people than those that are meant."""


def _alternatives(figure: FormulaInput, more: Mapping[str, str]) -> list[str]:
    words = [re.escape(narrow(word)) for word in (figure.name, *figure.words)]
    return [*words, more[figure.name]] if figure.name in more else words


def _bare(heading: str) -> str:
    text = _BRACKETS.sub("", narrow(_MARKS.sub("", heading)))
    name, _, unit = _split_unit(text)
    return name if unit else text


def _split_unit(text: str) -> tuple[str, str, str]:
    name, mark, unit = text.partition(":")
    if not mark:
        name, mark, unit = text.partition("/")
    return (name, mark, unit) if unit and _LIKE_UNIT.fullmatch(unit) else (text, "", "")


def is_place(heading: str) -> bool:
    """Tell whether a heading stands over the names of places or offices."""
    return bool(_NAME.fullmatch(_bare(heading)))


def is_person(heading: str) -> bool:
    """Tell whether a heading stands over the names of people, of whom two may have the same."""
    return bool(_PERSON.fullmatch(_bare(heading)))


def is_row_number(heading: str) -> bool:
    """Tell whether a heading stands over the numbers of rows, which name them if nothing does."""
    return bool(_ROW_NUMBER.fullmatch(_bare(heading)))


def is_remark(heading: str) -> bool:
    """Tell whether a column holds nothing that a calculation could want: 序号, 备注."""
    return bool(_KNOWN.fullmatch(_bare(heading)))


def is_period(heading: str) -> bool:
    """Tell whether a heading only says of which time the columns below it are."""
    return bool(_PERIODS.fullmatch(_bare(heading)))


def is_same_column(words: str) -> bool:
    """Tell whether words below a heading leave it what it is: 上年末, 合计."""
    return bool(_WHOLE.fullmatch(_bare(words)))


def is_unit(words: str) -> bool:
    """Tell whether words below a heading are its unit alone: 人, （万元）, %."""
    return bool(_LIKE_UNIT.fullmatch(narrow(words).strip("() ")))


def written_units(heading: str) -> tuple[str, ...]:
    """Return the units that a heading names: in brackets, behind a colon or behind a stroke."""
    text = narrow(_MARKS.sub("", heading))
    found = [unit for unit in _BRACKETS.findall(text) if _LIKE_UNIT.fullmatch(unit)]
    tail = _split_unit(_BRACKETS.sub("", text))[2]
    return tuple(filter(None, (*found, tail)))


def column_unit(written: str) -> WrittenUnit:
    """Return the unit that a heading names: 万元, %, 元/人年.

    Raises:
        CalculationError: it is none.
    """
    if ratio := _RATIOS.get(written):
        return WrittenUnit(ratio, NOTHING, parse_unit("%").scale * 100 / _PARTS[ratio])
    dotted = re.sub(r"(?<=[人户口])\.?(?=[年月日])", "·", written)
    return parse_unit(dotted.replace(".", "·"))
