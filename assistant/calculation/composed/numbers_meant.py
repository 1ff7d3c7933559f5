"""How many and for how long: the user's own numbers, those of a table, the months of a span.

Each unit below the stroke of a rate asks for just one number of that unit, so the units say which
number it is, not the order. What stands for one (一户, 每人) needs none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import Does, TypedFigure, within
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import counted_in, parse_unit
from assistant.calculation.formulas.expression import ADD, Expression, Name, Operation, added
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.listed_standards import is_of_the_same
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.row_provisions import is_total
from assistant.calculation.stated.shared_words import pairs
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.errors import CalculationError

CALLED = {
    "人": "人数",
    "户": "户数",
    "亩": "亩数",
    "月": "月数",
    "年": "年数",
    "季度": "季度数",
    "学期": "学期数",
}
_TOGETHER = frozenset({"人", "户", "亩"})
_NOT_BESIDE = re.compile(
    r"其中|里[头面边]|原|现|计划|拟|实|应|缺|走了|退|辞|减|请假|离|去世|死|外出|不|没|未|剩|余|变|改|增|新|[一总统]共|合计|除"
)
"""What says that a number is a part of another, or was another: 其中5人, 原来12人现在15人."""
_SPANS = frozenset({"月", "年", "季度", "学期", "日"})
_IN_MONTHS = {"年": 12, "季度": 3}
_EACH_ONE = re.compile(
    r"(?:每|(?<![第统唯专万同])[一1])(?:个|名|位)?(?P<of>人|户|家|口|亩|名|生)|(?P<he>该户|该家庭|我家|俺家|家里|他家|她家|这户)|(?P<she>[俺我他她](?![们这那]?[们省市区县镇乡村街社组])|本人|老人|大爷|大娘|婆|爹|娘|奶|爷|叔|婶|某)"
)
_PER_SPAN = re.compile(
    r"(?!1月|一月[到至份底初中])(?:每|[那这当本]|(?<![第统唯专万同干发满])[一1])个?(?P<span>月|年|季度|学期|天)"
)
_ALL = re.compile(r"全[县市区镇乡村]|所有|[招满]满|[镇乡街]")
_PAID_FOR = re.compile(r"[参投应]保|享受|补助|补贴|发放|保障|资助|任务")
_ALL_OF_IT = re.compile(r"汇总|总额|共计|加起来|一共|总共|统共|拢共|合计|总计|共需")
_COVERS = re.compile(r"[参投入应](?:防贫)?保|覆盖|比例")
_OF_ALL = re.compile(r"人口|总[人户]数")
"""Of whom a share is taken (按8%参保)."""
_WHOLE = re.compile(
    r"全[县市区镇乡村]|所有|各个?(?:乡镇|镇|乡|村)|[乡镇]镇?(?:合计|一共|总共|统共|总计)"
)
_FULL = re.compile(r"全年|整年|最长|拿满|干满|发满|一年|满一?年")


def called(unit: str) -> str:
    """Return what a number of a unit is called: 人数, 把数."""
    return CALLED.get(unit, f"{unit}数")


@dataclass(frozen=True, slots=True)
class Times:
    """What a rate is to be multiplied by; `figures` are those of the question that it took."""

    expression: Expression
    figures: tuple[TypedFigure, ...]


def times_for(
    sheet: Worksheet, unit: str, reading: MoneyReading, base: Provision | None
) -> Times | None:
    """Return the number of one unit; None where the rate stays for each of it.

    Raises:
        CalculationError: the question does not say how many, or says it twice.
    """
    if unit in _SPANS:
        return _span(sheet, unit, reading, base)
    typed = [f for f in within(reading.figures, unit) if f.does is Does.STANDS]
    if typed:
        return _typed(sheet, unit, typed, reading.asked)
    one = _is_one(unit, reading.asked)
    if one and not _ALL.search(reading.asked.uniform):
        return None
    if base is not None and (found := counted_in_rows(unit, reading, base)):
        return Times(_summed(sheet, unit, found), ())
    if one:
        return None
    raise CalculationError(f"还缺{CALLED.get(unit, unit)}。", f"请补充是多少{unit}。")


def _typed(sheet: Worksheet, unit: str, typed: Sequence[TypedFigure], asked: MoneyAsked) -> Times:
    """Return the one number that is given, or several of different places added up.

    Raises:
        CalculationError: several are given, and it is not said that all of them are meant.
    """
    if len({f.value for f in typed}) == 1:
        return Times(_own(sheet, unit, typed[0]), tuple(typed))  # 两个老人 … 两个人 are the same
    if unit in _TOGETHER and _stand_together(typed, asked):
        return Times(_added(sheet, unit, typed), tuple(typed))
    told = "和".join(f.text for f in typed)
    raise CalculationError(f"{CALLED.get(unit, unit)}写了{told}，不知道用哪一个。", "请说明。")


def _stand_together(typed: Sequence[TypedFigure], asked: MoneyAsked) -> bool:
    """Tell whether numbers stand beside one another, none being a part of another or put for it."""
    apart = len({f.before for f in typed if f.before.strip()}) == len(typed)
    parts = any(_NOT_BESIDE.search(f"{f.before}|{f.after}") for f in typed)
    whole = len(typed) > 2 and any(2 * f.value == sum(g.value for g in typed) for f in typed)
    return bool(_ALL_OF_IT.search(asked.uniform)) and apart and not parts and not whole


def _added(sheet: Worksheet, unit: str, typed: Sequence[TypedFigure]) -> Expression:
    """Return several numbers added up, as a question on all of them together asks."""
    first, *others = (_own(sheet, unit, figure) for figure in typed)
    total: Expression = first
    for each in others:
        total = Operation(ADD, total, each)
    return sheet.step(f"{CALLED[unit]}合计", total)


def _own(sheet: Worksheet, unit: str, figure: TypedFigure) -> Name:
    if not figure.exact:
        sheet.notes.append(f"“{figure.text}”是约数，结果也只是约数。")
    return sheet.typed(called(unit), figure.value, counted_in(unit), figure.text)


def _is_one(unit: str, asked: MoneyAsked) -> bool:
    """Tell whether the question is of one of them: 一户补多少, 每人多少, 俺娘能领多少."""
    for match in _EACH_ONE.finditer(asked.without_prices):
        of = match["of"]
        if of in ("户", "家") and unit == "户":
            return True
        if of in ("人", "口", "名", "生") and unit == "人":
            return True
        if of == "亩" and unit == "亩":
            return True
        if match["he"] and unit == "户":
            return True
        if match["she"] and unit in ("人", "户"):
            return True
    return False


def counted_in_rows(unit: str, reading: MoneyReading, base: Provision) -> tuple[Provision, ...]:
    """Return the cells that count a unit for the place of the question, or for all of them."""
    asked, stated = reading.asked, reading.stated
    units = {unit, "个"} if unit in ("人", "户") else {unit}
    named = bool(stated.places)
    of_all = any(f.is_share and f.does is Does.STANDS for f in asked.figures) or any(
        f.is_share and _COVERS.search(f"{f.before}{f.after}") for f in asked.figures
    )

    def counts(each: Provision) -> bool:
        above, below = each.unit.dimension.above, each.unit.dimension.below
        counted = bool(each.row) and bool(above) and set(above) <= units and not below
        related = each.document.id == base.document.id or _is_alike(each, base)
        return counted and related and (not of_all or bool(_OF_ALL.search(each.own)))

    if named:
        found = stated.closest(lambda p: counts(p) and not is_total(p.row), like=base.words)
        return _of_one_column(found, unit)
    if not _WHOLE.search(asked.uniform):
        return ()
    paid = stated.every(lambda p: counts(p) and bool(_PAID_FOR.search(p.own)), like=base.words)
    found = paid or stated.every(counts, like=base.words)
    whole = [p for p in found if is_total(p.row)]
    return tuple(whole[:1]) or found


def _is_alike(each: Provision, base: Provision) -> bool:
    """Tell whether a column of another document counts just those for whom a standard is."""
    bands = [*read_bands(base.words)]
    if bands:
        return [*read_bands(each.own)] == bands
    return bool(pairs(each.own) & pairs(f"{base.own}|{base.condition}"))


def _of_one_column(found: Sequence[Provision], unit: str) -> tuple[Provision, ...]:
    """Return cells of one column; of several that fit that of those for whom it is paid.

    Raises:
        CalculationError: several columns fit.
    """
    paid = [p for p in found if _PAID_FOR.search(p.own)] or list(found)
    columns = {p.own for p in paid}
    if len(columns) > 1:
        raise CalculationError(
            f"表里有{'、'.join(sorted(columns))}，不知道按哪一栏的{CALLED.get(unit, unit)}算。",
            "请说明。",
        )
    return tuple(paid)


def _summed(sheet: Worksheet, unit: str, found: Sequence[Provision]) -> Expression:
    """Return the sum of cells as one expression, each with its source."""
    people = counted_in(unit)
    names: list[Expression] = [
        sheet.counted(f"{p.row.split('|')[0]}{CALLED.get(unit, unit)}", p, people) for p in found
    ]
    total = added(names)
    return total if len(names) == 1 else sheet.step(f"{CALLED.get(unit, unit)}合计", total)


def _span(
    sheet: Worksheet, unit: str, reading: MoneyReading, base: Provision | None
) -> Times | None:
    asked = reading.asked
    spans = (unit,) if asks_each(unit, asked) and not asked.by_the_year else (unit, *_IN_MONTHS)
    typed = [f for f in reading.figures if f.unit in spans and f.does is Does.STANDS]
    if len(typed) > 1:
        told = "和".join(f.text for f in typed)
        raise CalculationError(f"写了{told}，不知道算多久。", "请说明算几个月。")
    if unit == "日" and (asked.months is not None or asks_each("月", asked)):
        raise CalculationError("标准是按天的，分不清一共算多少天。", "请说明一共多少天。")
    if typed and (number := _in(typed[0].value, typed[0].unit, unit)) is not None:
        return Times(
            sheet.typed(CALLED.get(unit, unit), number, counted_in(unit), typed[0].text),
            (typed[0],),
        )
    longest = _longest(reading.stated, base) if unit == "月" else None
    together = asked.by_the_year or _ALL_OF_IT.search(asked.uniform)
    each_month = asks_each(unit, asked) and not together
    if unit == "月" and asked.months is not None and not each_month:
        if longest and longest.value < asked.months and _FULL.search(asked.uniform):
            return Times(sheet.stated("最长月数", longest), ())
        return Times(sheet.typed("月数", asked.months, parse_unit("月"), asked.months_text), ())
    if unit == "年" or _PER_SPAN.search(asked.without_prices) or asks_each(unit, asked):
        return None
    raise CalculationError(f"标准是按{unit}的，没有说算多久。", f"请说明算几个{unit}。")


def asks_each(unit: str, asked: MoneyAsked) -> bool:
    """Tell whether a question speaks of one span of this unit: 每月, 一个季度."""
    return any(m["span"] == unit for m in _PER_SPAN.finditer(asked.without_prices))


def _in(value: Fraction, unit: str, wanted: str) -> Fraction | None:
    if unit == wanted:
        return value
    return value * _IN_MONTHS[unit] if wanted == "月" and unit in _IN_MONTHS else None


def _longest(stated: StatedFigures, base: Provision | None) -> Provision | None:
    """Return for how many months at most the document of a standard pays it."""
    if base is None:
        return None
    found = [p for p in stated.all if p.kind is ProvisionKind.LONGEST and p.unit.text == "月"
             and p.document.id == base.document.id]  # fmt: skip
    own = [p for p in found if is_of_the_same(stated, p, base)]
    return own[0] if len(own) == 1 else None
