"""Expressions of a formula as a tree, and how one is printed with its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial, reduce

from assistant.calculation.formulas.dimensions import BARE, WrittenUnit

ADD, SUBTRACT, MULTIPLY, DIVIDE = "＋", "−", "×", "÷"
SMALLER, LARGER, FLOOR, CEILING, CENTS = "取小", "取大", "舍整", "入整", "到分"
BANDS = "分段"
_RANK = {ADD: 1, SUBTRACT: 1, MULTIPLY: 2, DIVIDE: 2}
_ATOM = 3


@dataclass(frozen=True, slots=True)
class Literal:
    """A figure that the formula itself states: 12月, 50%."""

    value: Fraction
    unit: WrittenUnit


@dataclass(frozen=True, slots=True)
class Name:
    """An input, or what an earlier step gave."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One of ＋ − × ÷ between two expressions."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """取小 or 取大 of two, 舍整, 入整 or 到分 of one."""

    function: str
    arguments: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Band:
    """One band: up to which bound (None for all above), and the rate that is paid in it."""

    upto: "Expression | None"
    rate: "Expression"


@dataclass(frozen=True, slots=True)
class Banded:
    """What the bands of a table give for `value`; nothing is paid for what lies below `line`."""

    table: str
    value: "Expression"
    line: "Expression | None"
    bands: tuple[Band, ...]


Expression = Literal | Name | Operation | Call | Banded
ONE = Literal(Fraction(1), BARE)


def added(summands: Sequence[Expression]) -> Expression:
    """Return the sum of some expressions."""
    return reduce(partial(Operation, ADD), summands)


def parts(expression: Expression) -> "tuple[Expression, ...]":
    """Return what an expression is directly made of."""
    match expression:
        case Operation(_, left, right):
            return left, right
        case Call(_, arguments):
            return arguments
        case Banded(_, value, line, bands):
            bounds = (each for band in bands for each in (band.upto, band.rate))
            return value, *(each for each in (line, *bounds) if each is not None)
    return ()


def names(expression: Expression) -> Iterator[str]:
    """Yield the names in an expression, each as often as it stands there."""
    if isinstance(expression, Name):
        yield expression.name
    for part in parts(expression):
        yield from names(part)


def extent(expression: Expression, steps: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """Return of how many parts an expression is and how deep, with what `steps` tells of names."""
    if isinstance(expression, Name):
        return steps.get(expression.name, (1, 1))
    inner = [extent(part, steps) for part in parts(expression)]
    return 1 + sum(size for size, _ in inner), 1 + max((depth for _, depth in inner), default=0)


def replaced(expression: Expression, steps: Mapping[str, Expression]) -> Expression:
    """Return an expression with the names of `steps` replaced by what they stand for."""
    match expression:
        case Name(name) if name in steps:
            return steps[name]
        case Operation(sign, left, right):
            return Operation(sign, replaced(left, steps), replaced(right, steps))
        case Call(function, arguments):
            return Call(function, tuple(replaced(each, steps) for each in arguments))
        case Banded(table, value, line, bands):
            return Banded(
                table,
                replaced(value, steps),
                None if line is None else replaced(line, steps),
                tuple(
                    Band(b.upto and replaced(b.upto, steps), replaced(b.rate, steps)) for b in bands
                ),
            )
    return expression


def printed(expression: Expression, figures: Mapping[str, str]) -> str:
    """Return an expression as it is written, with the figures of `figures` for their names."""
    match expression:
        case Literal(value, unit):
            return unit.shown(value)
        case Name(name):
            return figures.get(name, name)
        case Operation(sign, left, right):
            loose = _RANK[sign] + (sign in (SUBTRACT, DIVIDE))
            return f"{_inside(left, _RANK[sign], figures)}{sign}{_inside(right, loose, figures)}"
        case Call(function, arguments):
            listed = "，".join(printed(each, figures) for each in arguments)
            return f"{function}（{listed}）"
        case Banded(table, value, _, _):
            return f"{BANDS}（{printed(value, figures)}，{table}）"


def _inside(part: Expression, rank: int, figures: Mapping[str, str]) -> str:
    own = _RANK[part.sign] if isinstance(part, Operation) else _ATOM
    text = printed(part, figures)
    return text if own >= rank else f"（{text}）"
