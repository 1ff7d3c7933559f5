"""Figures that a document states by other than a plain figure: 减半, 降低15个百分点, 全额补贴.

And the money of a row that has its unit in a column of its own (水稻 | 亩 | 40).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from assistant.calculation.formulas.dimensions import MONEY, NOTHING, WrittenUnit, parse_unit
from assistant.calculation.formulas.units_each import money_for_each, named
from assistant.calculation.stated.clause_provisions import RAISED_FROM
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

_PERCENT = WrittenUnit("%", NOTHING, Fraction(1, 100))
_MONTH, _MONTHS = "月", parse_unit("月")
_HALVED = re.compile(r"([^,，。；;]{2,20}?)(?:的)?(?:标准)?(?:减半|减免一半|减免50%|半价|按一半)")
_POINTS = re.compile(
    r"(?P<who>[^。;；]*?)(?P<sign>提高|增加|上浮|降低|下浮|减少|下调)(?P<n>\d+(?:\.\d+)?)个百分点"
)
_MORE = frozenset({"提高", "增加", "上浮"})
_WHOLLY = re.compile(
    r"(?P<who>[一-鿿、]{2,12}?)(?P<what>全额(?:补贴|补助|资助|报销|救助|赔付|赔偿))"
)
_LINE = re.compile(
    r"(?P<own>[^,，。;；]*起付(?:线|标准)(?:为|是|按)?)(?P<n>\d+(?:\.\d+)?)(?P<wan>万?)元"
)
_SEASON = re.compile(
    r"(?<![\d年])(?P<first>1[0-2]|[1-9])月(?:份)?[至到—–\-~](?:次年|翌年|当年)?(?P<last>1[0-2]|[1-9])月(?![\d日])"
)
"""The months of a year in which so much is paid: 6月至9月发放高温补贴."""
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")


def all_provisions(document: PolicyDocument) -> Iterator[Provision]:
    """Yield the provisions of a document, and those that are said without a plain figure."""
    known = provisions_of(document)
    by_clause: dict[str, list[Provision]] = {}
    for each in known:
        by_clause.setdefault(each.clause.id, []).append(each)
    for kin in by_clause.values():
        yield from map(_of_unit_column, kin)
        if not kin[0].row:
            yield from _said_otherwise(kin[0], kin)
    for clause in document.clauses:
        if clause.id not in by_clause and not clause.columns and known:
            bare = replace(known[0], clause=clause, row="", above="", condition="")
            yield from _said_otherwise(bare, ())


def _said_otherwise(each: Provision, kin: Sequence[Provision]) -> Iterator[Provision]:
    uniform = narrow(each.clause.text)
    base = replace(each, condition="", unit=_PERCENT)
    for match in _HALVED.finditer(uniform):
        half = replace(base, kind=ProvisionKind.SCALE, value=Fraction(1, 2), own=match[1])
        yield replace(half, text="减半", quote=match[0])
    for match in _WHOLLY.finditer(uniform):
        quote = each.quote if match[0] in each.quote else match[0]
        whole = replace(base, kind=ProvisionKind.AMOUNT, value=Fraction(1), own=match["who"])
        yield replace(whole, text=match["what"], quote=quote)
    yield from (_points(base, match) for match in _POINTS.finditer(uniform))
    yield from _lines(base, uniform, kin)
    yield from _seasons(base, uniform, kin)
    yield from _raised(kin)


def _points(base: Provision, match: re.Match[str]) -> Provision:
    sign = 1 if match["sign"] in _MORE else -1
    text = f"{match['sign']}{match['n']}个百分点"
    value = sign * Fraction(match["n"]) / 100
    added = replace(base, kind=ProvisionKind.ADDED, value=value, own=match["who"])
    return replace(added, text=text, quote=match[0])


def _lines(base: Provision, uniform: str, kin: Sequence[Provision]) -> Iterator[Provision]:
    """Yield the lines that stand inside of a condition: 超过起付线1.4万元的部分."""
    for match in _LINE.finditer(uniform):
        value = Fraction(match["n"]) * (10_000 if match["wan"] else 1)
        if any(k.value == value and k.kind is ProvisionKind.LINE for k in kin):
            continue
        line = replace(base, kind=ProvisionKind.LINE, value=value, own=match["own"])
        text = f"{match['n']}{match['wan']}元"
        yield replace(line, text=text, unit=money_for_each(()), quote=match[0])


def _seasons(base: Provision, uniform: str, kin: Sequence[Provision]) -> Iterator[Provision]:
    """Yield for how many months of a year a sentence says that its monthly rate is paid."""
    for match in _SEASON.finditer(uniform):
        paid = [k for k in kin if _MONTH in k.unit.dimension.below and match[0] in narrow(k.quote)]
        months = Fraction((int(match["last"]) - int(match["first"])) % 12 + 1)
        if not paid or any(k.value == months and k.unit == _MONTHS for k in kin):
            continue
        season = replace(base, kind=ProvisionKind.LONGEST, value=months, own="", unit=_MONTHS)
        yield replace(season, text=match[0], quote=paid[0].quote)


def _raised(kin: Sequence[Provision]) -> Iterator[Provision]:
    """Yield what a standard comes to with what it is raised by: 130元的基础上增加50元."""
    for old, by in pairwise(kin):
        behind = narrow(old.quote).partition(narrow(old.text))[2]
        raised = old.quote == by.quote and RAISED_FROM.match(behind)
        if raised and old.unit.text != by.unit.text == _PERCENT.text:
            value = old.value * (1 + by.value)
        elif raised and old.unit.dimension.above == by.unit.dimension.above:
            value = old.value + by.value
        else:
            continue
        whole = narrow(old.quote)[narrow(old.quote).index(narrow(old.text)) :]
        text = whole[: whole.index(narrow(by.text)) + len(narrow(by.text))]
        yield replace(old, kind=ProvisionKind.AMOUNT, value=value, text=text)


def _of_unit_column(each: Provision) -> Provision:
    """Return a cell of money as one for each of what the column 单位 of its row says."""
    if not each.row or each.unit.text != MONEY:
        return each
    cells = [cell.strip() for cell in each.clause.text.split("\t")]
    columns = zip(each.clause.columns, cells, strict=False)
    units = [cell for name, cell in columns if _UNIT_COLUMN.match(name) and cell]
    return replace(each, unit=money_for_each((named(units[0]),))) if units else each
