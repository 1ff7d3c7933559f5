"""An expression of a formula as a formula of Excel, so that a cell that is changed changes it.

Excel reckons in binary fractions: what is rounded or compared is first brought to nine places, so
that 0.07 × 100 is 7 heads and not 8.
"""

from collections.abc import Mapping
from fractions import Fraction

from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.formulas.expression import (
    ADD,
    CEILING,
    CENTS,
    DIVIDE,
    FLOOR,
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
    Banded,
    Call,
    Expression,
    Literal,
    Name,
    Operation,
)
from assistant.calculation.formulas.formula import FormulaCheck
from assistant.documents.numbers.decimals import plain_text

_SIGNS = {ADD: "+", SUBTRACT: "-", MULTIPLY: "*", DIVIDE: "/"}
_CALLS = {
    SMALLER: "MIN({},{})",
    LARGER: "MAX({},{})",
    FLOOR: "INT(ROUND({},9))",
    CEILING: "-INT(-ROUND({},9))",
    CENTS: "ROUND({},2)",
}
_HOLDS = {"≤": "<=0", "≥": ">=0", "<": "<0", ">": ">0", "=": "=0", "≠": "<>0"}


def in_excel(expression: Expression, cells: Mapping[str, str]) -> str:
    """Return an expression over cells, `cells` telling what stands for each name (C5, C5*10000)."""
    match expression:
        case Literal(value, _):
            return number(value)
        case Name(name):
            return cells[name]
        case Operation(sign, left, right):
            return f"({in_excel(left, cells)}{_SIGNS[sign]}{in_excel(right, cells)})"
        case Call(function, arguments):
            return _CALLS[function].format(*(in_excel(each, cells) for each in arguments))
        case Banded():
            return _bands(expression, cells)


def number(value: Fraction) -> str:
    """Return a number as Excel reads it; what a file states always has an end."""
    return plain_text(decimal_of(value))


def _bands(banded: Banded, cells: Mapping[str, str]) -> str:
    """Return the sum of what each band pays: what of the value lies in it, by its rate."""
    value = in_excel(banded.value, cells)
    low = "0" if banded.line is None else in_excel(banded.line, cells)
    parts, floor = [], low
    for band in banded.bands:
        top = value if band.upto is None else f"MIN({value},{in_excel(band.upto, cells)})"
        parts.append(f"MAX({top}-{floor},0)*{in_excel(band.rate, cells)}")
        floor = low if band.upto is None else f"MAX({low},{in_excel(band.upto, cells)})"
    return f"({'+'.join(parts)})"


def holds(check: FormulaCheck, cells: Mapping[str, str]) -> str:
    """Return the condition of a check over cells."""
    left, right = (in_excel(side, cells) for side in (check.left, check.right))
    return f"ROUND({left}-{right},9){_HOLDS[check.sign]}"


def shares(total: str, weights: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is left of a 分 for each party, and the share, in terms of `left` cells.

    The first are formulas; the second have {name} where the cell of that party's rest belongs.
    """
    whole = "+".join(weights.values())
    exact = {n: f"ROUND(ROUND({total},2)*100*{w}/({whole}),6)" for n, w in weights.items()}
    rests = {name: f"ROUND({each}-INT({each}),6)" for name, each in exact.items()}
    floors = "+".join(f"INT({each})" for each in exact.values())
    over = f"ROUND(ROUND({total},2)*100-({floors}),0)"
    found = {}
    for name in weights:
        ahead = "+".join(_ahead(other, name, weights) for other in weights if other != name) or "0"
        found[name] = f"(INT({exact[name]})+IF({ahead}<{over},1,0))/100"
    return rests, found


def _ahead(other: str, name: str, weights: Mapping[str, str]) -> str:
    """Return 1 where another party comes before one: a larger rest, weight, or an earlier name."""
    last = f"{weights[other]}={weights[name]}" if other < name else "FALSE"
    heavier = f"OR({weights[other]}>{weights[name]},{last})"
    rests = f"{{{other}}}", f"{{{name}}}"
    return f"IF(OR({rests[0]}>{rests[1]},AND({rests[0]}={rests[1]},{heavier})),1,0)"
