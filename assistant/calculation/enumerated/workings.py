"""Workings: what a sum is made of, as a tree of figures, and how it is put on a worksheet."""

from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import WrittenUnit
from assistant.calculation.formulas.expression import (
    ADD,
    DIVIDE,
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
    Call,
    Expression,
    Literal,
    Operation,
)
from assistant.calculation.stated.provision import Provision


@dataclass(frozen=True, slots=True)
class Leaf:
    """One figure: of the user, of a provision, or (with neither) one that follows from a unit."""

    name: str
    value: Fraction
    unit: WrittenUnit
    text: str = ""
    provision: Provision | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """An operation on two workings."""

    sign: str
    left: "Working"
    right: "Working"
    name: str = ""


Working = Leaf | Joined


def value_of_working(working: Working) -> Fraction:
    """Return what a working comes to."""
    if isinstance(working, Leaf):
        return working.value
    left, right = value_of_working(working.left), value_of_working(working.right)
    if working.sign == ADD:
        return left + right
    if working.sign == SUBTRACT:
        return left - right
    if working.sign == MULTIPLY:
        return left * right
    if working.sign == DIVIDE:
        return left / right
    return min(left, right) if working.sign == SMALLER else max(left, right)


def with_price(working: Working, of: Provision, price: Working) -> Working:
    """Return a working with another price in the place of that which a provision states."""
    if isinstance(working, Leaf):
        return price if working.provision == of else working
    left, right = (with_price(each, of, price) for each in (working.left, working.right))
    return Joined(working.sign, left, right, working.name)


def on_sheet(sheet: Worksheet, working: Working) -> Expression:
    """Put a working on a worksheet, each named part of it as a step."""
    if isinstance(working, Leaf):
        return _leaf(sheet, working)
    left, right = on_sheet(sheet, working.left), on_sheet(sheet, working.right)
    made: Expression
    if working.sign in (SMALLER, LARGER):
        made = Call(working.sign, (left, right))
    else:
        made = Operation(working.sign, left, right)
    return sheet.step(working.name, made) if working.name else made


def _leaf(sheet: Worksheet, leaf: Leaf) -> Expression:
    if leaf.provision is not None:
        return sheet.counted(leaf.name, leaf.provision, leaf.unit)
    if leaf.text:
        return sheet.typed(leaf.name, leaf.value, leaf.unit, leaf.text)
    return Literal(leaf.value, leaf.unit)


def leaves(working: Working) -> list[Leaf]:
    """Return the figures of a working in order."""
    if isinstance(working, Leaf):
        return [working]
    return [*leaves(working.left), *leaves(working.right)]
