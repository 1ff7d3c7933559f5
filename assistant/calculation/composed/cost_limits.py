"""What is paid of what a thing cost: no more than that, or than a share of it, as documents say.

The cost is never the standard: 每户造价2万元 beside 每户补助8000元，但不超过实际造价的80%.
"""

import re
from collections.abc import Iterator

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.expression import (
    MULTIPLY,
    SMALLER,
    Call,
    Expression,
    Operation,
)
from assistant.calculation.formulas.units_each import money_for_each
from assistant.calculation.stated.provision import Provision
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.documents.model import Clause

_COST = r"(?:造价|费用|支出|投资|金额|花费|成本|价格|价款)"
_ACTUAL = re.compile(
    rf"实际[^。;；]{{0,8}}{_COST}[^。;；]{{0,4}}低于|{_COST}(?:低于|不足|少于|不到)[^。;；]{{1,16}}按(?:照)?实际"
)
_SHARE_OF_COST = re.compile(rf"不(?:得|能|应)?(?:超过|高于)[^,，]{{0,8}}{_COST}[^,，]{{0,3}}的?$")


def pays_actual(base: Provision) -> bool:
    """Tell whether what it really cost is paid where that is less: by its clause, or for all."""
    return any(_ACTUAL.search(c.text) for c in _clauses_on(base))


def _clauses_on(base: Provision) -> Iterator[Clause]:
    """Yield the clause of a standard, and those that have no standard of their own."""
    for clause in base.document.clauses:
        if clause.id == base.clause.id or not re.search(r"每[户人座亩个套间台]", clause.text):
            yield clause


def share_of_cost(stated: StatedFigures, base: Provision) -> Provision | None:
    """Return the share of its cost that a standard is not to exceed, where its sentence says so."""
    kin = (p for p in stated.all if p.clause.id == base.clause.id and p.quote == base.quote)
    return next((p for p in kin if p.is_share and _SHARE_OF_COST.search(p.own)), None)


def within_the_cost(
    sheet: Worksheet, total: Expression, share: Provision | None, cost: Expression
) -> Expression:
    """Return what is paid, no more than it cost, or than the share of that."""
    if share is not None:
        cost = Operation(MULTIPLY, cost, sheet.stated("造价比例", share))
    return Call(SMALLER, (total, cost))


def cost_on(sheet: Worksheet, actual: TypedFigure, each: tuple[str, ...]) -> Expression:
    """Take what it cost into a worksheet, for each of what the standard is for."""
    return sheet.typed("实际造价", actual.value, money_for_each(each), actual.text)


def not_reckoned_in(share: Provision) -> str:
    """Say that a limit by the cost stands in the document, where the cost is not given."""
    return f"文件还写了“{share.own}{share.text}”，没有给这笔费用，这里没有按它核减。"
