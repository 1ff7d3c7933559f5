"""The roles that a figure plays in a 防贫保 account, and what each is called."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.documents.numbers.decimals import cents, money_text, percent_text, plain_text, tidy
from assistant.documents.numbers.quantities import Unit


class Role(StrEnum):
    """The part that a figure plays; the value is its key in JSON."""

    POPULATION = "population"
    RATIO = "ratio"
    INSURED = "insured"
    RATE = "rate"
    PREMIUM = "premium"
    CARRY_OVER = "carry_over"
    GAP = "gap"
    SURPLUS = "surplus"
    BUDGET = "budget"
    PAYOUT = "payout"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Naming:
    """What a role is called on the page, its unit, and how one asks for it."""

    label: str
    unit: str
    ask: str


NAMING: dict[Role, Naming] = {
    Role.POPULATION: Naming("农村人口", "人", "农村人口是多少"),
    Role.RATIO: Naming("参保比例", "", "参保比例是多少（百分之几）"),
    Role.INSURED: Naming("参保人数", "人", "参保人数是多少"),
    Role.RATE: Naming("保费标准", "元/人·年", "保费标准是每人每年多少元"),
    Role.PREMIUM: Naming("应缴保费", "元", "应缴保费总额是多少"),
    Role.CARRY_OVER: Naming("上年结余", "元", "上年结余是多少（没有结余也请说明）"),
    Role.GAP: Naming("需筹集", "元", "缺口是多少"),
    Role.SURPLUS: Naming("抵缴后剩余", "元", "剩余是多少"),
    Role.BUDGET: Naming("可用资金", "元", "能拿出的资金是多少"),
    Role.PAYOUT: Naming("当年赔付", "元", "当年实际赔付是多少"),
    Role.FEE: Naming("合同约定费用", "元", "合同约定的费用是多少"),
}

FITTING: dict[Unit, frozenset[Role]] = {
    Unit.PEOPLE: frozenset({Role.POPULATION, Role.INSURED}),
    Unit.RATIO: frozenset({Role.RATIO}),
    Unit.RATE: frozenset({Role.RATE}),
    Unit.MONEY: frozenset(
        {
            Role.RATE, Role.PREMIUM, Role.CARRY_OVER, Role.GAP,
            Role.BUDGET, Role.PAYOUT, Role.FEE,
        }
    ),
}  # fmt: skip
"""Which roles a quantity of each unit can play; a plain number can play any."""

PLAIN_FITTING = FITTING[Unit.PEOPLE] | FITTING[Unit.MONEY] | FITTING[Unit.RATIO]

TERMS = frozenset({Role.RATIO, Role.RATE})
"""What a document lays down for every place."""
BASE = TERMS | {Role.POPULATION}
"""What a premium follows from."""
WHOLE = BASE | {Role.CARRY_OVER}
"""What a gap follows from."""
DERIVED = frozenset({Role.INSURED, Role.PREMIUM, Role.GAP})
"""What follows from these."""
SUMS = (Role.GAP, Role.CARRY_OVER, Role.BUDGET, Role.PAYOUT, Role.PREMIUM)
"""The sums of money that may be divided or set against each other."""

NOUNS: tuple[tuple[Role, str], ...] = (
    (Role.CARRY_OVER, r"(?:保费)?(?:结余(?:的?保费|资金)?|节余|结存)"),
    (Role.GAP, r"财政[要需得该]*(?:出|承担|解决|负担|拿|掏|补)"),
    (Role.GAP, r"(?:保费|资金)?缺口|[需要还]?筹集?的?(?:钱|资金)?(?:部分)?|差额"),
    (Role.PREMIUM, r"总保费|(?<!担)保费(?:总额|总数|合计)?|应[缴交](?:保费|总额)?"),
    (Role.RATE, r"(?:保费|缴费)?标准"),
    (Role.RATIO, r"(?:参保)?比例|参保率"),
    (Role.INSURED, r"参保(?:人数|人口|基数)"),
    (Role.POPULATION, r"(?:农村)?人口|人数"),
    (Role.PAYOUT, r"赔付|理赔|赔款|赔出"),
    (Role.BUDGET, r"预算"),
)
"""Words that name a role without a figure (结余占总保费的百分之几)."""


_MONEY = "元"


def exact(role: Role, value: Decimal) -> Decimal:
    """Return a result as it is exported: money to the 分, anything else without needless zeros."""
    return cents(value) if NAMING[role].unit == _MONEY else tidy(value)


def shown(role: Role, value: Decimal) -> str:
    """Return a figure as it is printed with its unit: 2678人, 10%, 95113.37元."""
    if role is Role.RATIO:
        return percent_text(value)
    naming = NAMING[role]
    return f"{bare(role, value)}{naming.unit}"


def bare(role: Role, value: Decimal) -> str:
    """Return a figure as it stands in a formula, without its unit."""
    if role is Role.RATIO:
        return percent_text(value)
    if role in {Role.POPULATION, Role.INSURED, Role.RATE}:
        return plain_text(value)
    return money_text(value)
