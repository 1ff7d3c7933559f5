"""The account backwards: what the money at hand reaches, and what is left of it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from assistant.calculation.entries import Account, calculation_of, checked
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.solve import solve
from assistant.calculation.steps import Calculation, Step
from assistant.calculation.wanted import Task
from assistant.documents.numbers.decimals import (
    CENT,
    cents,
    money_text,
    percent_text,
    plain_text,
    yuan_text,
)

_FUNDS = (Role.BUDGET, Role.CARRY_OVER)


def _taken_off(label: str, parts: tuple[str, ...], value: Decimal) -> Step:
    return Step.equal(label, "−".join(parts), yuan_text(value))


def funds(account: Account) -> tuple[Decimal, Step]:
    """Return the money at hand in 元 (budget and carry-over, or a premium) and its step."""
    parts = [account[role] for role in _FUNDS if role in account]
    if not parts or (Role.PREMIUM in account and Role.BUDGET not in account):
        parts = [account[Role.PREMIUM]]
    total = cents(sum((part.value for part in parts), Decimal(0)))
    adding = "＋".join(money_text(part.value) for part in parts)
    if len(parts) == 1:
        return total, Step("可用资金合计", adding, yuan_text(total))
    words = "＋".join(NAMING[part.role].label for part in parts)
    return total, Step.equal("可用资金合计", f"{words}＝{adding}", yuan_text(total))


def enough(account: Account) -> Calculation:
    """Whether budget and carry-over pay the premium: what is short, or what remains, in 元."""
    checked(account)
    solved, steps = solve({r: e.value for r, e in account.items() if r not in _FUNDS})
    total, adding = funds({r: e for r, e in account.items() if r in _FUNDS})
    premium = solved[Role.PREMIUM]
    left = cents(total - premium)
    verdict = f"不够，还差{yuan_text(-left)}" if left < 0 else f"够，余{yuan_text(left)}"
    high, low = max(premium, total), min(premium, total)
    formula = f"{money_text(high)}−{money_text(low)}＝{yuan_text(abs(left))}"
    return calculation_of(
        "资金够不够",
        tuple(account.values()),
        (*steps, adding, Step("够不够", formula, verdict)),
        {
            "funds": total,
            "premium": premium,
            "shortfall": max(-left, cents(Decimal(0))),
            "remainder": max(left, cents(Decimal(0))),
        },
        [
            f"应缴保费{yuan_text(premium)}，可用资金{yuan_text(total)}，{verdict}。",
            *([] if Role.CARRY_OVER in account else ["没有给出上年结余，未计入。"]),
        ],
    )


def people_covered(account: Account) -> Calculation:
    """How many people the money at hand covers at the stated rate, and what remains.

    Needs a rate and a budget, carry-over or premium. A part of a person is not covered, and no more
    than there are where the population is given.
    """
    checked(account)
    total, adding = funds(account)
    rate, everyone = account[Role.RATE].value, account.get(Role.POPULATION)
    reach = (total / rate).to_integral_value(ROUND_FLOOR)
    people = min(reach, everyone.value) if everyone else reach
    used, rest = cents(people * rate), cents(total - people * rate)
    enough_for, heads, each = plain_text(reach), plain_text(people), plain_text(rate)
    division = f"{money_text(total)}÷{each}，取整数人（只舍不入）"
    limit = Step.equal("最多参保人数", f"够{enough_for}人，农村人口{heads}人，取小", f"{heads}人")
    steps = (
        adding,
        Step.equal("最多参保人数" if people == reach else "够多少人", division, f"{enough_for}人"),
        *((limit,) if people < reach else ()),
        Step.equal("实际用款", f"{heads}×{each}", yuan_text(used)),
        _taken_off("余下", (money_text(total), money_text(used)), rest),
    )
    told = f"最多保{heads}人，" if people == reach else f"，农村人口{heads}人全部参保，"
    return calculation_of(
        "反算：最多保多少人",
        tuple(account.values()),
        steps,
        {"funds": total, "insured": people, "premium": used, "remainder": rest},
        [f"共有{yuan_text(total)}，按每人{each}元{told}用{yuan_text(used)}，余{yuan_text(rest)}。"],
    )


def highest_rate(account: Account) -> Calculation:
    """The highest rate (元/人·年, cut to the 分) that the money at hand bears for the insured."""
    checked(account)
    total, adding = funds(account)
    heads = (Role.POPULATION, Role.RATIO, Role.INSURED)
    solved, more = solve({role: account[role].value for role in heads if role in account})
    people = solved[Role.INSURED]
    rate = (total / people).quantize(CENT, ROUND_FLOOR)
    rest = cents(total - people * rate)
    division = f"{money_text(total)}÷{plain_text(people)}，到分（只舍不入）＝{yuan_text(rate)}"
    product = f"{plain_text(people)}×{money_text(rate)}"
    steps = (
        Step("最高标准", division, f"{yuan_text(rate)}/人·年"),
        _taken_off("余下", (money_text(total), product), rest),
    )
    return calculation_of(
        "反算：最高标准",
        tuple(account.values()),
        (adding, *more, *steps),
        {"funds": total, "insured": people, "rate": rate, "remainder": rest},
        [
            f"共有{yuan_text(total)}，{plain_text(people)}人参保时标准最高为"
            f"每人每年{yuan_text(rate)}，余{yuan_text(rest)}。"
        ],
    )


def highest_ratio(account: Account) -> Calculation:
    """The highest share of the population that the money at hand covers, in whole people."""
    covered = people_covered({r: e for r, e in account.items() if r is not Role.RATIO})
    population = account[Role.POPULATION].value
    people = covered.result["insured"]
    ratio = (people / population).quantize(Decimal("0.0001"), ROUND_FLOOR)
    division = f"{plain_text(people)}÷{plain_text(population)}，到万分位（只舍不入）"
    return calculation_of(
        "反算：最高参保比例",
        tuple(account.values()),
        (*covered.steps, Step.equal("最高参保比例", division, percent_text(ratio))),
        covered.result | {"ratio": ratio},
        [f"{covered.summary}占农村人口的{percent_text(ratio)}。"],
    )


def next_carry_over(account: Account) -> Calculation:
    """What would be left for next year: premium less payout, less the contract's fees if given."""
    checked(account)
    parts = [account[r] for r in (Role.PREMIUM, Role.PAYOUT, Role.FEE) if r in account]
    left = cents(parts[0].value - sum((p.value for p in parts[1:]), Decimal(0)))
    words = "−".join(NAMING[p.role].label for p in parts)
    said = [
        f"没有结余，超支{yuan_text(-left)}。" if left < 0 else f"年底结余{yuan_text(left)}。",
        "能否结转下年、由谁使用，以保险合同约定为准。",
        *(["没有给出合同约定的费用，这里没有扣除。"] if Role.FEE not in account else []),
        *(["赔付和费用已超过保费，没有结余。"] if left < 0 else []),
    ]
    numbers = tuple(money_text(p.value) for p in parts)
    return calculation_of(
        "年底结余测算",
        tuple(account.values()),
        (_taken_off("年底结余", (f"{words}＝{numbers[0]}", *numbers[1:]), left),),
        {"next_carry_over": left},
        said,
    )


@dataclass(frozen=True, slots=True)
class Reverse:
    """A way back from money at hand: the figure that is found, and what has to be known for it."""

    task: Task
    found: Role
    needs: tuple[Role, ...]
    work: Callable[[Account], Calculation]


REVERSES = (
    Reverse(Task.HIGHEST_RATE, Role.RATE, (Role.INSURED,), highest_rate),
    Reverse(Task.HIGHEST_RATIO, Role.RATIO, (Role.POPULATION, Role.RATE), highest_ratio),
    Reverse(Task.PEOPLE, Role.INSURED, (Role.RATE,), people_covered),
)
"""For talk and for forms; a form takes the first whose needs are met."""
