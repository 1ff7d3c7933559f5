"""Solves an expression for one of its inputs, exactly, and tells each step of the way back.

Where the input stands once, what was done to it is undone from the outside in. Where it stands
more than once the expression must be of the form a + b·x. What cannot be undone is said and never
searched for: 取小 that has cut the input off, a band that pays nothing, x·x.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.formulas.expression import (
    ADD,
    CENTS,
    DIVIDE,
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
    Banded,
    Call,
    Expression,
    Name,
    Operation,
    names,
)
from assistant.calculation.formulas.reckoning import Values, portions_of, to_cents, value_of
from assistant.errors import CalculationError

_OTHER = "请换一项来反算，或核对要达到的结果。"
_Affine = tuple[Fraction, Fraction]
"""a and b of a + b·x."""


@dataclass(frozen=True, slots=True)
class Undone:
    """One step back: that `whole` is `target` asks that `part` of it is `value`.

    `way` is how that follows, with `HOLE` for the target; None where it is not a single operation.
    `line` are a and b where the whole is a + b·x, and x is the part.
    """

    whole: Expression
    target: Fraction
    part: Expression
    value: Fraction
    way: Expression | None = None
    line: _Affine | None = None


def inverted(
    expression: Expression, unknown: str, target: Fraction, values: Values
) -> Iterator[Undone]:
    """Yield each step back from the target; the part of the last is the unknown.

    Raises:
        CalculationError: the input is not in it, or cannot be found from the target.
    """
    if unknown not in names(expression):
        raise CalculationError(f"结果和{unknown}没有关系，不能反算。", _OTHER)
    while not isinstance(expression, Name):
        step = _step(expression, unknown, target, values)
        yield step
        expression, target = step.part, step.value


def _step(expression: Expression, unknown: str, target: Fraction, values: Values) -> Undone:
    if list(names(expression)).count(unknown) == 1:
        match expression:
            case Operation():
                return _undo_operation(expression, unknown, target, values)
            case Call():
                return Undone(expression, target, *_undo_call(expression, unknown, target, values))
            case Banded(_, value, _, _) if unknown in names(value):
                return Undone(expression, target, value, _unbanded(expression, target, values))
    line = constant, slope = _affine(expression, unknown, values)
    if not slope:
        raise CalculationError(f"{unknown}取什么数，结果都一样，不能反算。", _OTHER)
    return Undone(expression, target, Name(unknown), (target - constant) / slope, line=line)


HOLE = Name("")
"""Stands in a step back for what the step begins with."""
_INVERSE = {ADD: SUBTRACT, SUBTRACT: ADD, MULTIPLY: DIVIDE, DIVIDE: MULTIPLY}


def _undo_operation(done: Operation, unknown: str, target: Fraction, values: Values) -> Undone:
    on_left = unknown in names(done.left)
    part, rest = (done.left, done.right) if on_left else (done.right, done.left)
    other, multiplies = value_of(rest, values), done.sign in (MULTIPLY, DIVIDE)
    if multiplies and not (other and (on_left or done.sign == MULTIPLY or target)):
        raise CalculationError(f"有一项是零，{unknown}取什么数都不影响结果，不能反算。", _OTHER)
    if on_left or done.sign in (ADD, MULTIPLY):
        way = Operation(_INVERSE[done.sign], HOLE, rest)
    else:
        way = Operation(done.sign, rest, HOLE)
    return Undone(done, target, part, value_of(way, {**values, HOLE.name: target}), way)


def _undo_call(
    done: Call, unknown: str, target: Fraction, values: Values
) -> tuple[Expression, Fraction]:
    if done.function in (SMALLER, LARGER):
        return _undo_bound(done, unknown, target, values)
    rounds = to_cents(target) if done.function == CENTS else Fraction(int(target))
    if rounds != target:
        what = "到分" if done.function == CENTS else "取整"
        raise CalculationError(f"结果要先{what}，得不到这个数。", _OTHER)
    return done.arguments[0], target


def _undo_bound(
    done: Call, unknown: str, target: Fraction, values: Values
) -> tuple[Expression, Fraction]:
    """Undo 取小 and 取大 where the bound does not bite."""
    first, second = done.arguments
    part, rest = (first, second) if unknown in names(first) else (second, first)
    bound = value_of(rest, values)
    if target == bound:
        raise CalculationError(
            f"这正好是{done.function}的界限，{unknown}在界限以外取什么数结果都一样，没有唯一的答案。",
            _OTHER,
        )
    if (target > bound) == (done.function == SMALLER):
        raise CalculationError(f"受{done.function}的界限所限，{unknown}取什么数都得不到。", _OTHER)
    return part, target


def _unbanded(banded: Banded, target: Fraction, values: Values) -> Fraction:
    """Return for which value the bands give `target`: each band is filled before the next."""
    if target <= 0:
        raise CalculationError("没有超过起付线的都得零，没有唯一的答案。", _OTHER)
    reached = Fraction(0) if banded.line is None else value_of(banded.line, values)
    for band in banded.bands:
        rate = value_of(band.rate, values)
        top = None if band.upto is None else value_of(band.upto, values)
        room = None if top is None else max(top - reached, Fraction(0))
        if rate > 0 and (room is None or target <= room * rate):
            return reached + target / rate
        target -= (room or 0) * rate
        reached = reached if top is None else max(reached, top)
    raise CalculationError(f"{banded.table}最多也得不到这么多。", _OTHER)


def _affine(expression: Expression, unknown: str, values: Values) -> _Affine:
    """Return a and b where the expression is a + b·x.

    Raises:
        CalculationError: it is not.
    """
    if unknown not in names(expression):
        return value_of(expression, values), Fraction(0)
    match expression:
        case Name():
            return Fraction(0), Fraction(1)
        case Operation(sign, left, right):
            return _affine_operation(
                sign, _affine(left, unknown, values), _affine(right, unknown, values), unknown
            )
        case Banded(_, value, line, bands):
            uptos = [part for part in (value, line, *(b.upto for b in bands)) if part is not None]
            if not any(unknown in names(part) for part in uptos):
                return _affine_rates(expression, unknown, values)
    raise _tangled(unknown)


def _affine_operation(sign: str, left: _Affine, right: _Affine, unknown: str) -> _Affine:
    (a, b), (c, d) = left, right
    if sign in (ADD, SUBTRACT):
        way = 1 if sign == ADD else -1
        return a + way * c, b + way * d
    if sign == MULTIPLY and not (b and d):
        return a * c, a * d + b * c
    if sign == DIVIDE and not d and c:
        return a / c, b / c
    raise _tangled(unknown)


def _affine_rates(banded: Banded, unknown: str, values: Values) -> _Affine:
    """The bands pay in proportion to their rates."""
    known = {**values, unknown: Fraction(0)}
    portions = portions_of(banded, value_of(banded.value, values), known)
    constant, slope = Fraction(0), Fraction(0)
    for (portion, _), band in zip(portions, banded.bands, strict=True):
        a, b = _affine(band.rate, unknown, values)
        constant, slope = constant + portion * a, slope + portion * b
    return constant, slope


def _tangled(unknown: str) -> CalculationError:
    return CalculationError(f"{unknown}在算式里不止一处起作用，不能准确反算。", _OTHER)
