"""Reads the provisions of a table: each number of a row with its column, its unit and its row."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from assistant.calculation.formulas.dimensions import WrittenUnit, counted_in, parse_unit
from assistant.calculation.stated.clause_provisions import WHICH_ONES
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.decimals import narrow, read_number
from assistant.documents.numbers.figures import read_figures
from assistant.errors import CalculationError

_IN_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]{1,12})[)\]】]")
_BEHIND = re.compile(r"[/:]([^/:]*)$")
_UNIT_LINE = re.compile(r"单位:\s*([^\s,。;()]{1,8})")
_PLACES = frozenset({"街道", "镇", "乡", "村", "县", "区", "乡镇"})
"""In brackets these say which places a column is for (平原乡镇（街道）), not what it counts."""
_PIECES = re.compile(r"[,;、]")
"""Between the unit of a table and what else stands in its brackets: （人，2026年4月底）."""
_MEASURE = re.compile(
    r"(?!.*[含注约略类型级档上下行稿项岁版一二三四五六七八九十甲乙丙丁])[一-鿿]{1,4}"
)
"""A measure that no list has: 艘, 千瓦, 车公里; not 不含, 以上, 试行."""
_LONGEST_MEASURE = 3
_HAN = re.compile(r"[一-鿿]")
_ORDER = re.compile(r"序号|编号|备注|说明")
_TOTAL = re.compile(r"(?:合|总|小|共)\s*计|全[县市区镇乡]")
_LINE, _CEILING = re.compile(r"起付"), re.compile(r"封顶|上限|限额|最高")
_COUNTED_BY = (("人", re.compile(r"人[数口]|基数|名额")), ("户", re.compile(r"户数")))
"""What a column counts whose heading gives no unit."""
_OF_PEOPLE = re.compile(r"人员|对象|老人|学生")
"""Who stands over a column: they are counted in it, unless the table gives a unit of its own."""


def is_total(row: str) -> bool:
    """Tell whether a row's name is that of a sum of the others."""
    return bool(_TOTAL.search(row)) or not row


def bare_column(cell: Provision) -> str:
    """Return the name of a cell's column without its unit."""
    return re.sub(r"[（(].*", "", cell.own)


def row_provisions(document: PolicyDocument, clause: Clause, over: str = "") -> Iterator[Provision]:
    """Yield the provisions of one row of a table; `over` is what stands right over the table."""
    if clause.kind is not ClauseKind.ROW or not clause.columns:
        return
    title = document.title_of(clause)
    cells = [cell.strip() for cell in clause.text.split("\t")]
    row = "|".join([c for c in cells if _HAN.search(c) and not _is_figure(c)])
    pairs = [p for p in zip(clause.columns, cells, strict=False) if not _ORDER.search(p[0])]
    whole = _whole_unit(f"{over}\n{title}", tuple(clause.columns))
    for column, cell in pairs:
        unit = _unit_of(column) or whole or _counting_people(column)
        if unit is None or not (value := _value(cell, unit)):
            continue
        yield Provision(
            _part(column), value[0], value[1], column, "", title, row, cell, clause.text,
            document, clause,
        )  # fmt: skip


def _is_figure(cell: str) -> bool:
    found = [*read_figures(cell)]
    return len(found) == 1 and found[0].printed == cell and found[0].unit not in WHICH_ONES


def _value(cell: str, unit: WrittenUnit) -> tuple[Fraction, WrittenUnit] | None:
    """Return the number of a cell in the dimension of its unit; a share may have its own sign."""
    bare = narrow(cell).replace(",", "")
    number = read_number(bare) if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None
    if number:
        return Fraction(number.value) * unit.scale, unit
    found = [*read_figures(bare)]
    if _is_figure(bare) and found[0].unit:
        own = _parsed(found[0].unit if bare[-1] != "%" else "%")
        return (Fraction(found[0].value), own) if own else None
    return None


def _counting_people(column: str) -> WrittenUnit | None:
    return _parsed("人") if _OF_PEOPLE.search(narrow(column)) else None


@lru_cache(maxsize=2048)
def _unit_of(column: str) -> WrittenUnit | None:
    text = narrow(column)
    written = [*_IN_BRACKETS.findall(text)[::-1], *_BEHIND.findall(_IN_BRACKETS.sub("", text))]
    found = next((unit for each in written if (unit := _parsed(each))), None)
    if found:
        return found
    if re.search(r"比例|占比|[%率]$", text):
        return _parsed("%")
    return next((_parsed(unit) for unit, words in _COUNTED_BY if words.search(text)), None)


def _whole_unit(title: str, columns: tuple[str, ...]) -> WrittenUnit | None:
    """Return the unit that the title or the first heading gives for the whole table."""
    uniform = narrow(title)
    written = [*_UNIT_LINE.findall(uniform)[-1:], *_IN_BRACKETS.findall(uniform + columns[0])]
    told = (each.removeprefix("单位:") for found in written for each in _PIECES.split(found))
    said = (each for each in told if "元" in each or len(each) == 1 or _is_listed(each))
    return next((u for each in said if (u := _parsed(each))), None)


def _is_listed(written: str) -> bool:
    try:
        return bool(parse_unit(written))
    except CalculationError:
        return False


def _parsed(written: str) -> WrittenUnit | None:
    """Return the unit that is written where a table writes units; any measure may be one.

    What is paid by the 千瓦, the 艘 or the 车公里 is said by no list: 元/艘 tells it, and so does
    （艘） behind the name of a column. None where the brackets say something else.
    """
    if written in _PLACES:
        return None
    try:
        return parse_unit(written)
    except CalculationError:
        return _of_any_measure(re.sub(r"[\s()]", "", narrow(written).replace("每", "/")))


def _of_any_measure(bare: str) -> WrittenUnit | None:
    above, *below = bare.split("/")
    under = [word for group in below for word in group.split("·")]
    parts = [_measure(word) for word in (above, *under)]
    if None in parts or (not below and len(above) > _LONGEST_MEASURE):
        return None
    first, *others = [part for part in parts if part]
    dimension, scale = first.dimension, first.scale
    for other in others:
        dimension, scale = dimension.over(other.dimension), scale / other.scale
    return WrittenUnit(bare, dimension, scale)


def _measure(word: str) -> WrittenUnit | None:
    try:
        return parse_unit(word) if word else None
    except CalculationError:
        return counted_in(word) if _MEASURE.fullmatch(word) else None


def _part(column: str) -> ProvisionKind:
    if _LINE.search(column):
        return ProvisionKind.LINE
    return ProvisionKind.CEILING if _CEILING.search(column) else ProvisionKind.AMOUNT
