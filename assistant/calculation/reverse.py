"""The account backwards: what a sum of money reaches, what share one sum is of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from assistant.calculation.entries import Account, Entry, checked, clause_ids, input_notes
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.solve import solve
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import CENT, cents, money_text, percent_text, plain_text
from assistant.errors import CalculationError

_FUNDS = (Role.BUDGET, Role.CARRY_OVER)


def funds(account: Account) -> tuple[Decimal, tuple[Step, ...]]:
    """Return the money at hand in 元 (budget and carry-over, or a premium) and its step."""
    parts = [account[role] for role in _FUNDS if role in account]
    if not parts or (Role.PREMIUM in account and Role.BUDGET not in account):
        parts = [account[Role.PREMIUM]]
    total = cents(sum((part.value for part in parts), Decimal(0)))
    adding = "＋".join(money_text(part.value) for part in parts)
    words = "＋".join(NAMING[part.role].label for part in parts)
    value = f"{money_text(total)}元"
    return total, (
        Step("可用资金合计", f"{words}＝{adding}＝{value}" if len(parts) > 1 else adding, value),
    )


def enough(account: Account) -> Calculation:
    """Whether budget and carry-over pay the premium: what is short, or what remains, in 元."""
    checked(account)
    known = {r: e.value for r, e in account.items() if r not in _FUNDS}
    solved, steps = solve(known)
    total, more = funds({r: e for r, e in account.items() if r in _FUNDS})
    premium = solved[Role.PREMIUM]
    short, rest = max(premium - total, Decimal(0)), max(total - premium, Decimal(0))
    verdict = f"不够，还差{money_text(short)}元" if short else f"够，余{money_text(rest)}元"
    low, high = sorted((premium, total))
    formula = f"{money_text(high)}−{money_text(low)}＝{money_text(high - low)}元"
    step = Step("够不够", formula, verdict)
    result = {"funds": total, Role.PREMIUM.value: premium, "shortfall": cents(short)}
    summary = f"应缴保费{money_text(premium)}元，可用资金{money_text(total)}元，{verdict}。"
    notes = () if Role.CARRY_OVER in account else ("没有给出上年结余，未计入。",)
    answer = _Answer(result | {"remainder": cents(rest)}, summary, notes)
    return _done("资金够不够", account, (*steps, *more, step), answer)


def people_covered(account: Account) -> Calculation:
    """How many people the money at hand covers at the stated rate, and what remains.

    Needs a rate and a budget, carry-over or premium. A part of a person is not covered.
    """
    checked(account)
    total, steps = funds(account)
    rate = account[Role.RATE].value
    people = (total / rate).to_integral_value(ROUND_FLOOR)
    used, rest = cents(people * rate), cents(total - people * rate)
    division = (
        f"{money_text(total)}÷{plain_text(rate)}，取整数人（只舍不入）＝{plain_text(people)}人"
    )
    more = (
        Step("最多参保人数", division, f"{plain_text(people)}人"),
        Step(
            "实际用款",
            f"{plain_text(people)}×{plain_text(rate)}＝{money_text(used)}元",
            f"{money_text(used)}元",
        ),
        Step(
            "余下",
            f"{money_text(total)}−{money_text(used)}＝{money_text(rest)}元",
            f"{money_text(rest)}元",
        ),
    )
    result = {
        "funds": total,
        Role.INSURED.value: people,
        Role.PREMIUM.value: used,
        "remainder": rest,
    }
    summary = (
        f"共有{money_text(total)}元，按每人{plain_text(rate)}元最多保{plain_text(people)}人，"
        f"用{money_text(used)}元，余{money_text(rest)}元。"
    )
    return _done("反算：最多保多少人", account, (*steps, *more), _Answer(result, summary))


def highest_rate(account: Account) -> Calculation:
    """The highest rate (元/人·年, cut to the 分) that the money at hand bears for the insured."""
    checked(account)
    total, steps = funds(account)
    base = {
        r: account[r].value for r in (Role.POPULATION, Role.RATIO, Role.INSURED) if r in account
    }
    solved, more = solve(base)
    people = solved[Role.INSURED]
    rate = (total / people).quantize(CENT, ROUND_FLOOR)
    formula = f"{money_text(total)}÷{plain_text(people)}，到分（只舍不入）＝{money_text(rate)}元"
    rest = cents(total - people * rate)
    last = (
        Step("最高标准", formula, f"{money_text(rate)}元/人·年"),
        Step(
            "余下",
            f"{money_text(total)}−{plain_text(people)}×{money_text(rate)}＝{money_text(rest)}元",
            f"{money_text(rest)}元",
        ),
    )
    result = {"funds": total, Role.INSURED.value: people, Role.RATE.value: rate, "remainder": rest}
    summary = (
        f"共有{money_text(total)}元，{plain_text(people)}人参保时标准最高为"
        f"每人每年{money_text(rate)}元，余{money_text(rest)}元。"
    )
    return _done("反算：最高标准", account, (*steps, *more, *last), _Answer(result, summary))


def highest_ratio(account: Account) -> Calculation:
    """The highest share of the population that the money at hand covers, in whole people."""
    covered = people_covered({r: e for r, e in account.items() if r is not Role.RATIO})
    population = account[Role.POPULATION].value
    people = min(covered.result[Role.INSURED.value], population)
    ratio = (people / population).quantize(Decimal("0.0001"), ROUND_FLOOR)
    division = f"{plain_text(people)}÷{plain_text(population)}"
    formula = f"{division}，到万分位（只舍不入）＝{percent_text(ratio)}"
    step = Step("最高参保比例", formula, percent_text(ratio))
    summary = f"{covered.summary}占农村人口的{percent_text(ratio)}。"
    result = covered.result | {Role.RATIO.value: ratio}
    return _done("反算：最高参保比例", account, (*covered.steps, step), _Answer(result, summary))


def percentage(part: Entry, whole: Entry, before: Sequence[Step] = ()) -> Calculation:
    """What share `part` is of `whole`, as a percentage to two places, half up."""
    if whole.value <= 0:
        raise CalculationError(f"{NAMING[whole.role].label}应大于零。", "请核对后重新填写。")
    names = NAMING[part.role].label, NAMING[whole.role].label
    percent = (part.value / whole.value * 100).quantize(CENT, ROUND_HALF_UP)
    formula = (
        f"{names[0]}÷{names[1]}＝{money_text(part.value)}÷{money_text(whole.value)}＝{percent}%"
    )
    account = {part.role: part, whole.role: whole}
    notes: tuple[str, ...] = ("百分比由程序算出，四舍五入到两位小数，不是文件原文写的数。",)
    if part.role is Role.PAYOUT:
        notes += ("这是简单赔付率，分母是当年保费，不是已赚保费。",)
    summary = (
        f"{names[0]}{money_text(part.value)}元占{names[1]}{money_text(whole.value)}元的{percent}%。"
    )
    return _done(
        "占比测算",
        account,
        (*before, Step("占比", formula, f"{percent}%")),
        _Answer({"percentage": percent}, summary, notes),
    )


def next_carry_over(account: Account) -> Calculation:
    """What would be left for next year: premium less payout, less the contract's fees if given."""
    checked(account)
    parts = [account[r] for r in (Role.PREMIUM, Role.PAYOUT, Role.FEE) if r in account]
    left = cents(parts[0].value - sum((p.value for p in parts[1:]), Decimal(0)))
    words = "−".join(NAMING[p.role].label for p in parts)
    numbers = "−".join(money_text(p.value) for p in parts)
    step = Step("年底结余", f"{words}＝{numbers}＝{money_text(left)}元", f"{money_text(left)}元")
    notes: tuple[str, ...] = ("能否结转下年、由谁使用，以保险合同约定为准，库内文件未载明。",)
    if Role.FEE not in account:
        notes += ("没有给出合同约定的费用，这里没有扣除。",)
    if left < 0:
        notes += ("赔付和费用已超过保费，没有结余。",)
    summary = (
        f"年底结余{money_text(left)}元。" if left >= 0 else f"没有结余，超支{money_text(-left)}元。"
    )
    return _done(
        "年底结余测算", account, (step,), _Answer({"next_carry_over": left}, summary, notes)
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a calculation says besides its figures and steps."""

    result: Mapping[str, Decimal]
    summary: str
    notes: tuple[str, ...] = ()


def _done(title: str, account: Account, steps: Sequence[Step], answer: _Answer) -> Calculation:
    entries = tuple(account.values())
    return Calculation(
        title=title,
        figures=tuple(each.figure() for each in entries),
        steps=tuple(steps),
        result=dict(answer.result),
        notes=(*answer.notes, *input_notes(entries)),
        clause_ids=clause_ids(entries),
        summary=answer.summary,
    )
