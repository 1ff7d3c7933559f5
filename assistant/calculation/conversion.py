"""The same sums in another unit: 267800元 is 26.78万元."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculation.entries import Entry, clause_ids, input_notes
from assistant.calculation.roles import NAMING
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import money_text, narrow, read_number

_UNIT = r"(?P<unit>亿元|万元|千元|亿|万|元)(?!\d)"
_INTO = re.compile(
    rf"(?:换算|折算|折合|换|折|改写|改|写|化|转换|转|统一)(?:算|合)?(?:成|为|作|到)(?:以|用)?{_UNIT}"
    rf"|(?:换算|折合|折算|表示|改用)\s*{_UNIT.replace('unit', 'unit2')}"
    rf"|[用以按拿]{_UNIT.replace('unit', 'unit3')}(?:为|作|做)?(?:单位|表示|计|说|写|列|显示|报)"
    rf"|(?:是|合|等于|相当于|有|折)(?:多少|几)个?(?P<unit4>亿元|万元|亿|万)(?!人)"
)
_PLACES = re.compile(
    r"(?P<places>[零一二两三四五六\d])位小数|小数点?后?面?(?P<after>[零一二两三四五六\d])位"
)
_SIZES = {"元": 1, "千元": 1000, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Target:
    """The unit that sums are to be given in, how many 元 it is, and to how many places."""

    unit: str
    size: Decimal
    places: int = 2


def read_target(text: str) -> Target | None:
    """Return the unit into which `text` wants sums converted (都换算成万元，保留两位小数)."""
    uniform = narrow(text)
    match = _INTO.search(uniform)
    if not match:
        return None
    written = next(unit for unit in match.groups() if unit)
    unit = written if written.endswith("元") else f"{written}元"
    size = _SIZES[unit] if unit in _SIZES else _SIZES[unit[0]]
    return Target(unit, Decimal(size), _places(uniform))


def _places(uniform: str) -> int:
    match = _PLACES.search(uniform)
    number = read_number(match["places"] or match["after"]) if match else None
    return int(number.value) if number else 2


def convert(sums: Sequence[Entry], target: Target) -> Calculation:
    """Give each sum in the unit of `target`, half up to its places."""
    steps = [_step(each, target) for each in sums]
    results = {each.role.value: _converted(each, target) for each in sums}
    listing = "，".join(f"{NAMING[e.role].label}{results[e.role.value]}{target.unit}" for e in sums)
    return Calculation(
        title=f"换算成{target.unit}",
        figures=tuple(each.figure() for each in sums),
        steps=tuple(steps),
        result=results,
        notes=(
            f"结果的单位是{target.unit}，四舍五入到{target.places}位小数；以元为单位的数没有变。",
            *input_notes(tuple(sums)),
        ),
        clause_ids=clause_ids(sums),
        summary=f"{listing}。",
    )


def _converted(each: Entry, target: Target) -> Decimal:
    unit = Decimal(1).scaleb(-target.places)
    return (each.value / target.size).quantize(unit, ROUND_HALF_UP)


def _step(each: Entry, target: Target) -> Step:
    value = f"{_converted(each, target)}{target.unit}"
    formula = f"{money_text(each.value)}元÷{target.size}＝{value}"
    return Step(NAMING[each.role].label, formula, value)
