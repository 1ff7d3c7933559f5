"""What holds of every account, over thousands of cases each."""

from decimal import ROUND_FLOOR, Decimal
from itertools import islice
from random import Random

from assistant.calculation.amounts import parse_ratio
from assistant.calculation.entries import Entry, entry, values
from assistant.calculation.form import Form, calculate
from assistant.calculation.formulas.shares import split
from assistant.calculation.premium import account_calculation
from assistant.calculation.reverse import highest_rate, highest_ratio, people_covered
from assistant.calculation.roles import Role
from assistant.calculation.sharing import share_by
from assistant.calculation.steps import Calculation
from assistant.calculation.towns import ADDED, sum_towns
from assistant.calculation.workbook.compared import compare
from assistant.documents.numbers.decimals import CENT
from tests.calculation.generated import cases, money, price, ratio, size, weights


def entries(**figures: Decimal | int) -> dict[Role, Entry]:
    return {Role(name): Entry(Role(name), Decimal(v), str(v)) for name, v in figures.items()}


def test_shares_sum_to_the_total_and_lie_within_a_cent_of_what_is_due() -> None:
    for number, random in cases("shares"):
        total, parts = money(random), weights(random)
        shares = split(total, parts)
        assert sum(shares) == total, number
        whole = sum(parts)
        over = [s * whole - total * part for s, part in zip(shares, parts, strict=True)]
        assert max(map(abs, over)) < CENT * whole, number
        assert max(over) - min(over) <= CENT * whole, f"{number}: not to the largest remainders"
        assert all(part or not s for s, part in zip(shares, parts, strict=True)), number


def test_shares_are_printed_as_they_are_split() -> None:
    for number, random in cases("printed shares"):
        total = Entry(Role.GAP, money(random, 11), "")
        parties = [(f"第{n}方", weight) for n, weight in enumerate(weights(random), 1)]
        done = share_by(total, parties, are_ratios=False)
        shares = [value for key, value in done.result.items() if key.startswith("share_")]
        assert sum(shares) == done.result["total"] == total.value, number
        assert done.summary.endswith(f"合计{total.value:.2f}元。"), number


def test_gap_and_balance_less_surplus_are_the_need() -> None:
    """For the heads as they are and for both ways of rounding them."""
    for number, random in cases("need"):
        left = money(random, 12)
        result = calculate(
            Form(f"{size(random, 8)}", ratio(random), f"{price(random)}", f"{left}")
        ).result
        for way in ("", "_floor", "_ceiling"):
            if f"premium{way}" not in result:
                continue
            gap, surplus = result[f"gap{way}"], result[f"surplus{way}"]
            assert gap + left - surplus == result[f"premium{way}"], (number, way)
            assert min(gap, surplus) == 0, (number, way)


def test_forward_then_reverse_returns_the_heads_the_rate_and_the_ratio() -> None:
    for number, random in cases("reverse"):
        rate, share = price(random), random.randint(1, 10_000)
        population = 10_000 * size(random, 4)
        heads = population // 10_000 * share
        need = account_calculation(entries(insured=heads, rate=rate)).result["premium"]
        given = split_in_two(need, random)
        covered = people_covered(entries(rate=rate, **given)).result
        highest = highest_rate(entries(insured=heads, **given)).result
        widest = highest_ratio(entries(population=population, rate=rate, **given)).result
        assert covered["insured"] == heads, number
        assert highest["rate"] == rate, number
        assert widest["ratio"] == Decimal(share) / 10_000, number
        assert covered["remainder"] == highest["remainder"] == widest["remainder"] == 0, number


def split_in_two(need: Decimal, random: Random) -> dict[str, Decimal]:
    """Return the money at hand: all of it a budget, or a part of it left from last year."""
    left = (need * random.randint(0, 9) / 10).quantize(CENT, ROUND_FLOOR)
    return {"budget": need - left, "carry_over": left} if left else {"budget": need}


def test_reverse_then_forward_returns_the_money_and_one_more_cannot_be_paid() -> None:
    for number, random in cases("forward"):
        budget, rate = price(random, 12), price(random)
        covered = people_covered(entries(budget=budget, rate=rate)).result
        used = covered["premium"]
        assert used == (covered["insured"] * rate).quantize(CENT), number
        assert used + covered["remainder"] == budget, number
        assert 0 <= covered["remainder"] < rate, number
        heads = size(random, 7)
        highest = highest_rate(entries(budget=budget, insured=heads)).result
        forward = account_calculation(entries(insured=heads, rate=highest["rate"] or CENT)).result
        assert not highest["rate"] or forward["premium"] + highest["remainder"] == budget, number
        assert 0 <= highest["remainder"] < CENT * heads, number


_EVERY = 5
"""Of the cases of several rows one in so many is worked out: each has up to nine rows."""


def test_order_of_rows_does_not_matter() -> None:
    """Not to the sums, nor to the comparison with the whole worked out at once."""
    terms = [(ratio, rate) for ratio in ("10%", "12.5%", "7%") for rate in ("100", "33.33")]
    for number, random in islice(cases("order"), 0, None, _EVERY):
        rows = [
            {
                Role.POPULATION: Entry(Role.POPULATION, Decimal(size(random, 6)), ""),
                Role.RATIO: entry(Role.RATIO, parse_ratio(share)),
                Role.RATE: Entry(Role.RATE, Decimal(rate), rate),
                Role.CARRY_OVER: Entry(Role.CARRY_OVER, money(random, 9), ""),
            }
            for share, rate in random.choices(terms, k=random.choice((1, 2, 2, 3, 3, 4, 9)))
        ]
        towns = {f"{n}镇": (row, account_calculation(row)) for n, row in enumerate(rows)}
        mixed = dict(random.sample(list(towns.items()), len(towns)))
        first, second = sums(towns), sums(mixed)
        assert first == second, number


def sums(towns: dict[str, tuple[dict[Role, Entry], Calculation]]) -> object:
    result = sum_towns({name: account for name, (account, _) in towns.items()}).result
    rows = [(values(account), calculation.result) for account, calculation in towns.values()]
    return {role: result[role.value] for role in ADDED}, compare(rows)
