"""Expressions drawn from a seeded random: of a given unit, over inputs of every unit there is."""

from fractions import Fraction
from random import Random

from assistant.calculation.formulas.dimensions import parse_unit

INPUTS = {
    "金额": "元", "余额": "元", "人数": "人", "户数": "户", "月数": "月", "比例": "%",
    "标准": "元/人·月", "单价": "元/户",
}  # fmt: skip
UNITS = {name: parse_unit(unit).dimension for name, unit in INPUTS.items()}
_PRODUCTS = {
    "元": (("标准", "人数", "月数"), ("单价", "户数"), ("金额", "比例")),
    "元/人": (("标准", "月数"),),
    "人": (("人数", "比例"),),
    "户": (("户数", "比例"),),
    "": (("比例", "比例"),),
}
LITERALS = {"元": "500.5元", "人": "12人", "户": "3户", "月": "6月", "": "25%", "元/户": "80元/户"}


def drawn(
    random: Random, unit: str, depth: int = 3, *, smooth: bool = False, stated: bool = True
) -> str:
    """Return an expression that measures `unit`.

    A `smooth` one has only ＋ − × ÷; without `stated` it has no figures of its own.
    """
    leaves = [name for name, each in INPUTS.items() if each.rstrip("%") == unit]
    if stated and unit in LITERALS:
        leaves.append(LITERALS[unit])
    if depth <= 0 and leaves:
        return random.choice(leaves)

    def part(of: str) -> str:
        return drawn(random, of, depth - 1, smooth=smooth, stated=stated)

    ways = {
        "sum": lambda: f"({part(unit)} {random.choice('+-')} {part(unit)})",
        "scaled": lambda: f"({part(unit)}) {random.choice('×÷')} (1.5 + {part('')})",
        "product": lambda: " × ".join(random.choice(_PRODUCTS[unit])),
    }
    if not smooth:
        ways["bound"] = lambda: f"{random.choice(['取小', '取大'])}({part(unit)}, {part(unit)})"
    if not smooth and stated and unit == "元":
        ways["cents"] = lambda: f"到分({part(unit)})"
    return ways[random.choice(list(ways))]()


def figures(random: Random) -> dict[str, Fraction]:
    """Return a value for each input, never zero."""
    most = {"比例": 100}
    return {n: Fraction(random.randint(1, most.get(n, 50_000)), 100) for n in INPUTS}
