"""The sum of the towns beside the whole worked out at once, and where the difference comes from.

Both are right. Heads are rounded town by town or once, the 分 likewise, and the surplus of one
town does not fill the gap of another: the three parts make up the difference to the 分.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import cents, money_text, plain_text

ZERO = Decimal(0)
_WAYS = (
    ("", "不取整", None),
    ("_floor", "按只舍不入", ROUND_FLOOR),
    ("_ceiling", "按只入不舍", ROUND_CEILING),
)
Done = Sequence[tuple[Mapping[Role, Decimal], Mapping[str, Decimal]]]
"""What each town gave, and what came of it, by the keys of a calculation (premium_floor)."""


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
    def numbers(self) -> tuple[Decimal | None, ...]:
        """All numbers in the order of a table."""
        unused = None if self.gap is None else self.by_surplus
        return (
            self.insured, self.whole_insured, self.premium, self.whole_premium, self.by_heads,
            self.by_cents, self.gap, self.whole_gap, unused,
        )  # fmt: skip

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


def _insured(result: Mapping[str, Decimal]) -> Decimal:
    return result[Role.INSURED.value]


def _groups(done: Done) -> dict[tuple[Decimal | None, Decimal], tuple[Decimal, Decimal]]:
    """Return the heads of all towns of one ratio and rate, worked out at once, with the rate."""
    pooled: dict[tuple[Decimal | None, Decimal], Decimal] = {}
    for known, _ in done:
        ratio = known.get(Role.RATIO) if Role.INSURED not in known else None
        key = (ratio, known[Role.RATE])
        pooled[key] = pooled.get(key, ZERO) + known[Role.POPULATION if ratio else Role.INSURED]
    return {key: (heads * (key[0] or 1), key[1]) for key, heads in pooled.items()}


def _way(done: Done, key: str, name: str, rounding: str | None) -> AsStated:
    def rounded(heads: Decimal) -> Decimal:
        return heads.to_integral_value(rounding) if rounding else heads

    def added(role: Role) -> Decimal:
        """Return the sum over the towns; one whose heads are whole has no result of this way."""
        return sum((r.get(f"{role.value}{key}", r[role.value]) for _, r in done), ZERO)

    rows = [(rounded(_insured(result)), known[Role.RATE]) for known, result in done]
    groups = [(rounded(heads), rate) for heads, rate in _groups(done).values()]
    exact = sum((heads * rate for heads, rate in rows), ZERO)
    premium, whole = added(Role.PREMIUM), sum((cents(n * s) for n, s in groups), ZERO)
    by_heads = exact - sum((heads * rate for heads, rate in groups), ZERO)
    way = AsStated(
        name, sum((heads for heads, _ in rows), ZERO), sum((heads for heads, _ in groups), ZERO),
        premium, whole, by_heads, premium - whole - by_heads,
    )  # fmt: skip
    if not all(Role.GAP.value in result for _, result in done):
        return way
    rest = whole - sum((known[Role.CARRY_OVER] for known, _ in done), ZERO)
    by_surplus = added(Role.SURPLUS) - max(ZERO, -rest)
    return replace(way, gap=added(Role.GAP), whole_gap=max(ZERO, rest), by_surplus=by_surplus)
