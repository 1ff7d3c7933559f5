"""The sum of the towns beside the whole worked out at once, and where the difference comes from.

Both are right. Heads are rounded town by town or once, the 分 likewise, and the surplus of one
town does not fill the gap of another: the three parts make up the difference to the 分.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.calculation.entries import Account, values
from assistant.calculation.roles import Role
from assistant.calculation.solve import figures_from
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import cents, money_text, plain_text

ZERO = Decimal(0)
_WAYS = (
    ("", "不取整", None),
    ("_floor", "按只舍不入", ROUND_FLOOR),
    ("_ceiling", "按只入不舍", ROUND_CEILING),
)
Done = Sequence[tuple[Account, Calculation]]


@dataclass(frozen=True, slots=True)
class AsStated:
    """The sums under one way of rounding heads, those of the whole, and the difference in parts.

    `premium` − `whole_premium` is `by_heads` + `by_cents`; `gap` − `whole_gap` is these and
    `by_surplus`. The gaps are None where no carry-over is given.
    """

    name: str
    insured: Decimal
    whole_insured: Decimal
    premium: Decimal
    whole_premium: Decimal
    by_heads: Decimal
    by_cents: Decimal
    gap: Decimal | None = None
    whole_gap: Decimal | None = None
    by_surplus: Decimal = ZERO

    @property
    def sentence(self) -> str:
        """Return what the difference is and where it comes from."""
        gap = self.gap is not None and self.whole_gap is not None
        rows, whole = (self.gap, self.whole_gap) if gap else (self.premium, self.whole_premium)
        label = "需筹集" if gap else "应缴保费"
        difference = (rows or ZERO) - (whole or ZERO)
        head = (
            f"{self.name}：各行{label}相加{money_text(rows or ZERO)}元，"
            f"全部合在一起算{money_text(whole or ZERO)}元"
        )
        parts = [f"{why}{_signed(value)}元" for why, value in self._parts(gap=gap) if value]
        if not difference and not parts:
            return f"{head}，两数一致。"
        told = f"，其中{'，'.join(parts)}" if parts else ""
        return f"{head}，相差{_signed(difference)}元{told}。"

    def _parts(self, *, gap: bool) -> tuple[tuple[str, Decimal], ...]:
        heads = self.insured - self.whole_insured
        parts = (
            (f"人数逐行取整（相差{_signed(heads)}人）", self.by_heads),
            ("逐行四舍五入到分", self.by_cents),
        )
        return (*parts, (_UNUSED[self.by_surplus < 0], self.by_surplus)) if gap else parts


_UNUSED = ("有的乡镇结余用不完，没有拿去抵别处", "合在一起算结余用不完，分开算多用掉一些")


def _signed(value: Decimal) -> str:
    text = plain_text(value)
    return text if value <= 0 else f"+{text}"


def compare(done: Done) -> tuple[AsStated, ...]:
    """Return the comparison for each way of rounding heads; one where all heads are whole."""
    if not done:
        return ()
    whole = all(_insured(c).to_integral_value() == _insured(c) for _, c in done)
    whole = whole and all(n == n.to_integral_value() for n, _ in _groups(done).values())
    return tuple(_way(done, *way) for way in (_WAYS[:1] if whole else _WAYS))


def _insured(calculation: Calculation) -> Decimal:
    return calculation.result[Role.INSURED.value]


def _groups(done: Done) -> dict[tuple[Decimal | None, Decimal], tuple[Decimal, Decimal]]:
    """Return the heads of all towns of one ratio and rate, worked out at once, with the rate."""
    pooled: dict[tuple[Decimal | None, Decimal], Decimal] = {}
    for account, _ in done:
        known = values(account)
        ratio = known.get(Role.RATIO) if Role.INSURED not in known else None
        key = (ratio, known[Role.RATE])
        pooled[key] = pooled.get(key, ZERO) + known[Role.POPULATION if ratio else Role.INSURED]
    return {key: (heads * (key[0] or 1), key[1]) for key, heads in pooled.items()}


def _way(done: Done, key: str, name: str, rounding: str | None) -> AsStated:
    def rounded(heads: Decimal) -> Decimal:
        return heads.to_integral_value(rounding) if rounding else heads

    rows = [(rounded(_insured(c)), values(a), c) for a, c in done]
    groups = [(rounded(heads), rate) for heads, rate in _groups(done).values()]
    solved = [_solved(c, key, heads, known) for heads, known, c in rows]
    exact = sum((heads * known[Role.RATE] for heads, known, _ in rows), ZERO)
    premium, whole = _added(solved, Role.PREMIUM), sum((cents(n * s) for n, s in groups), ZERO)
    by_heads = exact - sum((heads * rate for heads, rate in groups), ZERO)
    way = AsStated(
        name, sum((heads for heads, *_ in rows), ZERO), sum((heads for heads, _ in groups), ZERO),
        premium, whole, by_heads, premium - whole - by_heads,
    )  # fmt: skip
    if not all(Role.GAP in each for each in solved):
        return way
    rest = whole - sum((known[Role.CARRY_OVER] for _, known, _ in rows), ZERO)
    by_surplus = _added(solved, Role.SURPLUS) - max(ZERO, -rest)
    return replace(
        way, gap=_added(solved, Role.GAP), whole_gap=max(ZERO, rest), by_surplus=by_surplus
    )


def _added(solved: Sequence[Mapping[Role, Decimal]], role: Role) -> Decimal:
    return sum((each[role] for each in solved), ZERO)


def _solved(
    calculation: Calculation, key: str, heads: Decimal, known: Mapping[Role, Decimal]
) -> Mapping[Role, Decimal]:
    """Return the results of a town for one way: as it was worked out, or for its whole heads."""
    wanted = (Role.PREMIUM, Role.GAP, Role.SURPLUS)
    result = calculation.result
    if f"{Role.PREMIUM.value}{key}" in result:
        return {r: result[f"{r.value}{key}"] for r in wanted if f"{r.value}{key}" in result}
    given: dict[Role, Decimal] = {Role.INSURED: heads}
    given |= {r: known[r] for r in (Role.RATE, Role.CARRY_OVER) if r in known}
    return {r: v for r, v in figures_from(given).items() if r in wanted}
